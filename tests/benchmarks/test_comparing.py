"""Sides are compared place by place, and a run over the limit is never a time."""

import json

import pytest
from asking import Answer
from comparing import GIVEN_UP, SLOW, Comparison, differences, in_turn


class Said:
    """A side that says the next of some answers each time it is asked."""

    def __init__(self, *answers):
        self.answers, self.asked = list(answers), 0

    def ask(self, question, limit):
        self.asked += 1
        return self.answers[(self.asked - 1) % len(self.answers)]


def answer(held, cpu=0.1):
    return Answer(None if held is None else frozenset(held), cpu, cpu, 40, "by hand", 0.01)


@pytest.fixture
def question(tmp_path):
    file = tmp_path / "a-season.json"
    places = [["A", "men-500m", 1], ["B", "men-500m", 1]]
    file.write_text(json.dumps({"places": places, "lines": [0, 1], "laws": []}))
    return file


def said_apart(question, ours, theirs):
    sides = {"berth": Said(answer(ours)), "highs": Said(answer(theirs))}
    return list(differences(question, in_turn(sides, question, 5, times=1)))


def test_sides_that_say_the_same_do_not_differ(question):
    assert said_apart(question, [0], [0]) == []
    assert said_apart(question, None, None) == []


def test_a_place_that_one_side_lacks_is_named(question):
    assert said_apart(question, [0], [0, 1]) == [
        "a-season.json: highs and Berth differ in B men-500m 1"
    ]


def test_only_one_says_impossible(question):
    assert said_apart(question, [0], None) == [
        "a-season.json: highs and Berth differ: only highs says impossible"
    ]
    assert said_apart(question, None, [0]) == [
        "a-season.json: highs and Berth differ: only Berth says impossible"
    ]


def test_a_side_that_is_undecided_once_has_no_time(question):
    sides = {"berth": Said(answer([0])), "highs": Said(answer([0]), None)}
    assert in_turn(sides, question, 5, times=3)["highs"] is None
    assert sides["highs"].asked == 2


def test_times_are_medians_and_slow_runs_are_not_repeated(question):
    quick = Said(answer([0], 0.3), answer([0], 0.1), answer([0], 0.2))
    slow = Said(answer([0], 2 * SLOW))
    found = in_turn({"berth": quick, "highs": slow}, question, 5, times=3)
    assert found["berth"].cpu == 0.2
    assert slow.asked == 1


def test_a_side_undecided_again_and_again_is_not_asked_for_the_rest(question):
    comparison = Comparison(["berth", "highs"], limit=5, times=1)
    highs = Said(None)
    comparison.sides = {"berth": Said(answer([0])), "highs": highs}
    for _ in range(GIVEN_UP + 3):
        comparison.add("binding", question)
    assert highs.asked == GIVEN_UP
    row = list(comparison.table())[-1]
    assert f"undecided after 5 s ({GIVEN_UP} of {GIVEN_UP} asked)" in row
