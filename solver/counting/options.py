"""What is open to a unit: a box for each way to switch, and what further athletes open.

With m athletes an NOC can hold any numbers of start places from what it holds to min(limit, m). So
one athlete more opens one more start in a set of columns, and none after it opens more than that
set: the sets are nested. How far a sum can come hence only asks how many athletes of each set there
are, never whose.
"""

from collections.abc import Sequence
from typing import NamedTuple

from solver.counting.units import PlaceColumn, Sum, Unit
from solver.walk.walk import Walk

#: What one athlete more opens a start for: the sums of athletes that it adds to, and the sums of
#: places, as bits.
Opens = tuple[tuple[int, ...], int]


class Option(NamedTuple):
    """One way to switch, with as few athletes as that needs.

    values:  of the switching columns.
    more:    athletes beyond those that are held now.
    reach:   (sum of places, how much the unit can add to it).
    further: what each further athlete opens, the first before the second.
    extra:   (sum of places, how much more than is held now the unit adds to it at the least).
    """

    values: tuple[int, ...]
    more: int
    reach: tuple[tuple[int, int], ...]
    further: tuple[Opens, ...]
    extra: tuple[tuple[int, int], ...]


class UnitOptions:
    """The options of units as a walk stands; units that are alike have the very same."""

    def __init__(self, walk: Walk, places: Sequence[Sum]) -> None:
        self._walk, self._first = walk, walk.plan.numbered.first
        self._asked = [one.least > 0 for one in places]
        self._known: dict[object, tuple[Option, ...]] = {}
        self._shapes: dict[object, int] = {}

    def shape(self, unit: Unit) -> int:
        """The same for units of which the laws say the same."""
        columns = tuple(column[1:] for column in (*unit.starts, *unit.switches))
        key = (unit.athletes >= 0, len(unit.starts), columns, unit.modes, unit.rows)
        return self._shapes.setdefault(key, len(self._shapes))

    def of(self, unit: Unit, shape: int) -> tuple[Option, ...]:
        """Those that are left; none: the decisions cannot be completed."""
        held, limit, first = self._walk.next, self._walk.limit, self._first
        chain = unit.athletes
        key: list[int] = [shape]
        if chain >= 0:
            key += (held[chain] - first[chain], limit[chain] - first[chain])
        for column in unit.starts:
            if column.least:
                key.append(sum([held[c] - first[c] for c in column.chains]))
            key.append(sum([limit[c] - first[c] for c in column.chains]))
        for column in unit.switches:
            key.append(sum([held[c] - first[c] for c in column.chains]))
            key.append(sum([limit[c] - first[c] for c in column.chains]))
        known = tuple(key)
        found = self._known.get(known)
        if found is None:
            found = self._known[known] = tuple(self._found(unit))
        return found

    def _span(self, column: PlaceColumn) -> tuple[int, int, int]:
        """How much of a column is held, and the least and the most that there can be."""
        walk, first = self._walk, self._first
        now = sum([walk.next[c] - first[c] for c in column.chains])
        most = sum([walk.limit[c] - first[c] for c in column.chains])
        return now, max(now, column.least), min(most, column.most)

    def _found(self, unit: Unit) -> list[Option]:
        walk, first, chain = self._walk, self._first, unit.athletes
        has = walk.next[chain] - first[chain] if chain >= 0 else 0
        could = walk.limit[chain] - first[chain] if chain >= 0 else 0
        starts = [(column, *self._span(column)) for column in unit.starts]
        switches = [(column, *self._span(column)) for column in unit.switches]
        if any(least > most for _, _, least, most in starts):
            return []
        called = max((least for column, _, least, _ in starts if column.needs), default=0)
        found: list[Option] = []
        for mode in unit.modes:
            spans = list(zip(switches, mode.values, strict=True))
            if not all(least <= value <= most for (_, _, least, most), value in spans):
                continue
            athletes, top = max(has, mode.least, called), min(could, mode.most)
            if athletes > top:
                continue
            reach = [
                (row, min(most, athletes) if column.needs else most)
                for column, _, _, most in starts
                for row in column.rows
                if self._asked[row]
            ]
            extra = [
                (row, least - now)
                for column, now, least, _ in starts
                for row in column.rows
                if least > now
            ]
            for (column, now, _, _), value in spans:
                reach += [(row, value) for row in column.rows if self._asked[row]]
                extra += [(row, value - now) for row in column.rows if value > now]
            further: list[Opens] = []
            for number in range(athletes + 1, top + 1):
                opened = 0
                for column, _, _, most in starts:
                    if column.needs and most >= number:
                        for row in column.rows:
                            opened |= 1 << row if self._asked[row] else 0
                if not opened:
                    break
                further.append((unit.rows, opened))
            found.append(
                Option(mode.values, athletes - has, tuple(reach), tuple(further), tuple(extra))
            )
        return found
