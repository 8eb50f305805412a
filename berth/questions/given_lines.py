"""Which lines the places of a table are, where several lists lead to an event.

A table has numbers per event. What hangs on the lists is kept if it can be, by some lines; of
those ways the one counts that comes first in the order of award; of lines that share a rank the one
that stands first in its table, which is as good as any other.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from models.answers.quota import Rows
from models.bound import Bound, Law, Source
from models.checks.lawful import holding
from models.checks.room import Roomy
from models.order import standings
from models.place import Chain, Field, Held, Place
from solver.clock import Clock, Undecided

NUMBERS = Source("fact", "numbers", "the numbers of the table")


class GivenLines(NamedTuple):
    """held: the places. open: whether other lines would break less, where time ran out."""

    held: Held
    open: bool = False


def given_lines(
    case: Roomy, counts: Rows, unnamed: Collection[str], time_limit: float
) -> GivenLines:
    """The places of a table, such that of what hangs on its lines no more is broken than must be.

    unnamed: squads of which the table says nothing.
    """
    best = holding(case, counts)
    groups = _open(case.field, counts)
    laws = [law for law in case.laws if _tells_apart(law, groups)]
    if not any(bound.excess(best) for _, bound in laws):
        return GivenLines(best)
    free = {place for group in groups for place in group}
    numbers = [Law(NUMBERS, Bound(g, n, n)) for g in groups for n in [sum(p in best for p in g)]]
    standing = standings(case.stages)
    turns = (turn.place for _, found in case.stages for turn in found)
    order = sorted((place for place in turns if place in free), key=standing.__getitem__)
    fixed = {p: p in best for p in case.field.places if p not in free and p.pool not in unnamed}
    # Broken by whatever lines: those that break it once more are no worse for that.
    known, told = free | fixed.keys(), set(map(id, laws))
    lost = {
        law.source
        for law in case.laws
        if id(law) not in told and known.issuperset(law.bound.named) and law.bound.excess(best)
    }
    clock = Clock(time_limit)

    def possible(some: Iterable[Law]) -> bool:
        return _first([*numbers, *some], case.field, (), fixed, clock) is not None

    try:
        kept = _least_broken(laws, best, lost, possible)
        found = _first([*numbers, *kept], case.field, order, fixed, clock)
    except Undecided:
        return GivenLines(best, open=True)
    starts = None if found is None else {p for p in found if p.pool not in unnamed}
    return GivenLines(best if starts is None else frozenset(starts))


def _least_broken(
    laws: Iterable[Law],
    best: Held,
    lost: Collection[Source],
    possible: Callable[[Iterable[Law]], bool],
) -> list[Law]:
    """What some lines keep: whole rules where they can be, then single bounds of the others, and at
    last each bound as far as the best lines keep it. lost: rules that are broken anyway."""
    rules: dict[Source, list[Law]] = {}
    kept: list[Law] = []
    for law in laws:
        if law.source.kind != "fact":
            rules.setdefault(law.source, []).append(law)
        elif not law.bound.excess(best):
            # Nobody could change a fact: none is broken for the sake of a rule.
            kept.append(law)
    left: list[Law] = []
    doubtful: list[list[Law]] = []
    for source, of_rule in rules.items():
        if source in lost:
            left += of_rule
        elif any(law.bound.excess(best) for law in of_rule):
            doubtful.append(of_rule)
        else:
            kept += of_rule
    for of_rule in doubtful:
        if possible([*kept, *of_rule]):
            kept += of_rule
        else:
            left += of_rule
    for law in left:
        bounds = dict.fromkeys((law.bound, law.bound.loosened(law.bound.excess(best))))
        as_far = (law._replace(bound=bound) for bound in bounds)
        kept += next(([one] for one in as_far if possible([*kept, one])), [])
    return kept


def _first(
    laws: Iterable[Law],
    field: Field,
    order: Collection[Place],
    fixed: Mapping[Place, bool],
    clock: Clock,
) -> Held | None:
    from solver.cpsat.model import Board

    board = Board(laws, field.places, clock)
    return board.first(list(order), fixed) if order else board.any(fixed)


def _open(field: Field, counts: Rows) -> list[Chain]:
    """The places of an NOC in an event of which the table has some, and not all, of several lists
    or of a list and of those without a line."""
    found = (
        (field.places_of(event, noc), row.get(event, 0))
        for noc, row in counts.items()
        for event in field.events
    )
    return [
        places
        for places, count in found
        if 0 < count < len(places) and len({place.pool for place in places}) > 1
    ]


def _tells_apart(law: Law, groups: Iterable[Chain]) -> bool:
    """Whether it matters to a law which of these places are held, if so many are."""
    parts = [law.bound.places, law.bound.when.places if law.bound.when else ()]
    return any(
        len({part.count(place) for place in group}) > 1
        for part in parts
        if part
        for group in groups
    )
