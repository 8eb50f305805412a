"""`berth solve`."""

import re
import signal
import threading

import pytest
from running import SOCHI, berth, berth_json, process, race, size

from solver.cpsat.program import new_program

#: A search of whichever way to CP-SAT there is.
SEARCH = type(new_program().search({}))

LOOK_AHEAD = """
id: look-ahead
title: A walk would be stuck
nocs: {A: Aland, B: Bland, C: Cland}
rulebook:
  id: look-ahead-rules
  title: Both races have one place, one athlete in all
  squads: {all: Athletes}
  events: {first: {name: First, squad: all}, second: {name: Second, squad: all}}
  rules:
    - {id: sizes, kind: field_size, events: [first, second], exactly: 1, cite: clause 1}
    - {id: total, kind: athlete_total, squads: [all], at_most: 1, cite: clause 2}
  award:
    - {id: both, lists: [first, second], order: rank_by_rank}
rankings: {first: [C, B], second: [A, B]}
"""


def test_sochi_is_printed_as_the_table_people_know():
    lines = berth("solve", SOCHI).stdout.splitlines()
    assert lines[0] == "Short track speed skating, Sochi 2014"
    assert "                     Men              Women            Athletes" in lines
    assert "NOC                  500 1000 1500 R  500 1000 1500 R  Men Women All" in lines
    assert "Hungary         HUN    2    3    3 .    1    1    2 X    3     5   8" in lines
    assert "Total                 32   32   36 8   32   32   36 8   60    56 116" in lines
    assert "25 NOCs    R: relay, X: a team place" in lines
    assert lines[-1] == "equal to the published table: 25 of 25 NOCs"


def test_a_single_team_is_a_number_in_the_totals():
    lines = berth("solve", SOCHI, "--set", "field-relay.exactly=1", "--drop", "host").stdout
    total = next(line for line in lines.splitlines() if line.startswith("Total"))
    assert total.split()[1:9] == ["32", "32", "36", "1", "32", "32", "36", "1"]


def test_brackets_in_a_title_are_no_markup(tmp_path):
    path = race(tmp_path, [size("at_most: 1")], "[A]")
    path.write_text(path.read_text().replace("Rules of one race", "Rules [bold]of[/x] one race"))
    assert "Rulebook  Rules [bold]of[/x] one race\n" in berth("solve", path).stdout


def test_the_cut_line_and_the_first_reserve_of_every_event_are_told():
    text = berth("solve", SOCHI).stdout
    assert re.search(r"Men's 1000 m +34th HUN +35th GER", text)
    assert re.search(r"Women's relay +8th HUN +9th USA", text)


def test_rulings_are_listed_as_inputs():
    text = berth("solve", SOCHI).stdout
    assert "5 rulings applied (inputs, not rules):" in text
    assert "Kazakhstan has no place in Men's 1000 m from" in text


def test_without_rulings_each_cell_that_differs_is_told_with_its_verdict():
    text = berth("solve", SOCHI, "--without-rulings").stdout
    assert "5 rulings left out." in text
    assert "different from the published table; equal are 21 of 25 NOCs:" in text
    assert "  HUN Hungary, Men's 1000 m: 2, published 3; explained by d and e\n" in text
    ruling = "leaving out the ruling that Kazakhstan has no place in Men's 1000 m from"
    assert text.count(ruling) == 1, "a ruling that explains several cells is told once"
    assert f"  d. {ruling}\n" in text


def test_json_has_its_keys_in_the_fixed_order():
    found = berth_json("solve", SOCHI)
    assert [*found][:6] == ["status", "instance", "rulebook", "variant", "nocs", "totals"]
    assert [*found][6:11] == ["published", "proof", "certified", "rulings", "changes"]
    assert [*found][11:] == ["heading", "cuts", "labels"]
    assert [*found["nocs"]["AUS"]] == [
        *("men-500m", "men-1000m", "men-1500m", "men-relay"),
        *("women-500m", "women-1000m", "women-1500m", "women-relay"),
        *("men", "women", "athletes"),
    ]
    assert found["totals"]["women"] == 56
    assert [*found["totals"]][-2:] == ["athletes", "nocs"]
    assert found["totals"]["nocs"] == len(found["nocs"]) == 25
    assert found["published"] == {"equal": 25, "different": [], "nocs": 25}
    assert len(found["rulings"]) == 5


def test_json_names_what_differs_from_the_published_table():
    different = berth_json("solve", SOCHI, "--without-rulings")["published"]["different"]
    assert {
        "noc": "KAZ",
        "column": "men-1000m",
        "allocated": 1,
        "published": 0,
        "explained_by": [
            "leaving out ruling:KAZ:men-1000m",
            "leaving out ruling:ITA:men-1000m",
        ],
        "causes": [
            {
                "kind": "ruling_left_out",
                "id": "ruling:KAZ:men-1000m",
                "wording": "Kazakhstan has no place in Men's 1000 m from 2013-11-22",
            },
            {
                "kind": "ruling_left_out",
                "id": "ruling:ITA:men-1000m",
                "wording": "Italy has at most 1 place in Men's 1000 m from 2013-11-22",
            },
        ],
    } in different


