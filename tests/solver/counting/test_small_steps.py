"""What counting is put together from: effects of a column, options of a unit, who switches."""

import pytest

from models.place import Event, Field
from solver.counting.accounts import Accounts, bits
from solver.counting.effects import Effects
from solver.counting.exact import Exchangeable, switched
from solver.counting.options import Option, UnitOptions
from solver.counting.units import Covered, Mode, PlaceColumn, Sum, Unit
from solver.walk.clauses import NO_LIMIT
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk


@pytest.mark.parametrize(
    ("opened", "sums"), [(0, []), (1, [0]), (2, [1]), (5, [0, 2]), (0b11010, [1, 3, 4])]
)
def test_a_set_of_sums_is_told_by_their_numbers(opened, sums):
    assert list(bits(opened)) == sums


@pytest.mark.parametrize(
    ("top", "calls", "squad", "is_free"),
    [
        (2, {(1, 1), (2, 2)}, 3, True),
        (2, {(1, 1), (2, 2)}, 2, True),
        (2, {(1, 1)}, 1, True),
        (2, {(1, 1)}, 2, False),
        (1, {(1, 1)}, 2, True),
        (2, {(1, 2), (2, 2)}, 2, False),
        (0, set(), 2, True),
    ],
)
def test_a_column_is_free_if_just_as_many_athletes_are_needed(top, calls, squad, is_free):
    effects = Effects(2)
    effects.top, effects.calls = top, calls
    assert effects.is_free(squad) == is_free
    effects.limits.append((1, 1))
    assert not effects.is_free(squad)


@pytest.mark.parametrize(
    ("value", "least", "most"), [(0, 0, NO_LIMIT), (1, 2, 5), (2, 3, 4), (3, 4, 4), (4, 6, 4)]
)
def test_of_each_number_of_a_column_the_narrowest_follows(value, least, most):
    effects = Effects(4)
    effects.calls = {(1, 2), (4, 6), (2, 1)}
    effects.limits = [(2, 4), (1, 5), (3, 9)]
    effects.between = [(2, 3, 3, 8), (3, 3, 4, NO_LIMIT)]
    assert effects.mode(value) == Mode((value,), least, most)


def option(*values, more=0, reach=(), further=(), extra=()):
    return Option(values, more, reach, further, extra)


NONE, ONE = option(0), option(1)


@pytest.mark.parametrize(
    ("units", "numbers", "changes"),
    [
        ([[1, 2], [3]], [2, 1], []),
        # Who is asked first gets the last option, and who is asked last gives it up.
        ([[1, 2, 3], []], [1, 2], [(2, 1), (3, 1)]),
        ([[], [1, 2, 3]], [1, 2], [(1, 0)]),
        ([[], [1, 2, 3]], [3, 0], [(1, 0), (2, 0), (3, 0)]),
    ],
)
def test_the_fewest_units_switch_and_whoever_is_asked_first_keeps_the_last_option(
    units, numbers, changes
):
    rank = [9, 30, 20, 10]
    mine = Exchangeable((NONE, ONE), (), units)
    assert mine.size == 3
    found = [(unit, (NONE, ONE).index(to)) for unit, to in switched(mine, numbers, rank)]
    assert found == changes


EVENTS = {
    "x": Event(name="x", squad="m"),
    "y": Event(name="y", squad="m"),
    "t": Event(name="t", squad="m", team=True),
}
LENGTHS = {"x": 2, "y": 3, "t": 1, "m": 3}
FIELD = Field(
    nocs=("A",), hosts=(), squads=("m",), events=EVENTS,
    pools_of_event={event: (event,) for event in EVENTS},
    lengths={("A", pool): n for pool, n in LENGTHS.items()},
    continents={}, team_size={}, granted={}, rankings={},
)  # fmt: skip
#: Both events add to a sum of their own that asks for places, the team to one that does not.
SUMS = (Sum(0, 1, 9), Sum(1, 1, 9), Sum(2, 0, 9))
X, Y, TEAM = PlaceColumn((0,), 0, 2, (0,), True), PlaceColumn((1,), 1, 9, (1,), True), (2,)
TEAMS = PlaceColumn(TEAM, 0, 1, (2,), True)
UNIT = Unit(3, (X, Y), (TEAMS,), (Mode((0,), 0, 2), Mode((1,), 2)), (0,))


def options(unit, *held):
    walk = Walk(WalkPlan.of_laws([], FIELD))
    number = {place[1:]: n for place, n in walk.plan.numbered.number.items()}
    for place in held:
        walk.take(number[place])
    return UnitOptions(walk, SUMS).of(unit, 0)


