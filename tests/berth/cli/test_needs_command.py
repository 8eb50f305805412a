"""`berth needs`."""

import json
from functools import cache

import pytest
from cups import cup_of
from running import SOCHI, berth, berth_json

from berth import BadQuestion, NoAllocation, load

OPEN = ("--open", "kolomna")


@cache
def of_sochi(*arguments):
    """What does not change is asked for once."""
    return berth_json("needs", SOCHI, *arguments)


def words(*arguments):
    return " ".join(berth("needs", *arguments).stdout.split())


def place_of(found, event, k):
    (places,) = (entry["places"] for entry in found["events"] if entry["event"] == event)
    return next(place for place in places if place["k"] == k)


def test_the_finish_that_brings_the_place_was_tried_and_the_next_worse_one_does_not():
    place = place_of(of_sochi("GER", "women-relay", *OPEN), "women-relay", 1)
    assert place["least"] == {"number": 10, "gives": "place", "points": 2684}
    assert place["does"] == [{"from": 1, "to": 10}]
    gives = {one["number"]: one["gives"] for one in place["tried"]}
    assert (gives[10], gives[11]) == ("place", "none")
    assert place["then"][-1] == {"noc": "GER", "column": "women", "from": 2, "to": 5}
    told = words(SOCHI, "Germany", "Women's relay", *OPEN)
    assert "needs its team 10th or better at Kolomna (2684 points in all)" in told
    assert "if nobody else scores any more" in told


def test_nothing_is_certain_or_out_of_reach_where_athletes_tie_the_events():
    place = place_of(of_sochi("GER", "women-relay", *OPEN), "women-relay", 1)
    assert not place["certain"]
    assert not place["out_of_reach"]
    assert (place["enough"], place["needed"], place["by"]) == (None, None, None)
    assert "total-women" in {reason["id"] for reason in place["tied"]}
    # That is proved all the same: a team that wins is among the first.
    assert place["ranks"][0] == {"finish": 1, "best": 1, "worst": 6}


def test_a_guarantee_is_certain_and_what_no_rule_or_line_allows_out_of_reach():
    found = of_sochi("RUS", "men-relay", *OPEN)
    relay = place_of(found, "men-relay", 1)
    assert (relay["certain"], relay["by"], relay["reason"]["id"]) == (True, "rule", "host")
    assert place_of(found, "men-relay", 2)["by"] == "lines"
    fourth = place_of(of_sochi("RUS", "men-500m", *OPEN), "men-500m", 4)
    assert (fourth["out_of_reach"], fourth["reason"]["id"]) == (True, "noc-per-distance")
    german = place_of(of_sochi("GER", "men-1500m", *OPEN), "men-1500m", 2)
    assert (german["out_of_reach"], german["reason"]["kind"]) == (True, "ruling")


def test_where_an_event_stands_alone_counting_lines_proves_it(tmp_path):
    path = cup_of(tmp_path)
    found = berth_json("needs", path, "A", "--upcoming", "third")
    assert place_of(found, "short", 1)["certain"]
    assert place_of(found, "short", 1)["by"] == "counting"
    assert "Its 1st place is certain: by counting the lines" in words(
        path, "A", "short", "--upcoming", "third"
    )
    found = berth_json("needs", path, "D", "short", "--upcoming", "third")
    assert place_of(found, "short", 1)["out_of_reach"] is False


def test_without_open_competitions_every_better_rank_is_tried():
    found = of_sochi("GER", "women-relay")
    place = place_of(found, "women-relay", 1)
    assert (place["change"], place["line"], place["least"]["number"]) == ("rank", 1, 8)
    assert [one["number"] for one in place["tried"]] == list(range(1, 10))
    assert found["open"] == []
    told = words(SOCHI, "GER", "women-relay")
    assert "A place needs its line at rank 8 or better, all others in their order" in told
    # As `why` says.
    assert "with its line at rank 8 or better" in words_of_why()


