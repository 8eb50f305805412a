"""What must happen in a ranking for an NOC's next place, where no competition is open.

Of each list that leads to the event the NOC's first line that has no place, or a further one, is
thought of at every rank better than its own, behind the NOC's better lines; those between move one
down. Every rank is a case of its own; nothing is concluded from one for another.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from models.instance import Instance
from models.place import Place
from solver.clock import Clock
from solver.explain.counterfactual import best_rank, with_line
from solver.explain.shaped import plain_lists
from solver.needs.alone import own_limits
from solver.needs.places import EventSought, PlaceSought, Tried
from solver.needs.rows import Rowed, cells_moved, gives, state_now
from solver.needs.whatever import Whatever

#: So many ranks of a list are tried, those next to where the line stands.
MOST_RANKS = 500


class NeededRanks:
    """About one NOC. tell: is told of how many tries are done. Raises Undecided, NoTable."""

    def __init__(
        self, instance: Instance, noc: str, clock: Clock, tell: Callable[[int], None]
    ) -> None:
        # What is ruled of single lines is done to the rankings, which can then be changed.
        self.instance, self.noc, self.tell = instance.settled, noc, tell
        self.clock = clock
        self.rowed = Rowed(self.instance, noc, clock)
        self.now = state_now(self.rowed)
        self._done = 0

    def event(self, event: str) -> EventSought:
        held = self.now.row[event]
        if held is None:
            return EventSought(event, None, ())
        places = [PlaceSought(k, True) for k in range(1, held + 1)]
        return EventSought(event, held, (*places, *self._next(event, held + 1)))

    def _next(self, event: str, k: int) -> Iterator[PlaceSought]:
        """One for each list; one without a list where none would do, or can be told of."""
        most, _ = own_limits(self.instance, self.noc, event)
        if most is not None and k > most.number:
            said = Whatever(out_of_reach="rule", source=most.source)
            yield PlaceSought(k, False, whatever=said)
            return
        found = [self._in_list(event, name, k) for name in plain_lists(self.instance, event)]
        yield from found or [PlaceSought(k, False)]

    def _in_list(self, event: str, name: str, k: int) -> PlaceSought:
        ranking = self.instance.rankings[name]
        own = [line.rank for line in ranking.lines if line.noc == self.noc]
        line = self._first_without_place(name, len(own))
        place = Place(self.noc, name, line)
        best = best_rank(self.instance, place)
        last = ranking.lines[-1].rank if ranking.lines else 0
        worst = own[line - 1] - 1 if line <= len(own) else last + 1
        rowed, tried, rows = self.rowed, [], {}
        if line > len(own):
            # Among cases in which it is there, wherever it stands, each has the same lines.
            rankings = {**self.instance.rankings, name: with_line(ranking, place, worst)}
            rowed = Rowed(self.instance.rebuilt(rankings=rankings), self.noc, self.clock)
        for rank in range(max(best, worst - MOST_RANKS + 1), worst + 1):
            row = rows[rank] = rowed.row(**{name: with_line(ranking, place, rank)})
            tried.append(Tried(rank, gives(row, event, k)))
            self._done += 1
            self.tell(self._done)
        found = PlaceSought(k, False, name, tuple(tried), line=line)
        least = found.least
        if least is None:
            return found
        return replace(found, cells=cells_moved(self.noc, self.now.row, rows[least.number]))

    def _first_without_place(self, name: str, lines: int) -> int:
        """As which of the NOC's lines it is printed, or would be."""
        mine = (
            turn
            for _, turns in self.now.instance.stages
            for turn in turns
            if turn.list == name and turn.line.noc == self.noc
        )
        free = (turn.line.k for turn in mine if turn.place not in self.now.held)
        return next(free, lines + 1)
