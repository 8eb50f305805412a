"""What holds of a place whatever the others do, as far as it is proved."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from models.bound import Source
from models.instance import Instance
from solver.needs.alone import StandsAlone, TiedTo, lines_at_most, own_limits, standing_alone
from solver.needs.bounds import LinesBefore
from solver.needs.every_result import Ends, every_end
from solver.needs.rows import Gives, Rowed, RowThen, gives
from solver.needs.season import Finishes, SeasonSoFar

#: By what it is proved: a rule or ruling, the number of lines, counting lines, every result.
Proven = Literal["rule", "lines", "counting", "results"]


class InSoMany(NamedTuple):
    """Of so many of the open competitions. enough: so a finish or better in each of these brings
    the place, whatever else it has in the others; needed: where it has so a finish or a better one
    in fewer of them, it has not the place. None where it is not proved."""

    enough: int | None
    needed: int | None


class Whatever(NamedTuple):
    """What holds whatever the others do. in_so_many: of one of the open competitions, of two, and
    so on to all of them. by: what proves it; source: the rule or ruling that says whether the place
    is certain or out of reach."""

    certain: Proven | None = None
    out_of_reach: Proven | None = None
    in_so_many: tuple[InSoMany, ...] = ()
    by: Proven | None = None
    source: Source | None = None

    @property
    def enough(self) -> int | None:
        """So a finish or better in each of them brings the place."""
        return self.in_so_many[-1].enough if self.in_so_many else None

    @property
    def needed(self) -> int | None:
        """No worse one in any of them does."""
        return self.in_so_many[-1].needed if self.in_so_many else None


class WhateverTheOthersDo:
    """About one NOC. tell: is called after each result that was tried."""

    def __init__(
        self, season: SeasonSoFar, noc: str, rowed: Rowed, tell: Callable[[], None]
    ) -> None:
        self.season, self.noc, self.rowed, self.tell = season, noc, rowed, tell
        self.base = season.base
        self._alone_by_event: dict[str, StandsAlone | TiedTo] = {}

    def of(self, event: str, name: str | None, k: int, line: int) -> Whatever:
        """name: the list of the event that is open; line: the NOC's there that a finish is about.
        Raises Undecided."""
        full = self._full
        most, given = own_limits(full, self.noc, event)
        if given is not None and k <= given.number:
            return Whatever(certain="rule", source=given.source)
        if most is not None and k > most.number:
            return Whatever(out_of_reach="rule", source=most.source)
        lines = lines_at_most(full, self.noc, event)
        if lines is not None and k > lines:
            return Whatever(out_of_reach="lines")
        if self._ends is not None:
            return self._by_results(event, name, k, line)
        alone = self.alone(event)
        if isinstance(alone, StandsAlone) and name is not None:
            return self._by_counting(name, k, alone)
        return Whatever()

    def _by_counting(self, name: str, k: int, alone: StandsAlone) -> Whatever:
        before = LinesBefore(self.season, name, self.noc, k)
        own = max(k, alone.given.get(self.noc, 0))

        def surely(*finishes: int) -> bool:
            most = before.may_be(finishes, alone)
            return alone.size is None or (most is not None and most + own <= alone.size)

        def possibly(*finishes: int) -> bool:
            return alone.size is None or before.are(finishes, alone) + own <= alone.size

        has_line = (self.noc, k) in self.season.lines(name)
        if has_line and surely():
            return Whatever(certain="counting")
        opens, last = self.season.opens[name], self.season.last_finish(name)
        best = [k] * opens
        if not possibly(*best):
            return Whatever(out_of_reach="counting")
        finishes = range(k, last + 1)
        found = []
        for count in range(1, opens + 1):
            enough = max((f for f in finishes if surely(*[f] * count)), default=None)
            # At the best it wins in one less, and comes in behind that place in all others.
            behind = [f for f in finishes if possibly(*best[1:count], *[f] * (opens - count + 1))]
            found.append(InSoMany(enough, None if last in behind else max(behind)))
        return Whatever(in_so_many=tuple(found), by="counting")

    def _by_results(self, event: str, name: str | None, k: int, line: int) -> Whatever:
        found: list[tuple[Finishes, Gives]] = [
            (ends.finishes(name, self.noc, line) if name else (), gives(row, event, k))
            for ends, row in self._rows_of_ends
        ]
        known = [(finishes, what) for finishes, what in found if what != "conflict"]
        if not known:
            return Whatever()
        if all(what == "place" for _, what in known):
            return Whatever(certain="results")
        if all(what == "none" for _, what in known):
            return Whatever(out_of_reach="results")
        counts = range(self.season.opens[name] if name else 0)
        in_so_many = tuple(_in_so_many(known, count) for count in counts)
        return Whatever(in_so_many=in_so_many, by="results")

    @cached_property
    def _rows_of_ends(self) -> list[tuple[Ends, RowThen]]:
        found = []
        for ends in self._ends or ():
            rankings = {n: self.season.ranking(n, one) for n, one in ends.results.items()}
            found.append((ends, self.rowed.row(**rankings)))
            self.tell()
        return found

    @cached_property
    def _ends(self) -> list[Ends] | None:
        return every_end(self.season)

    def alone(self, event: str) -> StandsAlone | TiedTo:
        if event not in self._alone_by_event:
            self._alone_by_event[event] = standing_alone(self._full, event)
        return self._alone_by_event[event]

    @cached_property
    def _full(self) -> Instance:
        """With all lines that the NOC can have in the lists that are open."""
        rankings = {}
        for name in self.season.opens:
            most = self.season.classification.lines_in(name)
            rankings[name] = self.season.with_finishes(name, self.noc, most, (most,))
        return self.base.rebuilt(rankings={**self.base.rankings, **rankings})


def _in_so_many(known: Sequence[tuple[Finishes, Gives]], count: int) -> InSoMany:
    """known: of every result its finishes and what it gives; count: of the finishes the one that
    it is about, from 0; where there is none it is the worst of all."""
    those = [(finishes[count] if count < len(finishes) else None, what) for finishes, what in known]
    fails = [finish for finish, what in those if what != "place" and finish is not None]
    does = [finish for finish, what in those if what != "none"]
    finishes = {finish for finish, _ in those if finish is not None}
    enough = max((f for f in finishes if all(f < worse for worse in fails)), default=None)
    return InSoMany(
        enough, max((f for f in does if f is not None and None not in does), default=None)
    )
