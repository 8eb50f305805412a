"""Several lots that are open at once, and what is certain whichever way they fall.

The lot that is required is thought to be drawn in each way in turn, and the case solved anew, until
no lot is left. Lots that are required whichever way the others fall are told together, and a cell
that is the same in all these tables is certain.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations
from math import comb
from typing import NamedTuple

from models.answers.outcome import Allocated, LotRequired, Outcome
from models.answers.quota import columns_of, table_of, totals_of, with_athletes
from models.instance import Instance
from models.order import Turn
from models.place import Place
from models.ruling import Ruling
from models.standing import drawn_from
from models.table import ATHLETES
from solver.allocate.solve import solve
from solver.clock import Clock, Undecided

#: So many tables are looked at; with more ways than that only the first lot is told.
MOST_TABLES = 128


class OpenLots(NamedTuple):
    """lots: those that are required whichever way the others fall, the first first.

    table: NOC -> event or squad -> places, None where they hang on a lot; of every NOC that has a
    place in any of the ways. There is no table where there were too many ways, or rules that clash
    in some of them. totals: of the columns, and of NOCs, likewise. example: a case in which all
    lots are drawn, and its allocation.
    """

    lots: tuple[LotRequired, ...]
    table: Mapping[str, Mapping[str, int | None]] | None = None
    totals: Mapping[str, int | None] | None = None
    example: tuple[Instance, Allocated] | None = None


class _TooMany(Exception):
    """More ways than are looked at, or one that leads to no table."""


class _Way(NamedTuple):
    """One way in which all lots fall: the lots on it, and what follows."""

    lots: tuple[LotRequired, ...]
    instance: Instance
    found: Allocated


def open_lots(instance: Instance, lot: LotRequired, time_limit: float | None = None) -> OpenLots:
    """All that is open and all that is certain in a case of which this lot is the first."""
    clock = Clock(time_limit)
    try:
        ways = list(_ways(instance, lot, (), clock, [MOST_TABLES]))
    except (_TooMany, Undecided):
        return OpenLots((lot,))
    known = {turn.place: turn for _, turns in instance.stages for turn in turns}
    told = [[one for one in way.lots if _is_of(known, one)] for way in ways]
    keys = [{_key(one) for one in lots} for lots in told]
    common = tuple(
        LotRequired(tuple(known[turn.place] for turn in one.tied), one.at_stake)
        for one in told[0]
        if all(_key(one) in way for way in keys)
    )
    rulebook = instance.rulebook
    tables = [with_athletes(rulebook, table_of(rulebook, way.found.held)) for way in ways]
    columns = (*columns_of(rulebook), ATHLETES)
    table = {
        noc: {c: _same(rows.get(noc, {}).get(c, 0) for rows in tables) for c in columns}
        for noc in sorted({noc for rows in tables for noc in rows})
    }
    totals = [totals_of(columns, rows) for rows in tables]
    certain = {column: _same(total[column] for total in totals) for column in totals[0]}
    return OpenLots(common, table, certain, (ways[0].instance, ways[0].found))


def _is_of(known: Mapping[Place, Turn], lot: LotRequired) -> bool:
    """Whether its lines are as they were before any lot fell. Among lines that another lot left
    over, as which number they are drawn hangs on that one."""
    return all(known[turn.place].line == turn.line for turn in lot.tied)


def _key(lot: LotRequired) -> tuple[frozenset[Place], int]:
    """Whichever lots fell before: that numbers the ties after them anew."""
    return frozenset(turn.place for turn in lot.tied), lot.at_stake


def _same(numbers: Iterable[int]) -> int | None:
    """The number, if it is the same everywhere."""
    found = set(numbers)
    return found.pop() if len(found) == 1 else None


def _ways(
    instance: Instance,
    outcome: Outcome,
    lots: tuple[LotRequired, ...],
    clock: Clock,
    left: list[int],
) -> Iterator[_Way]:
    """Every way in which the lots may fall. left: how many more tables may be looked at."""
    if isinstance(outcome, Allocated):
        left[0] -= 1
        yield _Way(lots, instance, outcome)
        return
    if not isinstance(outcome, LotRequired):
        raise _TooMany
    if comb(len(outcome.tied), outcome.at_stake) > left[0]:
        raise _TooMany
    for winners in combinations(outcome.tied, outcome.at_stake):
        after = instance.rebuilt(rulings=(*instance.rulings, *_drawn(instance, winners)))
        then = solve(after, clock.left())
        yield from _ways(after, then, (*lots, outcome), clock, left)


def _drawn(instance: Instance, winners: tuple[Turn, ...]) -> Iterator[Ruling]:
    """That these lines come before those they are tied with; between themselves nothing is said."""
    for turn in winners:
        start = drawn_from(instance.counted_rankings[turn.list], turn.line)
        yield Ruling(
            noc=turn.line.noc,
            event=turn.event,
            form="lot",
            list=turn.list,
            rank=turn.line.rank,
            drawn=start,
            date=date.min,
            basis="thought of as drawn",
        )
