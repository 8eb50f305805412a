"""A table checked: what it breaks, and who has reason to complain."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from berth.questions.case import Asked
from berth.questions.given_lines import given_lines
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.squads import completed
from berth.questions.within_limit import all_within_limit
from berth.views.check import CheckAnswer, Findings, check_answer
from berth.views.heading import Heading
from models.answers.quota import columns_of
from models.bound import Law, Source
from models.checks.envy import envies
from models.checks.exchange import Exchange
from models.checks.lawful import Breach, apart_from_the_field, beyond_claims
from models.checks.room import Countable, with_room
from models.errors import BadQuestion
from models.files import read_table
from models.instance import Instance
from models.place import Held, Place
from models.reading.complaints import as_written
from models.table import ATHLETES, Table
from models.words import together
from solver.clock import Clock, Undecided

if TYPE_CHECKING:
    from solver.cpsat.model import Board

NO_RANKING = (
    "there is no ranking, so whether lines give these places, what the rules say of lists and "
    "lines, and whether a line was passed over without need"
)
WHICH_LINES = "time ran out, so whether other lines than the best give these places lawfully"
NOT_IN_TIME = (
    "time ran out, so whether there are athletes, in the squads that the table does not name, "
    "with whom every rule is kept"
)


@all_within_limit
def ask_check(
    asked: Asked, table: Path | Table | None = None, *, time_limit: float = DEFAULT_SECONDS
) -> CheckAnswer:
    """Checks a table: of a file, as a value, or the published one. Raises BadInput, BadQuestion.

    time_limit: seconds for what counting leaves open.
    """
    instance = asked.instance
    if not instance.is_ranked:
        # Lists without a line are none: of a list that is not known no place can be missing.
        instance = instance.rebuilt(rankings={})
    name, rows = _named(instance, table)
    if missing := [event for event in instance.field.events if event not in rows.columns]:
        raise BadQuestion(f"{name}: no column for {together(missing)}; add it, with 0 for none")
    if shared := sorted(rows.rows.keys() & instance.naming.shared.keys()):
        which = together(instance.naming.shared[shared[0]])
        raise BadQuestion(f"{name}: {shared[0]} is shown for {which}; give each a row of its own")
    counts, others = apart_from_the_field(instance.field, rows.rows)
    unnamed = {squad for squad in instance.field.squads if squad not in rows.columns}
    # All of the athletes in one number may be of one squad.
    numbers = {noc: _room(row, unnamed) for noc, row in counts.items()}
    case = with_room(instance, numbers, unnamed)
    lines = given_lines(case, counts, unnamed, time_limit)
    athletes = completed(case, counts, lines.held | others, unnamed, time_limit)
    broken = _worst(athletes.broken)
    unseen = [WHICH_LINES] * lines.open + [NOT_IN_TIME] * athletes.open
    if not instance.is_ranked:
        found = Findings(broken, not_looked_at=(*unseen, NO_RANKING))
    else:
        broken = (*beyond_claims(instance.field, counts), *broken)
        room = _Athletes(case, athletes.held, time_limit)
        envious = tuple(envies(case, athletes.held, room.possible))
        found = Findings(broken, envious, (*unseen, *room.open))
    return check_answer(instance, _with_notes(asked.heading, name, table, rows), name, found)


class _Athletes:
    """Whether there are athletes with whom an exchange of places keeps every law: what counting
    leaves open, asked of the solver."""

    def __init__(self, case: Countable, held: Held, time_limit: float) -> None:
        self._case, self._held = case, held
        self._seconds = time_limit
        self._undecided = False

    def possible(self, added: Place, removed: Place | None) -> bool:
        """False also where time ran out; then `open` says so."""
        if self._undecided:
            return False
        held = (self._held | {added}) - {removed}
        places, squads = self._case.field.places, self._case.field.squads
        starts = {place: place in held for place in places if place.pool not in squads}
        try:
            return self._board.any(starts) is not None
        except Undecided:
            self._undecided = True
            return False

    @property
    def open(self) -> Iterator[str]:
        if self._undecided:
            yield (
                f"time ran out after {self._seconds:g} s, so not of every line it is said whether "
                "it was passed over without need"
            )

    @cached_property
    def _board(self) -> "Board":
        from solver.cpsat.model import Board

        laws = Exchange(self._case, self._held).as_far_as_kept()
        sources = (source for source, _ in self._case.laws)
        return Board(map(Law, sources, laws), self._case.field.places, Clock(self._seconds))


def _worst(broken: Iterable[Breach]) -> tuple[Breach, ...]:
    """Of the breaches of one rule by the same places the worst: who has five athletes too many has
    four too many as well."""
    worst: dict[tuple[Source, tuple[Place, ...], bool], Breach] = {}
    for breach in broken:
        key = (breach.source, breach.places, breach.excess > 0)
        if key not in worst or abs(breach.excess) > abs(worst[key].excess):
            worst[key] = breach
    return tuple(worst.values())


def _named(instance: Instance, table: Path | Table | None) -> tuple[str, Table]:
    if isinstance(table, Table):
        return "the table", table
    if table is not None:
        book = instance.rulebook
        read = read_table(table, columns_of(book), instance.naming, book.pool_meant)
        return as_written(table), read
    if instance.published is not None:
        return "the published table", instance.published
    raise BadQuestion("the instance has no published table; name a table to check")


def _with_notes(heading: Heading, name: str, table: Path | Table | None, rows: Table) -> Heading:
    """With what was understood of the file of the table; of the published one it is there."""
    if not isinstance(table, Path) or not rows.notes:
        return heading
    note = f"{name}: {'; '.join(rows.notes)}"
    return heading.model_copy(update={"notes": (*heading.notes, note)})


def _room(row: Mapping[str, int], squads: Collection[str]) -> dict[str, int]:
    return {**dict.fromkeys(squads, row.get(ATHLETES, 0)), **row}
