"""`berth compare`."""

import pytest
from running import SOCHI, berth, berth_json, race, size

from berth.questions.solve import Solved
from models.answers.outcome import OutOfTime
from solver.allocate.solve import solve

VARIANT = "id: three\nquestion: What if there were three?\nchange: {size.exactly: 3}\n"
RULING = "rulings: [{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: declined}]\n"


@pytest.fixture
def one_race(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]", RULING)
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "three.yaml").write_text(VARIANT)
    return path


def cells(found, number=0):
    return [
        (cell["noc"], cell["column"], cell["from"], cell["to"], *cell["because"])
        for cell in found["changes"][number]["cells"]
    ]


def test_a_state_alone_is_compared_with_the_base(one_race):
    found = berth_json("compare", one_race, "three")
    assert [state["state"] for state in found["states"]] == ["base", "three"]
    because = "size (clause 1), exactly: 2 -> 3"
    assert cells(found) == [("H", "race", 0, 1, because), ("H", "all", 0, 1, because)]
    (against,) = found["changes"]
    assert against["enter"] == ["H"]
    assert against["vanish"] == []
    assert against["totals"] == {"race": [2, 3], "all": [2, 3], "nocs": [2, 3]}
    assert against["unmoved"] == {"places": 2, "of": 2}


def test_the_text_marks_the_changed_cells_and_says_what_did_it(one_race):
    found = berth("compare", one_race, "three")
    assert found.exit_code == 0
    assert found.stdout == (
        "One race\nRulebook  Rules of one race\n\n"
        "As filed, compared with three\n\n"
        "NOC                as filed  three\n"
        "H Hland  Race             0  1* a\n"
        "         Athletes         0  1* a\n\n"
        "Three: 2 of 2 start and team places stay with their NOC (100%).\n"
        "  Enters: H Hland\n"
        "  Totals: Race 2 -> 3, Athletes 2 -> 3, NOCs 2 -> 3\n\n"
        "What did it:\n"
        "  a. size (clause 1), exactly: 2 -> 3\n"
    )


def test_several_states_stand_side_by_side_against_the_first(one_race):
    found = berth_json("compare", one_race, "without-rulings", "base", "three")
    assert [change["state"] for change in found["changes"]] == ["base", "three"]
    assert [cell[:4] for cell in cells(found)] == [
        ("A", "race", 1, 0),
        ("A", "all", 1, 0),
        ("C", "race", 0, 1),
        ("C", "all", 0, 1),
    ]
    ruling = "ruling: Aland has no place in Race from 2020-02-01"
    assert {cell[4] for cell in cells(found)} == {ruling}
    text = berth("compare", one_race, "without-rulings", "base", "three").stdout
    assert "A Aland  Race                    1  0* a      0* a" in text
    assert "H Hland  Race                    0  0         1* b" in text


def test_a_day_is_a_state(one_race):
    found = berth_json("compare", one_race, "2020-01-01")
    without = "without the ruling: Aland has no place in Race from 2020-02-01"
    assert ("A", "race", 0, 1, without) in cells(found)


def test_what_the_options_change_is_one_more_state(one_race):
    found = berth_json("compare", one_race, "--set", "size.exactly=1")
    assert [state["state"] for state in found["states"]] == ["base", "options"]
    assert ("C", "race", 1, 0, "size (clause 1), exactly: 2 -> 1") in cells(found)
    assert found["changes"][0]["vanish"] == ["C"]
    assert found["changes"][0]["unmoved"] == {"places": 1, "of": 2}


def test_a_variant_by_its_file_is_called_by_its_id(one_race):
    file = one_race.parent / "variants" / "three.yaml"
    assert berth_json("compare", one_race, file) == berth_json("compare", one_race, "three")


def test_beside_the_published_table_the_verdicts_are_the_reasons():
    found = berth_json("compare", SOCHI, "published", "2013-11-21")
    reasons = {cell[:2]: cell[4:] for cell in cells(found)}
    assert reasons["HUN", "men-1000m"] == (
        "leaving out the ruling that Kazakhstan has no place in Men's 1000 m from 2013-11-22",
        "leaving out the ruling that Italy has at most 1 place in Men's 1000 m from 2013-11-22",
    )
    assert found["changes"][0]["unmoved"] == {"places": 214, "of": 216}
    assert "(99%)" in berth("compare", SOCHI, "published", "2013-11-21").stdout
    assert berth_json("compare", SOCHI, "published")["changes"][0]["cells"] == []


