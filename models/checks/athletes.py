"""How many athletes every NOC could bring at the least and at the most, its starts being settled.

A necessary condition that needs no search: where it fails, no choice of athletes keeps every law.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from models.bound import Bound, Condition, by_noc, once
from models.place import Chain, Field, Place, is_chain, nocs_among

#: Squad -> the fewest and the most athletes of an NOC.
Ranges = Mapping[str, tuple[int, int]]
#: How many of some places are held at the least and at the most.
Span = tuple[int, int]


class _Across(NamedTuple):
    """A bound over several NOCs: its places, and those of its condition, by NOC."""

    bound: Bound
    places: Mapping[str, Chain]
    condition: Mapping[str, Chain]


class Shift(NamedTuple):
    """By how many an exchange changes the least and the most of a law's places that are held, and
    of those of its condition. law: by its number."""

    law: int
    places: Span
    condition: Span


class Athletes:
    """Whether laws leave room for athletes of some number, whatever starts and teams are held."""

    def __init__(self, field: Field, bounds: Iterable[Bound], held: Iterable[Place]) -> None:
        self._field = field
        self._held: dict[str, set[Place]] = {noc: set() for noc in field.nocs}
        for place in held:
            self._held[place.noc].add(place)
        self._own: dict[str, list[Bound]] = {}
        self._across: list[_Across] = []
        self._laws_of: dict[str, list[int]] = {}
        of_nocs, nocs_named = once(by_noc), once(nocs_among)
        for bound in bounds:
            condition = bound.when.places if bound.when else ()
            nocs = nocs_named(bound.places) | nocs_named(condition)
            if len(nocs) == 1:
                self._own.setdefault(next(iter(nocs)), []).append(bound)
            elif nocs:
                for noc in nocs:
                    self._laws_of.setdefault(noc, []).append(len(self._across))
                self._across.append(_Across(bound, of_nocs(bound.places), of_nocs(condition)))
        self._ranges = {noc: self._of(noc, self._held[noc]) for noc in field.nocs}
        self._changes: dict[object, tuple[Shift, ...] | None] = {}
        self._sums = self._all_sums()

    def may_fit(self, added: Place, removed: Place | None) -> bool:
        """False where no athletes would keep every law after the exchange of start places."""
        if removed is None or removed.noc == added.noc:
            changes = [self.change(added.noc, added, removed)]
        else:
            changes = [self.change(added.noc, added, None)]
            changes.append(self.change(removed.noc, None, removed))
        sums: dict[int, tuple[Span, Span]] = {}
        for found in changes:
            if found is None:
                return False
            for law, places, condition in found:
                before = sums.get(law, self._sums[law])
                sums[law] = _plus(before[0], places), _plus(before[1], condition)
        return not any(
            _surely(self._across[law].bound.when, when) and _fails(self._across[law].bound, count)
            for law, (count, when) in sums.items()
        )

    def change(
        self, noc: str, added: Place | None, removed: Place | None
    ) -> tuple[Shift, ...] | None:
        """What an exchange changes for laws over several NOCs; None where no number of athletes
        keeps the laws about the NOC alone."""
        key = noc, added, removed
        if key not in self._changes:
            after = self._held[noc].union([added] if added else ())
            self._changes[key] = self._changed(noc, after.difference([removed] if removed else ()))
        return self._changes[key]

    def _changed(self, noc: str, after: set[Place]) -> tuple[Shift, ...] | None:
        ranges = self._of(noc, after)
        if ranges is None:
            return None
        found: list[Shift] = []
        was = self._spans(noc, self._ranges[noc] or {}, self._held[noc])
        for (law, *old), (_, *new) in zip(was, self._spans(noc, ranges, after), strict=True):
            if old != new:
                found.append(Shift(law, *(_plus(*both, -1) for both in zip(new, old, strict=True))))
        return tuple(found)

    def _spans(self, noc: str, ranges: Ranges, held: set[Place]) -> list[tuple[int, Span, Span]]:
        """Of each law over several NOCs: its places and of its condition that are an NOC's."""
        span = once(self._counter(ranges, held))
        laws = ((law, self._across[law]) for law in self._laws_of.get(noc, ()))
        return [(n, span(a.places.get(noc, ())), span(a.condition.get(noc, ()))) for n, a in laws]

    def _all_sums(self) -> list[tuple[Span, Span]]:
        total: list[tuple[Span, Span]] = [((0, 0), (0, 0))] * len(self._across)
        for noc in self._laws_of:
            for law, *more in self._spans(noc, self._ranges[noc] or {}, self._held[noc]):
                total[law] = _plus(total[law][0], more[0]), _plus(total[law][1], more[1])
        return total

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
            span, counted_with = once(self._counter(ranges, held)), before
            for bound in self._own.get(noc, ()):
                if ranges != counted_with:
                    span, counted_with = once(self._counter(ranges, held)), dict(ranges)
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


def _plus(span: Span, other: Span, times: int = 1) -> Span:
    return span[0] + times * other[0], span[1] + times * other[1]


def _surely(when: Condition | None, span: Span) -> bool:
    return when is None or (when.holds_at(span[0]) and when.holds_at(span[1]))


def _never(when: Condition | None, span: Span) -> bool:
    if when is None:
        return False
    return span[1] < when.at_least or (when.at_most is not None and span[0] > when.at_most)


def _fails(bound: Bound, span: Span) -> bool:
    too_many = bound.at_most is not None and span[0] > bound.at_most
    return too_many or span[1] < bound.at_least
