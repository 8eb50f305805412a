"""How `berth` starts and ends, whatever the command."""

import subprocess
import sys

import pytest
from running import ROOT, SOCHI, berth, process

HEAVY = ("pydantic", "models", "solver", "rich", "ruamel", "ortools")


def imported_by(*words):
    """The top-level packages that are imported when a command has ended."""
    code = (
        "import sys\n"
        "from berth.cli.program import app\n"
        "try:\n"
        "    app(sys.argv[1:])\n"
        "except SystemExit:\n"
        "    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, *map(str, words)],
        capture_output=True,
        cwd=ROOT,
        text=True,
        check=True,
        timeout=300,
    )
    return set(run.stderr.split())


def test_help_waits_for_nothing_but_typer():
    assert imported_by("--help").isdisjoint(HEAVY)


@pytest.mark.parametrize("command", ["solve", "check", "schema", "new"])
def test_the_help_of_a_command_waits_for_no_part_of_the_program(command):
    # typer itself needs pydantic for the options of some commands
    assert imported_by(command, "--help").isdisjoint({*HEAVY} - {"pydantic"})


@pytest.mark.parametrize("words", [("schema", "rulebook"), ("check", SOCHI)])
def test_check_and_schema_need_no_solver(words):
    imported = imported_by(*words)
    assert "models" in imported
    assert "ortools" not in imported


def test_a_solve_that_a_walk_decides_does_not_wait_for_cp_sat():
    assert "ortools" not in imported_by("solve", SOCHI)


def test_help_fits_80_columns():
    for words in [["--help"], ["solve", "--help"], ["check", "--help"], ["new", "--help"]]:
        assert max(map(len, berth(*words).stdout.splitlines())) <= 80


def test_no_command_shows_the_help():
    assert "Commands:" in process().stdout.decode() + process().stderr.decode()


def test_an_unknown_command_is_a_usage_error():
    found = process("sovle")
    assert found.returncode == 2
    assert b"Traceback" not in found.stderr


def test_bad_input_goes_to_stderr_and_exits_2(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("id: broken\ntitle: [\n")
    found = berth("solve", path)
    assert found.exit_code == 2
    assert found.stdout == ""
    assert found.stderr.startswith(f"{path}:")


def test_a_path_that_leads_nowhere_is_bad_input():
    found = berth("solve", "nowhere")
    assert found.exit_code == 2
    assert "there is no file 'nowhere'" in found.stderr


def test_a_defect_is_told_without_a_traceback(monkeypatch):
    from berth.questions import solve as solving

    def fails(*_):
        raise ValueError("the world is flat")

    monkeypatch.setattr(solving, "solve", fails)
    monkeypatch.delenv("BERTH_DEBUG", raising=False)
    found = berth("solve", SOCHI)
    assert found.exit_code == 1
    assert "ValueError: the world is flat" in found.stderr
    assert "Traceback" not in found.stderr


def test_a_defect_says_what_to_send_and_that_nothing_is_sent(monkeypatch):
    from importlib.metadata import version

    from berth.cli.defect import defect

    monkeypatch.setattr(sys, "argv", ["/bin/berth", "solve", "my case", "a\x1b[2Jb"])
    told = defect(ValueError("the world is flat"))
    assert "  command: berth solve 'my case' 'a?[2Jb'\n" in told
    assert f"Berth {version('berth')}, Python {sys.version.split()[0]}, OR-Tools" in told
    assert "Berth itself sends nothing" in told


def test_a_reader_that_goes_away_is_no_error_message():
    with subprocess.Popen(
        [sys.executable, "-m", "berth", "solve", str(SOCHI), "--steps"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        running.stdout.close()
        assert running.stderr.read() == b""


def test_ctrl_c_is_told_in_a_sentence(monkeypatch):
    from berth.questions import solve as solving

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(solving, "solve", interrupted)
    found = berth("solve", SOCHI)
    assert found.exit_code == 130
    assert found.stderr == "berth: stopped by Ctrl-C, with no answer\n"


def test_piped_output_is_plain_and_fits_80_columns():
    text = process("solve", SOCHI, "--steps").stdout.decode()
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 80
    assert not any(line.endswith(" ") for line in text.splitlines())
