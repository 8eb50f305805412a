"""Which number matters, as a table: the greatest effect first."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.moves import MovesShown
from berth.views.parts import ClashingRules
from berth.views.sensitivity import EffectShown, NumberTried, SensitivityAnswer
from models.words import counted, few

#: So many NOCs are named that have more places, or less.
MOST_NAMED = 4


def shown(answer: SensitivityAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    numbers = len({step.parameter for step in answer.steps})
    yield from hanging([f"{counted(numbers, 'number')} of the rules, each one up and one down."])
    yield ""
    if answer.steps:
        yield _table(answer.steps)
        yield ""
    if answer.fixed:
        listed = ", ".join(f"{parameter} {value}" for parameter, value in answer.fixed.items())
        yield from hanging([f"Fixed, and not ours to change: {listed}."])
    yield from hanging(
        [
            "Places are start and team places that NOCs have more (+) and less (-). How far a "
            "number does nothing is looked for in doubling steps and then by halves, to twice the "
            "number and 16 beyond it at least; where it ends, both numbers were tried."
        ]
    )


def _table(steps: tuple[NumberTried, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Number", no_wrap=True)
    table.add_column("Change", no_wrap=True)
    table.add_column("Places", no_wrap=True)
    table.add_column("What it does")
    for step in steps:
        places = "" if step.moves is None or step.is_nothing else _signed(step.moves)
        what = _until(step) if step.same_until is not None else _effect(step)
        table.add_row(step.parameter, f"{step.old} -> {step.new}", places, what)
    return table


def _signed(moves: MovesShown) -> str:
    return f"+{moves.places.gained} -{moves.places.lost}"


def _until(step: NumberTried) -> str:
    """'nothing down to 116; 115: places +0 -1, ...'"""
    if step.new < step.old:
        range_ = f"nothing down to {step.same_until}"
    elif step.then is None:
        range_ = f"nothing at least up to {step.same_until}"
    else:
        range_ = f"nothing up to {step.same_until}"
    if step.then is None:
        return range_
    moves = step.then.moves
    places = f"places {_signed(moves)}; " if moves is not None else ""
    return f"{range_}; {step.then.new}: {places}{_effect(step.then)}"


def _effect(effect: EffectShown) -> str:
    """What a number does, in a few words."""
    if effect.moves is not None:
        return _moves(effect.moves)
    if effect.status == "conflict":
        return f"conflict: {_conflict(effect.conflict)}"
    return {
        "lot_required": "a lot has to be drawn",
        "out_of_time": "undecided in time",
        "refused": f"not possible: {effect.why}",
    }[effect.status]


def _conflict(conflict: ClashingRules | None) -> str:
    if conflict is None:
        return "which rules clash was not found in time"
    rulings = [f"the ruling that {ruling.wording}" for ruling in conflict.rulings or ()]
    # The sum that shows it has no room in a column; `diagnose` tells it.
    return ", ".join([*conflict.rules, *rulings]) or "the facts alone"


def _moves(moves: MovesShown) -> str:
    parts = []
    if moves.athletes.gained or moves.athletes.lost:
        parts.append(f"athletes +{moves.athletes.gained} -{moves.athletes.lost}")
    for words in ("enter", "vanish", "more", "less"):
        if nocs := getattr(moves, words):
            parts.append(f"{words}: {few(nocs, MOST_NAMED)}")
    return "; ".join(parts) or "places change their event"
