"""What an instance comes to when something about it is other than it was.

The plain walk answers where it proves itself, and the full solve everywhere else.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from pydantic import ValidationError

from models.answers.outcome import Allocated, Outcome, Proof
from models.answers.quota import Numbers, Rows, rows_of
from models.instance import Instance
from models.place import Place
from models.ranking import Ranking
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.walk.variants import Quick

VariantStatus = Literal["allocated", "lot_required", "conflict", "out_of_time", "refused"]


@dataclass(frozen=True, slots=True)
class Found:
    """numbers, proof: of an allocation. by_walk: found without the full solve.

    status: `refused` where nobody may write such numbers; why: in words.
    """

    status: VariantStatus
    numbers: Numbers | None = None
    proof: Proof | None = None
    by_walk: bool = False
    why: str = ""

    def rows(self, rulebook: Rulebook) -> Rows | None:
        return None if self.numbers is None else rows_of(rulebook, self.numbers)

    def holds(self, place: Place) -> bool:
        return self.numbers is not None and self.numbers.get(place[:2], 0) >= place.k


class Different(TypedDict, total=False):
    """What is other than it was. change: `rule.parameter` -> its new number; rankings: of the lists
    that are another."""

    change: Mapping[str, int]
    rulings: tuple[Ruling, ...] | None
    rankings: Mapping[str, Ranking]


class Again:
    """An instance of which many variants are asked for.

    clock: that of a full solve: a new one for each, or one for all.
    """

    def __init__(self, instance: Instance, clock: Callable[[], Clock]) -> None:
        self.quick, self.clock = Quick(instance), clock

    def walked(self, **what: Unpack[Different]) -> Found | None:
        """As `found`, or None where the plain walk does not prove itself."""
        try:
            walked = self.quick.variant(**what)
        except ValidationError as error:
            return Found("refused", why=why_refused(error))
        if walked is None:
            return None
        return Found("allocated", walked.counts, walked.proof, by_walk=True)

    def found(self, **what: Unpack[Different]) -> Found:
        return self.walked(**what) or self.solved(**what)

    def decided(self, **what: Unpack[Different]) -> Found:
        """As `found`. Raises Undecided where there was no time for an answer."""
        return decided(self.found(**what), self.clock())

    def solved(self, **what: Unpack[Different]) -> Found:
        """As `found`, without asking the walk again."""
        return solved(self.quick.instance(**what), self.clock().left())


def solved(instance: Instance, time_limit: float | None, walk_first: bool = True) -> Found:
    """The outcome by the full solve."""
    return found_of(solve(instance, time_limit, walk_first=walk_first))


def found_of(outcome: Outcome) -> Found:
    if not isinstance(outcome, Allocated):
        return Found(outcome.status)
    return Found("allocated", outcome.numbers, outcome.proof)


def decided(found: Found, clock: Clock) -> Found:
    """The same. Raises Undecided where there was no time for an answer."""
    if found.status == "out_of_time":
        raise clock.undecided()
    return found


def why_refused(error: ValidationError) -> str:
    """Why numbers make no rulebook, in words: the first thing that is wrong."""
    return in_plain_words(error.errors(include_url=False)[0], Variant)
