"""`compare` from Python: cases beside each other, by themselves or by their names."""

from datetime import date

import pytest
from running import SOCHI

from berth import BadInput, BadQuestion, load


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


def names(answer):
    return [state.state for state in answer.states]


def test_a_case_is_compared_with_cases_of_the_same_files(sochi):
    seven = sochi.with_numbers({"field-relay.exactly": 7})
    answer = sochi.compare(seven)
    assert names(answer) == ["base", "field-relay.exactly = 7"]
    frame = answer.to_frame()
    assert {*frame["because"]} == {"field-relay (sentence 5), exactly: 8 -> 7"}


def test_what_a_case_changes_is_put_beside_its_base(sochi):
    seven = sochi.with_numbers({"field-relay.exactly": 7})
    assert seven.compare() == sochi.compare(seven)
    assert names(seven.compare("base")) == ["field-relay.exactly = 7", "base"]


def test_a_state_has_the_name_of_the_one_thing_that_it_changes_or_a_number(sochi):
    two = sochi.without("total").without("host")
    cases = two, two.with_numbers({"field-relay.exactly": 7}), sochi.variant("ten-relays")
    assert names(sochi.compare(*cases, sochi, "published")) == [
        "base",
        "options",
        "options 2",
        "variant ten-relays",
        "base 2",
        "published",
    ]


def test_a_day_is_a_state_as_text_or_as_a_date(sochi):
    assert sochi.compare(date(2013, 11, 21)) == sochi.compare("2013-11-21")


@pytest.mark.parametrize(
    ("states", "error", "told"),
    [
        ([], BadQuestion, "nothing to compare with; name a state, such as published"),
        (["ten-relay"], BadInput, "did you mean 'ten-relays'"),
        (["2013-02-30"], BadQuestion, "there is no day 2013-02-30"),
        (
            [load(SOCHI.parent / "examples" / "look-ahead.yaml")],
            BadQuestion,
            "compare: a case of other files; compare cases of the same ones",
        ),
    ],
    ids=str,
)
def test_a_state_that_cannot_be_compared_is_told(sochi, states, error, told):
    with pytest.raises(error) as found:
        sochi.compare(*states)
    assert told in str(found.value)
