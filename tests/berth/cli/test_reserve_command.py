"""`berth reserve`."""

import pytest
from running import SOCHI, berth, berth_json, race, size

from models.answers.outcome import OutOfTime
from solver.reallocate.reserve import End


def reserves(*words):
    found = berth_json("reserve", *words)
    return [[(line["rank"], line["noc"]) for line in e["lines"]] for e in found["reserves"]]


def test_the_list_is_printed_in_order_and_says_where_it_ends(tmp_path):
    found = berth("reserve", race(tmp_path, [size("exactly: 2")], "[A, B, C, H]"), "race")
    assert found.exit_code == 0
    text = " ".join(found.stdout.split())
    assert (
        "Reserve list of Race: who moves up when B Bland (2nd) gives its 1st place back; the "
        "second, when the first declines as well; and so on."
    ) in text
    assert "1 3rd C Cland 1 more B Bland: Athletes 1 -> 0" in text
    assert "2 4th H Hland 1 more B Bland: Athletes 1 -> 0" in text
    assert (
        "If the last of them declines as well, the rules cannot all be kept: exactly 2 places in "
        "Race (clause 1), and the lines that could fill them are used up."
    ) in text


def test_an_entry_says_whether_it_needs_an_athlete_place_and_what_it_pushes():
    found = berth_json("reserve", SOCHI, "men-1000m", "--first", "2")
    first, second = found["reserves"]
    assert first["lines"][0] == {
        "stage": "distances",
        "list": "men-1000m",
        "event": "men-1000m",
        "rank": 35,
        "noc": "GER",
        "k": 2,
        "points": "17",
    }
    assert first["athletes_needed"] == {"GER": 1}
    pushed = [(cell["noc"], cell["column"], cell["from"], cell["to"]) for cell in first["changes"]]
    assert pushed == [
        ("BLR", "men-1500m", 1, 0),
        ("BLR", "men", 1, 0),
        ("NED", "men-1500m", 2, 3),
    ]
    assert second["athletes_needed"] == {"BLR": 0}
    assert second["changes"] == []
    assert found["giver"]["noc"] == "HUN"
    assert found["end"] is None


def test_a_relay_in_reserve_needs_the_athletes_that_it_brings():
    (entry,) = berth_json("reserve", SOCHI, "women-relay", "--first", "1")["reserves"]
    assert entry["athletes_needed"] == {"USA": 2}
    assert entry["changes"] == [{"noc": "HUN", "column": "women", "from": 5, "to": 2}]


def test_the_text_fits_80_columns():
    lines = berth("reserve", SOCHI, "men-relay").stdout.splitlines()
    assert max(map(len, lines)) <= 80


def test_a_guaranteed_place_is_not_asked_about(tmp_path):
    host = "id: host, kind: host_guarantee, events: {race: 1}"
    path = race(tmp_path, [size("exactly: 2"), host], "[A, B, C, H]", "host: H\n")
    text = " ".join(berth("reserve", path, "race").stdout.split())
    assert "The last place in Race is that of H Hland (4th), which may not be given back" in text
    assert reserves(path, "race") == [[(2, "B")], [(3, "C")]]


def test_where_all_places_are_guaranteed_nobody_is_asked(tmp_path):
    host = "id: host, kind: host_guarantee, events: {race: 1}"
    path = race(tmp_path, [size("exactly: 1"), host], "[A, H]", "host: H\n")
    assert "nobody has a place that may be given back" in berth("reserve", path, "race").stdout
    assert berth_json("reserve", path, "race")["giver"] is None


def test_where_the_field_may_shrink_nobody_takes_the_place(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, B]")
    text = berth("reserve", path, "race").stdout
    assert "nobody takes the place, and Race has a place less" in " ".join(text.split())
    assert berth_json("reserve", path, "race")["end"]["status"] == "nobody"


def test_a_lot_is_named_and_is_the_exit_code_where_nobody_comes_before_it(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, [B, C]]")
    found = berth("reserve", path, "race")
    assert found.exit_code == 5
    assert "a lot has to be drawn: 1 place in Race for B Bland and C Cland" in " ".join(
        found.stdout.split()
    )
    path = race(tmp_path, [size("exactly: 1")], "[A, H, [B, C]]")
    assert berth("reserve", path, "race").exit_code == 0
    assert berth_json("reserve", path, "race")["end"]["status"] == "lot_required"


def test_without_an_allocation_it_answers_as_solve_does(tmp_path):
    path = race(tmp_path, [size("exactly: 3")], "[A, B]")
    assert berth("reserve", path, "race").stdout == berth("solve", path).stdout
    assert berth("reserve", path, "race").exit_code == 3
    assert berth_json("reserve", path, "race") == berth_json("solve", path)


def test_options_change_the_case(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]")
    assert reserves(path, "race", "--set", "size.exactly=3") == [[(4, "H")]]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        ("men-1000", "unknown event 'men-1000'; did you mean 'men-1000m'?\n"),
        (
            "men",
            "'men' is a squad and no event; did you mean 'men-500m', 'men-1000m', 'men-1500m' "
            "or 'men-relay'?\n",
        ),
    ],
)
def test_what_is_no_event_is_told(event, message):
    found = berth("reserve", SOCHI, event)
    assert (found.exit_code, found.stderr) == (2, message)


def test_a_list_that_ends_for_want_of_time_is_undecided(monkeypatch, tmp_path):
    def reserves(instance, *others, **_):
        (giver,) = (t for _, turns in instance.stages for t in turns if t.line.noc == "B")
        yield End(giver, OutOfTime(others[-1]), instance)

    monkeypatch.setattr("berth.questions.reserve.reserves", reserves)
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    found = berth("reserve", path, "race", "--time-limit", "2")
    assert found.exit_code == 4
    assert "If so: undecided after 2 s, which is no answer." in found.stdout
    assert berth_json("reserve", path, "race")["end"]["status"] == "out_of_time"


def test_where_the_list_ends_in_a_conflict_the_ruling_behind_it_is_told(tmp_path):
    rules = [size("at_most: 2"), "id: least, kind: athlete_total, squads: [all], at_least: 2"]
    ruling = "rulings: [{noc: C, event: race, at_most: 0, date: 2020-02-01, basis: declined}]\n"
    path = race(tmp_path, rules, "[A, B, C]", ruling)
    text = " ".join(berth("reserve", path, "race").stdout.split())
    assert "the rules cannot all be kept: at least 2 athletes in Athletes (clause 2); " in text
    assert "Cland has no place in Race from 2020-02-01 (declined)" in text


def test_an_noc_that_moves_up_by_a_team_is_named_with_its_places_though_no_line_of_its_does():
    example = SOCHI.parent / "examples" / "team-carries-starts.yaml"
    (first,) = berth_json("reserve", example, "single")["reserves"]
    assert (first["lines"], first["without_line"]) == ([], ["B", "B"])
    single = berth_json("solve", example)["cuts"][1]
    assert (single["status"], single["reserve"], single["without_line"]) == (
        "found",
        None,
        ["B", "B"],
    )
    assert "B with 2 places without a line" in berth("solve", example).stdout
    assert "Bland, 2 places without" in berth("reserve", example, "single").stdout
