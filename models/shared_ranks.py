"""What becomes of lines that share the rank at which the places end, where no lot decides.

A list may say that `all` of them are in, so that they exceed the number, or `none`, and nobody
below them. Limits over several NOCs are read so here, for every kind of rule; a limit on one NOC,
and one on athletes, stays what it is.

What is given whatever the lines (a guarantee, a court's place) takes its part of the places first,
also where the NOC has a worse line for it: the host's guaranteed place is not a tie's.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from models.bound import Bound, Condition
from models.order import Turn
from models.place import Chain, Field, Place, column_of, of_one_noc
from models.reach import caps_per_noc


class _Lines(NamedTuple):
    """The lines of one list that share a rank and no lot tells apart, and what the list says."""

    ties: str
    pool: str
    places: Chain


class SharedRanks:
    """Reads limits of a field.

    ties: list -> what it says. turns: in the order of award. limits: bounds on each NOC alone, of
    rules and rulings, as they are written.
    """

    def __init__(
        self, field: Field, ties: Mapping[str, str], turns: Iterable[Turn], limits: Iterable[Bound]
    ) -> None:
        self._ties = ties
        keys = {turn.place: (n, turn.line.rank, turn.line.lot) for n, turn in _by_list(turns)}
        self._order = {place: number for number, place in enumerate(keys)}
        self._keys = keys
        self._served = {
            place
            for (noc, event), count in field.granted.items()
            if event in field.events
            for place in field.lines_of(event, noc)[:count]
        }
        every = list(limits)
        self._caps = caps_per_noc(every)
        for bound in every:
            if bound.is_limit and not bound.most:
                for noc, pool, k in bound.places:
                    self._caps[noc, pool] = min(k - 1, self._caps.get((noc, pool), k - 1))
        self._one_of: dict[Place, set[Place]] = {}
        for bound in every:
            if bound.is_limit and bound.most == 1 and of_one_noc(bound.places):
                for place in bound.places:
                    self._one_of.setdefault(place, set()).update(bound.places)

    def read(self, bound: Bound, is_per_noc: bool) -> Iterator[Bound]:
        """What the bound comes to, with what the lists say of shared ranks. is_per_noc: it is of a
        rule about each NOC alone; another may have one NOC by chance."""
        lines = sorted((p for p in bound.places if p in self._order), key=self._order.__getitem__)
        said = {self._ties[column_of(place.pool)] for place in lines} - {"lot"}
        of_one = is_per_noc and of_one_noc(bound.places)
        if not said or bound.when is not None or not bound.at_most or of_one:
            yield bound
            return
        groups = [
            _Lines(self._ties[column_of(places[0].pool)], column_of(places[0].pool), places)
            for _, found in groupby(lines, self._keys.__getitem__)
            for places in [tuple(found)]
        ]
        given = tuple(place for place in bound.places if place not in self._order)
        served = tuple(place for place in lines if place in self._served)
        cuts = list(self._none_in(bound, groups, given, served))
        least = min([bound.at_least, *(cut.least for cut in cuts)])
        if any(map(_all_of, groups)):
            if least:
                yield Bound(bound.places, least)
            yield from self._all_in(bound.most, groups, given, served)
        else:
            yield bound._replace(at_least=least)
        yield from (cut.bound for cut in cuts)

    def _all_in(
        self, most: int, groups: Sequence[_Lines], given: Chain, served: Chain
    ) -> Iterator[Bound]:
        """Tied lines are in while there is a place for one of them; others count themselves."""
        if given or served:
            yield Bound(given + served, at_most=most)
        better, is_first = given, True
        for tied, found in groupby(groups, _all_of):
            parts = [group.places for group in found]
            for places in parts if tied else [sum(parts, ())]:
                counted = better if tied else better + places
                ahead = tuple(p for p in served if p not in better and p not in places)
                if own := tuple(place for place in places if place not in self._served):
                    when = None if is_first and not tied else Condition(own, 1)
                    yield Bound(counted + ahead, at_most=most - 1 if tied else most, when=when)
                better, is_first = better + places, False

    def _none_in(
        self, bound: Bound, groups: Sequence[_Lines], given: Chain, served: Chain
    ) -> Iterator["_Cut"]:
        """Where not all of them fit, neither they nor anybody below them in their list is in."""
        better = given
        for number, group in enumerate(groups):
            tied = self._within_reach(group.places)
            if group.ties == "none" and len(tied) > 1:
                # An NOC that may have one place has it from one of its lines, whichever.
                same = set[Place]().union(*(self._one_of.get(place, ()) for place in tied))
                ahead = tuple(p for p in served if p not in better and p not in group.places)
                others = tuple(p for p in better + ahead if p not in same)
                below = tuple(
                    place
                    for other in groups[number:]
                    if other.pool == group.pool
                    for place in other.places
                    if place not in self._served
                )
                room = bound.most - len(tied)
                if below and room < len(others):
                    yield _Cut(_ending(others, room, below), max(room + 1, 0))
            better += group.places

    def _within_reach(self, places: Chain) -> Chain:
        """Those that no limit on their NOC rules out."""
        return tuple(p for p in places if p.k <= self._caps.get((p.noc, p.pool), p.k))


class _Cut(NamedTuple):
    """A limit where places may end at a shared rank, and how many there are at the least then."""

    bound: Bound
    least: int


def _ending(better: Chain, room: int, below: Chain) -> Bound:
    if room < 0:
        return Bound(below, at_most=0)
    return Bound(better, at_most=room, when=Condition(below, 1))


def _all_of(group: _Lines) -> bool:
    return group.ties == "all" and len(group.places) > 1


def _by_list(turns: Iterable[Turn]) -> Iterator[tuple[int, Turn]]:
    """Every turn with the number of the run of turns of its list and tie."""
    for number, (_, found) in enumerate(
        groupby(turns, lambda turn: (turn.stage, turn.list, turn.tie))
    ):
        for turn in found:
            yield number, turn
