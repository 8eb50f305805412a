"""Is a table lawful? Counts every bound of every rule, ruling and fact; no solver in sight."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import gt
from typing import NamedTuple

from models.bound import Law, Source, count_held, excess_in
from models.checks.room import Countable
from models.facts import NO_CLAIM
from models.order import standings
from models.place import Field, Held, Place, beside, column_of, given
from models.table import ATHLETES

#: List -> NOC -> how many lines it has there.
LinesOf = Mapping[str, Mapping[str, int]]


class Breach(NamedTuple):
    """A bound that is not kept: whose it is, how many places it counts, how far it is off.

    excess: places too many (positive) or too few (negative).
    """

    source: Source
    places: tuple[Place, ...]
    counted: int
    excess: int


def breaches(laws: Iterable[Law], held: Held) -> Iterator[Breach]:
    """Every bound that the held places do not keep."""
    excess_of = excess_in(held)
    for source, bound in laws:
        if excess := excess_of(bound):
            yield Breach(source, bound.places, count_held(bound.places, held), excess)


def holding(case: Countable, counts: Mapping[str, Mapping[str, int]]) -> Held:
    """The places held according to a table: NOC -> event or squad -> number.

    Where several lists lead to an event, the best placed lines are taken; places without a line
    come after them, and those that nobody may hold (below a standard) and that wait for such a one
    behind these. Last of all come those for which the NOC has no line, not as many teams as would
    bring them, and no grant. What the table does not name is not held, nor what the case has no
    room for.
    """
    field = case.field
    standing = standings(case.stages)
    last = (len(case.stages), 0, 0)
    barred = _first_barred(case.laws)
    held: set[Place] = set()
    for noc, row in counts.items():
        for event in field.events:
            unclaimed = field.given_in(event, noc)
            unfounded = frozenset(unclaimed[_most_given(field, noc, event, row) :])
            best_first = sorted(
                field.places_of(event, noc),
                key=lambda place: (
                    place in unfounded,
                    place.k >= barred.get(place[:2], place.k + 1),
                    standing.get(place, last),
                ),
            )
            held.update(best_first[: row.get(event, 0)])
        for squad in field.squads:
            held.update(field.athletes(squad, noc)[: row.get(squad, 0)])
    return frozenset(held)


def _most_given(field: Field, noc: str, event: str, row: Mapping[str, int]) -> int:
    """How many places without a line what the row has calls for: as in the facts."""
    teams = field.carried.get(event)
    if not teams:
        return len(field.given_in(event, noc))
    brought = sum(count * row.get(team, 0) for team, count in teams.items())
    return field.lacking.get((noc, event), 0) + brought


def apart_from_the_field(
    field: Field, counts: Mapping[str, Mapping[str, int]]
) -> tuple[dict[str, dict[str, int]], Held]:
    """The numbers of a table in the field, and the places beside it: whoever is awarded some has
    these first. Of a squad that the table does not name they are there as well."""
    inside = {noc: dict(row) for noc, row in counts.items()}
    held: set[Place] = set()
    for noc, row in inside.items():
        for pool in (*field.events, *field.squads):
            others = field.chain(noc, beside(pool))
            if pool in row:
                others = others[: row[pool]]
                row[pool] -= len(others)
            if pool in field.squads and ATHLETES in row:
                others = others[: row[ATHLETES]]
                row[ATHLETES] -= len(others)
            held.update(others)
    return inside, frozenset(held)


def _first_barred(laws: Iterable[Law]) -> dict[tuple[str, str], int]:
    """(NOC, list) -> the first place that nobody may hold, whatever else is held."""
    barred: dict[tuple[str, str], int] = {}
    for _, bound in laws:
        if bound.when is None and bound.at_most == 0:
            for noc, pool, k in bound.places:
                barred[noc, pool] = min(k, barred.get((noc, pool), k))
    return barred


def are_there(field: Field, numbers: Sequence[int], lines: LinesOf | None = None) -> bool:
    """Whether an allocation holds no more places than there are.

    numbers: how many places each NOC holds in each pool, in the order of the field's `lengths`.
    lines: where the field has room for more lines than there are. Athletes need none.
    """
    if min(numbers, default=0) < 0 or any(map(gt, numbers, field.lengths.values())):
        return False
    return lines is None or all(
        number <= own or number <= own + _granted(field, noc, pool, lines)
        for (noc, pool), number in zip(field.lengths, numbers, strict=True)
        if number and pool not in field.squads
        for own in [lines[pool].get(noc, 0) if pool in lines else 0]
    )


def _granted(field: Field, noc: str, pool: str, lines: LinesOf) -> int:
    """Places that are granted in an event beyond all lines that lead there."""
    event = column_of(pool)
    granted = field.granted.get((noc, event), 0)
    if not granted or pool != given(event):
        return 0
    lists = field.lists_of(event)
    return max(0, granted - sum(lines.get(name, {}).get(noc, 0) for name in lists))


def beyond_claims(field: Field, counts: Mapping[str, Mapping[str, int]]) -> Iterator[Breach]:
    """Start and team places in a table for which the NOC has no line, no guarantee and no ruling.

    field: of the instance itself. Athletes need no claim but a start, a team or a guarantee.
    """
    for noc, row in counts.items():
        for event in field.events:
            count, claims = row.get(event, 0), len(field.places_of(event, noc))
            if count > claims:
                yield Breach(NO_CLAIM, (Place(noc, event, claims + 1),), count, count - claims)
