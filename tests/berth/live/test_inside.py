"""What the reader's browser does with the form, where there is neither CP-SAT nor numpy."""

import re
import subprocess
import sys

import pytest
from running import ROOT, SOCHI, race, size

from berth import load
from berth.live.counted import counted_if_possible
from berth.live.inside import Live
from berth.live.sent import case_as_json

RELAYS = "number:field-relay.exactly"
CELL = re.compile(r'<td class="([^"]*)">(?:<button id="cell-([A-Z]+)-([\w-]+)"[^>]*>)?([^<]*)')


def live_of(path):
    return Live(case_as_json(load(path)).decode())


@pytest.fixture(scope="module")
def sochi():
    return live_of(SOCHI)


def cells(answer):
    """(noc, column) -> what the button says."""
    return {(noc, column): text for _, noc, column, text in CELL.findall(answer) if noc}


def marked(answer):
    return {(noc, column) for shown, noc, column, _ in CELL.findall(answer) if "changed" in shown}


def test_unchanged_it_shows_what_the_report_shows(sochi):
    shown = sochi.asked("")
    assert shown.told == "116 athletes of 25 NOCs; equal to the published table: 25 of 25 NOCs"
    assert "Every rule counted again: kept." in shown.answer
    assert cells(shown.answer)["HUN", "women-relay"] == "X"
    assert marked(shown.answer) == set()
    assert 'name="reset"' not in shown.rules


def test_a_changed_number_says_who_loses_and_marks_the_cells(sochi):
    shown = sochi.asked(f"{RELAYS}=7")
    assert "Loses: HUN Hungary" in shown.answer
    assert marked(shown.answer) == {
        ("HUN", "women-relay"), ("HUN", "women"), ("KAZ", "men-relay"), ("KAZ", "men"),
    }  # fmt: skip
    assert 'name="reset" value="field-relay.exactly"' in shown.rules
    assert "changed, was 8" in shown.rules


def test_the_table_is_that_of_the_command_line(sochi):
    answer = load(SOCHI).with_numbers({"field-relay.exactly": 7}).solve()
    shown = cells(sochi.asked(f"{RELAYS}=7").answer)
    counts = {place: int({".": 0, "X": 1}.get(text, text)) for place, text in shown.items()}
    rows = {(noc, column): n for noc, row in answer.nocs.items() for column, n in row.items()}
    assert counts == {place: n for place, n in rows.items() if place[1] != "athletes"}


@pytest.mark.parametrize("fields", ["reset=field-relay.exactly", "filed=1"])
def test_what_is_put_back_is_as_it_was(sochi, fields):
    assert sochi.asked(f"{RELAYS}=7&{fields}") == sochi.asked("")


def test_a_cell_says_why_under_the_numbers_of_the_form(sochi):
    shown = sochi.asked(f"{RELAYS}=7&why=GER:men-500m&why=HUN:women-relay")
    assert "Why has Hungary no team place in Women&#39;s relay?" in shown.answer
    assert '<input type="hidden" name="why" value="HUN:women-relay">' in shown.answer


def test_a_rule_that_is_left_out_can_be_put_back(sochi):
    shown = sochi.asked(f"drop=field-relay&{RELAYS}=7")
    assert "field-relay.exactly" not in shown.rules
    assert re.search(r'id="drop-field-relay"[^>]* checked', shown.rules)


def test_rules_that_clash_are_named(sochi):
    shown = sochi.asked("number:total-women.at_most=38")
    assert shown.told == "the rules cannot all be kept"
    assert "These 3 rules cannot be kept together" in shown.answer
    assert "<table" not in shown.answer


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (f"{RELAYS}=x", "is not a number"),
        ("number:no-such.exactly=7", "unknown parameter"),
        (f"{RELAYS}=7&why=XXX:men-500m", "unknown NOC"),
    ],
)
def test_what_cannot_be_is_told_and_the_form_stays(sochi, fields, said):
    shown = sochi.asked(fields)
    assert said in shown.told
    assert shown.rules == ""


