"""A sum in figures and in words, of rows written out: 8 x 5 = 40 > 38."""

from fractions import Fraction

import pytest
from tiny import field, world

from models.bound import Source
from models.checks.spoken_sums import first_counted, spoken, spoken_limit
from models.checks.sums import Inequality, Term, in_words, proves
from models.place import Place, chain

#: A relay and a sprint of men, a long race of women that two lists lead to.
WORLD = world(
    {
        "men-relay": ["A", "B", "C", "D"],
        "men-sprint": ["A", "B", "C", "A"],
        "early": ["A", "B"],
        "late": ["A", "C"],
    },
    field("men-sprint", at_least=0),
    lists={"early": "long", "late": "long"},
)
FIELD = WORLD.field


def row(least, *places, against=()):
    weights = [(place, 1 if least >= 0 else -1) for place in places]
    weights += [(place, -1 if least >= 0 else 1) for place in against]
    return Inequality(Source("rule", "r", "r"), tuple(weights), least)


def times(number, one):
    return Term(Fraction(number), one)


def firsts(pool, nocs="ABC"):
    return [Place(noc, pool, 1) for noc in nocs]


TEAMS, SPRINT = firsts("men-relay", "ABCD"), firsts("men-sprint")
MEN = [place for noc in "ABCD" for place in chain(noc, "men", 3)]
LONG = [*firsts("early", "AB"), *firsts("late", "AC")]


@pytest.mark.parametrize(
    ("terms", "figures", "words"),
    [
        # One thing on each side: what is asked for, and the lines there are.
        ([times(1, row(4, *SPRINT))], "4 > 3",
         "4 places in {men-sprint}; there is room for 3 places in {men-sprint}"),
        # Each of several counts for more than one.
        ([times(2, row(4, *SPRINT)), times(1, row(-7, *SPRINT, *SPRINT))], "4 x 2 = 8 > 7",
         "2 for each of 4 places in {men-sprint}, 8 in all; there is room for 7 places in "
         "{men-sprint}"),
        ([times(2, row(1, TEAMS[0])), times(1, row(-1, *MEN[:2], TEAMS[0], TEAMS[0]))],
         "2 > 1",
         "2 for 1 team place in {men-relay} of {A}, 2 in all; there is room for 1 athlete or team "
         "place in {men} or {men-relay} of {A}"),
        # The same of several NOCs is said once, with their number.
        ([*(times(1, row(2, *chain(noc, "men", 2))) for noc in "ABC"), times(1, row(-5, *MEN))],
         "3 x 2 = 6 > 5",
         "2 athletes in {men} for each of 3 NOCs, 6 in all; there is room for 5 athletes in "
         "{men}"),
        ([*(times(1, row(1, place)) for place in SPRINT), times(1, row(-2, *SPRINT))], "3 > 2",
         "3 places in {men-sprint}; there is room for 2 places in {men-sprint}"),
        # The same more than once, of no NOC in particular.
        ([times(1, row(2, *SPRINT))] * 2 + [times(1, row(-3, *SPRINT, *SPRINT))], "2 x 2 = 4 > 3",
         "2 times 2 places in {men-sprint}, 4 in all; there is room for 3 places in "
         "{men-sprint}"),
        # Different things on one side.
        ([times(1, row(2, *SPRINT)), times(1, row(3, *TEAMS)), times(1, row(-4, *SPRINT, *TEAMS))],
         "2 + 3 = 5 > 4",
         "2 places in {men-sprint} and 3 team places in {men-relay}, 5 in all; there is room for 4 "
         "place or team places in {men-sprint} or {men-relay}"),
        # From the second place of each on.
        ([times(1, row(3, *(Place(noc, "men", 2) for noc in "AB")))], "3 > 2",
         "3 athletes beyond an NOC's 1st in {men}; there is room for 2 athletes in {men}"),
        # More here than there.
        ([times(1, row(2, *SPRINT, against=TEAMS[:3])), times(1, row(-1, *SPRINT))], "2 > 1",
         "2 more places in {men-sprint} than in {men-relay}; there is room for 1 place in "
         "{men-sprint}"),
        # All lists of an event, of one NOC if it is about that, are the event; some are themselves.
        ([times(1, row(5, *LONG))], "5 > 4",
         "5 places in {long}; there is room for 1 place in {early} of {A}, 2 places in {long} and "
         "1 place in {late} of {A}, 4 in all"),
        ([times(1, row(3, *LONG[:2]))], "3 > 2",
         "3 places in {early}; there is room for 1 place in {early} of {A} and 1 place in {long} "
         "of {B}, 2 in all"),
    ],
)  # fmt: skip
def test_a_sum_is_said_in_figures_and_in_words(terms, figures, words):
    assert proves(tuple(terms))
    assert in_words(tuple(terms)) == figures
    assert spoken(tuple(terms), FIELD) == f"asked for are {words}"


@pytest.mark.parametrize(
    ("held", "more", "most", "places", "words"),
    [
        (2, 1, 2, SPRINT, "2 places in {men-sprint} and 1 more are 3; there is room for 2"),
        (1, 0, 0, SPRINT, "there is 1 place in {men-sprint}; beside it there is room for none"),
        (2, 0, 1, SPRINT, "there are 2 places in {men-sprint}; beside them there is room for 1"),
        (0, 1, 0, SPRINT, "it takes 1 place in {men-sprint}; there is room for none"),
        (0, 2, 1, chain("A", "men-sprint", 2),
         "it takes 2 places in {men-sprint} of {A}; there is room for 1"),
        (1, 1, 1, chain("A", "men", 3)[2:],
         "1 athlete beyond the 2nd in {men} of {A} and 1 more are 2; there is room for 1"),
    ],
)  # fmt: skip
def test_a_limit_is_said_with_what_is_held(held, more, most, places, words):
    assert spoken_limit(held, more, most, places, FIELD) == words


@pytest.mark.parametrize(
    ("places", "first"),
    [
        (chain("A", "men", 3), 1),
        (chain("A", "men", 3)[1:], 2),
        ([Place("A", "men", 3), Place("B", "men", 3), Place("B", "men", 4)], 3),
        ([Place("A", "men", 3), Place("B", "men", 2)], 1),
        ([Place("A", "men", 3), Place("A", "men-sprint", 3)], 1),
        ([], 1),
    ],
)
def test_places_are_counted_from_the_first_that_all_nocs_have_alike(places, first):
    assert first_counted(places) == first
