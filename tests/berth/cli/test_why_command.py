"""`berth why` on the command line: text, JSON, errors, and where there is nothing to ask about."""

import re

import pytest
from running import SOCHI, berth, berth_json, race, size

from berth.cli.exits import Code
from berth.sentences.why import policy_in_words as in_words
from berth.views.place_reasons import PolicyShown
from solver.clock import Undecided

EXAMPLES = SOCHI.parent / "examples"


def why(*words):
    return berth("why", *words)


def test_a_refusal_names_the_line_the_rule_the_cut_the_sum_and_the_ways_to_the_place():
    told = " ".join(why(SOCHI, "NZL", "men-500m").stdout.split())
    assert "Why has New Zealand no place in Men's 500 m?" in told
    assert "ranked 33rd with 27 points" in told
    assert "(sentence 5)" in told
    assert "the last to Kazakhstan (32nd)" in told
    assert "32 places in Men's 500 m and 1 more are 33; there is room for 32" in told
    assert "at rank 32 or better" in told
    assert "exactly: 32 -> 33" in told
    assert "as 1st reserve" in told
    assert "Its best claim is in Men's 500 m" in told


def test_a_place_held_names_its_step_its_room_and_the_cut():
    told = " ".join(why(SOCHI, "JPN", "women-1000m", 2).stdout.split())
    assert "Japan has its 2nd place in Women's 1000 m." in told
    assert "the 15th of the event" in told
    assert "15 of 32" in told
    assert "The last place went to Ukraine (32nd): 17 ranks" in told
    assert "Why has" not in told


def test_without_a_number_the_last_place_held_and_the_next_one_are_told():
    found = berth_json("why", SOCHI, "JPN", "women-1000m")
    assert [(place["k"], place["held"]) for place in found["places"]] == [(3, True), (4, False)]


def test_a_relay_and_a_squad_are_answered_too():
    relay = berth_json("why", SOCHI, "USA", "women-relay")["places"][0]
    assert (relay["line"]["rank"], relay["would"]["rank"], relay["would"]["reserve"]) == (9, 8, 1)
    squad = berth_json("why", SOCHI, "RUS", "men")["squad"]
    assert [caller["id"] for caller in squad["callers"]] == ["relay-brings", "host"]
    starts = berth_json("why", SOCHI, "JPN", "men")["squad"]
    assert [caller["events"] for caller in starts["callers"]] == [["men-1500m"]]


def test_a_place_that_only_a_guarantee_gives_names_the_guarantee(tmp_path):
    rules = [size("exactly: 2"), "id: host, kind: host_guarantee, events: {race: 1}"]
    path = race(tmp_path, rules, "[A, B, C, H]", "host: H\n")
    place = berth_json("why", path, "H", "race")["places"][0]
    assert place["given_by"] == ["host"]
    refused = berth_json("why", path, "B", "race")["places"][0]
    assert [rule["id"] for rule in refused["no_room"]["rules"]] == ["size", "host"]
    assert refused["would"]["rank"] == 1


def test_without_a_line_the_rank_that_one_would_need_is_told(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, B, C]")
    place = berth_json("why", path, "H", "race")["places"][0]
    assert place["line"] is None
    assert place["would"]["rank"] == 2


def test_a_what_if_is_named_above_the_answer():
    told = why(SOCHI, "USA", "women-relay", "--set", "field-relay.exactly=9").stdout
    assert "field-relay (sentence 5), exactly: 8 -> 9" in told
    assert "United States has a team place in Women's relay." in told


def test_unknown_words_are_refused_all_at_once():
    refused = why(SOCHI, "POLL", "men-500")
    assert refused.exit_code == Code.BAD_INPUT
    assert "unknown NOC 'POLL'; write its IOC code" in refused.stderr
    assert "did you mean 'men-500m'?" in refused.stderr