def test_a_script_in_the_data_is_text(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    path.write_text(path.read_text().replace("Aland", "'<script>document.title=1</script>'"))
    shown = live_of(path).asked("")
    assert "<script" not in shown.answer + shown.rules
    assert "&lt;script&gt;" in shown.answer


IN_A_BROWSER = """
import sys
from importlib.abc import MetaPathFinder

class Missing(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.split(".")[0] in ("ortools", "numpy", "pandas", "rich", "typer", "starlette"):
            raise ModuleNotFoundError(f"No module named '{name}'", name=name)

sys.meta_path.insert(0, Missing())
from berth.live.counted import counted_if_possible
from berth.live.inside import Live
live = Live(sys.stdin.read())
for fields in sys.argv[1:]:
    shown = live.asked(fields)
    print(shown.told, shown.answer, sep="\\n")
"""


def in_a_browser(path, *fields):
    """What is said where only what a browser has is there."""
    done = subprocess.run(
        [sys.executable, "-c", IN_A_BROWSER, *fields],
        cwd=ROOT, input=case_as_json(load(path)), capture_output=True, check=False,
    )  # fmt: skip
    assert done.stderr == b""
    return done.stdout.decode()


def test_what_needs_no_solver_needs_none(sochi):
    fields = [f"{RELAYS}=7", "drop=host", f"{RELAYS}=7&why=HUN:women-relay"]
    said = in_a_browser(SOCHI, *fields)
    assert said == "".join(f"{one.told}\n{one.answer}\n" for one in map(sochi.asked, fields))


@pytest.mark.parametrize(
    ("case", "said"),
    [
        ("examples/first-come-rank-maximal.yaml", "What follows from this cannot be counted"),
        ("conflicts/equal-numbers.yaml", "Which rules clash, and what settles it, cannot be"),
        ("examples/group-total.yaml", "Who is next in each event cannot be counted"),
    ],
)
def test_what_needs_the_solver_says_so(case, said):
    text = in_a_browser(ROOT / "instances" / case, "")
    assert said in text
    assert "CP-SAT, which does not run in a browser" in text
    assert ("<table" in text) == ("group-total" in case)


def test_the_command_that_says_it_has_the_numbers():
    said = in_a_browser(SOCHI, "number:total-women.at_most=38&drop=host")
    assert "the rules cannot all be kept" in said
    assert "berth diagnose CASE --set total-women.at_most=38 --drop host" in said


def test_a_case_that_needs_the_solver_before_it_can_be_asked_about_says_so(tmp_path):
    path = tmp_path / "race.yaml"
    text = (ROOT / "instances/examples/places-given-back.yaml").read_text()
    award = "  award: [{id: all, lists: [race], order: rank_by_rank, policy: fill_first}]\n"
    path.write_text(text.replace("\nrankings:", f"{award}\nrankings:"))
    said = in_a_browser(path, "", "number:field.exactly=3")
    assert said.count("What follows from this cannot be counted") == 2


def test_whatever_else_is_missing_is_a_defect():
    def ask():
        raise ModuleNotFoundError("No module named 'solver.walk'", name="solver.walk")

    with pytest.raises(ModuleNotFoundError):
        counted_if_possible(ask)


def test_what_the_report_itself_had_changed_is_no_change_of_the_reader():
    case = load(SOCHI).with_numbers({"field-relay.exactly": 7})
    live = Live(case_as_json(case).decode())
    assert "What the changes do" not in live.asked("").answer
    back = live.asked(f"{RELAYS}=8").answer
    assert "Back to what the report says" in back
    assert "Gains: HUN Hungary" in back
    other = live.asked(f"{RELAYS}=7&number:field-1500.exactly=35").answer
    assert "field-1500 (sentence 5), exactly: 36 -&gt; 35" in other
    assert "field-relay.exactly" not in other
