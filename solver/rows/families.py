"""Bounds that together are one sum: 'so many of these call for so many of those', for every number.

'The k-th athlete needs k starts', once for every k, is many rows under conditions, and what they
say of parts of places is weak: half a second athlete and a third of a third one need one start.
It is also one row, 'no more athletes than starts'. A search that sees it counts, where one that
sees the bounds tries: exact totals over two squads, and squads that are equal, were undecided after
a minute, and take milliseconds.

Two sorts of families are rows:

* what calls is a chain, the first places of an NOC in a pool, which are held in their order. Each
  is held or not, so the sum of what each asks for beyond the one before is what is asked for:
  exact, whatever the numbers.
* what calls are other places, and every k of them call for so many times k, less a constant. Where
  k of them call for more than that the row follows from the bounds but does not say all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from models.bound import Bound, Condition, Law, Source, narrowed
from models.place import Chain, Place, chain, is_chain
from solver.clock import UNLIMITED, Clock

#: From so many places that call on, so many are called for.
Steps = Mapping[int, int]


class PlacesRow(NamedTuple):
    """The places held, each so many times, come to at most so much. source: whose bounds it is."""

    source: Source
    terms: tuple[tuple[Place, int], ...]
    most: int


class _Family(NamedTuple):
    """Bounds of one source, by which of some places the number calls for a number of others."""

    source: Source
    calling: Chain
    called: Chain

    def __hash__(self) -> int:
        """Of the ends: laws about thousands of places share them, and equal is quickly seen."""
        calling, called = self.calling, self.called
        ends = calling[0], calling[-1], called[:1], called[-1:]
        return hash((self.source.id, len(calling), len(called), *ends))


def in_rows(
    laws: Sequence[Law], always: Iterable[Bound], clock: Clock = UNLIMITED
) -> tuple[list[PlacesRow], list[Law]]:
    """The rows that follow from the laws, and the laws of which they do not say all, in order.

    always: bounds that stand whatever else does, of which it is read that places are held in order.
    Raises Undecided.
    """
    chains = chains_of(always)
    families: dict[_Family, dict[int, int]] = {}
    member: dict[int, _Family] = {}
    for index, (source, bound) in enumerate(clock.during(laws)):
        if (parts := _parts(bound)) is not None:
            (calling, number), (called, least) = (_counted(part, chains) for part in parts)
            if not (is_chain(calling) and is_chain(called)):
                member[index] = family = _Family(source, calling, called)
                steps = families.setdefault(family, {})
                steps[number] = max(least, steps.get(number, 0))
    found = {
        family: _row(family, steps)
        for family, steps in clock.during(families.items())
        if len(steps) > 1
    }
    in_full = {family for family, (_, is_all) in found.items() if is_all}
    rest = [law for index, law in enumerate(laws) if member.get(index) not in in_full]
    return [row for row, _ in found.values()], rest


def _row(family: _Family, steps: Steps) -> tuple[PlacesRow, bool]:
    """The row, and whether it says all that the steps say."""
    if is_chain(family.calling):
        return PlacesRow(family.source, (*_rises(family.calling, steps), *_answer(family)), 0), True
    asked = [0]
    for number in range(1, len(family.calling) + 1):
        asked.append(max(asked[-1], steps.get(number, 0)))
    times = max(1, asked[-1] // len(family.calling))
    apart = max(times * number - least for number, least in enumerate(asked))
    is_all = all(least == max(times * n - apart, 0) for n, least in enumerate(asked))
    terms = (*((place, times) for place in family.calling), *_answer(family))
    return PlacesRow(family.source, terms, apart), is_all


def _rises(calling: Chain, steps: Steps) -> Iterator[tuple[Place, int]]:
    """What each place of a chain calls for beyond the one before."""
    before = 0
    for number in sorted(steps):
        if steps[number] > before:
            yield calling[number - 1], steps[number] - before
            before = steps[number]


def _answer(family: _Family) -> Iterator[tuple[Place, int]]:
    return ((place, -1) for place in family.called)


def is_link(bound: Bound) -> bool:
    """Whether it says no more than that a place calls for the one before in its chain."""
    when = bound.when
    if when is None or len(when.places) != 1 or len(bound.places) != 1:
        return False
    (worse,), (better,) = when.places, bound.places
    is_next = worse == (*better[:2], better.k + 1)
    return is_next and when.at_least == bound.at_least == 1 and not when.ends and bound.most == 1


def chains_of(bounds: Iterable[Bound]) -> dict[tuple[str, str], Chain]:
    """The places of an NOC in a pool as far as each calls for the one before, by (noc, pool).

    Those of one place are left out.
    """
    linked = sorted({bound.when.places[0] for bound in bounds if bound.when and is_link(bound)})
    chains: dict[tuple[str, str], Chain] = {}
    for (noc, pool), worse in groupby(linked, lambda place: place[:2]):
        length = 1
        for place in worse:
            if place.k != length + 1:
                break
            length = place.k
        if length > 1:
            chains[noc, pool] = chain(noc, pool, length)
    return chains


def _parts(bound: Bound) -> tuple[Condition, Condition] | None:
    """So many that call, so many that are called for; None if the bound says anything else."""
    if bound.when is None or bound.when.never or bound.when.always:
        return None
    if bound.at_least < 1 or bound.most < len(bound.places):
        return None
    calling = narrowed(bound.when)
    if len(calling) != 1 or calling[0].ends:
        return None
    return calling[0], narrowed(bound)[0]


def _counted(part: Condition, chains: Mapping[tuple[str, str], Chain]) -> tuple[Chain, int]:
    """Places and their number; one of a chain as so many of the chain."""
    if len(part.places) != 1:
        return part.places, part.at_least
    (place,) = part.places
    whole = chains.get(place[:2], ())
    return (whole, place.k) if place.k <= len(whole) else (part.places, part.at_least)
