"""What an instance comes to when something about it is other than it was.

The plain walk answers where it proves itself, then counting where the laws are boxes and sums, and
the full solve everywhere else.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypedDict, Unpack

from pydantic import ValidationError

from models.answers.outcome import Allocated, Conflict, Outcome, Proof
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
from solver.many.going_on import GoingOn
from solver.walk.asked import Quickly, VariantAsked
from solver.walk.variants import Quick

VariantStatus = Literal["allocated", "lot_required", "conflict", "out_of_time", "refused"]


@dataclass(frozen=True, slots=True)
class Found:
    """numbers, proof: of an allocation. by_walk: found by the plain walk; by_counting: by a walk
    that counts; else by the full solve.

    status: `refused` where nobody may write such numbers; why: in words.
    """

    status: VariantStatus
    numbers: Numbers | None = None
    proof: Proof | None = None
    by_walk: bool = False
    why: str = ""
    by_counting: bool = False

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
        self._going_on = GoingOn()

    def walked(self, **what: Unpack[Different]) -> Found | None:
        """As `found`, or None where the plain walk does not prove itself."""
        try:
            return _by_walk(self.quick.asked(**what))
        except ValidationError as error:
            return Found("refused", why=why_refused(error))

    def counted(self, **what: Unpack[Different]) -> Found | None:
        """As `found`, or None where counting does not say. Raises what `asked` raises."""
        return self._counted(self.quick.asked(**what))

    def found(self, **what: Unpack[Different]) -> Found:
        try:
            asked = self.quick.asked(**what)
        except ValidationError as error:
            return Found("refused", why=why_refused(error))
        return _by_walk(asked) or self._counted(asked) or self._solved(what)

    def _counted(self, asked: VariantAsked | None) -> Found | None:
        counted = asked and self._going_on.allocated(asked, self.clock())
        if isinstance(counted, Quickly):
            return Found("allocated", counted.counts, counted.proof, by_counting=True)
        return Found(counted.status) if counted else None

    def holds_all(self, places: Collection[Place], **what: Unpack[Different]) -> bool | None:
        """Whether the allocation has these places; None: there is no allocation.

        As with `decided`, but mostly without going on when all of these have had their turn.
        """
        try:
            asked = self.quick.asked(**what)
        except ValidationError:
            return None
        found = _by_walk(asked)
        if found is None and asked is not None:
            told = self._going_on.holds_all(places, asked, self.clock())
            if told is not None:
                return None if isinstance(told, Conflict) else told
            found = self._counted(asked)
        found = decided(found or self._solved(what), self.clock())
        return None if found.numbers is None else all(map(found.holds, places))

    def decided(self, **what: Unpack[Different]) -> Found:
        """As `found`. Raises Undecided where there was no time for an answer."""
        return decided(self.found(**what), self.clock())

    def solved(self, **what: Unpack[Different]) -> Found:
        """As `found`, without asking the walk again."""
        return self.counted(**what) or self._solved(what)

    def _solved(self, what: Different) -> Found:
        return solved(self.quick.instance(**what), self.clock().left())


def _by_walk(asked: VariantAsked | None) -> Found | None:
    walked = asked.walked() if asked else None
    if walked is None:
        return None
    return Found("allocated", walked.counts, walked.proof, by_walk=True)


def solved(instance: Instance, time_limit: float | None, by_search: bool = False) -> Found:
    """The outcome by the full solve. by_search: by CP-SAT alone, as a second proof."""
    outcome = solve(instance, time_limit, walk_first=not by_search, counting=not by_search)
    return found_of(outcome)


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
