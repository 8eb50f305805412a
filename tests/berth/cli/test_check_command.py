"""`berth check`."""

import csv
import json

import pytest
from running import SOCHI, berth, race, size


@pytest.fixture
def table(tmp_path):
    """Writes the published table of Sochi with some cells changed, some columns left out."""

    def write(changes=None, without=()):
        with (SOCHI / "published.csv").open(newline="") as file:
            rows = list(csv.DictReader(file))
        for row in rows:
            row.update((changes or {}).get(row["noc"], {}))
        path = tmp_path / "table.csv"
        with path.open("w", newline="") as file:
            columns = [name for name in rows[0] if name not in without]
            writer = csv.DictWriter(file, columns, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)
        return path

    return write


def test_the_published_table_of_sochi_is_lawful_under_its_rulings():
    found = berth("check", SOCHI)
    assert found.exit_code == 0
    assert "the published table: lawful" in found.stdout
    told = json.loads(berth("check", SOCHI, "--json").stdout)
    assert [*told] == ["status", "breaches", "envies", "table", "heading", "labels"]
    assert (told["status"], told["breaches"], told["envies"]) == ("lawful", [], [])
    assert told["table"] == "the published table"


def test_every_breach_names_the_rule_its_citation_and_a_witness(table):
    found = berth("check", SOCHI, table({"AUS": {"men-500m": 2, "men": 2}}))
    assert found.exit_code == 6
    lines = found.stdout.splitlines()
    at = lines.index("Broken: rule field-500-1000: exactly 32 places in men-500m, men-1000m,")
    assert lines[at + 1] == "women-500m and women-1000m (sentence 5)"
    assert lines[at + 2] == "  men-500m: 33 places held, at most 32"
    assert "Broken: rule total-men: at most 60 athletes in men (sentence 1)" in lines
    assert "  men: 61 athletes, at most 60" in lines


def test_a_breach_in_json_has_its_numbers(table):
    path = table({"AUS": {"men-500m": 2, "men": 2}})
    found = json.loads(berth("check", SOCHI, path, "--json").stdout)
    assert found["status"] == "breached"
    assert found["breaches"][-1] == {
        "kind": "rule",
        "id": "field-500-1000",
        "wording": "exactly 32 places in each of men-500m, men-1000m, women-500m and women-1000m",
        "cite": "sentence 5",
        "noc": None,
        "columns": ["men-500m"],
        "held": 33,
        "at_least": None,
        "at_most": 32,
        "witness": "men-500m: 33 places held, at most 32",
    }


def test_unjustified_envy_names_both_lines():
    found = berth("check", SOCHI, "--without-rulings")
    assert found.exit_code == 6
    text = " ".join(found.stdout.split())
    assert (
        "KAZ (32nd) was passed over though it could take the place of HUN (34th) in men-1000m"
        in text
    )
    told = json.loads(berth("check", SOCHI, "--without-rulings", "--json").stdout)
    assert told["status"] == "breached"
    assert told["envies"][0]["noc"] == "KAZ"
    assert told["envies"][0]["instead_of"]["noc"] == "HUN"


def test_a_line_that_could_simply_be_added_is_told(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, B]", "published: {A: {race: 1, all: 1}}\n")
    found = berth("check", path)
    assert found.exit_code == 6
    assert "B (2nd) was passed over though it could have a place in race" in found.stdout


def test_places_beyond_the_lines_of_an_noc_are_told(table):
    found = berth("check", SOCHI, table({"CAN": {"men-500m": 5}}))
    assert "Broken: no-claim:" in found.stdout
    assert "CAN men-500m: 5 places held, at most 3" in found.stdout


def test_a_missing_athlete_is_told_as_a_fact(table):
    found = berth("check", SOCHI, table({"HUN": {"men": 2}}))
    assert "Broken: start-needs-athlete:" in found.stdout
    assert "HUN men: the 3rd place is missing" in found.stdout


def test_athletes_that_a_table_does_not_name_are_filled_in(table):
    assert berth("check", SOCHI, table(without=["men", "women", "athletes"])).exit_code == 0


def test_a_table_without_an_event_is_not_checked(table):
    found = berth("check", SOCHI, table(without=["men-relay"]))
    assert found.exit_code == 2
    assert "no column for men-relay" in found.stderr


def test_rule_changes_can_be_tested_against_a_table():
    found = berth("check", SOCHI, "--set", "total-women.at_most=55")
    assert found.exit_code == 6
    assert "  women: 56 athletes, at most 55" in found.stdout.splitlines()
    assert berth("check", SOCHI, "--drop", "total-men").exit_code == 0


def test_unknown_nocs_and_columns_are_bad_input_at_their_line(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text("noc,men-500,men\nAUX,1,1\n")
    found = berth("check", SOCHI, path)
    assert found.exit_code == 2
    assert f"{path}:1:2: unknown event or squad 'men-500'; did you mean 'men-500m'?" in found.stderr
    assert f"{path}:2:1: unknown NOC 'AUX'" in found.stderr


def test_without_a_published_table_one_has_to_be_named(tmp_path):
    found = berth("check", race(tmp_path, [size("at_most: 1")], "[A]"))
    assert found.exit_code == 2
    assert "name a table to check" in found.stderr
