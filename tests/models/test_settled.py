"""Rulings of single lines where a rule says what lines claim, and rules that do not go together."""

import pytest
from pydantic import ValidationError
from tiny import field, world

from models.rulebook import Rulebook

RACE = "men-500m"
SUMS = {"kind": "placement_sum", "lists": [RACE], "best": 2, "sums": [{"to": 4, "places": 3}]}
BANDS = {"kind": "rank_bands", "lists": [RACE], "bands": [{"to": 2, "places": 2}]}


def claimed(instance):
    return "".join(line.noc for line in instance.counted_rankings[RACE].lines)


def test_at_most_one_by_lot_is_a_number_of_places_where_the_second_line_claims_none():
    # A's second line shares rank 2 with B's, but A's three places are claimed by both together.
    lost = {"noc": "A", "event": RACE, "at_most": 1, "basis": "drawn by lot"}
    case = world({RACE: ["A", ["A", "B"]]}, SUMS, field(RACE, at_most=4), rulings=[lost])
    assert claimed(case) == "AAAB"
    assert [ruling.at_most for ruling in case.standing.numbers] == [1]
    assert case.standing.lines == ()


def test_a_drawn_lot_goes_for_all_places_of_a_line():
    lots = [
        {"noc": noc, "event": RACE, "form": "lot", "rank": 1, "drawn": drawn}
        for noc, drawn in (("B", 1), ("A", 2))
    ]
    case = world({RACE: [["A", "B"], "C"]}, BANDS)
    assert claimed(case) == "AABB"
    settled = case.rebuilt(rulings=[{"date": "2020-01-01", "basis": "lot", **lot} for lot in lots])
    assert claimed(settled) == "BBAA"
    assert claimed(settled.settled) == "BBAA"


def test_of_one_list_only_one_rule_says_what_its_lines_claim():
    with pytest.raises(ValidationError, match="what the lines of 'men-500m' claim is said by"):
        world({RACE: ["A", "B"]}, BANDS, SUMS)


@pytest.mark.parametrize("ties", ["all", "none"])
def test_what_is_said_of_shared_ranks_does_not_go_with_several_places_a_line(ties):
    book = world({RACE: ["A", "B"]}, BANDS).rulebook.model_dump()
    book["lists"] = {RACE: {"event": RACE, "ties": ties}}
    with pytest.raises(ValidationError, match="goes with lines that claim one place each"):
        Rulebook.model_validate(book)
