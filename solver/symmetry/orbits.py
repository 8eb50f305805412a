"""Can these decisions be completed to a lawful allocation? Asked often, and at any size.

NOCs in the same situation are counted together: a number per situation and open place, how many of
them hold it. That keeps the model small and free of symmetry. It asks for no more than the laws
do, so where it has no solution there is no lawful allocation. A solution becomes a *witness*, the
places of every NOC in a situation, which is counted against every law; should it break one, the
board decides. So both answers are proofs.

Within a situation NOCs can be exchanged. So the witness says only which patterns of places the NOCs
of a situation hold, and a decision that agrees with one of the patterns needs no question. And
what one NOC cannot hold, the others in its situation cannot hold either, now or later.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from models.bound import Law, by_noc
from models.place import Held, Place
from solver.clock import Clock
from solver.symmetry.anonymous import kinds
from solver.symmetry.model import AlikeNocs, Patterns, Totals, solution
from solver.symmetry.residual import Decisions, Situation


class Alike:
    """The decisions so far, and a lawful allocation that keeps them.

    whole: the slow way, for a witness that breaks a law: some lawful allocation that keeps the
    decisions, or None. `begin` comes first, and must have found an allocation.
    """

    def __init__(
        self,
        laws: Iterable[Law],
        places: Iterable[Place],
        clock: Clock,
        whole: Callable[[dict[Place, bool]], Held | None],
    ) -> None:
        self.clock = clock
        self.whole = whole
        self.witness: dict[int, Patterns] = {}
        self.places = by_noc(tuple(places))
        self.number = {place: n for mine in self.places.values() for n, place in enumerate(mine)}
        self._known: dict[tuple[int, Decisions], Situation] = {}
        self._keys: dict[tuple[object, ...], int] = {}
        self.totals, self._kind = kinds(laws, self.places, self.number, clock)
        self.situations = {
            noc: self._after(noc, (None,) * len(mine)) for noc, mine in self.places.items()
        }

    def begin(self) -> bool:
        """Whether there is any lawful allocation."""
        return self._ask(self.situations)

    def can(self, decisions: Mapping[Place, bool]) -> bool:
        """Whether some lawful allocation keeps these decisions too; if so, they are made."""
        situations = self._decided(self.situations, decisions)
        return situations is not None and self._ask(situations)

    def could(self, decisions: Mapping[Place, bool]) -> bool:
        """Whether some lawful allocation keeps these decisions, and no others; none is made."""
        blank = {noc: self._after(noc, (None,) * len(m)) for noc, m in self.places.items()}
        situations = self._decided(blank, decisions)
        return situations is not None and self._witness_of(situations) is not None

    def is_open(self, place: Place) -> bool:
        return self.situations[place.noc].decisions[self.number[place]] is None

    def agrees(self, place: Place, held: bool) -> bool:
        """Make the decision without a question, if the witness shows that it can be kept."""
        before = self.situations[place.noc]
        number = self.number[place]
        if (known := before.decisions[number]) is not None:
            return known == held
        position = before.open.index(number)
        patterns = self.witness[before.group]
        # The richer patterns are left to the NOCs that come later and may need them.
        fitting = [pattern for pattern in patterns if (position in pattern) == held]
        if not fitting:
            return False
        pattern = min(fitting, key=lambda pattern: (len(pattern), sorted(pattern)))
        patterns[pattern] -= 1
        if not patterns[pattern]:
            del patterns[pattern]
        after = self._after(place.noc, _with(before.decisions, number, held))
        kept = {before.open[n] for n in pattern}
        moved = frozenset(n for n, m in enumerate(after.open) if m in kept)
        self.witness.setdefault(after.group, Counter())[moved] += 1
        self.situations[place.noc] = after
        return True

    def rule_out(self, place: Place) -> None:
        """The place cannot be held, so neither can its like by NOCs in the same situation."""
        group = self.situations[place.noc].group
        position = self.situations[place.noc].open.index(self.number[place])
        for noc, situation in list(self.situations.items()):
            if situation.group == group:
                self.agrees(self.places[noc][situation.open[position]], False)

    def _decided(
        self, situations: Mapping[str, Situation], decisions: Mapping[Place, bool]
    ) -> dict[str, Situation] | None:
        """The situations after the decisions; None if an NOC's own bounds forbid one."""
        found = dict(situations)
        for place, held in decisions.items():
            number, before = self.number[place], found[place.noc].decisions
            if before[number] is None:
                found[place.noc] = self._after(place.noc, _with(before, number, held))
                if found[place.noc].hopeless:
                    return None
            elif before[number] != held:
                return None
        return found

    def _after(self, noc: str, decisions: Decisions) -> Situation:
        kind = self._kind[noc]
        found = self._known.get((kind.number, decisions))
        if found is None:
            found = Situation(kind.roles, kind.bounds, decisions, self.clock)
            if not found.hopeless:
                found.group = self._keys.setdefault(found.key, len(self._keys))
            self._known[kind.number, decisions] = found
        return found

    def _ask(self, situations: dict[str, Situation]) -> bool:
        found = self._witness_of(situations)
        if found is None:
            return False
        self.situations, self.witness = dict(situations), found
        return True

    def _witness_of(self, situations: Mapping[str, Situation]) -> dict[int, Patterns] | None:
        if any(situation.hopeless for situation in situations.values()):
            return None
        self.clock.left()
        sizes = Counter(situation.group for situation in situations.values())
        given: Counter[int] = Counter()
        for situation in situations.values():
            for total, count in situation.given.items():
                given[total] += count
        one = {situation.group: situation for situation in situations.values()}
        groups = [AlikeNocs(one[group], size) for group, size in sizes.items()]
        found = solution(groups, Totals(self.totals, given), self.clock)
        if found is None:
            return None
        witness = {like.group: patterns for (like, _), patterns in zip(groups, found, strict=True)}
        if self._is_lawful(groups, witness, given):
            return witness
        return self._whole(situations)

    def _is_lawful(
        self, groups: Sequence[AlikeNocs], witness: Mapping[int, Patterns], given: Counter[int]
    ) -> bool:
        counted = Counter(given)
        for like, _ in groups:
            for pattern, times in witness[like.group].items():
                if not all(bound.keeps(pattern) for bound in like.rest):
                    return False
                for total, count in like.adds(like.open[n] for n in pattern).items():
                    counted[total] += times * count
        return all(total.is_kept(counted) for total in self.totals)

    def _whole(self, situations: Mapping[str, Situation]) -> dict[int, Patterns] | None:
        fixed = {
            place: held
            for noc, situation in situations.items()
            for place, held in zip(self.places[noc], situation.decisions, strict=True)
            if held is not None
        }
        found = self.whole(fixed)
        if found is None:
            return None
        witness: dict[int, Patterns] = {}
        for noc, situation in situations.items():
            mine = self.places[noc]
            pattern = frozenset(n for n, m in enumerate(situation.open) if mine[m] in found)
            witness.setdefault(situation.group, Counter())[pattern] += 1
        return witness


def _with(decisions: Decisions, number: int, held: bool) -> Decisions:
    return (*decisions[:number], held, *decisions[number + 1 :])
