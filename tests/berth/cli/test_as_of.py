"""--as-of: the state on a day, and what explains its differences from the published table."""

import pytest
from running import SOCHI, berth, berth_json, race, size

TWO = [size("at_most: 2")]
RULINGS = """rulings:
  - {noc: A, event: race, at_most: 0, date: 2020-02-01, basis: declined}
  - {noc: B, event: race, at_most: 0, date: 2020-03-01, basis: declined}
"""


def with_place(path, day, command="solve"):
    return [*berth_json(command, path, "--as-of", day)["nocs"]]


def test_only_rulings_dated_up_to_the_day_count(tmp_path):
    path = race(tmp_path, TWO, "[A, B, C, H]", RULINGS)
    assert with_place(path, "2020-01-31") == ["A", "B"]
    assert with_place(path, "2020-02-01") == ["B", "C"]
    assert with_place(path, "2020-03-01") == ["C", "H"]


def test_the_text_counts_the_rulings_and_json_names_the_day(tmp_path):
    path = race(tmp_path, TWO, "[A, B, C, H]", RULINGS)
    text = berth("solve", path, "--as-of", "2020-02-15").stdout
    assert "1 ruling applied (an input, not a rule):" in text
    assert "1 ruling left out: dated after 2020-02-15." in text
    changes = berth_json("solve", path, "--as-of", "2020-02-15")["changes"]
    assert changes == {"set": {}, "drop": [], "as_of": "2020-02-15"}


def test_the_day_of_the_instance_stays_what_it_is(tmp_path):
    published = "published: {B: {race: 1}, C: {race: 1}}\nas_of: 2020-02-01\n"
    path = race(tmp_path, TWO, "[A, B, C, H]", RULINGS + published)
    # The ruling of March is later than the table, with or without the option.
    different = berth_json("solve", path, "--as-of", "2020-03-02")["published"]["different"]
    assert {reason for cell in different for reason in cell["explained_by"]} == {"ruling:B:race"}


@pytest.mark.parametrize("day", ["soon", "2013-1-1", "2013-02-30", "20131122"])
def test_a_day_is_written_in_full(day):
    found = berth("solve", SOCHI, "--as-of", day)
    assert found.exit_code == 2
    assert "is not a day; write it like 2013-11-22" in " ".join(found.stderr.split())


def test_the_four_cells_of_sochi_are_explained_by_the_rulings_of_the_last_day():
    found = berth_json("solve", SOCHI, "--as-of", "2013-11-21")["published"]
    assert found["equal"] == 21
    starts = [cell for cell in found["different"] if cell["column"] != "men"]
    assert {(c["noc"], c["column"]): c["explained_by"] for c in starts} == {
        ("KAZ", "men-1000m"): leaving_out("KAZ:men-1000m", "ITA:men-1000m"),
        ("HUN", "men-1000m"): leaving_out("KAZ:men-1000m", "ITA:men-1000m"),
        ("GER", "men-1500m"): leaving_out("GER:men-1500m", "ITA:men-1500m", "AUS:men-1500m"),
        ("BLR", "men-1500m"): leaving_out("GER:men-1500m", "ITA:men-1500m", "AUS:men-1500m"),
    }


def test_the_text_names_the_rulings_left_out_once_each():
    text = " ".join(berth("solve", SOCHI, "--as-of", "2013-11-21").stdout.split())
    assert "HUN Hungary, Men's 1000 m: 2, published 3; explained by d and e KAZ" in text
    for who in ("Kazakhstan has no place", "Italy has at most 1 place"):
        assert text.count(f"leaving out the ruling that {who} in Men's 1000 m") == 1


def leaving_out(*rulings):
    return [f"leaving out ruling:{ruling}" for ruling in rulings]


@pytest.mark.parametrize("command", ["check", "diagnose"])
def test_other_commands_take_the_day_too(tmp_path, command):
    more = RULINGS + "published: {A: {race: 1}, B: {race: 1}}\n"
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", more)
    assert berth(command, path).exit_code != 0
    assert berth(command, path, "--as-of", "2020-01-01").exit_code == 0


@pytest.mark.parametrize("day", ["2013-W47-5", "20131122", "22.11.2013", "2013-13-01"])
def test_a_day_is_written_in_one_way(day):
    assert berth("solve", SOCHI, "--as-of", day).exit_code == 2