def test_json_without_a_published_table_says_nothing_of_one(tmp_path):
    assert "published" not in berth_json("solve", race(tmp_path, [size("at_most: 1")], "[A, B]"))


def test_json_is_utf_8_and_text_gives_way_whatever_the_terminal_is(tmp_path):
    path = race(tmp_path, [size("at_most: 1")], "[A]")
    path.write_text(path.read_text().replace("title: One race", "title: Œuvre"), encoding="utf-8")
    shown = process("solve", path, PYTHONIOENCODING="latin-1")
    assert shown.returncode == 0
    assert shown.stdout.startswith(b"?uvre")
    told = process(
        "solve",
        race(
            tmp_path,
            [size("at_most: 1")],
            "[A]",
            "rulings: [{noc: B, event: race, at_most: 0, date: 2020-01-01, basis: Œ}]",
        ),
        "--json",
        PYTHONIOENCODING="latin-1",
    )
    assert '"basis": "Œ"' in told.stdout.decode("utf-8")


def test_all_steps_tell_every_line_in_its_turn():
    lines = berth("solve", "--steps=all", SOCHI).stdout.splitlines()
    first = "  1  relays     Men's relay       1st USA  1st place  awarded 1/8"
    assert first in lines
    over = lines.index(
        " 17  relays     Men's relay       9th FRA  1st place  passed over: exactly 8"
    )
    assert (
        lines[over + 1] == "         places in each of Men's relay and Women's relay (sentence 5)"
    )
    assert " 18  relays     Women's relay     9th USA  1st place  passed over: exactly 8" in lines


def test_steps_say_once_what_follows_one_another_and_is_the_same():
    lines = berth("solve", "--steps", SOCHI).stdout.splitlines()
    assert "     16  relays     Women's relay     8th HUN  1st place  awarded 8/8" in lines
    over = lines.index(
        "  17-34  relays     18 lines, from 9th FRA (Men's relay) to 19th BLR (Men's"
    )
    assert " ".join(" ".join(lines[over + 1 : over + 3]).split()) == (
        "relay), passed over: exactly 8 places in each of Men's relay and Women's relay "
        "(sentence 5)"
    )
    assert lines[over + 3].startswith("     35  distances  Men's 500 m")
    steps = berth_json("solve", SOCHI, "--steps")["steps"]
    assert steps == berth_json("solve", SOCHI, "--steps=all")["steps"], "JSON folds nothing"


def test_steps_take_no_other_word():
    found = berth("solve", SOCHI, "--steps=some")
    assert found.exit_code == 2
    assert "--steps" in found.stderr


def test_steps_in_json_name_the_rules_that_left_no_room():
    steps = berth_json("solve", SOCHI, "--steps")["steps"]
    assert steps[16] == {
        "stage": "relays",
        "list": "men-relay",
        "event": "men-relay",
        "rank": 9,
        "noc": "FRA",
        "k": 1,
        "awarded": False,
        "because": ["field-relay"],
        "note": "",
        "standing": 8,
        "size": 8,
        "points": "3695",
    }


def test_a_look_ahead_is_proved_by_counting_and_certified_by_search(tmp_path):
    path = tmp_path / "look-ahead.yaml"
    path.write_text(LOOK_AHEAD)
    found = berth_json("solve", path, "--certify")
    assert found["nocs"] == {"B": {"first": 1, "second": 1, "all": 1, "athletes": 1}}
    assert (found["proof"], found["certified"]) == ("prefix", True)
    text = berth("solve", path, "--certify").stdout
    assert "Certified: a second proof" in text


def test_a_conflict_is_told_in_three_sentences_with_exit_code_3(tmp_path):
    path = race(tmp_path, [size("exactly: 5")], "[A, B]")
    found = berth("solve", path)
    assert found.exit_code == 3
    assert found.stdout == (
        "The rules cannot all be kept: no allocation satisfies them together.\n"
        "size: exactly 5 places in Race (clause 1).\n"
        "Asked for are 5 places in Race; there is room for 2 places in Race. In Race 2\n"
        "lines are left for 5 places: the ranking ends at rank 2. What settles it: berth\n"
        "diagnose\n"
    )
    told = berth_json("solve", path)
    assert [*told] == [
        *("status", "instance", "rulebook", "variant", "conflict"),
        *("heading", "labels"),
    ]
    assert (told["status"], told["instance"], told["variant"]) == ("conflict", "race", None)
    assert told["conflict"] == {
        "rules": ["size"],
        "sums": ["5 > 2"],
        "because": "sum",
        "lines": {"event": "race", "lines": 2, "places": 5, "ends": {"race": 2}},
        "told": ["asked for are 5 places in Race; there is room for 2 places in Race"],
    }
    assert told["labels"]["reasons"]["size"] == {
        "kind": "rule",
        "id": "size",
        "wording": "exactly 5 places in Race",
        "cite": "clause 1",
    }


