"""NOCs that are alike: a decision that the witness shows is made without a question."""

from collections import Counter

import pytest

from models.bound import Bound, Condition, Law, Source
from models.place import Place
from solver.clock import Clock, Undecided
from solver.symmetry.orbits import Alike

RULE = Source("rule", "rule", "a rule", "made up")
NOCS = "ABC"
RACE = {noc: Place(noc, "race", 1) for noc in NOCS}
OTHER = {noc: Place(noc, "other", 1) for noc in NOCS}


BOTH = (*RACE.values(), *OTHER.values())


def alike(bounds, places=BOTH, whole=None):
    return Alike([Law(RULE, bound) for bound in bounds], places, Clock(), whole)


def exactly(places, number):
    return Bound(tuple(places.values()), number, number)


def test_of_a_pattern_as_many_are_given_as_it_has_and_no_more():
    some = alike([exactly(RACE, 2)], RACE.values())
    assert some.begin()
    assert [some.agrees(RACE[noc], True) for noc in NOCS] == [True, True, False]
    assert [some.is_open(RACE[noc]) for noc in NOCS] == [False, False, True]
    assert some.agrees(RACE["C"], False)
    assert not some.is_open(RACE["C"])


def test_what_is_decided_agrees_with_itself_alone():
    some = alike([exactly(RACE, 1)], RACE.values())
    some.begin()
    assert some.agrees(RACE["A"], True)
    assert [some.agrees(RACE["A"], held) for held in (True, False)] == [True, False]


def test_the_poorest_pattern_that_fits_is_given_first():
    some = alike([exactly(RACE, 2), exactly(OTHER, 1)])
    some.begin()
    assert some.agrees(RACE["A"], True)
    assert not some.agrees(OTHER["A"], True)
    assert some.agrees(RACE["B"], True)
    assert some.agrees(OTHER["B"], True)
    assert sum(sum(patterns.values()) for patterns in some.witness.values()) == len(NOCS)


def test_a_question_makes_the_decisions_that_can_be_kept_and_no_others():
    some = alike([exactly(RACE, 1)], RACE.values())
    some.begin()
    assert not some.can({RACE["A"]: True, RACE["B"]: True})
    assert some.is_open(RACE["A"])
    assert some.can({RACE["A"]: True})
    assert not some.is_open(RACE["A"])
    assert not some.can({RACE["B"]: True})
    assert not some.can({RACE["A"]: False})
    assert some.can({RACE["A"]: True, RACE["B"]: False})


def test_what_could_be_is_asked_of_the_laws_alone_and_decides_nothing():
    some = alike([exactly(RACE, 1)], RACE.values())
    some.begin()
    some.can({RACE["A"]: True})
    before = dict(some.situations)
    assert some.could({RACE["B"]: True})
    assert not some.could({RACE["A"]: True, RACE["B"]: True})
    assert some.situations == before


def test_an_own_bound_forbids_what_its_noc_holds_too_much_without_a_question():
    own = [Bound((RACE[noc], OTHER[noc]), 0, 1) for noc in NOCS]
    some = alike(own)
    some.begin()
    assert not some.can({RACE["A"]: True, OTHER["A"]: True})
    assert some.can({RACE["A"]: True, OTHER["B"]: True})
    assert [some.is_open(OTHER[noc]) for noc in NOCS] == [False, False, True]


def test_where_time_is_over_nothing_is_said_to_be_impossible():
    some = alike([Bound((RACE[noc], OTHER[noc]), 0, 1) for noc in NOCS])
    some.begin()
    some.clock = Clock(0)
    for both in ({RACE["A"]: True, OTHER["A"]: True}, {RACE["A"]: True}):
        with pytest.raises(Undecided):
            some.can(both)
    with pytest.raises(Undecided):
        Alike([Law(RULE, exactly(RACE, 1))], RACE.values(), Clock(0), None)


def test_what_one_noc_cannot_hold_nobody_in_its_situation_can():
    some = alike([exactly(RACE, 1)], RACE.values())
    some.begin()
    some.can({RACE["A"]: True})
    some.rule_out(RACE["B"])
    assert not any(some.is_open(place) for place in RACE.values())
    assert some.situations["C"].decisions == (False,)
    assert some.situations["A"].decisions == (True,)


@pytest.mark.parametrize("number", [-1, 4])
def test_bounds_that_no_allocation_keeps_have_no_beginning(number):
    assert not alike([exactly(RACE, number)], RACE.values()).begin()


def test_a_bound_of_one_noc_that_cannot_be_kept_has_no_beginning():
    assert not alike([Bound((RACE["A"],), 2)], RACE.values()).begin()


#: Who has one of the two and not both has the third: a range, which is left to the witness.
THIRD = {noc: Place(noc, "third", 1) for noc in NOCS}
RANGE = [Bound((THIRD[noc],), 1, 1, Condition((RACE[noc], OTHER[noc]), 1, 1)) for noc in NOCS]
ALL = (*RACE.values(), *OTHER.values(), *THIRD.values())
ONE_SIDED = [*RANGE, exactly(RACE, 3), exactly(OTHER, 1)]


def test_a_witness_that_breaks_a_bound_is_asked_of_the_whole():
    asked = []
    some = alike([*ONE_SIDED, exactly(THIRD, 1)], ALL, asked.append)
    assert not some.begin()
    assert asked == [{}]


def test_what_the_whole_finds_is_the_witness_by_the_numbers_of_the_open_places():
    asked = []
    held = frozenset({*RACE.values(), OTHER["B"], THIRD["A"], THIRD["C"]})

    def whole(fixed):
        asked.append(fixed)
        return held

    some = alike([*ONE_SIDED, Bound(tuple(THIRD.values()), 0, 2)], ALL, whole)
    assert some.begin()
    assert asked == [{}]
    (patterns,) = some.witness.values()
    assert patterns == Counter({frozenset({0, 2}): 2, frozenset({0, 1}): 1})
    # Of two that are as rich the one with the earlier place is given first.
    assert some.agrees(RACE["A"], True)
    assert [some.agrees(place["A"], True) for place in (THIRD, OTHER)] == [False, True]
    assert asked == [{}]
