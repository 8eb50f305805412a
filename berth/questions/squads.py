"""Athletes that a table does not name by squad: some that its places call for, and that may be.

Where it has all athletes of an NOC in one number (`athletes`), they must come to that.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from models.answers.quota import Rows
from models.bound import Bound, Law, Source
from models.checks.lawful import Breach, breaches
from models.checks.room import Roomy
from models.checks.tally import Tally
from models.place import Chain, Held, Place, of_one_noc
from models.table import ATHLETES
from solver.clock import Clock, Undecided

ADD_UP = Source(
    "fact", "athletes-add-up", "all athletes of an NOC are those of its squads together"
)


class Completed(NamedTuple):
    """held: with athletes in the squads that are not named. broken: what is broken then.

    open: whether there are athletes that would break less, where time ran out.
    """

    held: Held
    broken: tuple[Breach, ...]
    open: bool = False


def adding_up(case: Roomy, counts: Rows) -> Iterator[Law]:
    """That the athletes of each NOC are as many as the table says; empty without that column."""
    for noc, row in counts.items():
        if ATHLETES in row and ATHLETES not in (*case.field.squads, *case.field.events):
            athletes = tuple(p for s in case.field.squads for p in case.field.athletes(s, noc))
            if athletes or row[ATHLETES]:
                number = row[ATHLETES]
                yield Law(ADD_UP, Bound(athletes or (Place(noc, ATHLETES, 1),), number, number))


def completed(
    case: Roomy, counts: Rows, held: Held, unnamed: Collection[str], time_limit: float
) -> Completed:
    """The holding with athletes in the unnamed squads, such that no more is broken than must be.

    Those called for are tried first; where that breaks a rule, whatever else may be; and where
    nothing is right for all NOCs together, what is right for each of them alone.
    """
    laws = (*adding_up(case, counts), *case.laws)
    called = _with_called_for(laws, held, unnamed)
    theirs = [law for law in laws if _is_about(law, unnamed)]
    if not any(law.bound.excess(called) for law in theirs):
        return Completed(called, tuple(breaches(laws, called)))
    clock = Clock(time_limit)
    try:
        found = _some(theirs, case.field.places, held, unnamed, clock)
        if found is None:
            found = _with_called_for(case.laws, held, unnamed)
            for noc in case.field.nocs:
                own = [law for law in theirs if {p.noc for p in _places(law)} == {noc}]
                places = [place for place in case.field.places if place.noc == noc]
                alone = _some(own, places, held, unnamed, clock)
                if alone is not None:
                    found = frozenset(place for place in found if place.noc != noc) | alone
    except Undecided:
        others = (law for law in laws if not _is_about(law, unnamed))
        return Completed(called, tuple(breaches(others, called)), open=True)
    return Completed(found, tuple(breaches(laws, found)))


def _some(
    laws: Collection[Law],
    places: Collection[Place],
    held: Held,
    free: Collection[str],
    clock: Clock,
) -> Held | None:
    """Some holding that keeps the laws, in which only the athletes of the free squads differ."""
    from solver.cpsat.model import Board

    board = Board(laws, places, clock)
    return board.any({place: place in held for place in places if place.pool not in free})


def _places(law: Law) -> Chain:
    return law.bound.places + (law.bound.when.places if law.bound.when else ())


def _is_about(law: Law, squads: Collection[str]) -> bool:
    return any(place.pool in squads for place in _places(law))


def _with_called_for(laws: Collection[Law], held: Held, squads: Collection[str]) -> Held:
    """With the athletes that the places of an NOC call for."""
    tally = Tally(laws, held)
    news = bool(squads)
    while news:
        news = False
        for index, (_, bound) in enumerate(laws):
            if not of_one_noc(bound.places) or bound.places[-1].pool not in squads:
                continue
            for place in bound.places:
                if place.pool in squads and tally.excess(index) < 0 and place not in tally.held:
                    tally.add(place)
                    news = True
    return frozenset(tally.held)
