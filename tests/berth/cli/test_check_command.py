"""`berth check`."""

import csv
import json

import pytest
from running import SOCHI, berth, race, size

from solver.clock import Undecided


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
    assert [*told] == [
        "status",
        "breaches",
        "envies",
        "table",
        "heading",
        "labels",
        "not_looked_at",
    ]
    assert told["not_looked_at"] == []
    assert (told["status"], told["breaches"], told["envies"]) == ("lawful", [], [])
    assert told["table"] == "the published table"


def test_every_breach_names_the_rule_its_citation_and_a_witness(table):
    found = berth("check", SOCHI, table({"AUS": {"men-500m": 2, "men": 2}}))
    assert found.exit_code == 6
    lines = found.stdout.splitlines()
    rule = "Broken: rule field-500-1000: exactly 32 places in each of Men's 500 m, Men's"
    at = lines.index(rule)
    assert lines[at + 1] == "1000 m, Women's 500 m and Women's 1000 m (sentence 5)"
    assert lines[at + 2] == "  Men's 500 m: 33 places held, at most 32"
    assert "Broken: rule total-men: at most 60 athletes in Men (sentence 1)" in lines
    assert "  Men: 61 athletes, at most 60" in lines


def test_a_breach_in_json_has_its_numbers(table):
    path = table({"AUS": {"men-500m": 2, "men": 2}})
    found = json.loads(berth("check", SOCHI, path, "--json").stdout)
    assert found["status"] == "breached"
    assert found["breaches"][-1] == {
        "kind": "rule",
        "id": "field-500-1000",
        "wording": (
            "exactly 32 places in each of Men's 500 m, Men's 1000 m, Women's 500 m and "
            "Women's 1000 m"
        ),
        "cite": "sentence 5",
        "noc": None,
        "columns": ["men-500m"],
        "held": 33,
        "at_least": None,
        "at_most": 32,
        "witness": "Men's 500 m: 33 places held, at most 32",
    }


def test_unjustified_envy_names_both_lines():
    found = berth("check", SOCHI, "--without-rulings")
    assert found.exit_code == 6
    text = " ".join(found.stdout.split())
    assert (
        "KAZ Kazakhstan (32nd) was passed over though it could take the place of HUN Hungary "
        "(34th) in Men's 1000 m" in text
    )
    told = json.loads(berth("check", SOCHI, "--without-rulings", "--json").stdout)
    assert told["status"] == "breached"
    assert told["envies"][0]["noc"] == "KAZ"
    assert told["envies"][0]["instead_of"]["noc"] == "HUN"


def test_a_line_that_could_simply_be_added_is_told(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, B]", "published: {A: {race: 1, all: 1}}\n")
    found = berth("check", path)
    assert found.exit_code == 6
    assert "B Bland (2nd) was passed over though it could have a place in Race" in found.stdout


def test_places_beyond_the_lines_of_an_noc_are_told(table):
    found = berth("check", SOCHI, table({"CAN": {"men-500m": 5}}))
    assert "Broken: no-claim:" in found.stdout
    assert "CAN Canada, Men's 500 m: 5 places held, at most 3" in found.stdout


def test_a_missing_athlete_is_told_as_a_fact(table):
    found = berth("check", SOCHI, table({"HUN": {"men": 2}}))
    assert "Broken: start-needs-athlete:" in found.stdout
    assert "HUN Hungary, Men: the 3rd place is missing" in found.stdout


def test_athletes_that_a_table_does_not_name_are_filled_in(table):
    assert berth("check", SOCHI, table(without=["men", "women", "athletes"])).exit_code == 0


def test_a_table_without_an_event_is_not_checked(table):
    found = berth("check", SOCHI, table(without=["men-relay"]))
    assert found.exit_code == 2
    assert "no column for men-relay" in found.stderr


def test_rule_changes_can_be_tested_against_a_table():
    found = berth("check", SOCHI, "--set", "total-women.at_most=55")
    assert found.exit_code == 6
    assert "  Women: 56 athletes, at most 55" in found.stdout.splitlines()
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


def unranked(folder, published):
    path = race(folder, [size("exactly: 2")], "[]", f"published: {published}\n")
    path.write_text(path.read_text().replace("rankings: {race: []}\n", ""))
    return path


