"""Sums that need no trust: the check refuses every sum that is not a contradiction."""

from fractions import Fraction

import pytest

from models.bound import Bound, Condition, Law, Source
from models.checks.sums import Inequality, Term, in_words, proves, rows
from models.place import Place, chain


def rule(name: str) -> Source:
    return Source("rule", name, name, "made up")


TEAMS = tuple(Place(noc, "relay", 1) for noc in ("A", "B", "C"))
ATHLETES = tuple(place for noc in ("A", "B", "C") for place in chain(noc, "men", 5))
FIELD = Inequality(rule("field"), tuple((team, 1) for team in TEAMS), 2)
TOTAL = Inequality(rule("total"), tuple((athlete, -1) for athlete in ATHLETES), -9)
BRINGS = [
    Inequality(rule("brings"), ((athlete, 1), (Place(athlete.noc, "relay", 1), -1)), 0)
    for athlete in ATHLETES
]
TWO_TEAMS_OF_FIVE = (
    Term(Fraction(5), FIELD),
    *(Term(Fraction(1), row) for row in BRINGS),
    Term(Fraction(1), TOTAL),
)


def test_two_teams_of_five_are_more_than_nine():
    assert proves(TWO_TEAMS_OF_FIVE)
    assert in_words(TWO_TEAMS_OF_FIVE) == "2 x 5 = 10 > 9"


def test_halves_of_every_row_prove_the_same_and_read_the_same():
    halves = tuple(Term(term.times / 2, term.row) for term in TWO_TEAMS_OF_FIVE)
    assert proves(halves)
    assert in_words(halves) == "2 x 5 = 10 > 9"


@pytest.mark.parametrize("left_out", range(len(TWO_TEAMS_OF_FIVE)))
def test_a_sum_with_a_row_left_out_proves_nothing(left_out):
    assert not proves(TWO_TEAMS_OF_FIVE[:left_out] + TWO_TEAMS_OF_FIVE[left_out + 1 :])


def test_a_row_counted_once_too_seldom_proves_nothing():
    assert not proves((Term(Fraction(4), FIELD), *TWO_TEAMS_OF_FIVE[1:]))


def test_ten_are_not_more_than_ten():
    enough = TOTAL._replace(least=-10)
    assert not proves((*TWO_TEAMS_OF_FIVE[:-1], Term(Fraction(1), enough)))


def test_no_row_may_be_counted_less_than_never():
    upside_down = Inequality(rule("field"), tuple((team, -1) for team in TEAMS), -4)
    assert not proves((Term(Fraction(-1), upside_down),))


def test_a_field_larger_than_its_lines_is_a_sum():
    field = Inequality(rule("field"), tuple((team, 1) for team in TEAMS), 4)
    assert proves((Term(Fraction(1), field),))
    assert in_words((Term(Fraction(1), field),)) == "4 > 3"


HELD = [frozenset(), frozenset(TEAMS[:1]), frozenset(TEAMS), frozenset(TEAMS[1:])]


@pytest.mark.parametrize(
    "bound",
    [
        Bound(TEAMS, at_least=2),
        Bound(TEAMS, at_most=1),
        Bound(TEAMS[1:], at_least=1, when=Condition(TEAMS[:1], at_least=1)),
        Bound(TEAMS[1:], at_most=0, when=Condition(TEAMS[:1], at_least=1)),
        Bound(TEAMS[1:], at_least=1, when=Condition(TEAMS[:1], at_most=0)),
        Bound(TEAMS[1:], at_most=1, when=Condition(TEAMS[:1], at_most=0)),
        Bound(chain("A", "men", 3), at_least=2, when=Condition(TEAMS[:1], at_least=1)),
        Bound(chain("A", "men", 3), at_most=1, when=Condition(TEAMS[:1], at_most=0)),
        Bound(TEAMS, at_most=0, when=Condition((), at_most=0)),
    ],
)
def test_the_rows_of_a_bound_are_broken_only_by_what_breaks_the_bound(bound):
    athletes = [frozenset(chain("A", "men", n)) for n in range(4)]
    some_row_broken = False
    for held in (teams | men for teams in HELD for men in athletes):
        broken = any(
            sum(weight for place, weight in row.weights if place in held) < row.least
            for row in rows([Law(rule("r"), bound)])
        )
        some_row_broken |= broken
        assert broken == bool(bound.excess(held))
    assert some_row_broken


def equal(apart, fewest=1):
    """As many of those as of these, but for `apart`; from `fewest` of these on."""
    these, those = chain("A", "women", 4) + chain("B", "women", 4), chain("A", "men", 8)
    return [
        Law(rule("equal"), Bound(those, k - apart, when=Condition(these, k)))
        for k in range(fewest, len(these) + 1)
    ]


@pytest.mark.parametrize("apart", [0, 2])
def test_what_is_asked_for_one_by_one_is_one_inequality(apart):
    (row,) = rows(equal(apart))
    assert row.least == -apart
    assert sorted(weight for _, weight in row.weights) == [-1] * 8 + [1] * 8


@pytest.mark.parametrize(("fewest", "least"), [(1, 0), (2, -1), (5, -4), (8, -7)])
def test_an_inequality_holds_for_every_number_though_little_is_asked_of_some(fewest, least):
    (row,) = rows(equal(0, fewest))
    assert row.least == least


def test_what_leaves_everything_open_is_no_inequality():
    assert rows(equal(8)) == []
