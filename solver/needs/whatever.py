"""What holds of a place whatever the others do, as far as it is proved."""

from collections.abc import Callable
from functools import cached_property
from math import inf
from typing import Literal, NamedTuple

from models.bound import Source
from models.instance import Instance
from solver.needs.alone import StandsAlone, TiedTo, lines_at_most, own_limits, standing_alone
from solver.needs.bounds import LinesBefore
from solver.needs.every_result import Ends, every_end
from solver.needs.rows import Gives, Rowed, RowThen, gives
from solver.needs.season import SeasonSoFar

#: By what it is proved: a rule or ruling, the number of lines, counting lines, every result.
Proven = Literal["rule", "lines", "counting", "results"]


class Whatever(NamedTuple):
    """What holds whatever the others do. enough: so a finish or better brings the place; needed:
    no worse one does. None where it is not proved. by: what proves them; source: the rule or
    ruling that says whether it is certain or out of reach."""

    certain: Proven | None = None
    out_of_reach: Proven | None = None
    enough: int | None = None
    needed: int | None = None
    by: Proven | None = None
    source: Source | None = None


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
        size = inf if alone.size is None else alone.size
        own = max(k, alone.given.get(self.noc, 0))

        def surely(finish: int | None) -> bool:
            return before.may_be(finish, alone) + own <= size

        def possibly(finish: int | None) -> bool:
            return before.are(finish, alone) + own <= size

        has_line = (self.noc, k) in self.season.lines(name)
        if has_line and surely(None):
            return Whatever(certain="counting")
        if not possibly(k):
            return Whatever(out_of_reach="counting")
        finishes = range(k, self.season.last_finish(name) + 1)
        enough = needed = None
        for finish in finishes:
            if not surely(finish):
                break
            enough = finish
        # With several open competitions a bad finish in one may be made up for in another.
        one = self.season.opens[name] == 1
        if one and not (has_line and possibly(None)) and not possibly(finishes[-1]):
            needed = max(finish for finish in finishes if possibly(finish))
        return Whatever(enough=enough, needed=needed, by="counting")

    def _by_results(self, event: str, name: str | None, k: int, line: int) -> Whatever:
        found: list[tuple[float, Gives]] = [
            (ends.finish(name, self.noc, line) if name else inf, gives(row, event, k))
            for ends, row in self._rows_of_ends
        ]
        known = [(finish, what) for finish, what in found if what != "conflict"]
        if not known:
            return Whatever()
        if all(what == "place" for _, what in known):
            return Whatever(certain="results")
        if all(what == "none" for _, what in known):
            return Whatever(out_of_reach="results")
        fails = min(finish for finish, what in known if what != "place")
        does = max(finish for finish, what in known if what != "none")
        worst = max((finish for finish, _ in known if finish != inf), default=0)
        enough = min(fails - 1, worst)
        return Whatever(
            enough=int(enough) if enough >= line else None,
            needed=None if does == inf else int(does),
            by="results",
        )

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
            rankings[name] = self.season.with_finish(name, self.noc, most, most)
        return self.base.rebuilt(rankings={**self.base.rankings, **rankings})
