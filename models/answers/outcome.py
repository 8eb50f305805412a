"""The four outcomes, never disguised as one another, and the ledger of an allocation."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from models.bound import Source
from models.order import Turn
from models.place import Place

#: What shows that no lawful allocation ranks higher.
#: walk:   the plain walk down the order is lawful, and it is the maximum without lower bounds;
#: prefix: the walk, and whenever it could not be completed to a lawful allocation, the longest part
#:         of it that can, the next line passed over, and on from there;
#: search: CP-SAT went down the order and proved for every line passed over that there is no room
#:         (squads that no law couples are decided apart, some of them perhaps by the walk);
#: tiers:  CP-SAT maximised every tier of the policy in its turn.
Proof = Literal["walk", "prefix", "search", "tiers"]


@dataclass(frozen=True, slots=True)
class Allocated:
    """The allocation. held: every place held, athlete places included.

    certified: the same places came out of a second proof of another kind.
    """

    held: frozenset[Place]
    proof: Proof
    certified: bool = False
    status: Literal["allocated"] = "allocated"

    @property
    def numbers(self) -> Counter[tuple[str, str]]:
        """(NOC, list or squad) -> places held."""
        return Counter(place[:2] for place in self.held)


@dataclass(frozen=True, slots=True)
class LotRequired:
    """Tied lines of which not all can be awarded, and nothing else decides between them.

    tied: the lines that could each be awarded; at_stake: how many of them can be.
    """

    tied: tuple[Turn, ...]
    at_stake: int
    status: Literal["lot_required"] = "lot_required"


@dataclass(frozen=True, slots=True)
class Conflict:
    """The rules, facts and rulings cannot all be kept.

    Which of them is for the diagnosis to say; this outcome only states that it is so.
    """

    status: Literal["conflict"] = "conflict"


@dataclass(frozen=True, slots=True)
class OutOfTime:
    """Undecided after so many seconds: not an answer."""

    seconds: float
    status: Literal["out_of_time"] = "out_of_time"


Outcome = Allocated | LotRequired | Conflict | OutOfTime


@dataclass(frozen=True, slots=True)
class Step:
    """What happened to a line when its turn came.

    because: for a line passed over, the smallest set of rules and rulings that, with the lines
    awarded before, left no room. Empty for a line awarded.
    standing: places held in the event after the step.
    """

    turn: Turn
    awarded: bool
    standing: int
    because: tuple[Source, ...] = ()
    note: str = ""


#: A table: NOC -> event or squad -> places, where there are any.
Rows = Mapping[str, Mapping[str, int]]


class Cell(NamedTuple):
    """A cell of a table with its number before and after."""

    noc: str
    column: str
    old: int
    new: int


def cells_changed(columns: Iterable[str], before: Rows, after: Rows) -> tuple[Cell, ...]:
    """NOC by NOC, in the order of the columns. What a table does not name is 0."""
    columns = tuple(columns)
    return tuple(
        Cell(noc, column, old, new)
        for noc in sorted({*before, *after})
        for column in columns
        if (old := before.get(noc, {}).get(column, 0)) != (new := after.get(noc, {}).get(column, 0))
    )


@dataclass(frozen=True, slots=True)
class Difference:
    """A cell in which an allocation and a published table differ."""

    noc: str
    column: str
    allocated: int
    published: int
    explained_by: tuple[str, ...] = field(default=())


def counts(
    held: frozenset[Place], columns: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, int]]:
    """NOC -> column (event or squad) -> places held; columns: which pools a column counts.

    Every NOC with at least one place, in the order of the codes.
    """
    column_of = {pool: column for column, pools in columns.items() for pool in pools}
    rows: dict[str, dict[str, int]] = {}
    for noc in sorted({place.noc for place in held}):
        rows[noc] = dict.fromkeys(columns, 0)
    for place in held:
        rows[place.noc][column_of[place.pool]] += 1
    return rows
