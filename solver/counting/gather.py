"""Units put together from what was read of their columns, with the proof about reasons."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby, product
from math import prod
from operator import attrgetter
from typing import NamedTuple

from solver.clock import Clock
from solver.counting.columns import Columns, needed
from solver.counting.effects import AthleteReason, Effects
from solver.counting.units import Covered, Mode, PlaceColumn, Sum, Unit
from solver.walk.clauses import NO_LIMIT
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

#: More ways to switch than these are better left to a solver.
MODES = 8


class LawsRead(NamedTuple):
    """What was read: effects of each column, reasons of each chain of athletes, all sums."""

    plan: WalkPlan
    columns: Columns
    effects: Mapping[int, Effects]
    reasons: Mapping[int, Sequence[AthleteReason]]
    sums: Sequence[Sum]


def gathered(told: LawsRead, clock: Clock) -> Covered:
    """Raises NotCovered, and Undecided."""
    athletes: list[Sum] = []
    places: list[Sum] = []
    rows: dict[int, list[int]] = {}
    for one in told.sums:
        columns = told.columns.whole(told.plan.numbered.sums[one.number])
        squads = {told.columns.is_squad[column] for column in columns}
        needed(len(squads) == 1, one)
        if len(columns) == 1 and not any(squads):
            effects = told.effects[columns[0]]
            effects.least = max(effects.least, one.least)
            effects.most = min(effects.most, one.most)
            continue
        kind = athletes if any(squads) else places
        needed(kind is places or one.least <= 0, one)
        for column in columns:
            rows.setdefault(column, []).append(len(kind))
        kind.append(one)
    columns_of: dict[int, list[int]] = {}
    for column, effects in told.effects.items():
        if not told.columns.is_squad[column]:
            # Whose columns concern no athletes are units of their own, one by one.
            key = -1 - column if effects.athletes is None else effects.athletes
            columns_of.setdefault(key, []).append(column)
    held, by_places = Walk(told.plan).next, attrgetter("places")
    units: list[Unit] = []
    unit_of: dict[int, int] = {}
    for chain in range(len(told.columns.of)):
        if told.columns.is_squad[chain]:
            columns_of.setdefault(chain, [])
    for key, mine in columns_of.items():
        unit = _unit(told, max(key, -1), mine, rows, places)
        for named, reasons in groupby(clock.during(told.reasons.get(key, ())), by_places):
            needed(_have_reason(told, unit, list(reasons), held), named)
        for column in (*mine, *((key,) if key >= 0 else ())):
            for chain in told.columns.chains[column]:
                unit_of[chain] = len(units)
        units.append(unit)
    return Covered(tuple(units), unit_of, tuple(athletes), tuple(places))


def _unit(
    told: LawsRead,
    athletes: int,
    columns: Sequence[int],
    rows: Mapping[int, Sequence[int]],
    sums: Sequence[Sum],
) -> Unit:
    numbered = told.plan.numbered
    squad = numbered.end[athletes] - numbered.first[athletes] if athletes >= 0 else 0
    starts: list[PlaceColumn] = []
    switches: list[PlaceColumn] = []
    told_of: list[Effects] = []
    for column in columns:
        effects, mine = told.effects[column], tuple(rows.get(column, ()))
        chains = tuple(told.columns.chains[column])
        most = min(effects.most, effects.top)
        needs = effects.athletes is not None
        one = PlaceColumn(chains, effects.least, most, mine, needs)
        if not needs or effects.is_free(squad):
            needed(len(mine) <= 1 or all(sums[row].least <= 0 for row in mine), column)
            starts.append(one)
        else:
            needed(not effects.in_part, column)
            switches.append(one)
            told_of.append(effects)
    needed(prod(effects.top + 1 for effects in told_of) <= MODES, switches)
    modes = [
        Mode(
            tuple(mode.values[0] for mode in each),
            max((mode.least for mode in each), default=0),
            min((mode.most for mode in each), default=NO_LIMIT),
        )
        for each in product(*([e.mode(v) for v in range(e.top + 1)] for e in told_of))
    ]
    own = tuple(rows.get(athletes, ())) if athletes >= 0 else ()
    return Unit(athletes, tuple(starts), tuple(switches), tuple(modes), own)


def _have_reason(
    told: LawsRead, unit: Unit, reasons: Sequence[AthleteReason], held: Sequence[int]
) -> bool:
    """Whether an NOC with as few athletes as it can have always has these reasons, which name the
    same places.

    As few athletes as `reason.athletes` or more it has only because of a column that needs them, a
    mode that asks for them, or from the start; each must bring the reason by itself.
    """
    numbered, chain = told.plan.numbered, unit.athletes
    times = Counter(reasons[0].places)
    fewest = cache(lambda chains: _fewest(told, chains, times))
    at_first = held[chain] - numbered.first[chain]
    there = [times[place] for place in times if place < held[numbered.chain[place]]]

    def counted(reason: AthleteReason, columns: Sequence[tuple[PlaceColumn, int]]) -> bool:
        """Whether holding so much of each column is reason enough."""
        if reason.least is None:
            return all(any(_is_sure(told, one, v, place) for one, v in columns) for place in times)
        return reason.least <= sum([value * fewest(one.chains) for one, value in columns])

    def causes(reason: AthleteReason) -> Iterator[bool]:
        for column in unit.starts:
            if column.needs and column.most >= reason.athletes:
                yield counted(reason, [(column, reason.athletes)])
        for mode in unit.modes:
            if mode.least >= reason.athletes:
                yield counted(reason, list(zip(unit.switches, mode.values, strict=True)))
        if at_first >= reason.athletes:
            yield len(there) == len(times) if reason.least is None else sum(there) >= reason.least

    return all(all(causes(reason)) for reason in reasons)


def _is_sure(told: LawsRead, column: PlaceColumn, value: int, place: int) -> bool:
    """Whether the place is held whenever so much of the column is."""
    numbered = told.plan.numbered
    chain = numbered.chain[place]
    if chain not in column.chains:
        return False
    others = sum([numbered.end[c] - numbered.first[c] for c in column.chains if c != chain])
    return place - numbered.first[chain] < value - others


def _fewest(told: LawsRead, chains: Sequence[int], times: Mapping[int, int]) -> int:
    """How often a place of the chains counts at the least."""
    numbered = told.plan.numbered
    return min(
        times.get(place, 0)
        for chain in chains
        for place in range(numbered.first[chain], numbered.end[chain])
    )
