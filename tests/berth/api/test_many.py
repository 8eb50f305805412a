"""Many variants and many drawn results from Python: sweeps and forecasts."""

import json
import signal
import subprocess
import sys

import pandas as pd
import pytest
from cups import cup_of
from documents import ROOT
from running import SOCHI, berth_json, race, size

from berth import BadInput, BadQuestion, load

GRID = {"id": "relays", "grid": {"field-relay.exactly": {"from": 6, "to": 9}}, "drop": ["total"]}
GRID_TEXT = "id: relays\ngrid: {field-relay.exactly: {from: 6, to: 9}}\ndrop: [total]\n"


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@pytest.fixture
def grid_file(tmp_path):
    path = tmp_path / "relays.yaml"
    path.write_text(GRID_TEXT, encoding="utf-8")
    return path


def test_a_grid_is_a_file_or_its_fields(sochi, grid_file):
    by_file, by_fields = sochi.sweep(grid_file), sochi.sweep(GRID)
    assert by_file == by_fields
    assert by_fields.variants == 8
    assert [*grid_file.parent.iterdir()] == [grid_file], "nothing is written unless it is said"


def test_a_sweep_is_that_of_the_command_line(sochi, grid_file, tmp_path):
    out = tmp_path / "kept.sqlite"
    by_python = sochi.with_numbers({"total-men.at_most": 58}).sweep(grid_file, out=out)
    typed = ["--out", tmp_path / "other.sqlite", "--set", "total-men.at_most=58"]
    by_command = berth_json("sweep", SOCHI, grid_file, *typed)
    told = json.loads(by_python.model_dump_json())
    assert told.pop("results") == str(out)
    assert by_command.pop("results") != str(out)
    assert told == by_command


def test_a_sweep_goes_on_from_what_is_kept_and_writes_a_line_per_variant(sochi, tmp_path):
    out, csv = tmp_path / "kept.sqlite", tmp_path / "variants.csv"
    assert sochi.sweep(GRID, out=out).stored_before == 0
    assert sochi.sweep(GRID, out=str(out), csv=str(csv)).stored_before == 8
    table = pd.read_csv(csv)
    assert len(table) == 8
    assert {*table["status"]} == {"allocated"}


@pytest.mark.parametrize(
    ("grid", "told"),
    [
        (
            {"id": "g", "grid": {"field-rely.exactly": [1]}, "drop": ["hosst"]},
            "grid, drop.0: unknown rule 'hosst'; did you mean 'host'?\n"
            "grid, grid.field-rely.exactly: unknown parameter 'field-rely.exactly'; "
            "did you mean 'field-relay.exactly'?",
        ),
        (
            {"id": "g", "grid": {"total.at_most": {"from": 3, "to": 1}}},
            "grid, grid.total.at_most.to: 'to' is 1, below 'from', which is 3; swap them",
        ),
        (
            {"id": "g", "variants": ["no-hot"]},
            "grid, variants.0: unknown variant 'no-hot'; did you mean 'no-host-guarantee'?",
        ),
        (
            {
                "id": "g",
                "rulings": {
                    "later": [
                        {
                            "noc": "KAS",
                            "event": "men-50m",
                            "at_most": 0,
                            "date": "2013-12-01",
                            "basis": "declined",
                        }
                    ]
                },
            },
            "grid, rulings.later.0.noc: unknown NOC 'KAS'; write its IOC code, or add it to "
            "'nocs' or 'aliases'\n"
            "grid, rulings.later.0.event: unknown event 'men-50m'; did you mean 'men-500m'?",
        ),
        ({"grid": {}}, "grid, id: 'id' is missing; add it"),
    ],
)
def test_a_grid_that_does_not_fit_is_told_by_its_keys(sochi, grid, told):
    with pytest.raises(BadQuestion) as found:
        sochi.sweep(grid)
    assert str(found.value) == told


def test_a_grid_file_that_does_not_fit_is_told_at_its_line(sochi, grid_file):
    grid_file.write_text("id: relays\ndrop: [total, hosst]\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r":2:15: unknown rule 'hosst'"):
        sochi.sweep(grid_file)


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda case: case.sweep(GRID, workers=0), "workers = 0: write 1 or more"),
        (lambda case: case.sweep(GRID, check_every=-1), "check_every = -1: write 0 or more"),
        (lambda case: case.sweep(GRID, seed=-1), "seed = -1: write 0 or more"),
        (lambda case: case.forecast("kolomna", workers=0), "workers = 0: write 1 or more"),
        (lambda case: case.forecast("kolomna", runs=0), "runs are from 1 to 500,000, and"),
        (lambda case: case.forecast("kolomn"), "no competition is called 'kolomn'; did you"),
        (lambda case: case.forecast(), "which competition is open?"),
    ],
)
def test_what_cannot_be_asked_is_told(sochi, ask, told):
    with pytest.raises(BadQuestion) as found:
        ask(sochi)
    assert str(found.value).startswith(told)


def test_a_forecast_names_open_and_upcoming_competitions(tmp_path):
    case = load(cup_of(tmp_path))
    answer = case.forecast("second", upcoming="third", runs=40)
    assert answer == case.forecast("second", "second", upcoming=["third"], runs=40)
    assert answer != case.forecast("second", upcoming="third", runs=40, seed=2)
    assert answer != case.forecast("second", runs=40)
    frame = answer.to_frame()
    assert frame["chance"].between(0, 1).all()
    assert str(frame["chance"].dtype) == "float64"


def test_several_processes_come_to_the_same_and_leave_signals_alone(sochi, capfd):
    before = signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)
    told = []
    assert sochi.sweep(GRID, workers=2, progress=told.append) == sochi.sweep(GRID)
    assert (signal.getsignal(signal.SIGINT), signal.getsignal(signal.SIGTERM)) == before
    assert (told[-1].done, told[-1].of) == (8, 8)
    assert capfd.readouterr() == ("", "")


def test_a_script_without_a_guard_is_told_what_to_do(tmp_path):
    """Also where all workers have died before the next of the small tasks is sent."""
    one_race = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    grid = {"id": "sizes", "grid": {"size.exactly": {"from": 0, "to": 7}}}
    script = tmp_path / "script.py"
    script.write_text(
        "from berth import WorkersLost, load\n"
        "try:\n"
        f"    load({str(one_race)!r}).sweep({grid!r}, workers=2)\n"
        "except WorkersLost as error:\n"
        "    print(error)\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, script], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert "has to stand below if __name__ == '__main__':" in done.stdout
