"""Steps that are kept as far as they are the same again."""

import pytest
from tiny import athletes, field, world

from models.place import Place
from solver.clock import Clock
from solver.counting.course import Course
from solver.counting.reading import covered
from solver.walk.plan import WalkPlan


@pytest.fixture
def course():
    """Two athletes have to fill both fields."""
    lists = {"men-500m": ["A", "B", "C"], "men-1000m": ["A", "B", "C"]}
    fields = field("men-500m", exactly=2), field("men-1000m", exactly=2)
    instance = world(lists, *fields, athletes(at_most=2))
    plan = WalkPlan.of_laws(instance.laws, instance.field)
    return Course(plan, covered(plan), Clock(), ())


def numbers(course, *places):
    number = course.oracle.walk.plan.numbered.number
    return [number[Place(noc, event, 1)] for noc, event in places]


def holds(course, steps):
    return list(map(course.oracle.walk.holds, steps))


def test_a_line_is_awarded_where_the_rest_can_be_completed(course):
    lines = numbers(course, ("A", "men-500m"), ("B", "men-1000m"), ("C", "men-500m"))
    assert course.go(lines)
    assert holds(course, lines) == [True, True, False]


def test_only_the_last_step_is_another_one(course):
    first, second, other = numbers(course, ("A", "men-500m"), ("B", "men-500m"), ("C", "men-500m"))
    assert course.go([first, second])
    assert course.go([first, other])
    assert holds(course, [first, second, other]) == [True, False, True]


def test_steps_at_hand_stay_where_it_has_gone_further(course):
    lines = numbers(course, ("A", "men-500m"), ("B", "men-500m"))
    assert course.go(lines)
    before = course.oracle.mark()
    assert course.go(lines[:1])
    assert course.oracle.mark() == before


def test_what_cannot_be_given_back_ends_it_and_nothing_is_decided(course):
    first, second, other = numbers(course, ("A", "men-500m"), ("B", "men-500m"), ("A", "men-1000m"))
    assert not course.go([first, second, ~other])
    assert course.go([first, ~second, other])
    assert holds(course, [first, second, other]) == [True, False, True]