@pytest.mark.parametrize(
    ("held", "found"),
    [
        # One for the least of y; a second opens both, a third y alone. A team takes two.
        ([], [
            option(0, more=1, reach=((0, 1), (1, 1)), further=(((0,), 3),), extra=((1, 1),)),
            option(1, more=2, reach=((0, 2), (1, 2)), further=(((0,), 2),),
                   extra=((1, 1), (2, 1))),
        ]),
        ([("m", 1)], [
            option(0, more=0, reach=((0, 1), (1, 1)), further=(((0,), 3),), extra=((1, 1),)),
            option(1, more=1, reach=((0, 2), (1, 2)), further=(((0,), 2),),
                   extra=((1, 1), (2, 1))),
        ]),
        # Without a team two at the most: with a third it has to be there.
        ([("m", 3), ("y", 1)], [
            option(1, more=0, reach=((0, 2), (1, 3)), extra=((2, 1),)),
        ]),
        ([("t", 1), ("y", 2), ("m", 2)], [
            option(1, more=0, reach=((0, 2), (1, 2)), further=(((0,), 2),)),
        ]),
    ],
)  # fmt: skip
def test_each_way_to_switch_has_as_few_athletes_as_it_needs_and_what_further_ones_open(held, found):
    assert list(options(UNIT, *held)) == found


def test_a_unit_whose_least_cannot_be_held_has_no_options():
    assert options(Unit(3, (PlaceColumn((0,), 3, 9, (), True),), (), (Mode(()),), ())) == ()
    assert options(Unit(3, (X,), (), (Mode((), 4),), ())) == ()
    assert len(options(Unit(3, (X,), (), (Mode((), 3, 3),), ()))) == 1


def accounts(least, most, reach, *, free=(), used=(), more=0, athletes=9):
    walk = Walk(WalkPlan.of_laws([], FIELD))
    walk.total = [0] * 4
    sums = tuple(Sum(n, a, b) for n, (a, b) in enumerate(zip(least, most, strict=True)))
    found = Accounts(walk, Covered((), {}, (Sum(3, 0, athletes),), sums))
    found.reach, found.more = list(reach), [more]
    found.free, found.used = dict(free), dict(used)
    return found


FIRST, SECOND, BOTH = ((0,), 1), ((0,), 2), ((0,), 3)


@pytest.mark.parametrize(
    ("least", "free", "used", "is_one", "then"),
    [
        ((1, 1), {}, {}, True, {}),
        ((2, 1), {}, {}, False, None),
        ((2, 1), {FIRST: 1}, {}, True, {FIRST: 1}),
        ((3, 1), {FIRST: 1}, {}, False, None),
        # Who serves most is used, and no more than are needed.
        ((2, 2), {FIRST: 5, SECOND: 5, BOTH: 5}, {}, True, {BOTH: 1}),
        ((3, 2), {FIRST: 5, SECOND: 5, BOTH: 1}, {}, True, {FIRST: 1, BOTH: 1}),
        # What nothing needs any more is given back, and what is there no more cannot be used.
        ((1, 1), {BOTH: 5}, {BOTH: 3}, True, {BOTH: 0}),
        ((2, 1), {FIRST: 1, BOTH: 1}, {BOTH: 2, FIRST: 1}, True, {BOTH: 1, FIRST: 0}),
        ((2, 1), {FIRST: 1}, {BOTH: 2}, True, {FIRST: 1}),
    ],
)
def test_a_completion_is_repaired_with_the_athletes_that_serve_most(
    least, free, used, is_one, then
):
    found = accounts(least, (9, 9), (1, 1), free=free, used=used)
    assert found.repair() == is_one
    assert then is None or found.used == then


@pytest.mark.parametrize(
    ("athletes", "more", "is_one"), [(2, 0, True), (1, 0, True), (0, 0, False), (1, 1, False)]
)
def test_a_completion_has_no_more_athletes_than_there_may_be(athletes, more, is_one):
    found = accounts((2, 1), (9, 9), (1, 1), free={FIRST: 1}, more=more, athletes=athletes)
    assert found.repair() == is_one
    assert found.left() == [athletes - more - 1]
    assert found.short() == [0, 0]


@pytest.mark.parametrize(
    ("extra", "has_room"), [([0, 0], True), ([2, 0], True), ([3, 0], False), ([0, 1], False)]
)
def test_what_must_be_held_fits_into_the_most_of_each_sum(extra, has_room):
    found = accounts((0, 0), (2, 0), (0, 0))
    found.extra = extra
    assert found.has_room() == has_room


def test_an_option_is_counted_and_counted_no_longer():
    found = accounts((0, 0), (9, 9), (0, 0))
    one = option(1, more=2, reach=((0, 3),), further=(FIRST, FIRST, BOTH), extra=((1, 1),))
    found.add(one, (0,))
    other = found.copy()
    assert (found.reach, found.extra, found.more) == ([3, 0], [0, 1], [2])
    assert found.free == {FIRST: 2, BOTH: 1}
    found.add(one, (0,), -1)
    assert (found.reach, found.extra, found.more) == ([0, 0], [0, 0], [0])
    assert set(found.free.values()) == {0}
    assert (other.reach, other.extra, other.more, other.used) == ([3, 0], [0, 1], [2], {})
