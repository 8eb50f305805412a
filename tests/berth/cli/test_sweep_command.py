"""`berth sweep`: what is computed, kept, and found again."""

import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
from time import monotonic, sleep

import jsonschema
import pytest
from running import ROOT, SOCHI, berth, berth_json, race, size
from sweeping import swept_of

from models.reading.complaints import Complaints
from models.reading.located import read_located
from solver.many.outcomes import Found
from solver.many.sweep import Sweeper, VariantResult

GRID = """\
id: sizes
question: How many?
grid: {size.exactly: [1, 2, 3], few.at_most: {from: 1, to: 2}}
variants: [base, three]
drop: [all]
rulings:
  out: [{noc: A, event: race, at_most: 0, date: 2020-01-01, basis: made up}]
"""


def written_into(folder):
    few = "id: few, kind: noc_event_limit, events: [race], at_most: 1"
    total = "id: all, kind: athlete_total, squads: [all], at_most: 2"
    path = race(folder, [size("exactly: 2"), few, total], "[A, A, B, C, H]")
    (folder / "variants").mkdir()
    (folder / "variants" / "three.yaml").write_text("id: three\nchange: {all.at_most: 3}\n")
    return path


@pytest.fixture
def one_race(tmp_path):
    return written_into(tmp_path)


@pytest.fixture
def grid(tmp_path):
    path = tmp_path / "sizes.yaml"
    path.write_text(GRID)
    return path


def rows(path):
    with path.open(newline="") as file:
        return list(csv.DictReader(file))


def test_every_combination_is_a_row_and_says_what_it_moves(one_race, grid, tmp_path):
    out = tmp_path / "out.csv"
    found = berth("sweep", one_race, grid, "--csv", out)
    assert found.exit_code == 0, found.stderr
    table = rows(out)
    assert len(table) == 2 * 2 * 2 * 3 * 2
    axes = ["variant", "drop all", "rulings out", "size.exactly", "few.at_most"]
    assert list(table[0])[:5] == axes
    assert [tuple(row[a] for a in axes) for row in table[:3]] == [
        ("base", "no", "no", "1", "1"),
        ("base", "no", "no", "1", "2"),
        ("base", "no", "no", "2", "1"),
    ]
    by = {tuple(row[a] for a in axes): row for row in table}
    assert by["base", "no", "no", "1", "1"]["changed"] == "B race 1 -> 0, all 1 -> 0"
    assert by["base", "no", "no", "1", "1"]["vanish"] == "B"
    assert by["base", "no", "no", "2", "1"]["changed"] == ""
    # A starts twice, with one athlete or two: as many as its places in the one event call for.
    assert (
        by["base", "no", "no", "2", "2"]["changed"]
        == "A race 1 -> 2, all 1 -> 2; B race 1 -> 0, all 1 -> 0"
    )
    assert by["base", "no", "yes", "2", "1"]["enter"] == "C"
    # Three athletes are one more than the rule allows that is dropped, or raised by the variant.
    assert by["base", "no", "no", "3", "1"]["status"] == "conflict"
    assert by["base", "yes", "no", "3", "1"]["enter"] == "C"
    assert by["three", "no", "no", "3", "1"]["enter"] == "C"


