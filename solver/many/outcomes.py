"""What a variant of an instance comes to, and what that moves against the base.

The quick walk answers where it proves itself, and the full solve everywhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from models.answers.outcome import Allocated, Cell, Outcome, Proof, Rows, cells_changed
from models.instance import Instance
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.solve import solve
from solver.walk.variants import Quick

Status = Literal["allocated", "lot_required", "conflict", "out_of_time"]


@dataclass(frozen=True, slots=True)
class Found:
    """rows, proof: of an allocation. by_quick_walk: found without the full solve."""

    status: Status
    rows: Rows | None = None
    proof: Proof | None = None
    by_quick_walk: bool = False


@dataclass(frozen=True, slots=True)
class Moves:
    """What is different: cells by NOC, each in the order of events and squads.

    gained, lost: start and team places that NOCs have more, or less; athletes_gained,
    athletes_lost: the same for athlete places. enter, vanish: NOCs.
    """

    cells: tuple[Cell, ...]
    gained: int
    lost: int
    athletes_gained: int
    athletes_lost: int
    enter: tuple[str, ...]
    vanish: tuple[str, ...]


def answer(
    quick: Quick,
    time_limit: float | None = None,
    *,
    change: Mapping[str, int] | None = None,
    rulings: tuple[Ruling, ...] | None = None,
) -> Found:
    """The outcome of a variant. Raises pydantic's ValidationError when there is no such variant.

    time_limit: seconds for the full solve, if it is needed.
    """
    walked = quick.variant(change=change, rulings=rulings)
    if walked is not None:
        rows = rows_of(quick.base.rulebook, walked.counts)
        return Found("allocated", rows, walked.proof, by_quick_walk=True)
    return solved(quick.instance(change=change, rulings=rulings), time_limit)


def solved(instance: Instance, time_limit: float | None, walk_first: bool = True) -> Found:
    """The outcome by the full solve."""
    return found_of(instance, solve(instance, time_limit, walk_first=walk_first))


def found_of(instance: Instance, outcome: Outcome) -> Found:
    """An outcome with its table."""
    if not isinstance(outcome, Allocated):
        return Found(outcome.status)
    return Found("allocated", rows_of(instance.rulebook, outcome.numbers), outcome.proof)


def why_refused(error: ValidationError) -> str:
    """Why numbers make no rulebook, in words: the first thing that is wrong."""
    return in_plain_words(error.errors(include_url=False)[0], Variant)


def columns_of(rulebook: Rulebook) -> tuple[str, ...]:
    """Events, then squads."""
    return (*rulebook.events, *rulebook.squads)


def rows_of(rulebook: Rulebook, counts: Mapping[tuple[str, str], int]) -> Rows:
    """(NOC, list or squad) -> places, as a table; NOCs by their codes, columns in their order."""
    event_of = rulebook.event_of_list()
    rows: dict[str, dict[str, int]] = {}
    for (noc, pool), count in counts.items():
        # A place without a line stands under its event, or its squad, itself.
        column = event_of.get(pool, pool)
        row = rows.setdefault(noc, {})
        row[column] = row.get(column, 0) + count
    return {
        noc: {column: rows[noc][column] for column in columns_of(rulebook) if column in rows[noc]}
        for noc in sorted(rows)
    }


def moves(rulebook: Rulebook, before: Rows, after: Rows) -> Moves:
    """What is different between two tables."""
    cells = cells_changed(columns_of(rulebook), before, after)
    gained, lost = _more_and_less(cell for cell in cells if cell.column in rulebook.events)
    athletes = _more_and_less(cell for cell in cells if cell.column in rulebook.squads)
    return Moves(
        cells,
        gained,
        lost,
        *athletes,
        tuple(sorted(after.keys() - before.keys())),
        tuple(sorted(before.keys() - after.keys())),
    )


def _more_and_less(cells: Iterable[Cell]) -> tuple[int, int]:
    changes = [cell.new - cell.old for cell in cells]
    return sum(n for n in changes if n > 0), -sum(n for n in changes if n < 0)