def test_an_unexplained_cell_is_called_so(tmp_path):
    published = "published: {A: {race: 1}, C: {race: 1}}\n"
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", published)
    assert "C Cland  Race         0  1* unexplained" in berth("compare", path, "published").stdout
    assert cells(berth_json("compare", path, "published"))[0] == ("B", "race", 1, 0)


def test_each_cell_of_sochi_names_the_ruling_that_did_it():
    found = berth_json("compare", SOCHI, "without-rulings")
    names = {cell[:2]: cell[4] for cell in cells(found)}
    assert names["BLR", "men-1500m"] == (
        "without the ruling: Germany has at most 1 place in Men's 1500 m from 2013-11-22"
    )
    assert names["HUN", "men-1000m"] == (
        "without the ruling: Kazakhstan has no place in Men's 1000 m from 2013-11-22"
    )


def test_a_state_that_is_no_allocation_does_not_stop_the_others(one_race):
    (one_race.parent / "variants" / "nine.yaml").write_text("id: nine\nchange: {size.exactly: 9}\n")
    found = berth("compare", one_race, "base", "nine", "three")
    assert found.exit_code == 3
    text = found.stdout
    assert "Nine: The rules cannot all be kept" in text
    assert "size: exactly 9 places in Race (clause 1)." in text
    assert "Three: 2 of 2 start and team places" in text
    told = berth_json("compare", one_race, "base", "nine", "three")
    assert told["status"] == "conflict"
    assert told["states"][1]["nocs"] is None
    assert [change["state"] for change in told["changes"]] == ["three"]


def test_nothing_changed_is_said(one_race):
    text = berth("compare", one_race, "--set", "size.exactly=2").stdout
    assert "The what-if: nothing changes." in text


@pytest.mark.parametrize(
    ("states", "message"),
    [
        ([], "nothing to compare with; name a state, such as published, without-rulings"),
        (["base"], "nothing to compare with"),
        (["base", "base"], "'base' is named twice; name it once"),
        (["published"], "the instance has no published table"),
        (["2020-13-01"], "there is no day 2020-13-01"),
        (["thre"], "unknown variant 'thre'; did you mean 'three'?"),
    ],
)
def test_states_that_make_no_comparison_are_refused(one_race, states, message):
    found = berth("compare", one_race, *states)
    assert found.exit_code == 2
    assert message in found.stderr


def test_the_text_fits_80_columns():
    lines = berth("compare", SOCHI, "base", "smaller-relays", "without-rulings").stdout.splitlines()
    assert max(map(len, lines)) <= 80


def test_beside_the_published_table_a_variant_is_the_cause_by_its_name():
    because = {cell[4] for cell in cells(berth_json("compare", SOCHI, "published", "ten-relays"))}
    assert because == {"ten relays"}


def test_beside_many_states_the_codes_have_to_do(one_race):
    states = ["base", "three", "without-rulings", "2020-01-01"]
    text = berth("compare", one_race, *states).stdout
    assert "\nH    Race             0  1* a" in text
    assert "H Hland  Race" not in text


def test_a_state_that_is_undecided_is_shown_beside_the_others(monkeypatch, one_race):
    def solved_alone(instance, time_limit):
        found = solve(instance, time_limit)
        return Solved(OutOfTime(time_limit) if not instance.rulings else found)

    monkeypatch.setattr("berth.questions.compare.solved_alone", solved_alone)
    found = berth("compare", one_race, "base", "without-rulings", "--time-limit", "2")
    assert found.exit_code == 4
    assert found.stderr == "More time is given with --time-limit.\n"
    assert "Without rulings: undecided after 2 s, which is no answer" in found.stdout
    told = berth_json("compare", one_race, "base", "without-rulings")
    assert [*told["states"][1]] == ["state", "status", "nocs", "seconds"]


def test_all_athletes_of_an_noc_are_compared_where_the_published_table_has_them(tmp_path):
    published = "published: {A: {race: 1, athletes: 1}, B: {race: 1, athletes: 4}}\n"
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", published)
    assert ("B", "athletes", 1, 4) in cells(berth_json("compare", path, "published"))
    text = berth("compare", path, "published").stdout
    assert "B Bland  all athletes         1  4* unexplained" in text
    assert "all athletes 2 -> 5" in text


def test_beside_squads_that_tell_it_all_athletes_are_not_compared_once_more(tmp_path):
    published = (
        "published: {A: {race: 1, all: 1, athletes: 1}, B: {race: 1, all: 2, athletes: 2}}\n"
    )
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", published)
    assert cells(berth_json("compare", path, "published")) == [("B", "all", 1, 2)]