def test_without_any_ranking_the_rules_are_counted_and_the_rest_is_said_to_be_open(tmp_path):
    path = unranked(tmp_path, "{A: {race: 1, all: 1}, B: {race: 1, all: 1}}")
    found = berth("check", path)
    assert found.exit_code == 0
    text = " ".join(found.stdout.split())
    assert "the published table: every rule is kept Not looked at: there is no ranking" in text
    assert "lawful" not in text
    told = json.loads(berth("check", path, "--json").stdout)
    assert told["status"] == "rules_kept"
    assert "whether a line was passed over without need" in told["not_looked_at"][0]
    path = unranked(tmp_path, "{A: {race: 2, all: 2}, B: {race: 1, all: 1}}")
    found = berth("check", path)
    assert found.exit_code == 6
    assert "Race: 3 places held, at most 2" in found.stdout
    assert "no-claim" not in found.stdout


def test_of_a_list_that_is_not_known_no_place_is_missing(tmp_path):
    two = "id: by-list, kind: list_size, lists: [race], exactly: 2"
    path = race(tmp_path, [two], "[]", "published: {A: {race: 1}, B: {race: 1}}\n")
    found = berth("check", path)
    assert (found.exit_code, "Broken" in found.stdout) == (0, False)
    assert "what the rules say of lists" in " ".join(found.stdout.split())
    # Without a line nobody is given a place: that is asked where there is a ranking.
    assert berth("solve", race(tmp_path, [two], "[A]")).exit_code == 3


def test_lists_without_a_line_are_no_ranking_either(tmp_path):
    published = "published: {A: {race: 1}, B: {race: 1}}\n"
    found = berth("check", race(tmp_path, [size("exactly: 2")], "[]", published))
    assert (found.exit_code, "Not looked at" in found.stdout) == (0, True)


@pytest.mark.parametrize(
    "question", [["solve"], ["diagnose"], ["sensitivity"], ["why", "A", "race"]]
)
def test_without_any_ranking_nothing_else_is_answered(tmp_path, question):
    command, *words = question
    path = unranked(tmp_path, "{A: {race: 1}}")
    found = berth(command, path, *words)
    assert found.exit_code == 2
    assert "neither 'rankings' nor 'competitions' is given; add one of them" in found.stderr
    path.write_text(path.read_text() + "rankings: {}\n")
    found = berth(command, path, *words)
    assert found.exit_code == 2
    assert "no ranking is given for 'race'; add it to 'rankings'" in found.stderr


def test_a_neutral_code_in_the_table_is_checked_as_the_noc_that_it_stands_for(tmp_path):
    published = "published: {OAR: {race: 1, all: 1}, GBR: {race: 1, all: 1}}\n"
    path = race(tmp_path, [size("exactly: 2")], "[RUS, GBR, FRA]", published)
    world = "nocs: {A: Aland, B: Bland, C: Cland, H: Hland}\n"
    path.write_text(path.read_text().replace(world, ""))
    assert "the published table: lawful" in berth("check", path).stdout


def world(folder, rules, squads, events, more):
    """A case of several events, written out."""
    lines = "".join(f"    - {{{rule}, cite: clause {n}}}\n" for n, rule in enumerate(rules, 1))
    path = folder / "world.yaml"
    path.write_text(
        "id: world\ntitle: World\nnocs: {A: Aland, B: Bland, C: Cland}\n"
        f"rulebook:\n  id: rules\n  title: Rules\n  squads: {squads}\n  events: {events}\n"
        f"  rules:\n{lines}"
        "  award: [{id: all, lists: [pistol, rifle], order: list_by_list}]\n" + more
    )
    return path


def test_envy_that_needs_another_athlete_of_a_third_noc_is_found(tmp_path):
    """Made up. C in the place of B needs no athlete more, so one of A's two starters is two."""
    path = world(
        tmp_path,
        [
            "id: size, kind: field_size, events: [pistol, rifle], exactly: 2",
            "id: total, kind: athlete_total, squads: [all], exactly: 3",
        ],
        "{all: Athletes}",
        "{pistol: {name: P, squad: all}, rifle: {name: R, squad: all}}",
        "rankings: {pistol: [A, C, B], rifle: [A, C]}\n"
        "published: {A: {pistol: 1, rifle: 1, all: 1}, B: {pistol: 1, all: 1}, "
        "C: {rifle: 1, all: 1}}\n",
    )
    found = berth("check", path)
    assert (
        "C Cland (2nd) was passed over though it could take the place of B Bland (3rd)"
        in found.stdout
    )
    assert found.exit_code == 6


