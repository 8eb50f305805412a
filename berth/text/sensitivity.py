"""Which number matters, as a table: the greatest effect first."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.text.layout import hanging
from berth.text.words import counted, few
from models.answers.quota import Moves
from solver.many.sensitivity import Effect, Sensitive, Sensitivity

#: So many NOCs are named that have more places, or less.
MOST_NAMED = 4


def sensitivity_text(found: Sensitivity) -> Iterator[RenderableType]:
    numbers = len({step.parameter for step in found.steps})
    yield from hanging([f"{counted(numbers, 'number')} of the rules, each one up and one down."])
    yield ""
    if found.steps:
        yield _table(found.steps)
        yield ""
    if found.fixed:
        listed = ", ".join(f"{parameter} {value}" for parameter, value in found.fixed)
        yield from hanging([f"Fixed, and not ours to change: {listed}."])
    yield from hanging(
        [
            "Places are start and team places that NOCs have more (+) and less (-). How far a "
            "number does nothing is looked for in doubling steps and then by halves, to twice the "
            "number and 16 beyond it at least; where it ends, both numbers were tried."
        ]
    )


def _table(steps: tuple[Sensitive, ...]) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("Number", no_wrap=True)
    table.add_column("Change", no_wrap=True)
    table.add_column("Places", no_wrap=True)
    table.add_column("What it does")
    for step in steps:
        effect = step.effect
        places = "" if effect.moves is None or effect.is_nothing else _signed(effect.moves)
        what = _until(step) if step.same_until is not None else effect_text(effect)
        table.add_row(step.parameter, f"{step.old} -> {effect.new}", places, what)
    return table


def _signed(moves: Moves) -> str:
    return f"+{moves.gained} -{moves.lost}"


def _until(step: Sensitive) -> str:
    """'nothing down to 116; 115: places +0 -1, ...'"""
    if step.effect.new < step.old:
        range_ = f"nothing down to {step.same_until}"
    elif step.then is None:
        range_ = f"nothing at least up to {step.same_until}"
    else:
        range_ = f"nothing up to {step.same_until}"
    if step.then is None:
        return range_
    moves = step.then.moves
    places = f"places {_signed(moves)}; " if moves is not None else ""
    return f"{range_}; {step.then.new}: {places}{effect_text(step.then)}"


def effect_text(effect: Effect) -> str:
    """What a number does, in a few words."""
    if effect.moves is not None:
        return _moves_text(effect.moves)
    if effect.status == "conflict":
        return f"conflict: {_conflict_text(effect)}"
    return {
        "lot_required": "a lot has to be drawn",
        "out_of_time": "undecided in time",
        "refused": f"not possible: {effect.why}",
    }[effect.status]


def _conflict_text(effect: Effect) -> str:
    conflict = effect.conflict
    if conflict is None:
        return "which rules clash was not found in time"
    rules = ", ".join(conflict.rules) or "rulings and facts alone"
    return f"{rules} ({'; '.join(conflict.sums)})" if conflict.sums else rules


def _moves_text(moves: Moves) -> str:
    net: dict[str, int] = {}
    for noc, _, old, new in moves.cells:
        net[noc] = net.get(noc, 0) + new - old
    parts = []
    if moves.athletes_gained or moves.athletes_lost:
        parts.append(f"athletes +{moves.athletes_gained} -{moves.athletes_lost}")
    for words, nocs in (
        ("enter", list(moves.enter)),
        ("vanish", list(moves.vanish)),
        ("more", _by_size({n: c for n, c in net.items() if c > 0 and n not in moves.enter})),
        ("less", _by_size({n: -c for n, c in net.items() if c < 0 and n not in moves.vanish})),
    ):
        if nocs:
            parts.append(f"{words}: {few(nocs, MOST_NAMED)}")
    return "; ".join(parts) or "places change their event"


def _by_size(net: dict[str, int]) -> list[str]:
    return sorted(net, key=lambda noc: (-net[noc], noc))