def test_in_the_csv_the_name_of_a_variant_is_no_formula(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    (tmp_path / "variants").mkdir()
    variant = tmp_path / "variants" / "=1+1.yaml"
    variant.write_text("id: two\nchange: {size.exactly: 2}\n")
    grid = tmp_path / "grid.yaml"
    grid.write_text("id: hostile\nvariants: ['=1+1']\n")
    assert berth("sweep", path, grid, "--csv", tmp_path / "out.csv").exit_code == 0
    assert [row["variant"] for row in rows(tmp_path / "out.csv")] == ["'=1+1"]


def test_rulings_of_the_grid_come_to_those_of_the_instance(tmp_path):
    own = "rulings: [{noc: B, event: race, at_most: 0, date: 2020-01-01, basis: declined}]\n"
    path = race(tmp_path, [size("exactly: 1")], "[A, B, C]", own)
    grid = tmp_path / "grid.yaml"
    sets = GRID[GRID.index("rulings:") :]
    grid.write_text(f"id: out\n{sets}")
    berth("sweep", path, grid, "--csv", tmp_path / "out.csv")
    assert [row["enter"] for row in rows(tmp_path / "out.csv")] == ["", "C"]


def test_with_a_seed_lots_are_drawn_and_each_seed_has_its_own_rows(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, [B, C, H]]")
    grid = tmp_path / "one.yaml"
    grid.write_text("id: one\ngrid: {size.exactly: [2]}\n")
    plain = tmp_path / "plain.csv"
    assert berth("sweep", path, grid, "--csv", plain).exit_code == 0
    assert [row["status"] for row in rows(plain)] == ["lot_required"]
    winners = set()
    for seed in range(12):
        out = tmp_path / f"{seed}.csv"
        berth("sweep", path, grid, "--seed", seed, "--csv", out)
        (row,) = rows(out)
        assert row["status"] == "allocated"
        (order,) = re.findall("lot at rank 2 of race: ([BCH]), ([BCH]), ([BCH])", row["why"])
        assert {*order} == {"B", "C", "H"}
        winners.add(order[0])
        again = tmp_path / "again.csv"
        berth("sweep", path, grid, "--seed", seed, "--csv", again, "--out", tmp_path / "x.sqlite")
        assert again.read_bytes() == out.read_bytes()
        again.unlink()
    assert winners == {"B", "C", "H"}


def test_the_summary_counts_what_shares_a_value(one_race, grid):
    found = berth_json("sweep", one_race, grid)
    assert found["variants"] == 48
    assert found["stored_before"] == 0
    assert found["all"]["conflict"] == 4
    assert found["by_walk"] + found["by_solver"] == 48
    by = {(entry["axis"], entry["value"]): entry for entry in found["values"]}
    assert by["size.exactly", 3]["conflict"] == 4
    # By the base's rules A, B, C or A, A, B; without A it is B, C, H.
    assert by["size.exactly", 3]["places_gained"] == {"least": 1, "most": 2, "sum": 18}
    assert by["size.exactly", 3]["enter"] == {"C": 9, "H": 6}
    assert by["size.exactly", 1]["vanish"] == {"A": 8, "B": 8}
    assert by["size.exactly", 2]["enter"] == {"C": 8}
    text = berth("sweep", one_race, grid).stdout
    assert "48 variants: 44 allocated and 4 in conflict.\n" in text
    assert "48 variants of them stood in the file already.\n" in text
    assert max(map(len, text.splitlines())) <= 80


def test_the_results_are_in_a_table_for_anybody(one_race, grid, tmp_path):
    berth("sweep", one_race, grid)
    with sqlite3.connect(tmp_path / "sizes.sqlite") as file:
        (columns,) = file.execute("SELECT columns FROM instances").fetchone()
        counts = file.execute(
            "SELECT counts FROM variants WHERE patch ->> '$.change.\"size.exactly\"' = 1"
            " AND counts ->> '$.C' IS NULL LIMIT 1"
        ).fetchone()
    file.close()
    assert columns == '["race", "all"]'
    assert counts is not None


def test_several_processes_give_the_same_bytes(one_race, grid, tmp_path):
    files = [tmp_path / "1.csv", tmp_path / "2.csv"]
    for workers, file in enumerate(files, 1):
        out = tmp_path / f"{workers}.sqlite"
        berth("sweep", one_race, grid, "--out", out, "--csv", file, "--workers", workers)
    assert files[0].read_bytes() == files[1].read_bytes()


def test_another_instance_may_share_the_file_and_keeps_its_own_rows(one_race, grid, tmp_path):
    berth("sweep", one_race, grid)
    other = tmp_path / "other.yaml"
    other.write_text(one_race.read_text().replace("[A, A, B, C, H]", "[H, A, B, C]"))
    found = berth_json("sweep", other, grid)
    assert found["stored_before"] == 0
    assert berth_json("sweep", other, grid)["stored_before"] == 48
    assert berth_json("sweep", one_race, grid)["stored_before"] == 48


def test_the_key_hangs_on_what_the_files_say_and_not_where_they_lie(one_race, grid, tmp_path):
    out = tmp_path / "both.sqlite"
    berth("sweep", one_race, grid, "--out", out)
    (tmp_path / "moved" / "variants").mkdir(parents=True)
    (tmp_path / "moved" / "race.yaml").write_text(f"# Moved.\n{one_race.read_text()}")
    (tmp_path / "moved" / "variants" / "three.yaml").write_text(
        (tmp_path / "variants" / "three.yaml").read_text()
    )
    moved = tmp_path / "moved" / "race.yaml"
    assert berth_json("sweep", moved, grid, "--out", out)["stored_before"] == 48
    assert (
        berth_json("sweep", moved, grid, "--out", out, "--set", "all.at_most=1")["stored_before"]
        == 0
    )


def test_an_undecided_variant_is_tried_again(one_race, grid, tmp_path):
    berth("sweep", one_race, grid)
    with sqlite3.connect(tmp_path / "sizes.sqlite") as file:
        file.execute("UPDATE variants SET status = 'out_of_time' WHERE status = 'conflict'")
    file.close()
    found = berth_json("sweep", one_race, grid)
    assert (found["stored_before"], found["all"]["conflict"]) == (44, 4)


def test_undecided_is_exit_code_4(one_race, grid, monkeypatch):
    monkeypatch.setattr(Sweeper, "__call__", lambda *_: VariantResult("out_of_time"))
    found = berth("sweep", one_race, grid, "--workers", 1)
    assert found.exit_code == 4
    assert "48 undecided in time" in found.stdout


def test_a_difference_to_the_full_solve_stops_with_the_patch(one_race, grid, monkeypatch):
    monkeypatch.setattr(
        "solver.many.sweep.solved", lambda *_, **__: Found("allocated", {("X", "race"): 1})
    )
    found = berth("sweep", one_race, grid, "--workers", 1, "--check-every", 1)
    assert found.exit_code == 1
    assert "the quick walk and the full solve differ under the variant {" in found.stderr
    assert '"size.exactly":1' in found.stderr


def test_a_share_of_the_walk_is_found_again_by_the_solver(one_race, grid):
    found = berth_json("sweep", one_race, grid, "--check-every", 1)
    assert found["cross_checked"] == found["by_walk"] > 0
    out = grid.with_name("none.sqlite")
    none = berth_json("sweep", one_race, grid, "--check-every", 0, "--out", out)
    assert none["cross_checked"] == 0


LONG = """\
id: long
grid: {size.exactly: {from: 0, to: 5}, few.at_most: {from: 0, to: 9}, all.at_most: {from: 2, to: 9}}
"""


QUICK = ("--check-every", 0, "--workers", 1)


@pytest.fixture(scope="module")
def never_stopped(tmp_path_factory):
    """The table of the long sweep, made at a stretch."""
    folder = tmp_path_factory.mktemp("never-stopped")
    grid, table = folder / "long.yaml", folder / "whole.csv"
    grid.write_text(LONG)
    berth("sweep", written_into(folder), grid, "--csv", table, *QUICK)
    return table.read_bytes()


def started(one_race, grid, out, *options):
    words = ["sweep", one_race, grid, "--out", out, "--check-every", 1, *options]
    return subprocess.Popen(
        [sys.executable, "-m", "berth", *map(str, words)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kept(out):
    """How many rows another process has kept so far."""
    if not out.exists():
        return 0
    try:
        with sqlite3.connect(f"file:{out}?mode=ro", uri=True) as file:
            (count,) = file.execute("SELECT count(*) FROM variants").fetchone()
    except sqlite3.OperationalError:
        return 0
    file.close()
    return count


@pytest.mark.parametrize(
    ("how", "workers"), [(signal.SIGINT, 1), (signal.SIGINT, 2), (signal.SIGKILL, 2)]
)
def test_a_stopped_sweep_goes_on_to_the_same_bytes(one_race, tmp_path, how, workers, never_stopped):
    grid, out = tmp_path / "long.yaml", tmp_path / "stopped.sqlite"
    grid.write_text(LONG)
    running = started(one_race, grid, out, "--workers", workers)
    end = monotonic() + 60
    while kept(out) == 0 and running.poll() is None and monotonic() < end:
        sleep(0.02)
    os.kill(running.pid, how)
    _, told = running.communicate(timeout=300)
    rescued = kept(out)
    assert 0 < rescued < 480
    if how == signal.SIGINT:
        assert running.returncode == 130
        assert f"Stopped: {rescued} of 480 variants are kept in {out}.\n" in told
        assert "The same command goes on from there.\n" in told
    found = berth_json("sweep", one_race, grid, "--out", out, "--csv", tmp_path / "a.csv", *QUICK)
    assert found["stored_before"] == rescued
    assert (tmp_path / "a.csv").read_bytes() == never_stopped


def test_a_csv_that_says_something_else_is_left_alone(one_race, grid, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("mine\n")
    found = berth("sweep", one_race, grid, "--csv", out)
    assert found.exit_code == 2
    assert "this file exists and says something else" in found.stderr
    assert out.read_text() == "mine\n"
    out.unlink()
    assert berth("sweep", one_race, grid, "--csv", out).exit_code == 0
    assert berth("sweep", one_race, grid, "--csv", out).exit_code == 0


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"no database at all, but a text of some length", "this file cannot take results"),
        ("CREATE TABLE mine (a)", "this database holds something else than sweeps"),
        ("PRAGMA user_version = 99", "these results come from another version of Berth"),
    ],
)
def test_a_file_that_is_something_else_is_left_alone(one_race, grid, tmp_path, content, told):
    out = tmp_path / "mine.sqlite"
    if isinstance(content, bytes):
        out.write_bytes(content)
    else:
        if "99" in content:
            berth("sweep", one_race, grid, "--out", out)
        with sqlite3.connect(out) as file:
            file.execute(content)
        file.close()
    before = out.read_bytes()
    found = berth("sweep", one_race, grid, "--out", out)
    assert found.exit_code == 2
    assert told in found.stderr
    assert "name another" in found.stderr
    assert out.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("grid: {size.exactly: []}", "2:8: 'size.exactly' is empty; add at least one number"),
        ("grid: {size.exactly: [1, 1]}", "2:26: 1 stands twice; name it once"),
        ("grid: {size.exactly: [one]}", "2:23: 'one' is not a whole number; write one from 0"),
        (
            "grid: {size.exactly: {from: 3, to: 1}}",
            "2:32: 'to' is 1, below 'from', which is 3; swap them",
        ),
        ("grid: {size.exactly: {from: 3}}", "2:8: 'to' is missing; add it"),
        (
            "grid: {size.exactly: {from: 3, to: 4, stop: 1}}",
            "2:39: unknown field 'stop'; did you mean 'step'?",
        ),
        (
            "grid: {size.exactly: {from: 0, to: 9999}, few.at_most: {from: 0, to: 999}}",
            "2:1: these combine to 10,000,000 variants, and 1,000,000 are the most; leave numbers "
            "out, or make several grids",
        ),
        (
            "grid: {size.exactli: [1]}",
            "2:8: unknown parameter 'size.exactli'; did you mean 'size.exactly'?",
        ),
        (
            "grid: {size.exactly: [1]}\ndrop: [size]",
            "2:8: rule 'size' is changed here and dropped below; do one of them",
        ),
        ("drop: [sise]", "2:8: unknown rule 'sise'; did you mean 'size'?"),
        ("drop: [size, size]", "2:14: 'size' stands twice; name it once"),
        ("variants: []", "2:1: 'variants' is empty; add ids, or 'base' for none"),
        ("variants: [base, tree]", "2:18: unknown variant 'tree'; did you mean 'three'?"),
        (
            "rulings: {a: [{noc: Q, event: race, at_most: 0, date: 2020-01-01, basis: x}]}",
            "2:16: unknown NOC 'Q'; known are: A, B, C, H",
        ),
        (
            "rulings: {a: [{noc: A, event: rase, at_most: 0, date: 2020-01-01, basis: x}]}",
            "2:24: unknown event 'rase'; did you mean 'race'?",
        ),
        ("grids: {}", "2:1: unknown field 'grids'; did you mean 'grid'?"),
    ],
)
def test_what_is_wrong_with_a_grid_is_told_at_its_place(one_race, tmp_path, text, told):
    path = tmp_path / "bad.yaml"
    path.write_text(f"id: bad\n{text}\n")
    found = berth("sweep", one_race, path)
    assert found.exit_code == 2
    assert f"bad.yaml:{told}\n" in found.stderr
    assert not (tmp_path / "bad.sqlite").exists()


