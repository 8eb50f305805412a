"""What a variant of an instance comes to, and what that moves against the base.

The quick walk answers where it proves itself, and the full solve everywhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from models.answers.outcome import Allocated, Outcome, Proof
from models.answers.quota import Rows, rows_of
from models.instance import Instance
from models.reading.wording import in_plain_words
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
