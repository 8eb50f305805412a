"""How many athletes laws leave room for, counted without a search."""

import pytest
from tiny import field, world

from models.bound import Bound, Condition
from models.checks.athletes import Athletes, Shift
from models.place import Place, chain

#: Three athletes may come of A and of B and two of C, and a relay of each.
CASE = world(
    {"men-sprint": [*"ABC", *"ABC", *"AB"], "men-relay": ["A", "B", "C"]},
    field("men-sprint", at_least=0),
)
NUMBER = {noc: len(CASE.field.athletes("men", noc)) for noc in "ABC"}


def men(nocs="ABC", first=1, last=9):
    return tuple(
        place for noc in nocs for place in chain(noc, "men", NUMBER[noc])[first - 1 : last]
    )


def relay(noc):
    return Place(noc, "men-relay", 1)


def relays(nocs="ABC"):
    return tuple(map(relay, nocs))


def brings(number, nocs="ABC"):
    """Each relay so many athletes of its NOC."""
    return [Bound(men(noc), number, when=Condition((relay(noc),), 1)) for noc in nocs]


def of_relays(*bounds, held="B"):
    return Athletes(CASE.field, bounds, relays(held))


def test_there_are_as_many_athletes_as_places():
    assert NUMBER == {"A": 3, "B": 3, "C": 2}


@pytest.mark.parametrize(
    ("bounds", "may"),
    [
        # Two relays with two each are four.
        ([*brings(2), Bound(men(), at_most=4)], True),
        ([*brings(2), Bound(men(), at_most=3)], False),
        # The place of B in exchange: two.
        ([*brings(2), Bound(men("AB"), at_most=3)], False),
        # Nothing is said of C, which brings nobody.
        ([*brings(2), Bound(men("AC"), at_most=2)], True),
        # An NOC may bring so many and no more.
        ([*brings(3), Bound(men("A"), at_most=2)], False),
        ([*brings(3), Bound(men("A"), at_most=3)], True),
        ([*brings(3), Bound(men("A", 3), at_most=0)], False),
        ([*brings(2), Bound(men("A", 3), at_most=0)], True),
        ([*brings(3), Bound(men("B"), at_most=2)], True),
        # All there are: eight.
        ([Bound(men(), at_least=8)], True),
        ([Bound(men(), 7), Bound(men("A"), 0, 1, Condition(relays("A"), 1))], False),
        ([Bound(men(), 6), Bound(men("A"), 0, 1, Condition(relays("A"), 1))], True),
        # What holds only where both relays are there.
        ([Bound(men(), at_most=3, when=Condition(relays("AB"), 2)), *brings(2)], False),
        ([Bound(men(), at_most=3, when=Condition(relays("BC"), 2)), *brings(2)], True),
        # What holds only where no relay of C's is there.
        ([Bound(men("AB"), at_most=3, when=Condition(relays("AC"), at_most=1)), *brings(2)],
         False),
        ([Bound(men("AB"), at_most=3, when=Condition(relays("AC"), at_most=0)), *brings(2)],
         True),
        # An athlete who may not be there without the relay of another NOC.
        ([*brings(2), Bound(relays("C"), 1, when=Condition(men("A", 2, 2), 1))], False),
        ([*brings(1), Bound(relays("C"), 1, when=Condition(men("A", 2, 2), 1))], True),
        # A second athlete calls for a start that is not there, so there is only one.
        ([*brings(2), Bound((Place("A", "men-sprint", 1),), 1, when=Condition(men("A", 2, 2), 1))],
         False),
        ([*brings(1), Bound((Place("A", "men-sprint", 1),), 1, when=Condition(men("A", 2, 2), 1))],
         True),
        # Or so: of the first two as soon as there are two.
        ([*brings(2), Bound((Place("A", "men-sprint", 1),), 1, when=Condition(men("A", 1, 2), 2))],
         False),
        # Starts count where they are.
        ([Bound(relays("AB"), at_most=1)], False),
        ([Bound(relays("AC"), at_most=1)], True),
        ([Bound(relays(), at_least=3)], False),
        ([Bound((*relays("A"), *men("A", 1, 1)), at_most=1), *brings(1)], False),
        ([Bound((*relays("A"), *men("A", 1, 1)), at_most=1)], True),
    ],
)  # fmt: skip
def test_a_relay_more_may_fit_as_far_as_counting_tells(bounds, may):
    assert of_relays(*bounds).may_fit(relay("A"), None) is may


@pytest.mark.parametrize(
    ("bounds", "may"),
    [
        ([*brings(2), Bound(men("AB"), at_most=3)], True),
        ([*brings(2), Bound(men("AB"), at_most=1)], False),
        ([Bound(relays("AB"), at_most=1)], True),
        ([Bound(relays("AB"), at_least=2)], False),
        # B's relay keeps one of B's athletes at home, or calls for one.
        ([Bound(men("B"), 1), Bound(men("B"), at_most=0, when=Condition(relays("B"), 0, 0))],
         False),
        # What both change of one law counts together.
        ([*brings(2, "A"), *brings(1, "B"), Bound(men("AB"), at_most=2)], True),
        ([*brings(3, "A"), *brings(1, "B"), Bound(men("AB"), at_most=2)], False),
    ],
)  # fmt: skip
def test_a_relay_in_place_of_another_nocs_may_fit_as_far_as_counting_tells(bounds, may):
    assert of_relays(*bounds).may_fit(relay("A"), relay("B")) is may


def test_a_place_in_exchange_for_one_of_the_same_noc_is_one_change():
    sprint = Place("A", "men-sprint", 1)
    calls = [Bound(men("A"), 2, when=Condition((one,), 1)) for one in (sprint, relay("A"))]
    one_of_both = Bound((sprint, relay("A")), at_most=1)
    counted = Athletes(CASE.field, [*calls, one_of_both, Bound(men(), at_most=2)], [relay("A")])
    assert counted.may_fit(sprint, relay("A"))
    assert not counted.may_fit(sprint, None)


def test_a_change_says_by_how_much_each_law_across_nocs_is_nearer():
    across = Bound(men("AB"), at_most=9)
    asked = Bound(men("BC"), at_least=1, when=Condition((*relays("A"), *men("C")), 1))
    counted = of_relays(*brings(2), across, asked)
    assert counted.change("A", relay("A"), None) == (
        Shift(0, (2, 0), (0, 0)),
        Shift(1, (0, 0), (1, 1)),
    )
    assert counted.change("B", None, relay("B")) == (
        Shift(0, (-2, 0), (0, 0)),
        Shift(1, (-2, 0), (0, 0)),
    )
    assert counted.change("C", relay("C"), None) == (Shift(1, (2, 0), (2, 0)),)
    assert counted.change("C", None, None) == ()
    assert of_relays(*brings(3)).change("C", relay("C"), None) is None