def test_numbers_that_make_no_rulebook_are_a_result(tmp_path):
    path = race(tmp_path, [size("at_least: 1, at_most: 2")], "[A, B, C]")
    grid = tmp_path / "grid.yaml"
    grid.write_text("id: g\ngrid: {size.at_least: [1, 3]}\n")
    berth("sweep", path, grid, "--csv", tmp_path / "out.csv")
    status = [(row["status"], row["why"]) for row in rows(tmp_path / "out.csv")]
    assert status[0] == ("allocated", "")
    assert status[1][0] == "refused"
    assert "at least 3 and at most 2 cannot both be kept" in status[1][1]


def test_a_base_that_is_no_allocation_is_said(one_race, grid):
    found = berth("sweep", one_race, grid, "--set", "size.exactly=9")
    assert found.exit_code == 0
    assert "No variant can be compared with the base.\n" in found.stdout


def test_without_dask_the_extra_is_named(one_race, grid, monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    found = berth("sweep", one_race, grid, "--scheduler", "local")
    assert found.exit_code == 2
    assert "pip install 'berth[cluster]'" in found.stderr


def test_sochi_is_swept_by_the_walk(tmp_path):
    grid = tmp_path / "grid.yaml"
    grid.write_text(
        "id: g\ngrid: {field-1500.exactly: [35, 36, 37], field-relay.exactly: [7, 8]}\n"
    )
    found = berth_json("sweep", SOCHI, grid, "--check-every", 3)
    assert (found["variants"], found["by_walk"], found["status"]) == (6, 6, "done")


def test_the_grid_of_the_documentation_is_one(tmp_path):
    text = (ROOT / "docs" / "scale.md").read_text(encoding="utf-8")
    path = tmp_path / "grid.yaml"
    path.write_text(text.partition("```yaml\n")[2].partition("```")[0])
    found = swept_of(SOCHI, path)
    assert found.grid.count == len(list(found.grid.points())) == 96
    assert "= 96 variants" in text
    schema = json.loads(berth("schema", "grid").stdout)
    data = read_located(path, Complaints()).data
    jsonschema.Draft202012Validator(schema).validate(data)


def test_two_sweeps_share_the_work_and_one_finishes_what_a_killed_one_had(
    one_race, tmp_path, never_stopped
):
    grid, out = tmp_path / "long.yaml", tmp_path / "shared.sqlite"
    grid.write_text(LONG)
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    first, second = (
        started(one_race, grid, out, "--workers", 1, "--csv", path, "--json") for path in paths
    )
    end = monotonic() + 60
    while kept(out) < 20 and first.poll() is None and monotonic() < end:
        sleep(0.02)
    first.kill()
    first.communicate()
    told, _ = second.communicate(timeout=300)
    assert second.returncode == 0
    assert json.loads(told)["stored_before"] < 480 == kept(out)
    assert paths[1].read_bytes() == never_stopped
    assert not paths[0].exists()
