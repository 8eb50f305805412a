"""The last resort: all completions as one small integer program.

Units with the same options can be exchanged for one another, so what is asked is how many of them
go each way, and how many further athletes of each set are used. That is all that the sums see, and
any numbers that keep them are a completion: within a unit the first of its nested sets may stand
for any other, and pooled over units so does the count.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from solver.clock import Clock
from solver.counting.accounts import Accounts, bits
from solver.counting.options import Opens, Option
from solver.counting.program import Row, whole_solution


class Exchangeable(NamedTuple):
    """Units with the same options. units: of each option those for which it is chosen now."""

    options: tuple[Option, ...]
    rows: tuple[int, ...]
    units: list[list[int]]

    @property
    def size(self) -> int:
        return sum(map(len, self.units))


class Completion(NamedTuple):
    """For how many of each kind of unit each option is chosen, and who is used besides."""

    numbers: list[list[int]]
    used: dict[Opens, int]


def completion(closed: Accounts, alike: Sequence[Exchangeable], clock: Clock) -> Completion | None:
    """A completion, or None: there is none. closed: what the other units add, and nothing used."""
    highest: list[int] = []
    rows: list[Row] = []
    places: list[list[tuple[int, int]]] = [[] for _ in closed.reach]
    extra: list[list[tuple[int, int]]] = [[] for _ in closed.reach]
    athletes: list[list[tuple[int, int]]] = [[] for _ in closed.more]
    further: dict[Opens, list[tuple[int, int]]] = {o: [] for o, n in closed.free.items() if n}

    def chosen(option: Option, mine: Exchangeable) -> int:
        number = len(highest)
        highest.append(mine.size)
        for row, reach in option.reach:
            places[row].append((number, reach))
        for row, least in option.extra:
            extra[row].append((number, least))
        for row in mine.rows:
            athletes[row].append((number, option.more))
        for opened in option.further:
            further.setdefault(opened, []).append((number, -1))
        return number

    ways = [[chosen(option, mine) for option in mine.options] for mine in alike]
    for mine, numbers in zip(alike, ways, strict=True):
        rows.append(Row([(number, 1) for number in numbers], mine.size, mine.size))
    uses: dict[Opens, int] = {}
    for opened, lent in further.items():
        number = uses[opened] = len(highest)
        there = closed.free.get(opened, 0)
        highest.append(there + sum(highest[lender] for lender, _ in lent))
        if lent:
            rows.append(Row([(number, 1), *lent], None, there))
        for row in bits(opened[1]):
            places[row].append((number, 1))
        for row in opened[0]:
            athletes[row].append((number, 1))
    total = closed.walk.total
    for row, one in enumerate(closed.covered.places):
        if one.least > 0:
            rows.append(Row(places[row], one.least - closed.reach[row]))
        rows.append(Row(extra[row], None, one.most - total[one.number] - closed.extra[row]))
    for terms, left in zip(athletes, closed.left(), strict=True):
        rows.append(Row(terms, None, left))
    found = whole_solution(highest, rows, clock)
    if found is None:
        return None
    chosen_for = [[found[number] for number in numbers] for numbers in ways]
    return Completion(chosen_for, {opens: found[n] for opens, n in uses.items() if found[n]})


def switched(
    mine: Exchangeable, numbers: Sequence[int], rank: Sequence[int]
) -> Iterator[tuple[int, Option]]:
    """The fewest units that have to change their option for there to be so many of each.

    rank: who is asked first; they keep, or get, what comes last of the options, such as a team.
    """
    waiting: list[int] = []
    for units, number in zip(mine.units, numbers, strict=True):
        if len(units) > number:
            in_turn = sorted(units, key=rank.__getitem__)
            more = units is mine.units[0]
            waiting += in_turn[: len(units) - number] if more else in_turn[number:]
    waiting.sort(key=rank.__getitem__)
    for option, units, number in zip(mine.options, mine.units, numbers, strict=True):
        for _ in range(number - len(units)):
            yield waiting.pop(), option
