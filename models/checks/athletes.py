"""How many athletes every NOC could bring at the least and at the most, its starts being settled.

A necessary condition that needs no search: where it fails, no choice of athletes keeps every law.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from models.bound import Bound, Condition
from models.place import Chain, Field, Place, is_chain, of_one_noc

#: Squad -> the fewest and the most athletes of an NOC.
Ranges = Mapping[str, tuple[int, int]]
#: How many of some places are held at the least and at the most.
Span = tuple[int, int]


class _Across(NamedTuple):
    """A bound over several NOCs: its places, and those of its condition, by NOC."""

    bound: Bound
    places: Mapping[str, Chain]
    condition: Mapping[str, Chain]


class Athletes:
    """Whether laws leave room for athletes of some number, whatever starts and teams are held."""

    def __init__(self, field: Field, bounds: Iterable[Bound], held: Iterable[Place]) -> None:
        self._field = field
        self._held = set(held)
        self._own: dict[str, list[Bound]] = {}
        self._across: list[_Across] = []
        for bound in bounds:
            condition = bound.when.places if bound.when else ()
            if of_one_noc(bound.places + condition):
                self._own.setdefault((bound.places + condition)[0].noc, []).append(bound)
            elif bound.places + condition:
                self._across.append(_Across(bound, _by_noc(bound.places), _by_noc(condition)))
        self._ranges = {noc: self._of(noc, self._held) for noc in field.nocs}
        self._sums = [
            self._spans(law, self._ranges, self._held, field.nocs) for law in self._across
        ]

    def may_fit(self, added: Place, removed: Place | None) -> bool:
        """False where no athletes would keep every law after the exchange of start places."""
        starts = (self._held | {added}) - {removed}
        nocs = dict.fromkeys((added.noc, removed.noc if removed else added.noc))
        ranges = {noc: self._of(noc, starts) for noc in nocs}
        if None in ranges.values():
            return False
        for law, sums in zip(self._across, self._sums, strict=True):
            before = self._spans(law, self._ranges, self._held, nocs)
            after = self._spans(law, ranges, starts, nocs)
            count, when = (
                (total[0] - old[0] + new[0], total[1] - old[1] + new[1])
                for total, old, new in zip(sums, before, after, strict=True)
            )
            if _surely(law.bound.when, when) and _fails(law.bound, count):
                return False
        return True

    def _spans(
        self,
        law: _Across,
        ranges: Mapping[str, Ranges | None],
        held: set[Place],
        nocs: Iterable[str],
    ) -> tuple[Span, Span]:
        """Of a law's places and of those of its condition, over some NOCs."""
        totals = [[0, 0], [0, 0]]
        for noc in nocs:
            span = self._counter(ranges[noc] or {}, held)
            for total, places in zip(totals, (law.places, law.condition), strict=True):
                least, most = span(places.get(noc, ()))
                total[0] += least
                total[1] += most
        return (totals[0][0], totals[0][1]), (totals[1][0], totals[1][1])

    def _counter(self, ranges: Ranges, held: set[Place]) -> Callable[[Chain], Span]:
        def span(places: Chain) -> Span:
            least = most = 0
            for place in places:
                if place.pool in self._field.squads:
                    fewest, highest = ranges.get(
                        place.pool, (0, len(self._field.chain(place.noc, place.pool)))
                    )
                    least += place.k <= fewest
                    most += place.k <= highest
                elif place in held:
                    least += 1
                    most += 1
            return least, most

        return span

    def _of(self, noc: str, held: set[Place]) -> Ranges | None:
        """What the laws about the NOC alone leave; None: no number of athletes keeps them."""
        ranges = {squad: (0, len(self._field.athletes(squad, noc))) for squad in self._field.squads}
        before: dict[str, tuple[int, int]] = {}
        while before != ranges:
            before = dict(ranges)
            for bound in self._own.get(noc, ()):
                span = self._counter(ranges, held)
                when = span(bound.when.places) if bound.when else (0, 0)
                if _never(bound.when, when):
                    continue
                fails = _fails(bound, span(bound.places))
                if _surely(bound.when, when):
                    if fails:
                        return None
                    self._narrow(ranges, bound.places, bound.at_least, bound.at_most)
                elif fails and bound.when is not None and bound.when.at_most is None:
                    self._narrow(ranges, bound.when.places, 0, bound.when.at_least - 1)
            if any(fewest > highest for fewest, highest in ranges.values()):
                return None
        return ranges

    def _narrow(
        self,
        ranges: dict[str, tuple[int, int]],
        places: Chain,
        at_least: int,
        at_most: int | None,
    ) -> None:
        """So many of these athletes; where they are not of one squad nothing is said."""
        if not places or places[0].pool not in self._field.squads:
            return
        before = 0 if is_chain(places) else places[0].k - 1 if len(places) == 1 else None
        if before is None:
            return
        fewest, highest = ranges[places[0].pool]
        if at_least > 0:
            fewest = max(fewest, before + at_least)
        if at_most is not None and at_most < len(places):
            highest = min(highest, before + at_most)
        ranges[places[0].pool] = (fewest, highest)


def _by_noc(places: Chain) -> dict[str, Chain]:
    found: dict[str, list[Place]] = {}
    for place in places:
        found.setdefault(place.noc, []).append(place)
    return {noc: tuple(of_noc) for noc, of_noc in found.items()}


def _surely(when: Condition | None, span: Span) -> bool:
    return when is None or (when.holds_at(span[0]) and when.holds_at(span[1]))


def _never(when: Condition | None, span: Span) -> bool:
    if when is None:
        return False
    return span[1] < when.at_least or (when.at_most is not None and span[0] > when.at_most)


def _fails(bound: Bound, span: Span) -> bool:
    too_many = bound.at_most is not None and span[0] > bound.at_most
    return too_many or span[1] < bound.at_least
