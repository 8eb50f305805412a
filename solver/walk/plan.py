"""All that rules, rulings and facts ask for in numbers, put together and ready to walk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import accumulate

from models.bound import Law
from models.place import Field
from solver.walk.clauses import NO_LIMIT, AtMost, Clauses, Duty, Loosening
from solver.walk.numbering import Numbered

NOTHING, MORE = -1, -2

#: What a place or a sum calls for, and the limits that stand from then on.
Then = tuple[tuple[int, ...], tuple[AtMost, ...]]


@dataclass(eq=False)
class WalkPlan:
    """Lists by place, by chain or by sum.

    said:   what was put together, in this order; laws are told apart by their number in it.
    limit:  chain -> first place that cannot be held; most: sum -> limit.
    adds:   place -> sums that it adds to, as often as it counts.
    then:   place -> what follows when it is held; calls: place -> the one place that it calls for,
            or NOTHING, or MORE: then `then` says what follows, or its sums need care.
    marks:  sum -> so much of it, and what follows.
    watch:  chain -> bounds (by their number in `loosening`) whose condition may be decided when a
            line of it is passed over.
    always, by_place, by_sum: duties counted at the end; of_one_noc: those of always that one NOC
            has alone, with a choice only while it has lines enough.
    """

    numbered: Numbered
    limit: list[int]
    calls: list[int]
    said: list[Clauses] = field(default_factory=list)
    most: list[int] = field(default_factory=list)
    adds: list[tuple[int, ...]] = field(default_factory=list)
    then: dict[int, Then] = field(default_factory=dict)
    marks: dict[int, dict[int, Then]] = field(default_factory=dict)
    needs: frozenset[int] = frozenset()
    held: list[int] = field(default_factory=list)
    loosening: list[Loosening] = field(default_factory=list)
    watch: dict[int, list[int]] = field(default_factory=dict)
    always: list[tuple[int, int]] = field(default_factory=list)
    of_one_noc: list[tuple[int, int]] = field(default_factory=list)
    by_place: dict[tuple[int, int], list[int]] = field(default_factory=dict)
    by_sum: list[tuple[int, int, int, int]] = field(default_factory=list)
    impossible: bool = False

    @classmethod
    def empty(cls, numbered: Numbered) -> "WalkPlan":
        return cls(numbered, numbered.end.copy(), [NOTHING] * len(numbered.chain))

    @classmethod
    def of(cls, numbered: Numbered, said: Iterable[Clauses]) -> "WalkPlan":
        """Everything at once."""
        plan = cls.empty(numbered)
        for clauses in said:
            plan.add(clauses)
        plan.finish()
        return plan

    @classmethod
    def of_laws(cls, laws: Iterable[Law], over: Field) -> "WalkPlan":
        """Laws over places of a field, in their order."""
        numbered = Numbered(over)
        return cls.of(numbered, [numbered.clauses(law.bound for law in laws)])

    def copy(self) -> "WalkPlan":
        """One that more can be added to."""
        return replace(
            self,
            limit=self.limit.copy(),
            calls=self.calls.copy(),
            said=self.said.copy(),
            most=self.most.copy(),
            then=self.then.copy(),
            marks={total: marks.copy() for total, marks in self.marks.items()},
            held=self.held.copy(),
            loosening=self.loosening.copy(),
            watch={chain: found.copy() for chain, found in self.watch.items()},
            always=self.always.copy(),
            of_one_noc=self.of_one_noc.copy(),
            by_place=self.by_place.copy(),
            by_sum=self.by_sum.copy(),
        )

    def add(self, clauses: Clauses) -> None:
        self.said.append(clauses)
        self.impossible = self.impossible or clauses.impossible
        self.needs |= clauses.needs
        self.most += [NO_LIMIT] * (len(self.numbered.sums) - len(self.most))
        for _, place, total, mark, calls, limits in clauses.clauses:
            if place >= 0:
                self._follow(place, calls, limits)
            elif total >= 0:
                marks = self.marks.setdefault(total, {})
                before = marks.get(mark, ((), ()))
                marks[mark] = before[0] + calls, before[1] + limits
            else:
                self.held += calls
                self._limit(limits)
        for loosening in clauses.loosening:
            number = len(self.loosening)
            self.loosening.append(loosening)
            for chain in dict.fromkeys(self.numbered.chain[p] for p in loosening.when):
                self.watch.setdefault(chain, []).append(number)
        rising: dict[tuple[int, int], dict[int, int]] = {}
        for duty in clauses.duties:
            self._add_duty(duty, rising)
        for (of_sum, chain), steps in rising.items():
            self._rise(of_sum, chain, steps)

    def _limit(self, limits: Iterable[AtMost]) -> None:
        for of_chain, number, most in limits:
            standing = self.limit if of_chain else self.most
            standing[number] = min(standing[number], most)

    def _follow(self, place: int, calls: tuple[int, ...], limits: tuple[AtMost, ...]) -> None:
        if place in self.then:
            before = self.then[place]
            calls, limits = before[0] + calls, before[1] + limits
        self.then[place] = calls, limits
        self.calls[place] = calls[0] if len(calls) == 1 and not limits else MORE

    def _add_duty(self, duty: Duty, rising: dict[tuple[int, int], dict[int, int]]) -> None:
        """rising: (sum, chain) -> with so many places held there, at least so much of the sum."""
        _, place, total, mark, of_sum, least, of_one_noc = duty
        if place >= 0:
            chain = self.numbered.chain[place]
            steps = rising.setdefault((of_sum, chain), {})
            held = place - self.numbered.first[chain] + 1
            steps[held] = max(least, steps.get(held, 0))
        elif total >= 0:
            self.by_sum.append((total, mark, of_sum, least))
        else:
            self.always.append((of_sum, least))
            if of_one_noc:
                self.of_one_noc.append((of_sum, least))

    def _rise(self, of_sum: int, chain: int, steps: Mapping[int, int]) -> None:
        """A table of its own, since that of another plan may stand here."""
        size = self.numbered.end[chain] - self.numbered.first[chain] + 1
        asked = accumulate((steps.get(held, 0) for held in range(size)), max)
        before = self.by_place.get((of_sum, chain), [0] * size)
        self.by_place[of_sum, chain] = list(map(max, asked, before))

    def finish(self) -> None:
        """When all is added: which sums each place adds to, and which places need care for it."""
        self.adds, special = self.numbered.adding(self.needs, frozenset(self.marks))
        for place in special:
            self.calls[place] = MORE
