"""Whatever a case is given, it is another case or a BerthError: never pydantic's own error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from running import SOCHI

from berth import BadQuestion, BerthError, Case, load

CASE = load(SOCHI)
RULES = [rule.id for rule in CASE.instance.rulebook.rules]
ADDRESSES = [f"{r.id}.{name}" for r in CASE.instance.rulebook.rules for name in r.parameters()]

junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 20_000),
    st.floats(),
    st.text(max_size=8),
    st.lists(st.integers(), max_size=2),
    st.dictionaries(st.text(max_size=3), st.integers(), max_size=2),
)
addresses = st.sampled_from(ADDRESSES) | st.text(max_size=12) | st.integers()
rulings = st.fixed_dictionaries(
    {},
    optional={
        "noc": st.sampled_from(["KAZ", "XXX"]) | junk,
        "event": st.sampled_from(["men-500m", "men"]) | junk,
        "at_most": st.integers(0, 3) | junk,
        "exactly": junk,
        "date": st.sampled_from(["2013-11-22", "2013-02-30"]) | junk,
        "basis": st.text(max_size=8) | junk,
        "because": junk,
    },
)
variants = st.fixed_dictionaries(
    {},
    optional={
        "id": st.sampled_from(["what-if", "What If"]) | junk,
        "change": st.dictionaries(addresses, junk, max_size=2) | junk,
        "drop": st.lists(st.sampled_from(RULES) | st.text(max_size=5), max_size=2) | junk,
        "add": st.lists(junk | st.just({"kind": "field_size"}), max_size=2) | junk,
        "award": junk,
    },
)
rows = st.dictionaries(st.sampled_from(["men-500m", "men", "foo"]) | st.text(max_size=3), junk)
tables = st.dictionaries(st.sampled_from(["KAZ", "XXX"]) | st.integers(), rows, max_size=3)


@given(numbers=st.dictionaries(addresses, junk, max_size=3))
def test_whatever_numbers_it_is_given(numbers):
    another_case_or_a_told_error(lambda: CASE.with_numbers(numbers))


@given(rules=st.lists(st.sampled_from(RULES) | st.text(max_size=8), max_size=12))
def test_whatever_rules_are_left_out(rules):
    another_case_or_a_told_error(lambda: CASE.without(*rules))


@given(ruling=rulings)
def test_whatever_ruling_it_is_given(ruling):
    another_case_or_a_told_error(lambda: CASE.with_rulings(ruling))


@given(variant=variants)
def test_whatever_variant_it_is_given(variant):
    another_case_or_a_told_error(lambda: CASE.variant(variant))


@given(day=st.text(max_size=12) | st.dates())
def test_whatever_day_it_is_given(day):
    another_case_or_a_told_error(lambda: CASE.as_of(day))


@given(table=tables)
def test_whatever_table_is_checked(table):
    with pytest.raises(BadQuestion) as found:
        CASE.check(table)
    assert str(found.value).strip()


def another_case_or_a_told_error(change):
    found = outcome_of(change)
    if isinstance(found, BerthError):
        assert str(found).strip()
        assert all(complaint.message for complaint in found.complaints)
    else:
        assert isinstance(found, Case)
        assert len(repr(found)) <= 79


def outcome_of(change):
    try:
        return change()
    except BerthError as error:
        return error
