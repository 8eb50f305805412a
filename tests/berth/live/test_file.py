"""The live report as a file, whatever engine is in it."""

import gzip
import re
from base64 import b64decode

import pytest
from running import SOCHI, berth

from berth import load
from berth.html.report import report_html
from berth.live import file
from berth.live.engine import INSIDE, LIBRARIES, PARTS, Engine, engine
from berth.live.file import live_html
from berth.live.sent import case_as_json, sent_in
from models.errors import BadQuestion


@pytest.fixture(scope="module")
def case():
    return load(SOCHI)


@pytest.fixture(scope="module")
def report(case):
    return case.report()


@pytest.fixture
def built(monkeypatch):
    parts = {name: gzip.compress(name.encode()) for name in (*PARTS, LIBRARIES)}
    monkeypatch.setattr(file, "engine", lambda: Engine(parts, "Python 1 & others"))


@pytest.mark.usefixtures("built")
def test_the_same_report_is_the_same_file(report, case):
    assert live_html(report, case) == live_html(case.report(), load(SOCHI))


@pytest.mark.usefixtures("built")
def test_what_is_packed_comes_behind_the_report_that_is_read_without_it(report, case):
    text = live_html(report, case)
    read, packed = text[: text.index("<script")], text[text.index("<script") :]
    sections = report_html(report)
    assert read.endswith(
        sections[sections.index("<nav aria-label=Contents>") : -len("</body>\n</html>\n")]
    )
    found = dict(re.findall(r'data-part="([^"]+)">([^<]+)<', packed))
    assert list(found) == [*PARTS, LIBRARIES, "program.zip", "case.json"]
    assert gzip.decompress(b64decode(found["case.json"])) == case_as_json(case)
    times = {b64decode(found[name])[4:8] for name in ("program.zip", "case.json")}
    assert times == {bytes(4)}


@pytest.mark.usefixtures("built")
def test_its_policy_lets_in_what_is_in_the_file_and_nothing_else(report, case):
    text = live_html(report, case)
    (policy,) = re.findall(r'Content-Security-Policy content="([^"]+)"', text)
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'none'"
    assert re.fullmatch(r"'sha256-[^']+' 'wasm-unsafe-eval' blob:", rules["script-src"])
    assert "http" not in policy
    assert "unsafe-inline" not in policy
    assert "connect-src" not in rules


@pytest.mark.parametrize("there", [(), (INSIDE,), [f"{name}.gz" for name in (*PARTS, LIBRARIES)]])
def test_without_a_whole_engine_it_says_how_to_build_one(tmp_path, there):
    for name in there:
        (tmp_path / name).touch()
    with pytest.raises(BadQuestion, match="run `make live`"):
        engine(tmp_path)


def test_a_live_report_needs_the_name_of_a_file():
    done = berth("report", SOCHI, "--live")
    assert done.exit_code == 2
    assert "--live: this is about a file; name it with --output" in done.stderr


@pytest.mark.usefixtures("built")
def test_the_command_writes_it_of_the_case_that_its_options_make(tmp_path):
    out = tmp_path / "out.html"
    done = berth("report", SOCHI, "--set", "field-relay.exactly=7", "--live", "-o", out)
    assert (done.exit_code, done.stderr) == (0, "")
    found = dict(re.findall(r'data-part="([^"]+)">([^<]+)<', out.read_text()))
    sent = sent_in(gzip.decompress(b64decode(found["case.json"])))
    assert sent.options.change == {"field-relay.exactly": 7}
