"""`berth forecast`."""

import json
import sys

import pytest
from cups import cup_of
from running import SOCHI, berth, berth_json, process, race, size

from models.files import read_instance
from solver.forecast.forecast import WAYS
from solver.many.pool import mapped

MAPPED = "berth.questions.forecast.mapped"


@pytest.fixture
def cup(tmp_path):
    return cup_of(tmp_path)


def forecast(path, *words):
    return berth("forecast", path, "--open", "second", "--runs", "200", *words)


def test_chances_stand_in_a_table_per_event_and_athletes_per_squad(cup):
    found = forecast(cup)
    assert found.exit_code == 0
    lines = found.stdout.splitlines()
    assert (
        "Open: Second. Drawn 200 times (seed 1) from a model of the results of First."
        in " ".join(lines)
    )
    assert any(line.startswith("Short race") and "2 places" in line for line in lines)
    assert any(
        line.startswith("Athletes: Athletes") and "What decides it" in line for line in lines
    )
    row = next(line for line in lines if line.startswith("C Cland"))
    assert "±" in row
    assert max(map(len, lines)) <= 80
    assert "runs were allocated by the plain walk" in " ".join(lines)
    caveats = " ".join(" ".join(lines).split())
    assert "Where best times settle ties, those so far count; later ones are not drawn." in caveats


def test_json_says_how_often_and_is_consistent(cup):
    found = json.loads(forecast(cup, "--json").stdout)
    assert (found["status"], found["runs"], found["done"], found["seed"]) == ("done", 200, 200, 1)
    assert (found["open"], found["closed"]) == (["second"], ["first"])
    assert found["by_walk"] + found["by_solver"] == found["allocated"] == 200
    for event in ("short", "long"):
        chances = found["events"][event]
        # Four places in every run.
        assert sum(one["runs"] for every in chances.values() for one in every) == 4 * 200
        for every in chances.values():
            assert [one["runs"] for one in every] == sorted(
                (o["runs"] for o in every), reverse=True
            )
            assert all(one["chance"] == one["runs"] / 200 for one in every)
    athletes = found["squads"]["all"]
    assert set(athletes) >= {"A", "B", "C"}
    assert {one["event"] for one in athletes["C"]["decided_by"]} <= {"short", "long"}
    assert list(found) == [
        "status",
        "instance",
        "rulebook",
        "variant",
        "open",
        "closed",
        "seed",
        "runs",
        "done",
        "allocated",
        "by_walk",
        "by_solver",
        "conflicts",
        "lots",
        "checked",
        "model",
        "events",
        "squads",
        "heading",
        "labels",
    ]


def test_the_same_bytes_whatever_the_workers_and_the_hash_seed(cup):
    words = ("forecast", cup, "--open", "second", "--runs", "60", "--json")
    runs = {
        process(*words, "--workers", workers, PYTHONHASHSEED=workers).stdout
        for workers in ("1", "2")
    }
    assert len(runs) == 1
    assert json.loads(runs.pop())["done"] == 60


def test_a_competition_that_the_instance_does_not_have_yet_is_drawn_as_well(cup):
    found = berth_json("forecast", cup, "--upcoming", "third", "--runs", "50")
    assert (found["open"], found["closed"]) == (["third"], ["first", "second"])
    both = berth_json("forecast", cup, "--open", "second", "--upcoming", "third", "--runs", "50")
    assert both["open"] == ["second", "third"]
    assert both["closed"] == ["first"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (
            [],
            "which competition is open? one of first and second: --open second; or one that the "
            "instance does not have yet: --upcoming NAME",
        ),
        (["--open", "secnd"], "no competition is called 'secnd'; did you mean 'second'?"),
        (["--upcoming", "first"], "the instance has results of 'first'; write --open first"),
        (["--open", "first", "--open", "second"], "at least one has to be over to go by"),
        (["--open", "first", "--chart", "x.pdf"], "'x.pdf' is no picture; call it .svg or .png"),
        (["--open", "first", "--runs", "0"], "--runs"),
    ],
)
def test_what_cannot_be_drawn_is_told(cup, words, message):
    found = berth("forecast", cup, *words)
    assert found.exit_code == 2
    assert message in " ".join(found.stderr.split())


