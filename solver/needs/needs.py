"""What must happen for an NOC to have its places, and the next one, while competitions are open.

Three things are said of a place, each only as far as it is known:

* *The others as they stand*: nobody else gets further points. Every finish of the NOC's k-th best
  athlete is tried, each as a case of its own, from the best one to the first behind which all are
  alike; nothing is concluded from one finish for another. Of several open competitions: in each of
  them, in fewer, and where these are not too many with another finish in each (`changes`).
* *Whatever the others do*: with every order in which athletes of NOCs of the season may come in at
  the open competitions (`every_result`). A place is certain when it is held in every allocation
  that any of these results leads to, and out of reach when in none; a finish is enough when the
  place is held with every result in which the NOC has that finish or a better one, and needed when
  it is held with none in which the NOC finishes worse. Each is said only where it is proved:
  by a rule, ruling or number of lines that says so whatever the lines; by trying every result,
  where these are few; or by counting lines, where the event stands alone. Where none of these
  proves anything, that is no answer to the question.
* *Its rank*: between which ranks the NOC's k-th line ends up with a finish, whatever the others do.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cached_property

from solver.clock import Clock
from solver.needs.alone import TiedTo
from solver.needs.bounds import LinesBefore
from solver.needs.changes import PlacesToTry
from solver.needs.places import (
    EventSought,
    FinishesGive,
    LeastThatDo,
    PlaceSought,
    RankWindow,
    Tried,
)
from solver.needs.rows import Rowed, StateNow, cells_moved, gives, state_now
from solver.needs.season import Finishes, SeasonSoFar
from solver.needs.whatever import WhateverTheOthersDo


class Needs:
    """About one NOC. tell: is told of how many tries how many are done."""

    def __init__(
        self, season: SeasonSoFar, noc: str, clock: Clock, tell: Callable[[int], None]
    ) -> None:
        self.season, self.noc, self.clock, self.tell = season, noc, clock, tell
        self.base = season.base
        self.rowed = Rowed(self.base, noc, clock)
        self._done = 0
        self.whatever = WhateverTheOthersDo(season, noc, self.rowed, self._another)

    def _another(self) -> None:
        self._done += 1
        self.tell(self._done)

    def event(self, event: str) -> EventSought:
        """Raises Undecided, NoTable."""
        held = self.state.row[event]
        if held is None:
            return EventSought(event, None, ())
        return EventSought(
            event, held, tuple(self._place(event, k, held) for k in range(1, held + 2))
        )

    @cached_property
    def state(self) -> StateNow:
        return state_now(self.rowed)

    def _place(self, event: str, k: int, held: int) -> PlaceSought:
        name = next((n for n in self.base.field.lists_of(event) if n in self.season.opens), None)
        line = self._line(event, name, k)
        whatever = self.whatever.of(event, name, k, line)
        alone = self.whatever.alone(event)
        is_proved = whatever.by or whatever.certain or whatever.out_of_reach
        tied = alone.sources if isinstance(alone, TiedTo) and not is_proved else None
        at = self.season.open_in[name] if name is not None else ()
        found = PlaceSought(k, k <= held, name, whatever=whatever, tied=tied, line=line, at=at)
        if name is None or whatever.certain or whatever.out_of_reach:
            return found
        if k <= held:
            return replace(found, ranks=(self._ranks(name, line, ()),))
        if line > self.season.classification.lines_in(name):
            return found
        return self._tried(found, event, name)

    def _line(self, event: str, name: str | None, k: int) -> int:
        """The NOC's line that would have its k-th place: where other lists lead to the event too,
        the first that has none."""
        if name is None or len(self.base.field.lists_of(event)) == 1:
            return k
        here = sum((place.noc, place.pool) == (self.noc, name) for place in self.state.held)
        return min(k, here + 1)

    def _tried(self, found: PlaceSought, event: str, name: str) -> PlaceSought:
        """With every change, the others as they stand."""
        season, noc, line, rows = self.season, self.noc, found.line or found.k, {}
        to_try = PlacesToTry(line, season.last_finish(name), season.opens[name])
        tried: dict[Finishes, Tried] = {}
        for finishes in to_try.changes():
            ranking = season.with_finishes(name, noc, line, finishes)
            row = rows[finishes] = self.rowed.row(**{name: ranking})
            points = season.points(name, (noc, line), finishes)
            tried[finishes] = Tried(finishes[-1], gives(row, event, found.k), points)
            self._another()
        alike = [
            tuple(one for finishes, one in tried.items() if finishes == (one.number,) * count)
            for count in range(1, to_try.opens + 1)
        ]
        found = replace(found, tried=alike[-1])
        if to_try.opens > 1:
            found = replace(
                found, in_so_many=tuple(alike), least_changes=self._least(to_try, tried)
            )
        least = found.least
        numbers = {line, found.whatever and found.whatever.enough, least and least.number}
        ranks = [
            self._ranks(name, line, (n,) * to_try.opens) for n in sorted(n for n in numbers if n)
        ]
        then = rows[(least.number,) * to_try.opens] if least else None
        cells = cells_moved(noc, self.state.row, then) if then else ()
        return replace(found, cells=cells, ranks=tuple(ranks))

    def _least(self, to_try: PlacesToTry, tried: Mapping[Finishes, Tried]) -> LeastThatDo | None:
        """None where not every change was tried."""
        if not to_try.is_small:
            return None
        does = {finishes: one.gives == "place" for finishes, one in tried.items()}
        least, are_safe = to_try.least(does)
        return LeastThatDo(tuple(FinishesGive(one, tried[one].points) for one in least), are_safe)

    def _ranks(self, name: str, line: int, finishes: Finishes) -> RankWindow:
        before = LinesBefore(self.season, name, self.noc, line)
        worst = before.may_be(finishes)
        # Lines of its own may share the rank with this one.
        best = before.are(finishes) + before.own(finishes) + 1
        finish = finishes[0] if finishes else None
        return RankWindow(finish, best, None if worst is None else worst + line)
