"""What-ifs asked at once are all answered, and a wrong page is noticed; no time is tested."""

from itertools import islice

import pytest
from page import ALL, FORECAST, SIZES, Answered, measured, what_ifs, wrong
from pages import opened
from running import SOCHI
from running_async import awaited
from served import served

from berth import load

SEVEN = {"field-relay.exactly": 7}


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


def page_of(query):
    return opened(SOCHI).get(f"/case/sochi-2014?{query}").text


def test_none_is_lost_and_none_is_wrong():
    with served(SOCHI) as address:
        lines = list(awaited(measured(address, 3, 10_000)))
    for how in (ALL, FORECAST):
        assert any(line.startswith(f"{how} | 3 | 0 lost | 0 wrong | ") for line in lines)
    assert "the forecast of 10000 runs still went on then" in lines


def test_no_two_questions_are_the_same():
    asked = [tuple(one.values()) for one in islice(what_ifs(), 300)]
    assert len(set(asked)) == 300
    assert all(len(one) == len(SIZES) for one in asked)


def test_a_page_of_other_numbers_is_wrong(sochi):
    assert wrong(Answered(SEVEN, page_of("set=field-relay.exactly:7"), 0.1), sochi) is None
    told = wrong(Answered(SEVEN, page_of(""), 0.1), sochi)
    assert told == "HUN, women-relay: X and not ."


def test_rules_that_clash_are_the_answer_where_the_api_says_so(sochi):
    clash = {"total-women.at_most": 38}
    assert wrong(Answered(clash, page_of("set=total-women.at_most:38"), 0.1), sochi) is None
    assert wrong(Answered(clash, page_of(""), 0.1), sochi) == "conflict is not told"


def test_a_page_that_did_not_come_is_lost(sochi):
    assert wrong(Answered(SEVEN, None, 0.1), sochi) == "no page came"
