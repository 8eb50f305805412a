"""Bounds that are taken for one row say what the row says, and the other way round."""

from itertools import combinations

import pytest
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bound import Bound, Condition, Law, Source
from models.facts import IN_ORDER
from models.place import Place, chain
from solver.rows.families import in_rows

RULE = Source("rule", "rule", "a rule", "made up")
FEW, STARTS = chain("AAA", "men", 3), (*chain("AAA", "race", 2), *chain("BBB", "race", 2))
PLACES = (*FEW, *STARTS)
LINKS = [
    Bound((Place(noc, pool, k - 1),), 1, when=Condition((Place(noc, pool, k),), 1))
    for noc, pool, k in PLACES
    if k > 1
]
HOLDINGS = [
    held
    for size in range(len(PLACES) + 1)
    for held in map(frozenset, combinations(PLACES, size))
    if not any(link.excess(held) for link in LINKS)
]


def laws(*bounds):
    return [*(Law(IN_ORDER, link) for link in LINKS), *(Law(RULE, bound) for bound in bounds)]


def keeps(row, held):
    return sum(times for place, times in row.terms if place in held) <= row.most


def calls(calling, number, called, least):
    return Bound(called, least, when=Condition(calling, number))


sides = st.sampled_from([FEW, STARTS, (*STARTS[:2], *STARTS), STARTS[:2], STARTS[2:], FEW[1:], ()])
families = st.builds(
    lambda calling, called, steps: [
        calls(calling, number, called, least) for number, least in steps.items()
    ],
    sides,
    sides,
    st.dictionaries(st.integers(1, 5), st.integers(0, 7), max_size=5),
)


@settings(max_examples=examples(300))
@given(families, families)
def test_rows_and_what_they_leave_out_allow_what_the_bounds_allow(one, other):
    asked = laws(*one, *other)
    rows, rest = in_rows(asked, LINKS)
    for held in HOLDINGS:
        kept = not any(law.bound.excess(held) for law in asked)
        assert all(keeps(row, held) for row in rows) >= kept
        in_rest = not any(law.bound.excess(held) for law in rest)
        assert (in_rest and all(keeps(row, held) for row in rows)) == kept


def test_the_athletes_of_an_noc_are_no_more_than_its_starts_in_one_row():
    asked = [calls(FEW[k - 1 : k], 1, STARTS, k) for k in (1, 2, 3)]
    rows, rest = in_rows(laws(*asked), LINKS)
    assert rows == [(RULE, (*((p, 1) for p in FEW), *((p, -1) for p in STARTS)), 0)]
    assert rest == laws()


def test_starts_in_two_lists_need_athletes_in_one_row():
    asked = [calls(STARTS, k, FEW[k - 1 : k], 1) for k in (1, 2, 3)]
    rows, rest = in_rows(laws(*asked, Bound(STARTS, at_most=3)), LINKS)
    assert rows == [(RULE, (*((p, 1) for p in STARTS), *((p, -1) for p in FEW)), 1)]
    assert rest == laws(*asked, Bound(STARTS, at_most=3))


@pytest.mark.parametrize("apart", [0, 1])
def test_two_squads_that_are_equal_are_one_row_each_way(apart):
    asked = [calls(STARTS, k, FEW, k - apart) for k in range(apart + 1, len(STARTS) + 1)]
    rows, rest = in_rows(laws(*asked), LINKS)
    assert rows == [(RULE, (*((p, 1) for p in STARTS), *((p, -1) for p in FEW)), apart)]
    assert rest == laws()


def test_places_that_nothing_orders_are_no_chain():
    asked = [calls(FEW[k - 1 : k], 1, STARTS, k) for k in (1, 2, 3)]
    rows, rest = in_rows([Law(RULE, bound) for bound in asked], [])
    assert not rows
    assert len(rest) == 3


def test_teams_of_two_lists_bring_two_athletes_each_in_one_row():
    four = chain("BBB", "women", 8)
    asked = [calls(STARTS, k, four, 2 * k) for k in range(1, 5)]
    rows, rest = in_rows([Law(RULE, bound) for bound in asked], [])
    assert rows == []
    linked = [Law(IN_ORDER, calls(four[k : k + 1], 1, four[k - 1 : k], 1)) for k in range(1, 8)]
    rows, rest = in_rows([*linked, *(Law(RULE, bound) for bound in asked)], (b for _, b in linked))
    assert rows == [(RULE, (*((p, 2) for p in STARTS), *((p, -1) for p in four)), 0)]
    assert rest == linked
