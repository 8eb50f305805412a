"""What is found of each place of an NOC: what was tried, and what is proved."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from models.answers.quota import Cell
from models.bound import Source
from solver.needs.rows import Gives
from solver.needs.season import Finishes
from solver.needs.whatever import Whatever


class Tried(NamedTuple):
    """A finish or rank that was tried, the others as they stand. points: of the NOC's k-th line,
    where its ranking follows from competitions."""

    number: int
    gives: Gives
    points: int | None = None


class FinishesGive(NamedTuple):
    """Finishes in open competitions that bring the place, none in the others. points: as above."""

    finishes: Finishes
    points: int | None


class LeastThatDo(NamedTuple):
    """The least changes (`solver.needs.changes`). safe: all that are more bring the place too."""

    changes: tuple[FinishesGive, ...]
    safe: bool


class RankWindow(NamedTuple):
    """A line's best and worst rank with a finish in each open competition, whatever the others do.
    finish: None for no further result; worst: None where it may be any."""

    finish: int | None
    best: int
    worst: int | None


@dataclass(frozen=True, slots=True)
class PlaceSought:
    """The NOC's k-th place of an event. held: as things stand, nobody having further points.

    list: in which the change is, None where none is open; line: the NOC's one there that it is
    about, as printed. tried: from the best number on; cells: of the NOC's row that are different
    with the least change that brings the place. whatever: None where no competition is open, and
    nothing is asked. tied: why counting lines proves nothing.

    at: the open competitions that have the list; tried is the same finish in each of them. Where
    these are several, in_so_many is the same in one of them, in two, and so on to all;
    least_changes is None where not every change was tried.
    """

    k: int
    held: bool
    list: str | None = None
    tried: tuple[Tried, ...] = ()
    cells: tuple[Cell, ...] = ()
    ranks: tuple[RankWindow, ...] = ()
    whatever: Whatever | None = None
    tied: tuple[Source, ...] | None = None
    line: int | None = None
    at: tuple[str, ...] = ()
    in_so_many: tuple[tuple[Tried, ...], ...] = ()
    least_changes: LeastThatDo | None = None

    @property
    def least(self) -> Tried | None:
        return least_of(self.tried)


def least_of(tried: Sequence[Tried]) -> Tried | None:
    """The worst number from which on all better ones bring the place as well; else the worst that
    does."""
    found = None
    for one in tried:
        if one.gives != "place":
            break
        found = one
    return found or next((t for t in reversed(tried) if t.gives == "place"), None)


@dataclass(frozen=True, slots=True)
class EventSought:
    """places: those held and the next one, once for each list in which it may be had. held: None
    where a lot decides how many, and nothing more is said."""

    event: str
    held: int | None
    places: tuple[PlaceSought, ...]
