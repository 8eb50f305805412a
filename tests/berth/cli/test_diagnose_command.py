"""`berth diagnose`: rules, sums and numbers, in words of the sport."""

import json
import re
from functools import cache

import pytest
from documents import ROOT
from running import berth, berth_json, race, size

from berth import load

SOCHI = ROOT / "instances" / "sochi-2014"
CONFLICTS = ROOT / "instances" / "conflicts"


@cache
def too_few_women():
    """Its text and its JSON are those of the command: api/test_answers.py."""
    return load(SOCHI).with_numbers({"total-women.at_most": 38}).diagnose()


def test_the_relays_need_more_women_than_may_come():
    told = str(too_few_women())
    for words in (
        "total-women: at most 38 athletes in Women (sentence 1)",
        "Asked for are 5 for each of 8 team places in Women's relay, 40 in all; there is room",
        "at most: 38 -> 52. 51 would not do: asked for are 36 places in Women's 1500 m and 2 for "
        "each of 8 team places in Women's relay, 52 in all; there is room for 51 athletes in Women",
        "athletes: 5 -> 3. 4 would not do:",
        "exactly: 8 -> 1, drastic. 2 would not do:",
    ):
        assert words in re.sub(r"\s+", " ", told)
    assert max(map(len, told.splitlines())) <= 80


def test_the_json_has_conflicts_repairs_and_why_not_less():
    found = json.loads(too_few_women().model_dump_json())
    assert list(found) == ["status", "complete", "problems", "heading", "labels"]
    (problem,) = found["problems"]
    assert problem["conflicts"] == [
        {
            "rules": ["total-women", "field-relay", "relay-brings"],
            "sums": ["8 x 5 = 40 > 38"],
            "because": "sum",
            "told": [
                "asked for are 5 for each of 8 team places in Women's relay, 40 in all; "
                "there is room for 38 athletes in Women"
            ],
        }
    ]
    changes = {
        change["parameter"]: (change["from"], change["to"])
        for repair in problem["repairs"]
        for change in repair["changes"]
    }
    assert changes == {
        "total-women.at_most": (38, 52),
        "relay-brings.athletes": (5, 3),
        "field-relay.exactly": (8, 1),
    }
    assert all(repair["why_not_less"]["rules"] for repair in problem["repairs"])
    assert problem["corrections"] == [["total-women"], ["field-relay"], ["relay-brings"]]


def test_rules_that_can_be_kept_are_consistent():
    found = berth("diagnose", SOCHI)
    assert (found.exit_code, found.stdout) == (0, "All rules can be kept together.\n")
    told = berth_json("diagnose", SOCHI)
    assert (told["status"], told["complete"], told["problems"]) == ("consistent", True, [])


@pytest.mark.parametrize("path", sorted(CONFLICTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_no_word_of_a_solver_reaches_the_reader(path):
    found = berth("diagnose", path)
    assert found.exit_code == 3
    text = found.stdout.lower()
    for word in ("infeasib\\w*", "unsat\\w*", "mus", "slack", "solver", "literal", "constraint"):
        assert not re.search(rf"\b{word}\b", text), word
    assert max(map(len, text.splitlines())) <= 80


def test_two_problems_are_told_apart():
    text = berth("diagnose", CONFLICTS / "two-problems.yaml").stdout
    assert "2 separate problems; all must be settled." in text
    assert "\n1. " in text
    assert "\n2. " in text


def test_a_variant_is_diagnosed_like_a_change():
    found = berth("solve", SOCHI, "--set", "total-women.at_most=38")
    assert found.exit_code == 3
    assert len(found.stdout.splitlines()) >= 3
    assert (
        "5 for each of 8 team places in Women's relay, 40 in all; there is room for 38 athletes "
        "in Women. What settles it: berth diagnose"
    ) in " ".join(found.stdout.split())


def test_of_the_number_as_it_is_nothing_is_said_that_the_conflict_does_not_say(tmp_path):
    path = race(tmp_path, [size("exactly: 4")], "[A, B, C]")
    text = berth("diagnose", path).stdout
    assert "a) size" in text or "This settles it:" in text
    assert "exactly: 4 -> 3.\n" in text
    assert "4 would not do" not in text
    assert "Not 4" not in text


def test_a_ranking_that_is_too_short_is_said(tmp_path):
    text = berth("diagnose", race(tmp_path, [size("exactly: 4")], "[A, B, C]")).stdout
    said = "In Race 3 lines are left for 4 places: the ranking ends at rank 3."
    assert said in " ".join(text.split())