def words_of_why():
    return " ".join(berth("why", SOCHI, "GER", "women-relay").stdout.split())


def test_every_event_is_told_of_unless_one_is_asked_about():
    found = of_sochi("GER")
    assert len(found["events"]) == 8
    assert found["results"] == sum(
        len(place["tried"]) for event in found["events"] for place in event["places"]
    )


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["Nowhere"], "unknown NOC 'Nowhere'"),
        (["GER", "men-5000m"], "unknown event 'men-5000m'"),
        (["GER", "men"], "'men' is a squad and no event"),
        (["GER", "--open", "kolmna"], "no competition is called 'kolmna'; did you mean 'kolomna'"),
        (["GER", "--open", "torino", *OPEN], "at least one has to be over to go by"),
        (["GER", "--upcoming", "torino"], "the instance has results of 'torino'; write --open"),
    ],
)
def test_what_cannot_be_asked_is_refused(arguments, says):
    found = berth("needs", SOCHI, *arguments)
    assert found.exit_code == 2
    assert says in found.stderr


def test_a_case_without_competitions_has_none_that_is_open():
    path = SOCHI.parent / "tennis-2024"
    found = berth("needs", path, "GER", "--open", "cup")
    assert "has no competitions, and what is needed hangs on their results" in found.stderr


def test_python_asks_the_same():
    case = load(SOCHI)
    found = case.needs("Germany", "women-relay", competitions="kolomna")
    (place,) = found.events[0].places
    assert place.least.number == 10
    assert found.headline == "sochi-2014, GER needs Women's relay 10"
    (row,) = found.records()
    assert (row["k"], row["held"], row["least"], row["points"]) == (1, False, 10, 2684)
    with pytest.raises(BadQuestion, match="write competitions='torino'"):
        case.needs("GER", upcoming="torino")


def test_without_an_allocation_as_things_stand_the_outcome_is_the_answer():
    case = load(SOCHI).with_numbers({"total-women.at_most": 38})
    with pytest.raises(NoAllocation):
        case.needs("GER", "women-relay")
    found = berth("needs", SOCHI, "GER", "women-relay", "--set", "total-women.at_most=38")
    assert found.exit_code == 3
    assert "total-women" in found.stdout


def test_over_several_competitions_every_least_change_is_named_and_the_keys_come_last():
    ask = {"competitions": "kolomna", "upcoming": "final"}
    answer = load(SOCHI).needs("GER", "women-relay", **ask)
    place = place_of(json.loads(answer.model_dump_json()), "women-relay", 1)
    assert list(place)[-4:] == ["ranks", "at", "in_so_many", "least_changes"]
    assert place["at"] == ["kolomna", "final"]
    changes = [one["finishes"] for one in place["least_changes"]["changes"]]
    assert changes == [[10], [11, 18], [12, 15], [13, 13]]
    assert [one["least"]["number"] for one in place["in_so_many"]] == [10, 13]
    assert place["least"] == place["in_so_many"][-1]["least"]
    told = " ".join(str(answer).split())
    assert (
        "each finish at another one of Kolomna and Final: 10th alone; 11th and 18th; 12th and "
        "15th; 13th and 13th." in told
    )


def test_only_competitions_that_have_the_list_are_named(tmp_path):
    path = cup_of(tmp_path)
    cup = path.read_text()
    path.write_text(cup.replace(", long: [A, A, B, C, B, C, D, D]}", "}"))
    found = berth_json("needs", path, "D", "--open", "second", "--upcoming", "third")
    assert place_of(found, "short", 1)["at"] == ["second", "third"]
    long = place_of(found, "long", 1)
    assert (long["at"], long["in_so_many"], long["least_changes"]) == (["third"], [], None)
    told = words(path, "D", "--open", "second", "--upcoming", "third")
    assert "or better at Third" in told
    assert "or better at each of Second and Third" in told
