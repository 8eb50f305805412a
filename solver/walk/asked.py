"""One variant in numbers: what is said, the order of award, and what the plain walk makes of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import sub
from typing import Literal

from models.errors import Defect
from models.place import Held
from solver.walk.compiled import Compiled, ReadTwice
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan
from solver.walk.seasons import AwardOrder, Lines, lines_of
from solver.walk.walk import Walk


@dataclass(frozen=True, slots=True)
class Quickly:
    """An allocation found without a full solve.

    next: chain of `numbered` -> its first place that is not held. proof: the walk's own, or that of
    a walk whose decisions can be completed.
    """

    numbered: Numbered
    next: tuple[int, ...]
    proof: Literal["walk", "prefix"] = "walk"

    @property
    def numbers(self) -> list[int]:
        """Chain -> places held."""
        return list(map(sub, self.next, self.numbered.first))

    @property
    def counts(self) -> dict[tuple[str, str], int]:
        """(NOC, list or squad) -> places held, where there are any."""
        chains = zip(self.numbered.chains, self.numbers, strict=True)
        return {key: number for key, number in chains if number}

    @property
    def held(self) -> Held:
        """Every place held, athlete places included."""
        return self.numbered.held(self.next)


@dataclass(frozen=True, slots=True)
class VariantAsked:
    """said: the rules and rulings, read in the numbers of a field. lines: where that field has room
    for others too, the rankings that are asked about."""

    compiled: Compiled
    said: Sequence[ReadTwice]
    order: AwardOrder
    lines: Mapping[str, Lines] | None = None

    @property
    def plan(self) -> WalkPlan:
        return self.compiled.plan(self.said)

    def walked(self) -> Quickly | None:
        """The allocation where the plain walk proves it. Raises Defect where it is not lawful."""
        walk = Walk(self.plan, self.order.ends)
        if walk.hopeless:
            return None
        walk.go(self.order.lines)
        if not walk.is_lawful() or any(_needs_a_lot(walk, self.order, t) for t in self.order.ties):
            return None
        return self.counted_again(Quickly(walk.plan.numbered, tuple(walk.next)))

    def counted_again(self, found: Quickly) -> Quickly:
        """The same. Raises Defect where it breaks what is said."""
        lines = self.lines
        counted = None if lines is None else {name: lines_of(one) for name, one in lines.items()}
        if not self.compiled.keeps(found.numbers, self.said, counted):
            raise Defect("the quick walk breaks a rule, a ruling or a fact")
        return found


def _needs_a_lot(walk: Walk, order: AwardOrder, tied: Sequence[int]) -> bool:
    """Whether one of the lines that share a rank may keep another one out.

    As in `lot_required`: a line that was passed over although there was room when the first of them
    had its turn. Whether it could really have been awarded is left to `solve`.
    """
    left_out = [place for place in tied if not walk.holds(place)]
    if not left_out or len(left_out) == len(tied):
        return False
    other = Walk(walk.plan, order.ends)
    other.go(order.lines[: min(map(order.lines.index, tied))])
    return any(map(other.has_room, left_out))
