"""Per event: the last line awarded, and the first reserve."""

from typing import Literal

from berth.views.base import View
from berth.views.parts import RankedLine, line_of
from models.answers.outcome import Allocated, LotRequired
from models.checks.unfilled import Unfilled
from solver.reallocate.first_reserve import FirstReserve
from solver.reallocate.reserve import Reserve

ReserveStatus = Literal[
    "found", "nobody", "lot_required", "conflict", "out_of_time", "not_looked_for"
]


class RankingsEnd(View):
    """The rankings of an event end before its field is full: `places` of at most `size` are held;
    ends: the last rank of each list, or the last that claims a place where a rule says what lines
    claim (`claims`: these lists). barred: so many lines there were left out and may have no place,
    whatever other NOCs hold."""

    sparse = ("claims", "barred")

    places: int
    size: int
    ends: dict[str, int]
    claims: tuple[str, ...] | None = None
    barred: int | None = None


class CutLine(View):
    """Of an event the last line awarded, and the first in reserve: who gains a place when the last
    one that may be given back is given back, by a fresh allocation.

    reserve: its line; others: those that move up with it. status: `found`; `nobody` gains, or what
    `solve` would answer instead of an allocation; `not_looked_for`: it takes the solver, and there
    are many lines; `berth reserve` looks. tied: between these a lot decides; squad, between: of one
    for athletes of a squad, as in the answer of `solve`. short: where the rankings end too early.
    without_line: NOCs that gain a place that no line claims, as by a team; each so often.
    """

    sparse = ("squad", "between", "short", "without_line")

    event: str
    last: RankedLine | None
    reserve: RankedLine | None
    others: tuple[RankedLine, ...]
    status: ReserveStatus
    tied: tuple[RankedLine, ...]
    squad: str | None = None
    between: tuple[str, ...] | None = None
    short: RankingsEnd | None = None
    without_line: tuple[str, ...] | None = None


def cut_line(cut: FirstReserve, short: Unfilled | None = None) -> CutLine:
    entry = cut.entry
    lines = tuple(map(line_of, entry.lines)) if isinstance(entry, Reserve) else ()
    outcome = None if entry is None or isinstance(entry, Reserve) else entry.outcome
    lot = outcome if isinstance(outcome, LotRequired) else None
    return CutLine(
        event=cut.event,
        last=line_of(cut.last) if cut.last else None,
        reserve=lines[0] if lines else None,
        others=lines[1:],
        status=_status(cut),
        tied=tuple(map(line_of, lot.tied)) if lot else (),
        squad=lot.squad if lot else None,
        between=lot.between if lot and lot.squad else None,
        without_line=(isinstance(entry, Reserve) and entry.without_line) or None,
        short=_ends(short) if short else None,
    )


def _ends(short: Unfilled) -> RankingsEnd:
    return RankingsEnd(
        places=short.held,
        size=short.size,
        ends=short.ends,
        claims=short.shaped or None,
        barred=short.barred or None,
    )


def _status(cut: FirstReserve) -> ReserveStatus:
    if cut.entry is None:
        return "not_looked_for"
    if isinstance(cut.entry, Reserve):
        return "found"
    outcome = cut.entry.outcome
    return "nobody" if isinstance(outcome, Allocated) else outcome.status
