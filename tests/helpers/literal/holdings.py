"""Every way in which places could be held in a tiny world, and the rules that each breaks."""

from collections.abc import Iterator, Mapping
from itertools import product
from math import prod
from typing import NamedTuple

from literal.kinds import KINDS
from literal.world import World


class TooMany(Exception):
    """The world has more ways than are to be tried."""


class Row(NamedTuple):
    """The places of one NOC. lines: list -> lines awarded; own: event -> places without a line;
    places: event -> both; athletes: squad -> number. beside: event or squad -> those beside the
    field, in none of these. broken: bits of the rules it breaks alone."""

    noc: str
    lines: dict[str, int]
    own: dict[str, int]
    places: dict[str, int]
    athletes: dict[str, int]
    broken: int = 0
    beside: Mapping[str, int] = {}

    @property
    def cells(self):
        return (*self.places.values(), *self.athletes.values())

    @property
    def shown(self):
        """Its row of a table."""
        inside = {**self.places, **self.athletes}
        return {name: number + self.beside.get(name, 0) for name, number in inside.items()}


Rows = tuple[Row, ...]


class Holding(NamedTuple):
    rows: Rows
    broken: int


def holdings(world: World, most: int, lawful: bool) -> Iterator[Holding]:
    """All holdings that keep facts and rulings; lawful: only such that keep every rule.

    Raises TooMany where more than `most` had to be tried.
    """
    options = [list(_rows_of(world, noc, lawful)) for noc in world.nocs]
    if prod(map(len, options)) > most:
        raise TooMany
    together = [
        (1 << bit, rule, KINDS[rule["kind"]].keeps)
        for bit, rule in enumerate(world.rules)
        if hasattr(KINDS[rule["kind"]], "keeps")
    ]
    for rows in product(*options):
        broken = 0
        for row in rows:
            broken |= row.broken
        for bit, rule, keeps in together:
            if not keeps(rule, world, rows):
                broken |= bit
                if lawful:
                    break
        if not (lawful and broken):
            yield Holding(rows, broken)


def _rows_of(world: World, noc: str, lawful: bool) -> Iterator[Row]:
    """What one NOC may have: lines in their order, places of its own as far as it is given some,
    athletes for whom there is a start, a team or a guarantee, and who are enough for these."""
    counts = {name: sum(line.noc == noc for line in world.lines[name]) for name in world.event_of}
    further = {event: world.further(noc, event) for event in world.events}
    alone = [
        (1 << bit, rule, KINDS[rule["kind"]].keeps_row)
        for bit, rule in enumerate(world.rules)
        if hasattr(KINDS[rule["kind"]], "keeps_row")
    ]
    for lines in _each(counts):
        for own in _each(further):
            places = {
                event: own[event] + sum(lines[name] for name in world.lists_of[event])
                for event in world.events
            }
            if any(
                not least <= places[event] <= most
                for (whose, event), (least, most) in world.numbers.items()
                if whose == noc
            ):
                continue
            if any(own[event] > world.most_own(noc, event, places) for event in world.events):
                continue
            row = Row(noc, lines, own, places, {}, beside=world.beside(noc))
            for athletes in product(*(_athletes(world, row, squad) for squad in world.squads)):
                one = row._replace(athletes=dict(zip(world.squads, athletes, strict=True)))
                broken = sum(bit for bit, rule, keeps in alone if not keeps(rule, world, one))
                if not (lawful and broken):
                    yield one._replace(broken=broken)


def _each(counts):
    for pick in product(*(range(n + 1) for n in counts.values())):
        yield dict(zip(counts, pick, strict=True))


def _athletes(world: World, row: Row, squad: str) -> range:
    mine = [event for event in world.events if squad in world.squads_of[event]]
    starts = sum(
        row.places[event] * (world.size(event, squad) if world.is_team[event] else 1)
        for event in mine
    )
    least = max((row.places[event] for event in mine), default=0)
    if squad in world.one_event_each:
        least = starts
    return range(least, max(starts, world.granted(row.noc, squad)) + 1)


def table_of(rows: Rows) -> dict[str, dict[str, int]]:
    """NOC -> event or squad -> number, of NOCs with a place."""
    return {row.noc: row.shown for row in rows if any(row.shown.values())}
