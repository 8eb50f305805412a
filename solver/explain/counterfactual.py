"""What would give an NOC a place: another rank, another number in a rule, no ruling.

Whatever is named was solved anew with exactly that change, and one step less as well: it does not
do. Nothing is concluded from the first result.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple, Unpack

from pydantic import ValidationError

from models.answers.diagnosis import Change
from models.bound import Source
from models.instance import Instance
from models.order import Turn
from models.place import Place, beside, column_of
from models.ranking import Line, Ranking, RankingBuilder
from solver.many.outcomes import Again, Different, Found


class Sought(NamedTuple):
    """One more place of an NOC in an event than it has: that of a line, and nothing lost for it.

    place: of a list, with its line or that of a further one. pools: the lists of the event.
    number: so many places in the event then. line: as which of its NOC's lines the one is printed
    that claims the place; 0 where none claims it by its rank.
    """

    place: Place
    pools: tuple[str, ...]
    number: int
    line: int

    def is_had(self, found: Found) -> bool:
        numbers = found.numbers or {}
        mine = ((pool, count) for (noc, pool), count in numbers.items() if noc == self.place.noc)
        # Lines that are not waited for have pools of their own; what is beside the field has too.
        has = sum(
            n
            for pool, n in mine
            if pool in self.pools
            or (column_of(pool) in self.pools and pool != beside(column_of(pool)))
        )
        return found.holds(self.place) and has >= self.number

    def is_had_if(
        self, again: Again, also: Collection[Place] = (), **what: Unpack[Different]
    ) -> bool | None:
        """The same of a variant, that has those places as well; None: it has no allocation."""
        if self.place.k >= self.number:
            # The places of a list are held in their order, so with this one there are as many.
            return again.holds_all({self.place, *also}, **what)
        found = again.decided(**what)
        if found.numbers is None:
            return None
        return self.is_had(found) and all(map(found.holds, also))


def rank_needed(instance: Instance, sought: Sought, again: Again, cut: int) -> int | None:
    """The worst rank at which the NOC's line gives it the place, or None: no rank would do.

    If the NOC has no line for it, a new one is thought of. Those from that rank on move one down.
    The line stays behind the NOC's better ones. cut: a rank near which the answer may lie, to be
    tried first; it decides nothing.
    """
    if not sought.line:
        return None
    # The line as it is printed, which need not be as many-th as the place that it claims.
    place = Place(sought.place.noc, column_of(sought.place.pool), sought.line)
    ranking = instance.rankings[place.pool]
    own = [line.rank for line in ranking.lines if line.noc == place.noc]
    best = best_rank(instance, place)
    worst = own[place.k - 1] - 1 if place.k <= len(own) else _last_rank(ranking) + 1

    def does(rank: int) -> bool:
        rankings = {place.pool: with_line(ranking, place, rank)}
        return bool(sought.is_had_if(again, rankings=rankings))

    if best > worst or not does(best):
        return None
    if place.k > len(own) and does(worst):
        return worst
    # Invariant: it does at `best`, it does not at `fails`.
    fails = worst if place.k > len(own) else worst + 1
    while fails - best > 1:
        middle = (best + fails) // 2
        tried = next((rank for rank in (cut, cut + 1, cut - 1) if best < rank < fails), middle)
        if does(tried):
            best = tried
        else:
            fails = tried
    return best


def best_rank(instance: Instance, place: Place) -> int:
    """The best rank that the line for a place can have: right behind the NOC's line before it."""
    lines = instance.rankings[place.pool].lines
    own = [line.rank for line in lines if line.noc == place.noc]
    return own[place.k - 2] + 1 if place.k > 1 else 1


def with_line(ranking: Ranking, place: Place, rank: int) -> Ranking:
    """The ranking with the NOC's k-th line at this rank; those between move one down."""
    own = [line for line in ranking.lines if line.noc == place.noc]
    old = own[place.k - 1] if place.k <= len(own) else None
    moved = old or Line(rank, place.noc, place.k)
    until = old.rank if old else _last_rank(ranking)
    builder = RankingBuilder.empty()
    waiting = True
    for line in ranking.lines:
        if waiting and line.rank >= rank:
            builder.add(rank, place.noc, moved.athlete, moved.points, moved.other)
            waiting = False
        if line is not old:
            down = 1 if rank <= line.rank <= until else 0
            rest = (line.athlete, line.points, line.other)
            builder.add(line.rank + down, line.noc, *rest, lot=line.lot)
    if waiting:
        builder.add(rank, place.noc, moved.athlete, moved.points, moved.other)
    return builder.ranking()


