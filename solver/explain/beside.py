"""Whether an allocation's better awards leave room for a line beside some of its rules.

Asked line by line, down the order of award, about a few sets of rules. So every set has a walk that
goes on from where it was asked last, and what a walk comes to is counted by what differs from what
was counted last.
"""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from copy import copy
from typing import TypeVar

from models.bound import Law, Source
from models.checks.tally import Tally
from models.instance import Instance
from models.order import Turn
from models.place import Held, Place
from solver.walk.clauses import Clauses
from solver.walk.numbering import Numbered
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

#: So many sets of rules are kept ready.
SETS_KEPT = 32

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class SomeRules:
    """Any of an instance's rules and rulings, with the facts: their laws, and those to walk by."""

    def __init__(self, instance: Instance) -> None:
        self.numbered = Numbered(instance.field)
        self._laws: dict[Source, list[Law]] = {}
        for law in instance.laws:
            self._laws.setdefault(law.source, []).append(law)
        self.sources = [source for source in self._laws if source.kind != "fact"]
        self._said: dict[Source, Clauses] = {}
        self._plans: dict[frozenset[Source], WalkPlan] = {}

    def laws(self, sources: Collection[Source]) -> list[Law]:
        """The laws of these sources, and the facts, in the order of the instance."""
        return [law for source in self._of(sources) for law in self._laws[source]]

    def plan(self, sources: Iterable[Source]) -> WalkPlan:
        """The same, ready to walk."""
        asked = frozenset(sources)
        return remembered(self._plans, asked, lambda: self._planned(asked))

    def _planned(self, sources: Collection[Source]) -> WalkPlan:
        return WalkPlan.of(self.numbered, map(self._clauses, self._of(sources)))

    def _clauses(self, source: Source) -> Clauses:
        if source not in self._said:
            bounds = (law.bound for law in self._laws[source])
            self._said[source] = self.numbered.clauses(bounds)
        return self._said[source]

    def _of(self, sources: Collection[Source]) -> list[Source]:
        return [source for source in self._laws if source.kind == "fact" or source in sources]


def remembered(known: dict[_Key, _Value], asked: _Key, find: Callable[[], _Value]) -> _Value:
    """What is known of this, found now if it is not; of the rest, what was asked for lately."""
    if asked in known:
        found = known.pop(asked)
    else:
        found = find()
        if len(known) >= SETS_KEPT:
            del known[next(iter(known))]
    known[asked] = found
    return found


class AwardsBeside:
    """All awards of an allocation beside any of the rules.

    places: every line awarded, each with the index of its turn.
    """

    def __init__(
        self, rules: SomeRules, laws: Iterable[Law], turns: Sequence[Turn], held: Held
    ) -> None:
        self._rules, number = rules, rules.numbered.number
        self._order = [number[turn.place] for turn in turns]
        self.places = [(step, t.place) for step, t in enumerate(turns) if t.place in held]
        self._awards = [(step, number[place]) for step, place in self.places]
        self._counts = LawCounts(laws, rules.numbered)
        self._known: dict[frozenset[Source], AwardsAlone] = {}

    def leave_room(self, sources: Iterable[Source], step: int, lines: Sequence[int]) -> bool | None:
        """As of the awards beside these rules alone."""
        asked = frozenset(sources)
        return remembered(self._known, asked, lambda: self._beside(asked)).leave_room(step, lines)

    def _beside(self, sources: frozenset[Source]) -> "AwardsAlone":
        plan = self._rules.plan(sources)
        return AwardsAlone(plan, sources, self._order, self._awards, self._counts)


class AwardsAlone:
    """The awards alone, without what was passed over, beside some of the rules.

    order: all lines in the order of award, by number. awards: (index of its turn, number) of every
    line awarded. counts: of all laws, to begin with.
    """

    def __init__(
        self,
        plan: WalkPlan,
        sources: Collection[Source],
        order: Sequence[int],
        awards: Sequence[tuple[int, int]],
        counts: "LawCounts",
    ) -> None:
        self._walk, self._sources = Walk(plan), frozenset(sources)
        self._order, self._awards = order, awards
        # Part way and the end differ more than one line from the next.
        self._part_way, self._at_the_end = counts.copy(), counts.copy()
        self._marks: list[int] = []

    def leave_room(self, step: int, lines: Sequence[int]) -> bool | None:
        """Whether the awards before a step leave room for these lines; None where neither a limit
        nor going on to the end tells."""
        if self._walk.hopeless:
            return None
        self._go_to(step)
        before = self._walk.mark()
        found = self._found(lines)
        self._walk.go_back(before)
        return found

    def _found(self, lines: Sequence[int]) -> bool | None:
        walk = self._walk
        if not all(map(walk.take, lines)):
            return False
        if self._part_way.are_kept(walk, self._sources):
            return True
        walk.go(self._order)
        return True if self._at_the_end.are_kept(walk, self._sources) else None

    def _go_to(self, step: int) -> None:
        while self._marks and self._awards[len(self._marks) - 1][0] >= step:
            self._walk.go_back(self._marks.pop())
        while (done := len(self._marks)) < len(self._awards) and self._awards[done][0] < step:
            self._marks.append(self._walk.mark())
            self._walk.take(self._awards[done][1])


class LawCounts:
    """All laws counted, for what one walk after another holds: by what differs between them."""

    def __init__(self, laws: Iterable[Law], numbered: Numbered) -> None:
        self._tally, self._places = Tally(laws), numbered.field.places
        self._next = numbered.first.copy()
        self._is_off = [False] * len(self._tally.laws)
        #: Rule, ruling or fact -> how many of its laws are not kept.
        self._off: Counter[Source] = Counter()
        self._count(range(len(self._is_off)))

    def copy(self) -> "LawCounts":
        """Another that goes its own way."""
        other = copy(self)
        other._tally, other._off = self._tally.copy(), self._off.copy()
        other._next, other._is_off = self._next.copy(), self._is_off.copy()
        return other

    def are_kept(self, walk: Walk, sources: Collection[Source]) -> bool:
        """Whether what it holds keeps the facts and the laws of these."""
        if not walk.is_lawful():
            return False
        self._move(walk.next)
        return not any(
            off and (source.kind == "fact" or source in sources)
            for source, off in self._off.items()
        )

    def _move(self, next_: Sequence[int]) -> None:
        """To other places held. next_: chain -> its first place that is not."""
        moved: list[Place] = []
        for before, after in zip(self._next, next_, strict=True):
            if before != after:
                moved += self._places[min(before, after) : max(before, after)]
                for place in self._places[before:after]:
                    self._tally.add(place)
                for place in self._places[after:before]:
                    self._tally.remove(place)
        self._next = list(next_)
        self._count(self._tally.touched(moved))

    def _count(self, laws: Iterable[int]) -> None:
        laws = list(laws)
        off = self._tally.off(laws)
        for law in laws:
            if (law in off) != self._is_off[law]:
                self._is_off[law] = law in off
                self._off[self._tally.laws[law].source] += 1 if law in off else -1
