"""Sums as a person says them: what is asked for, of what, and what there is room for."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm
from typing import NamedTuple

from models.checks.sums import Certificate, Inequality
from models.place import Field, Place
from models.words import called, counted, ordinal, together


class Spoken(NamedTuple):
    """So many of something, each counted `times` times.

    sort: 'place', 'team place', 'athlete', or what of these it may be; pools: where, by their ids;
    noc: whose, if it is one NOC's alone. first: from which of an NOC's places on they are counted.
    than: so many more than there are here.
    """

    amount: int
    times: int
    sort: str
    pools: tuple[str, ...]
    noc: str = ""
    first: int = 1
    than: tuple[str, ...] = ()


def spoken(certificate: Certificate, field: Field) -> str:
    """'asked for are 5 for each of 8 team places in {relay}, 40 in all; there is room for 38
    athletes in {women}': the sum of `in_words`, with gaps for names."""
    scale = lcm(*(term.times.denominator for term in certificate))
    asked: Counter[Spoken] = Counter()
    left: Counter[Spoken] = Counter()
    free: dict[Place, Fraction] = {}
    for times, row in certificate:
        for place, weight in row.weights:
            free[place] = free.get(place, Fraction(0)) + times * scale * weight
        if row.least:
            part = _part(row, int(times * scale), field)
            (asked if row.least > 0 else left)[part] += 1
    for place, spare in free.items():
        if spare > 0:
            left[Spoken(1, int(spare), *_where((place,), field))] += 1
    return f"asked for are {_said(asked)}; there is room for {_said(left)}"


def spoken_limit(held: int, more: int, most: int, places: Iterable[Place], field: Field) -> str:
    """'32 places in {men-500m} and 1 more are 33; there is room for 32'."""
    found = tuple(places)
    part = Spoken(held or more, 1, *_where(found, field), first_counted(found))
    what, room = _counted(part, 1, [part.noc]), f"there is room for {most or 'none'}"
    if held and not more:
        # A limit on others, while the place is held.
        is_one = held == 1
        return (
            f"there {'is' if is_one else 'are'} {what}; beside {'it' if is_one else 'them'} {room}"
        )
    return (
        f"{what} and {more} more are {held + more}; {room}" if held else f"it takes {what}; {room}"
    )


def _part(row: Inequality, times: int, field: Field) -> Spoken:
    # What a bound counts has weights of one sign, its condition the other.
    sign = 1 if row.least > 0 else -1
    places = [place for place, weight in row.weights if weight * sign > 0]
    others = [place for place, weight in row.weights if weight * sign < 0]
    part = Spoken(abs(row.least), times, *_where(places, field), first_counted(places))
    # A condition is one place; several are those to which the others are compared.
    return part._replace(than=_where(others, field)[1]) if len(others) > 1 else part


def first_counted(places: Sequence[Place]) -> int:
    """3 where of every NOC, in the one pool, its third place is the first that is counted."""
    firsts = {(place.noc, place.pool): place.k for place in reversed(places)}
    if len({place.pool for place in places}) != 1 or len(set(firsts.values())) != 1:
        return 1
    return next(iter(firsts.values()))


def _where(places: Iterable[Place], field: Field) -> tuple[str, tuple[str, ...], str]:
    """Sort, pools and NOC of places."""
    found = list(places)
    nocs = {place.noc for place in found}
    named = {place.pool for place in found}
    pools: dict[str, str] = {}
    for pool in dict.fromkeys(place.pool for place in found):
        if pool in field.squads:
            pools[pool] = "athlete"
            continue
        event = field.event_of(pool)
        # By its lists, if there are places by others: of this NOC, where it is one NOC's alone.
        whose = nocs if len(nocs) == 1 else field.nocs
        others = {
            p for p in field.pools_of_event[event] if any((n, p) in field.lengths for n in whose)
        }
        part = pool in field.lists_of(event) and not others <= named
        pools[pool if part else event] = "team place" if field.events[event].team else "place"
    # A rule may ask for places where there are none at all.
    sort = " or ".join(sorted(set(pools.values()))) or "place"
    return sort, tuple(pools), nocs.pop() if len(nocs) == 1 else ""


def _said(parts: Counter[Spoken]) -> str:
    """The parts, those that differ by their NOC alone as one, and what they come to."""
    alike: dict[Spoken, tuple[int, list[str]]] = {}
    for part, number in parts.items():
        key = part._replace(noc="")
        known, nocs = alike.get(key, (0, []))
        alike[key] = (known + number, [*nocs, part.noc])
    said = [_counted(part, number, nocs) for part, (number, nocs) in alike.items()]
    total = sum(part.amount * part.times * number for part, number in parts.items())
    plain = len(alike) == 1 and all(part.times == 1 for part in alike)
    plain = plain and all(part.amount == 1 or number == 1 for part, (number, _) in alike.items())
    return together(said) + ("" if plain else f", {total} in all") if said else "none"


def _counted(part: Spoken, number: int, nocs: list[str]) -> str:
    """'5 for each of 8 team places in {relay}'; '3 athletes in {men} for each of 10 NOCs'."""
    amount, often, of_each = part.amount, "", ""
    owner = f" of {called(nocs[0])}" if len(nocs) == 1 and nocs[0] else ""
    if amount == 1:
        amount = number
    elif number > 1:
        by_noc = len(nocs) == number and all(nocs)
        often, of_each = ("", f" for each of {number} NOCs") if by_noc else (f"{number} times ", "")
    one = amount == 1 and not often
    each = "" if part.times == 1 else f"{part.times} for {'' if one else 'each of '}"
    return f"{each}{often}{_named(amount, part)}{owner}{of_each}"


def _named(amount: int, part: Spoken) -> str:
    pools = [called(pool) for pool in part.pools]
    # Athletes and team places are counted together where one of them excludes the other.
    where = " or ".join(pools) if " or " in part.sort else together(pools)
    later = ""
    if part.first > 1:
        whose = "the" if part.noc else "an NOC's"
        later = f" beyond {whose} {ordinal(part.first - 1)}"
    what = counted(amount, part.sort)
    if part.than:
        more = counted(amount, f"more {part.sort}")
        what, where = more, f"{where} than in {together(map(called, part.than))}"
    return what + later + (f" in {where}" if where else "")