def test_an_instance_without_competitions_has_nothing_to_draw_from(tmp_path):
    found = berth("forecast", race(tmp_path, [size("at_most: 2")], "[A, B]"), "--open", "x")
    assert found.exit_code == 2
    assert found.stderr == (
        "race has no competitions, and a forecast is drawn from their results; add 'competitions', "
        "and 'classification' to the rulebook\n"
    )


def test_a_list_that_nobody_has_contested_cannot_be_drawn(cup):
    cup.write_text(cup.read_text().replace(", long: [A, B, A, C, B, C, D, D]}", "}"))
    found = forecast(cup)
    assert (found.exit_code, found.stderr) == (
        2,
        "no competition that is over has results for 'long'; one of them has to have the list\n",
    )


def test_rules_that_clash_in_every_run_are_a_conflict(tmp_path):
    found = forecast(cup_of(tmp_path, "exactly: 9"))
    assert found.exit_code == 3
    assert found.stderr == (
        "the rules cannot all be kept in any of 200 runs; diagnose says which\n"
    )


def test_an_undecided_run_is_an_error_and_not_left_out(cup, monkeypatch):
    def undecided(*given):
        for block in mapped(*given):
            block.ways[0] = WAYS.index("undecided")
            yield block

    monkeypatch.setattr(MAPPED, undecided)
    found = forecast(cup)
    assert (found.exit_code, found.stdout) == (4, "")
    assert found.stderr.startswith("8 of 200 runs not decided within 60 s each")


def test_ctrl_c_shows_the_runs_that_are_done(cup, monkeypatch):
    def stopped(*given):
        for number, block in enumerate(mapped(*given)):
            if number == 3:
                raise KeyboardInterrupt
            yield block

    monkeypatch.setattr(MAPPED, stopped)
    found = forecast(cup)
    assert found.exit_code == 130
    assert "Stopped after 75 of 200 runs; this is what they say." in found.stdout
    again = forecast(cup, "--json")
    assert json.loads(again.stdout)["status"] == "stopped"
    assert json.loads(again.stdout)["done"] == 75


def test_ctrl_c_before_any_run_is_done_says_so(cup, monkeypatch):
    def stopped(*_):
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(MAPPED, stopped)
    found = forecast(cup)
    assert (found.exit_code, found.stderr) == (130, "Stopped before the first runs were done.\n")


@pytest.mark.parametrize(("suffix", "start"), [("svg", b"<svg"), ("png", b"\x89PNG")])
def test_the_chart_has_a_panel_per_event_and_a_row_per_noc(cup, tmp_path, suffix, start):
    picture = tmp_path / f"chances.{suffix}"
    assert forecast(cup, "--chart", picture).exit_code == 0
    drawn = picture.read_bytes()
    assert drawn.startswith(start)
    if suffix == "svg":
        text = drawn.decode()
        for word in (
            "A cup of three",
            "Short race",
            "Long race",
            ">B<",
            "2 places",
            "Open: Second",
        ):
            assert word in text
        again = tmp_path / "again.svg"
        forecast(cup, "--chart", again)
        assert again.read_bytes() == drawn


def test_without_what_draws_pictures_it_says_so_before_it_begins(cup, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    found = forecast(cup, "--chart", tmp_path / "chances.svg")
    assert (found.exit_code, found.stdout) == (2, "")
    told = (
        "--chart: a picture needs vl-convert-python, not installed here: "
        f"{sys.executable} -m pip install 'berth[charts]', or leave --chart out"
    )
    assert " ".join(found.stderr.split()) == told


def test_the_forecast_of_sochi_knows_who_is_safe():
    """Not what happened in Kolomna, but what Torino made sure: the host has five and five."""
    found = berth_json("forecast", SOCHI, "--open", "kolomna", "--runs", "25")
    assert found["squads"]["men"]["RUS"]["mean"] == found["squads"]["women"]["RUS"]["mean"] == 5
    assert found["model"]["direction"] == "last to first"
    assert found["closed"] == ["torino"]
    assert set(found["events"]) == set(read_instance(SOCHI).rulebook.events)