def test_athletes_are_not_numbered():
    refused = why(SOCHI, "POL", "men", 2)
    assert refused.exit_code == Code.BAD_INPUT
    assert "leave 2 out" in refused.stderr


@pytest.mark.parametrize(
    ("example", "code", "status"),
    [
        ("tie-that-matters", Code.LOT_REQUIRED, "lot_required"),
        ("conflict-too-few-lines", Code.CONFLICT, "conflict"),
    ],
)
def test_where_there_is_no_allocation_there_is_nothing_to_ask(example, code, status):
    done = why(EXAMPLES / f"{example}.yaml", "B", "race", "--json")
    assert done.exit_code == code
    assert f'"status": "{status}"' in done.stdout


def test_a_cell_that_no_lot_touches_is_answered_although_one_is_open():
    done = why(EXAMPLES / "tie-that-matters.yaml", "A", "race")
    assert done.exit_code == Code.DONE
    assert "Aland has a place in Race." in done.stdout
    assert "A lot is open in Race at rank 2; whichever way it falls this does not" in done.stdout


def test_undecided_in_time_is_an_error():
    done = why(EXAMPLES / "host-takes-the-last-place.yaml", "H", "race", "--time-limit", "1e-9")
    assert done.exit_code == Code.UNDECIDED


@pytest.mark.parametrize("as_json", [(), ("--json",)])
def test_so_is_a_reason_that_is_not_found_in_time(monkeypatch, as_json):
    def event(*_):
        raise Undecided(3)

    monkeypatch.setattr("solver.explain.why.Why.event", event)
    done = why(EXAMPLES / "host-takes-the-last-place.yaml", "H", "race", *as_json)
    assert done.exit_code == Code.UNDECIDED
    assert ('"status": "out_of_time"' in done.stdout) == bool(as_json)
    assert ("undecided after" in done.stderr) != bool(as_json)


def test_the_ranks_beside_a_further_line_are_those_of_the_ranking(tmp_path):
    rules = [size("exactly: 2"), "id: each, kind: noc_event_limit, events: [race], at_most: 1"]
    host = "id: host, kind: host_guarantee, events: {race: 1}"
    path = race(tmp_path, [*rules, host], "[A, B, C]", "host: H\n")
    text = berth("why", path, "A", "race", "2").stdout
    assert "Even a further line has no room" in text
    for noc, rank in (("Aland", "1st"), ("Bland", "2nd"), ("Cland", "3rd")):
        for told in re.findall(rf"{noc} \((\w+)\)", text):
            assert told == rank


def test_a_strict_stage_after_another_policy_is_not_said_to_be_awarded_strict():
    reason = PolicyShown(policy="strict", of="", found=None, with_it=None)
    assert in_words(reason) == (
        "There was room, but it was left to the stages before, which are not all awarded strict."
    )
    reason = PolicyShown(policy="fill_first", of="", found=None, with_it=None)
    assert in_words(reason) == (
        "The stage is awarded fill first, as many places as possible first, which leaves the "
        "choice to better lines."
    )


def test_an_event_and_an_noc_may_be_called_by_their_names():
    by_id = why(SOCHI, "NZL", "men-500m").stdout
    assert why(SOCHI, "New Zealand", "Men's 500 m").stdout == by_id
    assert why(SOCHI, "Neuseeland", "MEN 500M").stdout == by_id
    assert berth("reserve", SOCHI, "mens 500m", "--first", 1).stdout == (
        berth("reserve", SOCHI, "men-500m", "--first", 1).stdout
    )
    assert berth("decline", SOCHI, "Polen", "Women's 500 m").stdout == (
        berth("decline", SOCHI, "POL", "women-500m").stdout
    )


def test_beside_an_open_lot_it_is_said_that_its_lines_are_named_by_way_of_example(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, [B, C]]")
    told = " ".join(why(path, "A", "race").stdout.split())
    assert "A lot is open in Race at rank 2" in told
    assert told.endswith("this does not change, but for which of its lines is named.")
