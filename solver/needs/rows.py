"""The row of one NOC in cases that differ in their rankings."""

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from models.answers.outcome import Allocated, LotRequired, Outcome, OutOfTime
from models.answers.quota import Cell
from models.errors import BerthError
from models.instance import Instance
from models.place import Held
from models.ranking import Ranking
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.many.outcomes import Again

#: What a case gives: the place, no place, what a lot decides, or no allocation.
Gives = Literal["place", "none", "lot", "conflict"]

#: A row's cells, None where one hangs on a lot; or that there is a conflict, or a lot of which the
#: ways were too many to look at.
RowThen = Mapping[str, int | None] | Gives


class NoTable(BerthError):
    """There is no allocation of the instance as it stands. outcome: why."""

    def __init__(self, instance: Instance, outcome: Outcome) -> None:
        super().__init__("there is no allocation as things stand")
        self.instance, self.outcome = instance, outcome

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.instance, self.outcome)


class Rowed:
    """Cases like an instance, with other rankings: the row of one NOC in each."""

    def __init__(self, base: Instance, noc: str, clock: Clock) -> None:
        self.base, self.noc, self.clock = base, noc, clock
        self.again = Again(base, lambda: Clock(clock.left()))
        self._empty = dict.fromkeys((*base.rulebook.events, *base.rulebook.squads), 0)

    def row(self, **rankings: Ranking) -> RowThen:
        """In the case with these rankings. Raises Undecided."""
        found = self.again.decided(rankings=rankings)
        if (rows := found.rows(self.base.rulebook)) is not None:
            return rows.get(self.noc, self._empty)
        if found.status != "lot_required":
            return "conflict"
        instance = self.again.quick.instance(rankings=rankings)
        outcome = solve(instance, self.clock.left())
        if not isinstance(outcome, LotRequired):
            return "lot"
        table = open_lots(instance, outcome, self.clock.left()).table
        if table is None:
            return "lot"
        row = table.get(self.noc, self._empty)
        return {column: row[column] for column in self._empty}


def gives(row: RowThen, event: str, k: int) -> Gives:
    if isinstance(row, str):
        return row
    number = row[event]
    return "lot" if number is None else "place" if number >= k else "none"


def cells_moved(noc: str, before: RowThen, after: RowThen) -> tuple[Cell, ...]:
    """The cells of the NOC's row that are different, as far as they hang on no lot."""
    if isinstance(before, str) or isinstance(after, str):
        return ()
    return tuple(
        Cell(noc, column, old, new)
        for column, old in before.items()
        if old is not None and (new := after[column]) is not None and new != old
    )


class StateNow(NamedTuple):
    """row: of the NOC, None where a cell hangs on a lot; instance, held: one way in which open lots
    fall."""

    row: Mapping[str, int | None]
    instance: Instance
    held: Held


def state_now(rowed: Rowed) -> StateNow:
    """As things stand. Raises Undecided, NoTable."""
    base, clock = rowed.base, rowed.clock
    outcome = solve(base, clock.left())
    if isinstance(outcome, OutOfTime):
        raise clock.undecided()
    row = rowed.row()
    if not isinstance(row, str):
        if isinstance(outcome, Allocated):
            return StateNow(row, base, outcome.held)
        if isinstance(outcome, LotRequired):
            example = open_lots(base, outcome, clock.left()).example
            if example is not None:
                return StateNow(row, example[0], example[1].held)
    raise NoTable(base, outcome)
