"""Whose place could a line have that was left out? Of those who hold places of its event.

Each line left out is compared with the last line of every NOC there, at a hundred times the real
size thousands with thousands. But to whoever gains it matters only what the place that is given
back changes for other NOCs, and for most lines that is the same: these are looked at together.
"""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from heapq import heappop, heappush
from itertools import product
from math import prod
from typing import NamedTuple

from models.checks.exchange import CanBe, Exchange
from models.order import Standing, Turn
from models.place import Place

#: In so many ways athletes may go home; a line with more of them is looked at by itself.
WAYS_HOME = 16


class _Group(NamedTuple):
    """Lines by their number, the worst first. is_alike: whoever gains fares the same with each;
    else what is lost with them is the same, and the rest was not looked at yet."""

    numbers: tuple[int, ...]
    is_alike: bool


class Givers:
    """turns: the last lines held in an event, the worst first."""

    def __init__(self, exchange: Exchange, turns: Sequence[Turn], possible: CanBe | None) -> None:
        self._exchange, self._turns, self._possible = exchange, turns, possible
        self._of_noc: dict[str, list[int]] = {}
        for number, turn in enumerate(turns):
            self._of_noc.setdefault(turn.place.noc, []).append(number)

    @cached_property
    def _groups(self) -> list[_Group]:
        # Where one NOC calls for athletes of another, nothing is said of several lines at once.
        is_coupled = self._exchange.is_coupled
        key = _itself if is_coupled else self._lost
        return self._told_apart(range(len(self._turns)), key, is_coupled)

    def worst(
        self, added: Place, must_mend: Mapping[int, int], standing: Mapping[Place, Standing]
    ) -> Turn | None:
        """The worst line whose place a line left out could have, if it is worse than that.

        must_mend: law -> by how many places it would be broken if none were given back.
        """
        #: The next line of each group; is_open: of these, counting leaves open whether they do.
        waiting: list[tuple[int, _Group, bool]] = []

        def wait(group: _Group, after: int, is_open: bool = False) -> None:
            if (number := self._next(group, after, added.noc)) is not None:
                heappush(waiting, (number, group, is_open))

        for number in self._of_noc.get(added.noc, ()):
            heappush(waiting, (number, _Group((number,), True), False))
        for group in () if self._exchange.is_for_itself(must_mend) else self._groups:
            first = self._next(group, -1, added.noc)
            if first is not None and self._may_mend(added, first, must_mend):
                heappush(waiting, (first, group, False))
        while waiting:
            number, group, is_open = heappop(waiting)
            worse = self._turns[number]
            if standing[worse.place] <= standing[added]:
                break
            fits = None if is_open else self._fits(added, worse.place)
            if fits or (fits is None and self._possible and self._possible(added, worse.place)):
                return worse
            for alike in (group,) if group.is_alike else self._split(group):
                is_here = alike is group or number in alike.numbers
                if fits is None or not is_here:
                    wait(alike, number, is_here)
        return None

    def _next(self, group: _Group, after: int, noc: str) -> int | None:
        """The next of a group after one of them, but for those of an NOC."""
        numbers, turns = group.numbers, self._turns
        at = bisect_right(numbers, after)
        while at < len(numbers) and turns[numbers[at]].place.noc == noc:
            at += 1
        return numbers[at] if at < len(numbers) else None

    def _may_mend(self, added: Place, number: int, broken: Mapping[int, int]) -> bool:
        return self._exchange.may_mend(added, self._turns[number].place, broken)

    def _fits(self, added: Place, removed: Place) -> bool | None:
        broken = self._exchange.broken_by(added, removed)
        return self._exchange.fits(added, removed, broken, self._possible is not None)

    def _split(self, group: _Group) -> list[_Group]:
        """From now on apart where giving a place back comes to something else."""
        found = self._told_apart(group.numbers, self._aftermath, True)
        self._groups = [*(other for other in self._groups if other is not group), *found]
        return found

    def _told_apart(
        self, numbers: Iterable[int], key: Callable[[Place], Hashable], is_alike: bool
    ) -> list[_Group]:
        found: dict[Hashable, list[int]] = {}
        for number in numbers:
            found.setdefault(key(self._turns[number].place), []).append(number)
        return [_Group(tuple(alike), is_alike) for alike in found.values()]

    def _lost(self, place: Place) -> Hashable:
        """What other NOCs could gain at the most."""
        lost, shared = self._exchange.loss(place), self._exchange.shared
        parts = lost.keys() & shared
        return frozenset((part, lost[part]) for part in parts)

    def _aftermath(self, place: Place) -> Hashable:
        """What it comes to for an exchange with another NOC when a place is given back.

        An athlete goes home unless a law then lacks somebody. As far as laws about the NOC alone
        go, that is told here; where one across NOCs keeps somebody hangs on who gains, so it is
        told what these lose with each athlete, and for every number of them whether a law about
        the NOC alone is broken.
        """
        exchange, tally = self._exchange, self._exchange.tally
        done: list[tuple[Place, bool]] = []
        exchange.put(place, False, done)
        own = tally.touched([place]) - exchange.across
        leaving: list[list[Place]] = []
        for squad in exchange.field.squads:
            tried: list[tuple[Place, bool]] = []
            exchange.dismiss(squad, place.noc, tried, exchange.across)
            leaving.append([athlete for athlete, _ in tried if athlete not in tally.held])
            own |= tally.touched(athlete for athlete, _ in tried) - exchange.across
            exchange.undo(tried)
        ways = [range(len(athletes) + 1) for athletes in leaving]
        is_plain = prod(map(len, ways)) <= WAYS_HOME and not any(map(self._joins_squads, own))
        broken = [self._broken(own, leaving, numbers) for numbers in product(*ways) if is_plain]
        exchange.undo(done)
        if not is_plain:
            return place
        gone = [[place], *leaving]
        lost = tuple(tuple(map(self._shared, athletes)) for athletes in gone)
        change = exchange.athletes.change(place.noc, None, place) if self._possible else None
        return lost, tuple(broken), change

    def _joins_squads(self, index: int) -> bool:
        """Whether who goes home in one squad may hang on who does in another."""
        parts = self._exchange.tally.parts_of(index)
        named = frozenset[str]().union(*map(self._exchange.squads_of, parts))
        return self._exchange.tally.laws[index].bound.at_least > 0 and len(named) > 1

    def _broken(
        self, own: Iterable[int], leaving: Sequence[Sequence[Place]], numbers: Iterable[int]
    ) -> tuple[bool, bool]:
        """With so many athletes of each squad gone: whether a law is broken, and one about starts
        alone."""
        exchange, done = self._exchange, list[tuple[Place, bool]]()
        for athletes, number in zip(leaving, numbers, strict=True):
            for athlete in athletes[:number]:
                exchange.put(athlete, False, done)
        broken = exchange.broken(own)
        exchange.undo(done)
        return bool(broken), not exchange.of_starts.isdisjoint(broken)

    def _shared(self, place: Place) -> tuple[int, ...]:
        """What a place counts for besides laws about its NOC alone."""
        parts = self._exchange.tally.naming(place)
        return tuple(sorted(part for part in parts if part in self._exchange.shared))


def _itself(place: Place) -> Hashable:
    return place
