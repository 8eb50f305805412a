"""Bounds without the names of NOCs: about one NOC by position, about several as sums."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from models.bound import Bound, Law
from models.place import Place, is_chain

MANY = 10**9


class Count(NamedTuple):
    """Between `least` and `most` of places are held; a place counts as often as it is named.

    Places are numbers: the position in the NOC's list of places.
    """

    places: tuple[int, ...]
    least: int
    most: int

    def after(self, decisions: Sequence[bool | None]) -> "Count":
        """What is still to be counted: the open places only."""
        held = sum(decisions[p] is True for p in self.places)
        still = tuple(p for p in self.places if decisions[p] is None)
        return Count(still, self.least - held, self.most - held)

    @property
    def is_sure(self) -> bool:
        """Kept, whatever else is held."""
        return self.least <= 0 and self.most >= len(self.places)

    @property
    def is_impossible(self) -> bool:
        """Not kept, whatever else is held."""
        return self.most < 0 or self.least > len(self.places)

    def allows(self, held: Collection[int]) -> bool:
        return self.least <= sum(p in held for p in self.places) <= self.most


class Local(NamedTuple):
    """A bound about one NOC: when one count is kept, so must be the other."""

    when: Count
    then: Count

    def after(self, decisions: Sequence[bool | None]) -> "Local":
        return Local(self.when.after(decisions), self.then.after(decisions))

    @property
    def is_kept(self) -> bool:
        return self.when.is_impossible or self.then.is_sure

    def keeps(self, held: Collection[int]) -> bool:
        """Whether the open places held keep what remains of the bound."""
        return not self.when.allows(held) or self.then.allows(held)


class Role(NamedTuple):
    """What a place is, without its NOC: its pool, and the sums over several NOCs it adds to."""

    pool: str
    adds_to: tuple[tuple[int, int], ...]


class Total(NamedTuple):
    """A bound about several NOCs: sums by their number, each with the least and the most."""

    when: tuple[int, int, int] | None
    then: tuple[int, int, int]

    def is_kept(self, counted: Mapping[int, int]) -> bool:
        if self.when is not None and not _is_between(self.when, counted):
            return True
        return _is_between(self.then, counted)


def _is_between(part: tuple[int, int, int], counted: Mapping[int, int]) -> bool:
    total, least, most = part
    return least <= counted.get(total, 0) <= most


ALWAYS = Count((), 0, MANY)


def local(bound: Bound, number: dict[Place, int]) -> list[Local]:
    """A bound about one NOC. Of the first places of a pool, one says how many are held."""
    when = [ALWAYS]
    if bound.when is not None:
        most = MANY if bound.when.at_most is None else bound.when.at_most
        when = _counts(bound.when.places, bound.when.at_least, most, number)
        if len(when) > 1:
            when = [Count(tuple(number[p] for p in bound.when.places), bound.when.at_least, most)]
    most = MANY if bound.at_most is None else bound.at_most
    return [Local(when[0], then) for then in _counts(bound.places, bound.at_least, most, number)]


def _counts(
    places: tuple[Place, ...], least: int, most: int, number: dict[Place, int]
) -> list[Count]:
    numbers = tuple(number[p] for p in places)
    if not is_chain(places) or least > len(places):
        return [Count(numbers, least, most)]
    found = [Count((numbers[least - 1],), 1, MANY)] if least > 0 else []
    if most < len(places):
        found.append(Count((numbers[most],), 0, 0))
    return found or [ALWAYS]


class Kind(NamedTuple):
    """NOCs with the same places and the same bounds."""

    number: int
    roles: tuple[Role, ...]
    bounds: tuple[Local, ...]


def kinds(
    laws: Iterable[Law], places: Mapping[str, Sequence[Place]], number: dict[Place, int]
) -> tuple[list[Total], dict[str, Kind]]:
    """The bounds about several NOCs, and of what kind each NOC is. places: those of each NOC."""
    sums: dict[tuple[Place, ...], int] = {}
    adds_to: dict[Place, list[tuple[int, int]]] = {}
    own: dict[str, dict[Local, None]] = {noc: {} for noc in places}
    totals: list[Total] = []

    def total(counted: tuple[Place, ...]) -> int:
        if counted not in sums:
            new = sums[counted] = len(sums)
            for place, times in Counter(counted).items():
                adds_to.setdefault(place, []).append((new, times))
        return sums[counted]

    for _, bound in laws:
        condition = bound.when.places if bound.when else ()
        named = {place.noc for place in (*bound.places, *condition)}
        if len(named) == 1:
            own[named.pop()].update(dict.fromkeys(local(bound, number)))
            continue
        most = MANY if bound.at_most is None else bound.at_most
        when = None
        if bound.when is not None:
            when_most = MANY if bound.when.at_most is None else bound.when.at_most
            when = (total(condition), bound.when.at_least, when_most)
        totals.append(Total(when, (total(bound.places), bound.at_least, most)))
    numbers: dict[object, int] = {}
    found: dict[str, Kind] = {}
    for noc, mine in places.items():
        roles = tuple(Role(p.pool, tuple(adds_to.get(p, ()))) for p in mine)
        bounds = tuple(own[noc])
        found[noc] = Kind(numbers.setdefault((roles, bounds), len(numbers)), roles, bounds)
    return totals, found