def test_a_lot_names_the_lines_the_place_and_the_step(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, [B, C]]")
    found = berth("solve", path)
    assert found.exit_code == 5
    assert "1 place in Race" in found.stdout
    assert "2 lines that share rank 2" in found.stdout
    assert "B Bland, 1st place" in found.stdout
    assert "step 2 of the order of award" in found.stdout
    assert "C,race,race,2,lot,2,YYYY-MM-DD,drawn by lot" in found.stdout
    told = berth_json("solve", path)
    assert told["status"] == "lot_required"
    assert told["at_stake"] == 1
    line = {"stage": "race", "list": "race", "event": "race", "rank": 2, "noc": "B", "k": 1}
    assert line in told["tied"]


def test_the_lot_written_as_told_settles_the_tie(tmp_path):
    path = race(tmp_path, [size("at_most: 2")], "[A, [B, C]]", "rulings: rulings.csv\n")
    (tmp_path / "rulings.csv").write_text("noc,event,at_most,date,basis\n")
    told = berth("solve", path).stdout.splitlines()
    header = next(number for number, line in enumerate(told) if "noc,event" in line)
    written = "\n".join(line.strip() for line in told[header : header + 2])
    (tmp_path / "rulings.csv").write_text(written.replace("YYYY-MM-DD", "2020-02-02"))
    found = berth_json("solve", path)
    assert [*found["nocs"]] == ["A", "B"]


def test_an_undecided_solve_is_an_error_and_no_answer(tmp_path):
    path = tmp_path / "look-ahead.yaml"
    path.write_text(LOOK_AHEAD)
    found = berth("solve", path, "--time-limit", "0.000001")
    assert found.exit_code == 4
    assert found.stdout == ""
    assert "no answer" in found.stderr
    assert berth_json("solve", path, "--time-limit", "0.000001")["status"] == "out_of_time"


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "inf", "soon"])
def test_a_time_limit_is_a_number_of_seconds_above_0(seconds):
    assert berth("solve", SOCHI, "--time-limit", seconds).exit_code == 2


@pytest.mark.parametrize(
    ("command", "example"),
    # Counting decides where it looks ahead; what is filled first is left to CP-SAT.
    [("solve", "second-of-both-fill-first"), ("diagnose", "look-ahead")],
)
def test_ctrl_c_during_a_search_stops_it_and_ends_the_command(monkeypatch, command, example):
    stopped = threading.Event()

    def run(_):
        signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
        assert stopped.wait(10)

    new_program()  # has tried a search of its own
    monkeypatch.setattr(SEARCH, "run", run)
    monkeypatch.setattr(SEARCH, "stop", lambda _: stopped.set())
    found = berth(command, SOCHI.parent / "examples" / f"{example}.yaml")
    assert found.exit_code == 130
    assert stopped.is_set()


def test_a_search_that_stops_undecided_is_no_ctrl_c(monkeypatch):
    new_program()
    monkeypatch.setattr(SEARCH, "run", lambda _: ("UNKNOWN", []))
    path = SOCHI.parent / "examples" / "second-of-both-fill-first.yaml"
    assert berth("solve", path).exit_code == 4
    # Where there are only limits nothing held keeps them, and no search is needed.
    assert berth("diagnose", SOCHI.parent / "examples" / "look-ahead.yaml").exit_code == 4


def test_a_ranking_that_ends_before_the_field_is_full_is_said(tmp_path):
    rules = [size("at_most: 6"), "id: each, kind: noc_event_limit, events: [race], at_most: 2"]
    path = race(tmp_path, rules, "[A, B, A, B, A, A]")
    told = " ".join(berth("solve", path).stdout.split())
    assert "4 of 6: the 2 lines left may have no place and the ranking ends at rank 6" in told
    (cut,) = berth_json("solve", path)["cuts"]
    assert cut["short"] == {"places": 4, "size": 6, "ends": {"race": 6}, "barred": 2}
    full = berth_json("solve", race(tmp_path, [size("at_most: 2")], "[A, B, C]"))["cuts"]
    assert "short" not in full[0]


def test_where_a_rule_says_what_lines_claim_it_is_no_ranking_that_ends():
    path = SOCHI.parent / "examples" / "rank-bands.yaml"
    # Eland, ranked fifth, claims nothing.
    shown = berth("solve", path, "--set", "field.at_most=20").stdout
    assert "none; 8 of 20: what is claimed ends at rank 4" in shown


def test_lines_passed_over_for_other_reasons_are_not_said_together(tmp_path):
    rules = [size("at_most: 2"), "id: each, kind: noc_event_limit, events: [race], at_most: 1"]
    ruling = "rulings: [{noc: C, event: race, at_most: 0, date: 2020-02-01, basis: declined}]\n"
    path = race(tmp_path, rules, "[A, A, A, C, B, H]", ruling)
    lines = berth("solve", path, "--steps").stdout.splitlines()
    numbers = [line.split()[0] for line in lines if " race " in line]
    assert numbers == ["1", "2-3", "4", "5", "6"]