def test_a_team_that_could_start_with_one_is_missed_where_the_squads_are_to_be_equal(tmp_path):
    path = world(
        tmp_path,
        ["id: equal, kind: equal_numbers, squads: [women, men], apart: 1"],
        "{men: Men, women: Women}",
        "{pistol: {name: P, squad: women, team: true}, rifle: {name: R, squad: men}}",
        "rankings: {pistol: [B], rifle: [C, A]}\n"
        "published: {A: {pistol: 0, rifle: 1, men: 1, women: 0}}\n",
    )
    text = " ".join(berth("check", path).stdout.split())
    assert "B Bland (1st) was passed over though it could have a place in P" in text
    assert (
        "C Cland (1st) was passed over though it could take the place of A Aland (2nd) in R" in text
    )


def test_where_time_runs_out_it_is_said_that_not_every_line_was_looked_at(monkeypatch, tmp_path):
    def out_of_time(*_):
        raise Undecided(1.0)

    monkeypatch.setattr("solver.cpsat.model.Board.any", out_of_time)
    path = world(
        tmp_path,
        [
            "id: size, kind: field_size, events: [pistol, rifle], exactly: 2",
            "id: total, kind: athlete_total, squads: [all], exactly: 3",
        ],
        "{all: Athletes}",
        "{pistol: {name: P, squad: all}, rifle: {name: R, squad: all}}",
        "rankings: {pistol: [A, C, B], rifle: [A, C]}\n"
        "published: {A: {pistol: 1, rifle: 1, all: 1}, B: {pistol: 1, all: 1}, "
        "C: {rifle: 1, all: 1}}\n",
    )
    found = berth("check", path)
    text = " ".join(found.stdout.split())
    assert "every rule is kept Not looked at: time ran out" in text
    assert "lawful" not in text


def test_all_athletes_of_an_noc_are_those_of_its_squads(table):
    found = berth("check", SOCHI, table({"AUS": {"athletes": 23}}))
    assert found.exit_code == 6
    assert "Broken: athletes-add-up: all athletes of an NOC are those of its" in found.stdout
    assert "  AUS Australia, Men and Women: 2 athletes, at least 23" in found.stdout.splitlines()


def test_without_squads_all_athletes_of_an_noc_must_be_a_number_that_it_can_have(table):
    squads = ["men", "women"]
    assert "lawful" in berth("check", SOCHI, table(without=squads)).stdout
    found = berth("check", SOCHI, table({"AUS": {"athletes": 23}}, without=squads))
    assert found.exit_code == 6
    accused = [line for line in found.stdout.splitlines() if line.startswith("  ")]
    assert accused == ["  AUS Australia, Men and Women: 2 athletes, at least 23"]


def test_minima_bring_athletes_into_squads_that_a_table_does_not_name(tmp_path):
    path = world(
        tmp_path,
        [
            "id: size, kind: field_size, events: [pistol, rifle], exactly: 1",
            "id: total, kind: athlete_total, squads: [all], exactly: 2",
        ],
        "{all: Athletes}",
        "{pistol: {name: P, squad: all}, rifle: {name: R, squad: all}}",
        "rankings: {pistol: [A], rifle: [A]}\npublished: {A: {pistol: 1, rifle: 1}}\n",
    )
    assert "the published table: lawful" in berth("check", path).stdout
    total = path.read_text().replace("exactly: 2,", "exactly: 3,")
    path.write_text(total)
    assert "A Aland, Athletes: 2 athletes, at least 3" in berth("check", path).stdout


def test_a_row_of_two_nocs_cannot_be_checked(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[RUS, BLR]", "published: {AIN: {race: 2}}\n")
    path.write_text(
        path.read_text().replace("nocs: {A: Aland, B: Bland, C: Cland, H: Hland}\n", "")
    )
    found = berth("check", path)
    assert found.exit_code == 2
    assert "AIN is shown for BLR and RUS; give each a row of its own" in found.stderr
