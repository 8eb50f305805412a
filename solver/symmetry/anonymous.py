"""Bounds without the names of NOCs: about one NOC by position, about several as sums."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from models.bound import Bound, Condition, Law, narrowed, once
from models.place import Place, nocs_among
from solver.clock import UNLIMITED, Clock


class Between(NamedTuple):
    """Between `least` and `most` of places are held; a place counts as often as it is named.

    Places are numbers: the position in the NOC's list of places.
    """

    places: tuple[int, ...]
    least: int
    most: int

    def after(self, decisions: Sequence[bool | None]) -> "Between":
        """What is still to be counted: the open places only."""
        held = sum(decisions[p] is True for p in self.places)
        still = tuple(p for p in self.places if decisions[p] is None)
        return Between(still, self.least - held, self.most - held)

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

    when: Between
    then: Between

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


ALWAYS = Between((), 0, 0)


def local(bound: Bound, number: dict[Place, int]) -> list[Local]:
    """A bound about one NOC, in as few places as will do."""

    def counted(part: Condition | Bound) -> Between:
        return Between(tuple(number[p] for p in part.places), part.at_least, part.most)

    when = ALWAYS
    if bound.when is not None:
        parts = narrowed(bound.when)
        when = counted(parts[0] if len(parts) == 1 else bound.when)
    return [Local(when, counted(part)) for part in narrowed(bound)]


class Kind(NamedTuple):
    """NOCs with the same places and the same bounds."""

    number: int
    roles: tuple[Role, ...]
    bounds: tuple[Local, ...]


def kinds(
    laws: Iterable[Law],
    places: Mapping[str, Sequence[Place]],
    number: dict[Place, int],
    clock: Clock = UNLIMITED,
) -> tuple[list[Total], dict[str, Kind]]:
    """The bounds about several NOCs, and of what kind each NOC is. places: those of each NOC.

    Raises Undecided.
    """
    sums: dict[tuple[Place, ...], int] = {}
    adds_to: dict[Place, list[tuple[int, int]]] = {}
    own: dict[str, dict[Local, None]] = {noc: {} for noc in places}
    totals: list[Total] = []
    nocs_in = once(nocs_among)

    def total(counted: tuple[Place, ...]) -> int:
        if counted not in sums:
            new = sums[counted] = len(sums)
            for place, times in Counter(counted).items():
                adds_to.setdefault(place, []).append((new, times))
        return sums[counted]

    for _, bound in clock.during(laws):
        condition = bound.when.places if bound.when else ()
        named = set(nocs_in(bound.places) | nocs_in(condition))
        if len(named) == 1:
            own[named.pop()].update(dict.fromkeys(local(bound, number)))
            continue
        when = None
        if bound.when is not None:
            when = (total(condition), bound.when.at_least, bound.when.most)
        totals.append(Total(when, (total(bound.places), bound.at_least, bound.most)))
    numbers: dict[object, int] = {}
    found: dict[str, Kind] = {}
    for noc, mine in places.items():
        roles = tuple(Role(p.pool, tuple(adds_to.get(p, ()))) for p in mine)
        bounds = tuple(own[noc])
        found[noc] = Kind(numbers.setdefault((roles, bounds), len(numbers)), roles, bounds)
    return totals, found
