"""Why a walk has no room for a place, and what is held from the start: because of which laws.

The walk keeps no account of this. What it was told in numbers is read again after the fact, each
limit and call with the law that it comes from (see `trial`); the walk stands still meanwhile.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import chain

from models.bound import Law, Source
from solver.walk.clauses import Clause, Counted, Loosening
from solver.walk.trial import Told, Trial
from solver.walk.walk import Walk


class Grounds:
    """The laws behind a walk, told by their index.

    laws: those of its plan, in the same order.
    """

    def __init__(self, walk: Walk, laws: Sequence[Law]) -> None:
        self.walk, self.laws = walk, laws
        self.numbered = walk.plan.numbered
        self._told = Told(walk.plan)

    def blocked_by(self, place: int, had_turn: Collection[int] = ()) -> list[int]:
        """The narrowest limit that holding the place breaks beside all that is held, and the laws
        that call for what breaks it; with the duties for which places are kept free, where there is
        room without them.

        Where something that it calls for was passed over, the laws that call for that; so none
        where the NOC's line before it was. had_turn: the lines that have had their turn.
        """
        trial = self._trial()
        broken = trial.broken_by(place)
        named: list[Clause | Loosening] = []
        kept_free: list[int] = []
        if broken:
            limit = min(broken, key=lambda one: len(self.laws[one.by.law].bound.places)).by
            trial, kept_free = self._filled(limit, place, trial, had_turn)
            named = [limit, *trial.callers_of(self.limit_of(limit.law)[0])]
        elif not self.walk.may_hold(trial.taken[-1]):
            named = list(trial.callers_of(trial.taken[-1:]))
        reason = [one.law for one in named]
        reason += [law for p in kept_free for law in self.from_the_start[p]]
        seen: set[int] = set()
        for one in named:
            reason += self._condition_of(one, trial, had_turn, seen)
        return list(dict.fromkeys(reason))

    def _filled(
        self, limit: Clause | Loosening, place: int, trial: Trial, had_turn: Collection[int]
    ) -> tuple[Trial, list[int]]:
        """As much of what holding the place brings as breaks the limit, beside what is kept free.

        Without what is kept free, if all that it brings is more than fits in even so.
        """
        counted, most = self.limit_of(limit.law)
        kept_free = self.kept_free(counted, had_turn)
        if kept_free:
            times, whole = Counter(counted), self._trial(place)
            held = sum(map(self.walk.holds, counted)) - sum(times[p] for p in kept_free)
            if held + whole.count(times) > most:
                return whole, []
        return trial, kept_free

    def _condition_of(
        self, one: Clause | Loosening, trial: Trial, had_turn: Collection[int], seen: set[int]
    ) -> Iterator[int]:
        """The laws, beside the decisions so far, because of which a condition is met."""
        if one.law in seen:
            return
        seen.add(one.law)
        lines, mark = _condition(one, self.numbered.sums)
        kept_free = self.kept_free(lines, had_turn)
        if sum(map(trial.holds, lines)) - sum(map(lines.count, kept_free)) < mark:
            for place in kept_free:
                yield from self.from_the_start[place]
        if isinstance(one, Loosening):
            for line in lines:
                if not trial.holds(line) and not self.walk.may_hold(line):
                    yield from self._ruled_out_by(line, trial, had_turn, seen)

    def _ruled_out_by(
        self, line: int, trial: Trial, had_turn: Collection[int], seen: set[int]
    ) -> Iterator[int]:
        """The limit, if one rules the line out before its turn, and because of what it stands."""
        mine = self.numbered.chain[line]
        if any(before in had_turn for before in range(self.walk.next[mine], line + 1)):
            return
        for limit in self._told.limits.get((True, mine), ()):
            if limit.most <= line and trial.stands(limit.by):
                yield limit.by.law
                yield from self._condition_of(limit.by, trial, had_turn, seen)
                return

    def kept_free(self, among: Iterable[int], had_turn: Iterable[int]) -> list[int]:
        """Those of these places that are held only since they must be, from the start.

        Not those that the NOC's lines awarded by now hold, or call for.
        """
        mine = [place for place in dict.fromkeys(among) if place in self.from_the_start]
        if not mine:
            return []
        nocs = {self._noc(place) for place in mine}
        trial = self._blank(self.walk)
        for line in had_turn:
            if self.walk.holds(line) and self._noc(line) in nocs:
                trial.hold_all(line)
        return [place for place in mine if not trial.holds(place)]

    def _noc(self, place: int) -> str:
        return self.numbered.chains[self.numbered.chain[place]][0]

    def _blank(self, walk: Walk) -> Trial:
        """Nothing held yet."""
        return Trial(walk, self._told, self.numbered.first, [0] * len(walk.total))

    def called_by(self, place: int) -> list[int]:
        """The place and what it calls for beyond what is held, whatever the limits and whatever
        was passed over."""
        return self._trial(place).taken

    def _trial(self, *places: int) -> Trial:
        """These places held beside what the walk holds."""
        trial = Trial(self.walk, self._told, self.walk.next, self.walk.total)
        for place in places:
            trial.hold_all(place)
        return trial

    def changeable(self, laws: Iterable[int]) -> tuple[Source, ...]:
        """The rules and rulings among these laws, each once."""
        sources = (self.laws[law].source for law in laws)
        return tuple(dict.fromkeys(source for source in sources if source.kind != "fact"))

    def limit_of(self, law: int) -> tuple[Counted, int]:
        """The places that the limit of a law counts, and the most that may be held of them."""
        _, bound = self.laws[law]
        if bound.at_most is None and bound.when is not None:
            # It asks for more than there is, so its condition must not be met.
            return self.numbered.counted(bound.when.places), bound.when.at_least - 1
        return self.numbered.counted(bound.places), bound.at_most or 0

    @cached_property
    def from_the_start(self) -> dict[int, list[int]]:
        """The places that every lawful allocation holds -> the laws that call for them."""
        start = Walk(self.walk.plan)
        if start.hopeless:
            return {}
        forced: dict[int, int] = {}
        trial = self._blank(start)
        for law, last in self._forced(start):
            first = self.numbered.first[self.numbered.chain[last]]
            forced |= dict.fromkeys(range(first, last + 1), law)
            trial.hold_all(last)
        found: dict[int, list[int]] = {}
        for place in trial.taken:
            if place in forced:
                found[place] = [forced[place]]
                continue
            clause, _ = trial.callers[place]
            # Of a sum, all that was held before; the last of them alone does not make it up.
            lines, _ = _condition(clause, self.numbered.sums)
            laws = [found[line] for line in lines if line in found]
            found[place] = list(dict.fromkeys([clause.law, *chain(*laws)]))
        return found

    def _forced(self, start: Walk) -> Iterator[tuple[int, int]]:
        """The laws that always call for places, and the last of each chain."""
        for clause in self._told.forced:
            yield from ((clause.law, place) for place in clause.calls)
        before = 0
        for said in start.plan.said:
            for duty in said.duties:
                if duty.of_one_noc:
                    left = [p for p in self.numbered.sums[duty.of_sum] if start.may_hold(p)]
                    # A duty of one NOC that has no more lines than it asks for.
                    if len(left) == duty.least:
                        yield from ((before + duty.law, place) for place in left)
            before += said.size


def _condition(one: Clause | Loosening, sums: Sequence[Counted]) -> tuple[Counted, int]:
    """The places of which so many must be held."""
    if isinstance(one, Loosening):
        return one.when, one.from_
    if one.place >= 0:
        return (one.place,), 1
    return (sums[one.total], one.mark) if one.total >= 0 else ((), 0)
