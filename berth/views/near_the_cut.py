"""Per event the lines around the cut: the last ones awarded, and whom they left behind."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from berth.views.base import View
from berth.views.ledger import StepShown

#: So many of the lines awarded last are shown, and so many of those passed over after each of them.
LAST_AWARDED = 6
NEXT_PASSED_OVER = 2
#: After the last one awarded it is where the reserves begin.
NEXT_BEHIND = 6


class NearLine(StepShown):
    """A line near the cut. step: its number in the order of award; left_out: so many lines that
    were passed over stand between it and the next one that is shown, or the end."""

    step: int
    left_out: int


class NearTheCut(View):
    """The lines of an event around the cut, in the order of award. above: so many lines had their
    turn before the first of them, awarded or not. most: the most points that any of them has, an
    exact decimal; null where none has any."""

    event: str
    above: int
    lines: tuple[NearLine, ...]
    most: str | None


def near_the_cut(event: str, steps: Sequence[StepShown]) -> NearTheCut:
    """steps: of all events, in the order of award."""
    turns = [(number, step) for number, step in enumerate(steps, 1) if step.event == event]
    awarded = [at for at, (_, step) in enumerate(turns) if step.awarded][-LAST_AWARDED:]
    shown = [*_shown(awarded, len(turns))] if awarded else [*range(min(NEXT_BEHIND, len(turns)))]
    behind = zip(shown, [*shown[1:], len(turns)], strict=False)
    points = [Decimal(turns[at][1].points or 0) for at in shown if turns[at][1].points]
    return NearTheCut(
        event=event,
        most=str(max(points)) if points else None,
        above=shown[0] if shown else 0,
        lines=tuple(
            NearLine(**dict(turns[at][1]), step=turns[at][0], left_out=following - at - 1)
            for at, following in behind
        ),
    )


def _shown(awarded: Sequence[int], end: int) -> Iterator[int]:
    """The lines awarded, and the first of those passed over after each."""
    for at, following in zip(awarded, [*awarded[1:], end], strict=True):
        most = NEXT_PASSED_OVER if at != awarded[-1] else NEXT_BEHIND
        yield from range(at, min(at + 1 + most, following))
