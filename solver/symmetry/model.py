"""NOCs in the same situation as CP-SAT sees them: a number per situation and open place."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from solver.clock import Clock
from solver.cpsat.program import Literal, Program, new_program
from solver.cpsat.search import plain_settings, values_of
from solver.cpsat.sums import FAR, reached
from solver.symmetry.anonymous import Between, Total
from solver.symmetry.residual import Situation

#: The open places that an NOC holds, and how many NOCs of the situation hold these.
Patterns = Counter[frozenset[int]]


class AlikeNocs(NamedTuple):
    """So many NOCs in the same situation."""

    like: Situation
    size: int


class Totals(NamedTuple):
    """The bounds about several NOCs, and what the places held add to each sum."""

    bounds: Sequence[Total]
    given: Counter[int]


def solution(groups: Sequence[AlikeNocs], totals: Totals, clock: Clock) -> list[Patterns] | None:
    """What the NOCs of each group may hold; None: no lawful allocation is like that."""
    program = new_program()
    sums: dict[int, list[tuple[int, int]]] = {}
    numbers: list[list[int]] = []
    for group in clock.during(groups):
        mine = [program.number(0, group.size) for _ in group.like.open]
        numbers.append(mine)
        for number, place in zip(mine, group.like.open, strict=True):
            for total, times in group.like.roles[place].adds_to:
                sums.setdefault(total, []).append((number, times))
        _post_own(program, group, mine)
    _post_totals(program, totals, sums, clock)
    settings = plain_settings()
    # Measured: the linear relaxation decides nearly all, and presolve costs more than it saves.
    settings["cp_model_presolve"] = False
    settings["cp_model_probing_level"] = 0
    settings["cut_level"] = 0
    values = values_of(program, settings, clock)
    if values is None:
        return None
    return [
        _patterns(group, [values[number] for number in mine])
        for group, mine in zip(groups, numbers, strict=True)
    ]


def _post_own(program: Program, group: AlikeNocs, numbers: Sequence[int]) -> None:
    """What the bounds of one NOC say about a whole group: their sum over its members."""
    size = group.size
    for when, then in group.like.rest:
        for places, sign, of_one, scale in _cases(when):
            # scale x the members that meet the condition: at least base + sum of sign * numbers.
            base = of_one * size
            counted = [(numbers[p], scale) for p in then.places]
            condition = [(numbers[p], sign) for p in places]
            if then.is_impossible:
                program.between(condition, -FAR, -base)
                continue
            if then.least > 0:
                short = [*counted, *_times(-then.least, condition)]
                program.between(short, then.least * base, FAR)
            if then.most < len(counted):
                spare = len(counted) - then.most
                over = [*counted, *_times(spare, condition)]
                program.between(over, -FAR, scale * size * len(counted) - spare * base)


def _times(times: int, terms: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(variable, times * weight) for variable, weight in terms]


def _cases(when: Between) -> Iterator[tuple[tuple[int, ...], int, int, int]]:
    """Places, a sign, a base and a scale: whether an NOC meets the condition, 1 or 0, times the
    scale is at least the base and the sum of sign x place over the places it holds.

    Exact where one place decides, or all of them together; otherwise less than the laws ask for,
    and the witness has to show whether that matters. A range is left out.
    """
    size = len(when.places)
    if when.is_sure:
        yield (), 1, 1, 1
    elif when.least <= 1 and when.most >= size:
        yield from (((place,), 1, 0, 1) for place in dict.fromkeys(when.places))
    elif when.most >= size:
        yield when.places, 1, 1 - when.least, size - when.least + 1
    elif when.least <= 0 and when.most == size - 1:
        yield from (((place,), -1, 1, 1) for place in dict.fromkeys(when.places))
    elif when.least <= 0:
        yield when.places, -1, when.most + 1, when.most + 1


def _post_totals(
    program: Program,
    totals: Totals,
    sums: Mapping[int, Sequence[tuple[int, int]]],
    clock: Clock,
) -> None:
    for when, (total, least, most) in clock.during(totals.bounds):
        given = totals.given[total]
        enforced: list[Literal] = []
        if when is not None:
            number, from_, to = when
            condition, already = sums.get(number, ()), totals.given[number]
            enforced.append(reached(program, condition, from_ - already))
            enforced.append(~reached(program, condition, to + 1 - already))
        program.between(sums.get(total, ()), least - given, most - given, enforced)


def _patterns(group: AlikeNocs, numbers: Sequence[int]) -> Patterns:
    """Of n NOCs that hold a place, the first n of the situation: so who holds it holds whatever
    at least as many hold. A place whose own condition is not met then is given up."""
    found: Patterns = Counter()
    steps = sorted({0, group.size, *numbers})
    for before, step in pairwise(steps):
        pattern = {n for n, number in enumerate(numbers) if number >= step}
        while broken := next((b for b in group.like.rest if not b.keeps(pattern)), None):
            # A limit that holds for want of other places: what is over it is given up instead.
            over = broken.when.least <= 0 and _held(broken.then, pattern) > broken.then.most
            given_up = pattern.intersection((broken.then if over else broken.when).places)
            if not given_up:
                break
            pattern.remove(max(given_up))
        found[frozenset(pattern)] += step - before
    return found


def _held(count: Between, pattern: Collection[int]) -> int:
    return sum(place in pattern for place in count.places)
