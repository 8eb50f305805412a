"""What several views are made of: lines, cells, reasons, conflicts, rulings, names."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from datetime import date
from functools import cached_property

from pydantic import Field

from berth.views.base import View
from models.answers.diagnosis import ConflictOfRules
from models.answers.quota import Cell
from models.bound import Source
from models.instance import Instance
from models.names import pool_names
from models.order import Turn
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.table import ATHLETES, NOCS
from models.words import Names, code_and_name, ordinal


class RankedLine(View):
    """A line of a ranking in its turn. k: it claims the NOC's k-th place there."""

    stage: str
    list: str
    event: str
    rank: int
    noc: str
    k: int

    @property
    def where(self) -> str:
        """'34th', with its list where that is not called like the event: '2nd, men-itf'."""
        return ordinal(self.rank) + ("" if self.list == self.event else f", {self.list}")


class PointedLine(RankedLine):
    """The same with its points, an exact decimal, where the ranking has them."""

    points: str | None


class CellChange(View):
    """A cell of a table with its number before and after."""

    noc: str
    column: str
    old: int = Field(alias="from")
    new: int = Field(alias="to")


class Reason(View):
    """A rule, ruling or fact, by kind and id, with its wording and where it is written."""

    kind: str
    id: str
    wording: str
    cite: str


class ShortLines(View):
    """A rule asks for more places of an event than there are lines, rulings counted. ends: the
    last rank of each list of the event."""

    event: str
    lines: int
    places: int
    ends: dict[str, int]


class ClashingRules(View):
    """Rules that cannot all be kept: ids in the order of the rulebook; the sums that show it.

    because: `sum`, or `cases` where none was found: it may take whole numbers, or telling cases
    apart. rulings: those
    but for which the rules could be kept. lines: the rankings that are too short, if that is all.
    told: the sums as a person says them. empty: the events that they are about and of which no
    ranking has a line.
    """

    sparse = ("rulings", "lines", "told", "empty")

    rules: tuple[str, ...]
    sums: tuple[str, ...]
    because: str
    rulings: tuple[Reason, ...] | None = None
    lines: ShortLines | None = None
    told: tuple[str, ...] | None = None
    empty: tuple[str, ...] | None = None


class ClashInFull(ClashingRules):
    """The same with the rules as they read, where an answer is about several cases: a rule need
    not read the same in all of them."""

    reasons: tuple[Reason, ...]

    @property
    def by_id(self) -> dict[str, Reason]:
        return {reason.id: reason for reason in self.reasons}


class RulingShown(View):
    """A ruling as it stands in a file."""

    sparse = ("at_most", "exactly", "form", "list", "rank", "drawn", "places")

    noc: str
    event: str
    at_most: int | None = None
    exactly: int | None = None
    date: date
    basis: str
    form: str | None = None
    list: str | None = None
    rank: int | None = None
    drawn: int | None = None
    places: int | None = None


class EventLabel(View):
    """team: its places are team places. lists: the rankings that lead to it."""

    name: str
    squad: str | tuple[str, ...]
    team: bool
    lists: tuple[str, ...]

    @property
    def squads(self) -> tuple[str, ...]:
        """Several where teams are mixed."""
        return (self.squad,) if isinstance(self.squad, str) else self.squad


class Labels(View):
    """What people call things: NOCs that the answer names, all events and squads; and by id how
    the rules and the rulings that count read and where they are written."""

    nocs: dict[str, str]
    events: dict[str, EventLabel]
    squads: dict[str, str]
    reasons: dict[str, Reason]

    def noc(self, code: str) -> str:
        """'FRA France'; the code alone where it is the name."""
        return code_and_name(code, self.nocs.get(code, code))

    def pool(self, name: str) -> str:
        """What an event, a squad or a list is called."""
        return self._pools[name]

    def column(self, name: str) -> str:
        """What the numbers of a column of a table are called, where they stand alone."""
        if name in self.squads:
            title = self.pool(name)
            return title if title.casefold() == "athletes" else f"athletes in {title}"
        return {ATHLETES: "all athletes", NOCS: "NOCs"}.get(name) or self.pool(name)

    @cached_property
    def _pools(self) -> Names:
        lists = {path: name for name, event in self.events.items() for path in event.lists}
        return pool_names(self.events, self.squads, lists)


def line_of(turn: Turn) -> RankedLine:
    line = turn.line
    return RankedLine(
        stage=turn.stage,
        list=turn.list,
        event=turn.event,
        rank=line.rank,
        noc=line.noc,
        k=line.k,
    )


def pointed_line_of(turn: Turn) -> PointedLine:
    points = turn.line.points
    return PointedLine(**dict(line_of(turn)), points=None if points is None else str(points))


def cell_of(cell: Cell) -> CellChange:
    return CellChange(noc=cell.noc, column=cell.column, old=cell.old, new=cell.new)


def reason_of(names: Names, source: Source) -> Reason:
    """names: what people call what the wording names."""
    wording = source.in_words(names)
    return Reason(kind=source.kind, id=source.id, wording=wording, cite=source.cite)


def clash_of(names: Names, conflict: ConflictOfRules) -> ClashingRules:
    short = conflict.lines
    return ClashingRules(
        rules=conflict.rules,
        sums=conflict.sums,
        because=conflict.because,
        rulings=tuple(reason_of(names, ruling) for ruling in conflict.rulings) or None,
        lines=short and ShortLines(**asdict(short)),
        told=tuple(told.format_map(names) for told in conflict.told) or None,
        empty=conflict.empty or None,
    )


def clash_in_full(names: Names, rulebook: Rulebook, conflict: ConflictOfRules) -> ClashInFull:
    sources = {rule.id: rule.source for rule in rulebook.rules}
    reasons = tuple(reason_of(names, sources[rule]) for rule in conflict.rules)
    return ClashInFull(**dict(clash_of(names, conflict)), reasons=reasons)


def ruling_shown(ruling: Ruling) -> RulingShown:
    return RulingShown.model_validate(ruling.model_dump())


def nocs_in(*parts: object) -> Iterator[str]:
    """Every NOC that these parts of an answer name, each in a field `noc`, several in others."""
    for part in parts:
        if isinstance(part, tuple):
            yield from nocs_in(*part)
        elif isinstance(part, View):
            for field, value in part:
                if field == "noc":
                    yield value
                elif field in ("between", "without_line"):
                    yield from value or ()
                else:
                    yield from nocs_in(value)


def labels_of(instance: Instance, nocs: Iterable[str]) -> Labels:
    """nocs: those that the answer names; the heading names the host."""
    rulebook = instance.rulebook
    named = {*nocs, *instance.hosts}
    lists: dict[str, list[str]] = {}
    for name, event in rulebook.event_of_list().items():
        lists.setdefault(event, []).append(name)
    return Labels(
        nocs={code: instance.naming.label(code) for code in sorted(named)},
        events={
            name: EventLabel(
                name=event.name, squad=event.squad, team=event.team, lists=tuple(lists[name])
            )
            for name, event in rulebook.events.items()
        },
        squads=rulebook.squad_names,
        reasons={
            said.source.id: reason_of(instance.names, said.source)
            for said in (*rulebook.rules, *instance.rulings)
        },
    )
