"""Several lots that are open at once, and what is certain whichever way they fall.

The lot that is required is thought to be drawn in each way in turn, and the case solved anew, until
no lot is left. Lots that are required whichever way the others fall are told together, and a cell
that is the same in all these tables is certain.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations, permutations
from math import comb, factorial
from typing import NamedTuple

from models.answers.outcome import Allocated, LotRequired, Outcome
from models.answers.quota import columns_of, table_of, totals_of, with_athletes
from models.instance import Instance
from models.order import Turn
from models.place import Place
from models.ruling import Ruling
from models.standing import NOT_DRAWN
from models.table import ATHLETES
from solver.allocate.lots import line_lot, next_drawn, squad_lot
from solver.allocate.solve import solve
from solver.clock import Clock, Undecided

#: So many tables are looked at; with more ways than that only the first lot is told.
MOST_TABLES = 128

THOUGHT = "thought of as drawn"


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
    """More ways than are looked at, or one that leads to no table, or to no new lot."""


class _Way(NamedTuple):
    """One way in which all lots fall: the lots on it, and what follows."""

    lots: tuple[LotRequired, ...]
    instance: Instance
    found: Allocated


def open_lots(instance: Instance, lot: LotRequired, time_limit: float | None = None) -> OpenLots:
    """All that is open and all that is certain in a case of which this lot is the first."""
    try:
        ways = list(_ways(instance, lot, (), Clock(time_limit), [MOST_TABLES]))
        return _together(instance, lot, ways)
    except (_TooMany, Undecided):
        return OpenLots((lot,))


def _together(instance: Instance, lot: LotRequired, ways: Sequence[_Way]) -> OpenLots:
    known = {turn.place: turn for _, turns in instance.stages for turn in turns}
    # It may be about the case before a place was given back, with lines that were struck later.
    known |= {turn.place: turn for turn in lot.tied}
    told = [list(_told(known, way.lots)) for way in ways]
    keys = [{_key(one) for one in lots} for lots in told]
    common = tuple(
        replace(one, tied=tuple(known[turn.place] for turn in one.tied))
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


def _told(known: Mapping[Place, Turn], lots: Iterable[LotRequired]) -> Iterator[LotRequired]:
    """Those whose lines are as they were before any lot fell, and the first of each squad. Among
    what another lot left over, as which number it is drawn hangs on that one."""
    squads: set[str] = set()
    for lot in lots:
        if lot.squad is None:
            if all(t.place in known and known[t.place].line == t.line for t in lot.tied):
                yield lot
        elif lot.squad not in squads:
            squads.add(lot.squad)
            yield lot


def _key(lot: LotRequired) -> tuple[object, ...]:
    """Whichever lots fell before: that numbers the ties after them anew."""
    return frozenset(turn.place for turn in lot.tied), lot.at_stake, lot.squad, lot.between


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
    if _number_of_draws(instance, outcome) > left[0] or _are_drawn(outcome):
        raise _TooMany
    for drawn in _draws(instance, outcome):
        after = instance.rebuilt(rulings=(*instance.rulings, *drawn))
        then = solve(after, clock.left())
        yield from _ways(after, then, (*lots, outcome), clock, left)


def _are_drawn(lot: LotRequired) -> bool:
    """Whether some of the lines won another lot already, between which nothing was said: a number
    more would put them behind the others of that."""
    return any(0 < turn.line.lot < NOT_DRAWN for turn in lot.tied)


def _number_of_draws(instance: Instance, lot: LotRequired) -> int:
    if lot.squad is not None:
        return len(lot.between)
    lines = len(lot.tied)
    return factorial(lines) if _go_together(instance, lot) else comb(lines, lot.at_stake)


def _go_together(instance: Instance, lot: LotRequired) -> bool:
    """Whether a lot between these lines is one for several places of an NOC: then the places at
    stake say nothing of how many lines win."""
    turns = (turn for _, turns in instance.stages for turn in turns)
    places = Counter((turn.list, turn.line.noc, turn.drawn_with) for turn in turns)
    return any(places[turn.list, turn.line.noc, turn.drawn_with] > 1 for turn in lot.tied)


def _draws(instance: Instance, lot: LotRequired) -> Iterator[Iterable[Ruling]]:
    """The lines that win, between which nothing is said; the whole order, where each stands for
    several places; or the NOC that comes first for the athletes of a squad: it may take them all,
    and what it leaves is the next lot."""
    start = next_drawn(instance, lot)
    if lot.squad is not None:
        for noc in lot.between:
            yield [squad_lot(noc, lot.squad, start, THOUGHT)]
        return
    if _go_together(instance, lot):
        for order in permutations(lot.tied):
            yield [line_lot(turn, number, THOUGHT) for number, turn in enumerate(order, start)]
        return
    for winners in combinations(lot.tied, lot.at_stake):
        yield [line_lot(turn, start, THOUGHT) for turn in winners]
