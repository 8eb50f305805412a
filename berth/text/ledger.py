"""The ledger as text: every line in its turn, and why it was passed over."""

import textwrap
from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.text import Text

from berth.text.words import all_cited, ordinal
from models.answers.outcome import Step
from models.instance import Instance


def ledger_text(instance: Instance, steps: Sequence[Step]) -> Iterator[Text]:
    """A line per turn: number, stage, list, rank, NOC, its place, and what happened."""
    sizes = _field_sizes(instance)
    widths = (
        len(str(len(steps))),
        max((len(step.turn.stage) for step in steps), default=0),
        max((len(step.turn.list) for step in steps), default=0),
    )
    room = Console().width
    for number, step in enumerate(steps, 1):
        turn = step.turn
        number_width, stage_width, list_width = widths
        front = (
            f"{number:>{number_width}}  {turn.stage:<{stage_width}}  {turn.list:<{list_width}}  "
            f"{ordinal(turn.line.rank):>5} {turn.line.noc:<3}  {ordinal(turn.line.k)} place  "
        )
        text = textwrap.fill(
            front + _what_happened(step, sizes),
            room,
            subsequent_indent=" " * (number_width + 6),
            drop_whitespace=True,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield Text(text, style="" if step.awarded else "dim")


def _what_happened(step: Step, sizes: dict[str, int]) -> str:
    if step.awarded:
        size = sizes.get(step.turn.event)
        return f"awarded {step.standing}/{size}" if size else f"awarded {step.standing}"
    reasons = "; ".join(part for part in (all_cited(step.because), step.note) if part)
    return f"passed over: {reasons}"


def _field_sizes(instance: Instance) -> dict[str, int]:
    """Event -> the most places it may have, where a rule says so of the whole event."""
    whole = {frozenset(instance.field.places_in(event)): event for event in instance.field.events}
    sizes: dict[str, int] = {}
    for _, bound in instance.rules_and_rulings(instance.field):
        event = whole.get(frozenset(bound.places))
        if event is not None and bound.when is None and bound.at_most is not None:
            sizes[event] = min(sizes.get(event, bound.at_most), bound.at_most)
    return sizes
