"""Time is asked for while laws are read and models are built, in every loop that may be long."""

from collections import Counter
from itertools import count

import pytest
from tiny import athletes, field, world

from models.answers.outcome import OutOfTime
from models.place import Place
from solver import clock as clock_module
from solver.allocate import strategies
from solver.allocate.components import parts
from solver.allocate.solve import solve
from solver.allocate.strategies import Ways
from solver.clock import Clock, Undecided
from solver.counting.reading import covered
from solver.cpsat.model import Board
from solver.rows.families import in_rows
from solver.rows.whole import no_whole_numbers
from solver.symmetry.anonymous import Total
from solver.symmetry.asked_once import AskedOnce
from solver.symmetry.model import Totals, solution
from solver.symmetry.orbits import Alike
from solver.walk.plan import WalkPlan


@pytest.fixture(autouse=True)
def _ticks(monkeypatch):
    """A clock on which a second goes by whenever it is looked at."""
    seconds = count()
    monkeypatch.setattr(clock_module, "monotonic", lambda: next(seconds))


EQUAL = {"kind": "equal_numbers", "squads": ["men", "women"]}


def many_lines(*rules):
    return world({"men-sprint": ["A", "B"] * 30, "women-sprint": ["B", "A"] * 30}, *rules)


INSTANCE = many_lines(EQUAL, field("men-sprint", exactly=20))
LAWS, FIELD = INSTANCE.laws, INSTANCE.field
BOXES = [law for law in LAWS if law.source.id != "rule-1"]

PLAN = WalkPlan.of_laws(BOXES, FIELD)
SITUATIONS = [bound for _, bound in LAWS if len({place.noc for place in bound.named}) == 1]
IN_ROWS, REST = in_rows(LAWS, [bound for _, bound in LAWS])

ABOUT_NOTHING = Total(None, (0, 0, 0))

#: What is done, and how often at the least it has to be looked whether there is time.
LOOPS = {
    "laws are brought into rows": (
        lambda clock: in_rows(LAWS, (bound for _, bound in LAWS), clock),
        len(LAWS),
    ),
    "sums are looked at for whole numbers": (
        lambda clock: no_whole_numbers(LAWS, clock),
        3 * len(LAWS),
    ),
    "laws are told apart by squads": (lambda clock: parts(LAWS, FIELD, clock), 2 * len(LAWS)),
    "a board is made": (
        lambda clock: Board(LAWS, FIELD.places, clock),
        len(LAWS) + len(REST) + 2 * len(IN_ROWS),
    ),
    "laws are read for counting": (
        lambda clock: covered(PLAN, clock),
        sum(len(said.clauses) + len(said.duties) for said in PLAN.said) + len(FIELD.places) // 2,
    ),
    "NOCs are compared": (
        lambda clock: Alike(LAWS, FIELD.places, clock, bool),
        len(LAWS) + len(SITUATIONS),
    ),
    "NOCs are compared for a lot": (
        lambda clock: AskedOnce(LAWS, FIELD.places, pow, clock).likeness(
            {}, Place("A", "men-sprint", 1)
        ),
        len(LAWS) + len(SITUATIONS) // 2,
    ),
    "NOCs that are alike are asked about": (
        lambda clock: solution([], Totals([ABOUT_NOTHING] * 50, Counter()), clock),
        50,
    ),
}


@pytest.mark.parametrize(("loop", "times"), LOOPS.values(), ids=LOOPS)
def test_it_is_looked_whether_there_is_time_while(loop, times):
    loop(Clock(10**6))
    with pytest.raises(Undecided):
        loop(Clock(times))


class AskedEachTime:
    """As `AskedOnce`, where no two lines are alike."""

    def __init__(self, _laws, _places, ask, _clock):
        self._ask = ask

    def __call__(self, decided, place):
        return self._ask(decided, place)

    def likeness(self, _decided, place):
        return place


def test_it_is_looked_before_each_line_that_a_lot_could_give_a_place_is_tried(monkeypatch):
    tied = world({"men-sprint": [["A", "B", "C", "D"]]}, field("men-sprint", at_most=2))
    monkeypatch.setattr(strategies, "AskedOnce", AskedEachTime)
    assert Ways(tied, Clock(10**6), tied.laws, tied.field).by_walk().status == "lot_required"
    with pytest.raises(Undecided):
        Ways(tied, Clock(2), tied.laws, tied.field).by_walk()


def test_items_are_given_one_by_one_as_long_as_there_is_time():
    found = []
    with pytest.raises(Undecided):
        found.extend(Clock(5).during(range(100)))
    assert list(Clock().during(range(100))) == list(range(100))


def test_a_solve_without_time_to_make_its_model_is_out_of_time_and_nothing_else():
    instance = many_lines(EQUAL, field("men-sprint", exactly=20), athletes(at_least=20))
    outcome = solve(instance, time_limit=500, walk_first=False, counting=False)
    assert outcome == OutOfTime(500)


def test_a_clock_that_is_started_again_has_its_whole_limit():
    clock = Clock(3)
    assert [clock.left(), clock.left()] == [2, 1]
    clock.restart()
    assert clock.left() == 2


def test_a_clock_without_a_limit_has_none_when_it_is_started_again():
    clock = Clock()
    clock.restart()
    assert clock.left() is None
