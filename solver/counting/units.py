"""What the counting knows of laws: NOCs with boxes, and sums over NOCs.

A *column* is what counts as one number of an NOC in every law: its places in an event, over all
its lists. A *unit* is what local laws couple: the athletes of an NOC in a squad and its columns.
"""

from typing import NamedTuple

from solver.walk.clauses import NO_LIMIT


class PlaceColumn(NamedTuple):
    """One number of an NOC: how many places it holds in these chains together.

    least, most: of it, by laws about this NOC alone. rows: the sums that it adds to.
    needs: whether k of them need k athletes.
    """

    chains: tuple[int, ...]
    least: int = 0
    most: int = NO_LIMIT
    rows: tuple[int, ...] = ()
    needs: bool = False


class Mode(NamedTuple):
    """What the switching columns of a unit may come to, and the athletes that it may then have."""

    values: tuple[int, ...]
    least: int = 0
    most: int = NO_LIMIT


class Unit(NamedTuple):
    """The athletes of an NOC in a squad (chain -1: none) and what calls for them.

    starts:   columns whose numbers are free in a box, [least, min(most, athletes)].
    switches: columns on which the box depends, such as teams; modes: all that they may come to.
    rows:     the sums of athletes that its athletes add to.
    """

    athletes: int
    starts: tuple[PlaceColumn, ...]
    switches: tuple[PlaceColumn, ...]
    modes: tuple[Mode, ...]
    rows: tuple[int, ...]


class Sum(NamedTuple):
    """A sum over NOCs, by its number in the plan, and what it must come to."""

    number: int
    least: int
    most: int


class Covered(NamedTuple):
    """Laws that are boxes and sums.

    unit_of: chain -> its unit. athletes, places: the sums of athletes, and those of places.
    """

    units: tuple[Unit, ...]
    unit_of: dict[int, int]
    athletes: tuple[Sum, ...]
    places: tuple[Sum, ...]
