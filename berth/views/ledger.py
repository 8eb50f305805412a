"""The ledger: every line in its turn, awarded or passed over, and why."""

from collections.abc import Iterable, Iterator

from berth.views.parts import RankedLine, line_of
from models.answers.outcome import Step
from models.instance import Instance


class StepShown(RankedLine):
    """What happened to a line when its turn came.

    because: ids of what left no room; note: what else is to be said.
    standing: places held in the event after the step; size: the most that it may have, where a
    rule says so.
    """

    awarded: bool
    because: tuple[str, ...]
    note: str
    standing: int
    size: int | None


def steps_shown(instance: Instance, steps: Iterable[Step]) -> Iterator[StepShown]:
    sizes = _field_sizes(instance)
    for step in steps:
        yield StepShown(
            **dict(line_of(step.turn)),
            awarded=step.awarded,
            because=tuple(source.id for source in step.because),
            note=step.note,
            standing=step.standing,
            size=sizes.get(step.turn.event),
        )


def _field_sizes(instance: Instance) -> dict[str, int]:
    """Event -> the most places it may have, where a rule says so of the whole event."""
    whole = {frozenset(instance.field.places_in(event)): event for event in instance.field.events}
    sizes: dict[str, int] = {}
    for _, bound in instance.rules_and_rulings(instance.field):
        event = whole.get(frozenset(bound.places))
        if event is not None and bound.when is None and bound.at_most is not None:
            sizes[event] = min(sizes.get(event, bound.at_most), bound.at_most)
    return sizes