def _last_rank(ranking: Ranking) -> int:
    return ranking.lines[-1].rank if ranking.lines else 0


class NumberSearch:
    """The search for numbers with which a place is held, and all the better awards still are.

    by_walk: the base is allocated by the plain walk; then numbers are tried by it alone, and only
    that one step less does not do is asked of the solver where the walk cannot tell. farthest: how
    far a number is searched; beyond a number without an allocation it is not.
    """

    def __init__(
        self, sought: Sought, better: Iterable[Turn], again: Again, *, by_walk: bool, farthest: int
    ) -> None:
        self.sought, self.kept = sought, {turn.place for turn in better}
        self.again, self.by_walk, self.farthest = again, by_walk, farthest

    def changes(self, instance: Instance, rules: Sequence[str]) -> Iterator[Change]:
        """For each number of these rules the nearest that does, one step less being not enough."""
        for rule in instance.rulebook.rules:
            if rule.fixed or rule.id not in rules:
                continue
            for name, value in rule.parameters().items():
                number = self._nearest(f"{rule.id}.{name}", value)
                if number is not None:
                    yield Change(f"{rule.id}.{name}", value, number)

    def _nearest(self, address: str, value: int) -> int | None:
        """By doubled steps, then halved."""
        signs = [1, -1]
        step, failed = 1, 0
        while step <= self.farthest:
            for sign in tuple(signs):
                answer = self._tried(address, value + sign * step)
                if answer is None:
                    signs.remove(sign)
                elif answer:
                    works = self._edge(address, value + sign * failed, value + sign * step)
                    return self._least(address, value, works)
            step, failed = 2 * step, step
        return None

    def _edge(self, address: str, fails: int, works: int) -> int:
        """The number nearest to one that fails that does, between that one and one that does."""
        while abs(works - fails) > 1:
            middle = (works + fails) // 2
            if self._tried(address, middle):
                works = middle
            else:
                fails = middle
        return works

    def _least(self, address: str, value: int, works: int) -> int:
        """The number, or one nearer to the present one where the walk could not tell."""
        less = -1 if works > value else 1
        while works + less != value and self._is_had(address, works + less):
            works += less
        return works

    def _tried(self, address: str, number: int) -> bool | None:
        """Whether the number does; None where there is no allocation, and so none farther on."""
        if number < 0:
            return None
        if not self.by_walk:
            return self._is_had(address, number)
        found = self.again.walked(change={address: number})
        if found is None or found.numbers is None:
            return None
        return self.sought.is_had(found) and all(map(found.holds, self.kept))

    def _is_had(self, address: str, number: int) -> bool | None:
        return self.sought.is_had_if(self.again, self.kept, change={address: number})


def rulings_in_the_way(
    instance: Instance, sought: Sought, sources: Sequence[Source], again: Again
) -> Iterator[Source]:
    """Of these rulings, those of which each left out alone gives the place."""
    for source in sources:
        if source.kind != "ruling":
            continue
        rulings = tuple(ruling for ruling in instance.rulings if ruling.source != source)
        if sought.is_had(again.decided(rulings=rulings)):
            yield source


def instance_without(
    instance: Instance, sources: Sequence[Source], and_replaced: bool = False
) -> Instance | None:
    """The instance without some rules and rulings; None if no rulebook is left.

    and_replaced: and without earlier rulings that these replaced, which would stand again.
    """
    replaced = instance.standing.replaced if and_replaced else ()
    gone = {*sources, *(old.source for old, new in replaced if new.source in sources)}
    rules = tuple(rule for rule in instance.rulebook.rules if rule.source not in gone)
    rulings = tuple(ruling for ruling in instance.rulings if ruling.source not in gone)
    try:
        book = type(instance.rulebook)(**dict(instance.rulebook) | {"rules": rules})
        return instance.rebuilt(rulebook=book, rulings=rulings)
    except ValidationError:
        return None
