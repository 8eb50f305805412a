"""Names that would do something if somebody let them, through every writer, and read again: each is
the text that it was, and nothing else."""

import csv
import io
import json
import re
import sqlite3
from functools import cache
from string import ascii_uppercase
from urllib.parse import urlencode
from xml.etree import ElementTree

import pytest
from cups import cup_of
from markdown_it import MarkdownIt
from pages import Page
from running import SOCHI, berth
from workbooks import formulas_of, parts_of, sheets_of

from berth import load
from berth.excel.report import report_workbook
from berth.html.report import report_html
from berth.live import file
from berth.live.engine import LIBRARIES, PARTS, Engine
from berth.live.inside import Live
from berth.live.sent import arrived, case_as_json, sent_in
from berth.tables.allocation import allocation_csv, allocation_latex, allocation_markdown
from models.files import read_instance
from models.text import clean
from models.writing.folder import files_of

WRITTEN = (
    *("=1+1", "+1+1", "-1-1", "@SUM(A1)", "\uff1d1+1", "\uff0bA1", "\uff0dA1", "\uff20A1"),
    *("\ufe66A1",),
    *("'=1+1", '"=1+1"', "''-A1", "=HYPERLINK(\"http://x.org\";\"y\")", "=cmd|' /C calc'!A0"),
    *("<script>alert(1)</script>", "</script><!--", "</style>", "--><img src=x onerror=y>"),
    *('" onmouseover="x', "' autofocus='x", "&lt;b&gt;", "&#0;", "]]>"),
    *("a|b", "`c`", "[x](javascript:alert(1))", "![x](y)", "http://x.org", "www.x.org",),
    *("# a", "> a"),
    *("\\input{/etc/passwd}", "\\write18{ls}", "$x$ & #1 % ~^_", "{a}", "{0.__class__}"),
    *("{{ 7*7 }}", "{% raw %}", "${x}", "%s %(x)s", "[bold]red[/bold]", "[link=x]y[/link]",),
    *(":smile:",),
    *("'; DROP TABLE variants; --", "a, b; c", "\u05e9\u05dc\u05d5\u05dd"),
    *("\u200fa b\u202e", "a\u2028b c"),
    *("\ufeffa b", "e\u0301a b", "file:///etc/passwd", "\\\\host\\share", "C:\\x", "~/x", "../x"),
)  # fmt: skip
HARMFUL = {"script", "img", "iframe", "i", "base", "object", "form"}
CODES = [f"{a}{b}" for a in ascii_uppercase[:10] for b in ascii_uppercase]
NAMES = dict(zip(CODES, map(clean, WRITTEN), strict=False))

#: What spreadsheets compute.
FORMULA = re.compile(r"[\s\"]*[=+@\uff1d\uff0b\uff0d\uff20\ufe66-]")


def said(folder):
    """An instance in which the texts stand wherever one may: each is an NOC's name, an athlete's,
    and part of the title, a citation, a source."""
    world = {
        "id": "a",
        "title": " ".join(WRITTEN),
        "nocs": dict(zip(CODES, WRITTEN, strict=False)),
        "sources": [*WRITTEN],
        "rulebook": {
            "id": "book",
            "title": "=1+1",
            "document": " ".join(WRITTEN),
            "squads": {"all": "=<b>All</b>"},
            "events": {"race": {"name": "=<i>Race</i>|", "squad": "all"}},
            "rules": [
                {"id": "field", "kind": "field_size", "events": ["race"]}
                | {"exactly": len(WRITTEN), "cite": " ".join(WRITTEN)[:500]}
            ],
        },
        "rankings": {
            "race": [
                {"noc": code, "athlete": text}
                for code, text in zip(CODES, WRITTEN, strict=False)
            ]
        },
        "rulings": [
            {"noc": "AA", "event": "race", "exactly": 1, "date": "2020-01-01"}
            | {"basis": " ".join(WRITTEN)}
        ],
    }  # fmt: skip
    path = folder / "a.yaml"
    path.write_text(json.dumps(world, ensure_ascii=True), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def path(tmp_path_factory):
    return said(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def case(path):
    return load(path)


@pytest.fixture(scope="module")
def answer(case):
    return case.solve(steps=True)


@pytest.fixture(scope="module")
def live(case):
    return Live(case_as_json(case).decode())


@cache
def last_name():
    return [*NAMES][-1]


def test_they_are_read(case):
    assert {code: noc.name for code, noc in case.instance.nocs.items()} == NAMES
    assert [line.athlete for line in case.instance.rankings["race"].lines] == [*NAMES.values()]
    assert last_name() in case.instance.nocs


def test_a_terminal_shows_one_line_of_each_and_obeys_none(path):
    shown = berth("solve", path, "--steps").stdout
    assert all(line.isprintable() for line in shown.split("\n"))
    words = "".join(shown.split())
    assert all("".join(name.split()) in words for name in NAMES.values())


def test_json_is_valid_and_holds_them(path):
    printed = berth("solve", path, "--json", "--steps")
    told = json.loads(printed.stdout)
    assert told["labels"]["nocs"] == NAMES
    printed.stdout.encode("utf-8")
    assert not re.search("[\u2028\u2029\u202a-\u202e\ufeff]", printed.stdout)


def test_no_cell_of_csv_is_a_formula_and_the_cells_are_the_names(answer):
    text = allocation_csv(answer).removeprefix("\ufeff")
    rows = [*csv.DictReader(io.StringIO(text))]
    names = {row["noc"]: row["name"] for row in rows}
    assert names.keys() == NAMES.keys()
    for noc, name in names.items():
        assert not FORMULA.match(name)
        assert name in (NAMES[noc], f"'{NAMES[noc]}")


@pytest.mark.parametrize("end", ["csv", "md", "tex", "xlsx"])
def test_an_export_is_written_and_a_csv_is_checked_as_it_is(path, tmp_path, end):
    file = tmp_path / f"out.{end}"
    assert berth("export", path, "-o", file).exit_code == 0
    if end == "csv":
        assert berth("check", path, file).exit_code == 0


def test_markdown_has_a_table_of_texts_alone(answer):
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable("table").parse(allocation_markdown(answer))
    )
    kinds = {child.type for token in tokens for child in token.children or ()}
    assert kinds <= {"text", "text_special", "softbreak"}
    assert not any(token.type.startswith(("html", "fence", "code", "heading")) for token in tokens)
    cells = [token.content for token in tokens if token.type == "inline"]
    assert cells.count("AA") == 1
    assert sum(token.type == "tr_open" for token in tokens) == len(NAMES) + 2


def test_latex_has_no_command_but_those_that_write_a_letter(answer):
    text = allocation_latex(answer)
    body = text.partition("\\midrule")[2]
    commands = {*re.findall(r"\\([A-Za-z]+)", body)}
    assert commands <= {"textbackslash", "textasciitilde", "ensuremath", "bottomrule", "end"}
    rows = [line for line in body.splitlines() if line.endswith("\\\\")]
    assert len(rows) == len(NAMES) + 1
    assert {len(re.findall(r"(?<!\\)&", row)) for row in rows} == {len(rows[0].split(" & ")) - 1}


def is_of_texts_alone(html, but=()):
    """No element, attribute or address that nobody but a name could have brought. Returns what is
    read there."""
    page = Page(html)
    for element in page.found:
        assert not [name for name in element if name.startswith("on")]
        assert element["tag"] not in HARMFUL - {*but}
        address = element.get("href", "") or element.get("src", "")
        assert address.startswith(("#", "data:,")) or not address
    assert html.count("<!--") == 0
    return " ".join(" ".join(one["text"] for one in page.found).split())


def test_a_report_has_no_element_attribute_or_address_of_theirs(case):
    text = is_of_texts_alone(report_html(case.report()))
    assert all(" ".join(name.split()) in text for name in NAMES.values())


def test_a_live_report_holds_them_packed_and_has_no_script_of_theirs(case, monkeypatch):
    parts = dict.fromkeys((*PARTS, LIBRARIES), b"packed")
    monkeypatch.setattr(file, "engine", lambda: Engine(parts, "Python"))
    html = file.live_html(case.report(), case)
    read, packed = html[: (at := html.index("<script"))], html[at:]
    is_of_texts_alone(read, but=["form"])
    ours = file.live_html((sochi := load(SOCHI)).report(), sochi)
    for tag in ("<script", "</script", "<img", "onerror", "<!--"):
        assert packed.count(tag) == ours[ours.index("<script") :].count(tag)
    assert not re.search("[\u2028\u2029\u202a-\u202e\ufeff]", html)


def test_what_a_live_report_answers_is_texts_alone(live):
    shown = live.asked(f"number:field.exactly={len(WRITTEN) - 1}")
    text = is_of_texts_alone(shown.rules + shown.answer)
    assert all(" ".join(name.split()) in text for name in NAMES.values())


@pytest.mark.parametrize("field", ["number:field.exactly", "number:%", "drop"])
def test_what_is_typed_into_a_live_report_comes_back_as_text(live, field):
    for typed in WRITTEN:
        shown = live.asked(urlencode({field.replace("%", typed): typed}))
        is_of_texts_alone(shown.rules + shown.answer)
        assert shown.told


def test_a_workbook_has_texts_alone(case):
    book = report_workbook(case.report())
    assert all(re.fullmatch(r"SUM\([A-Z0-9:,]+\)", said) for said, _ in formulas_of(book).values())
    assert not any("hyperlink" in text.lower() for name, text in parts_of(book).items()
                   if "/sheet" in name)  # fmt: skip
    assert not any("external" in name for name in parts_of(book))
    for text in parts_of(book).values():
        ElementTree.fromstring(text)
    rows = {row[0]: row for row in sheets_of(book)["Allocation"]}
    assert {noc: rows[noc][1] for noc in NAMES} == NAMES


def test_what_goes_into_a_script_ends_none_and_arrives(case):
    sent = case_as_json(case)
    assert arrived(sent_in(sent)).instance == case.instance
    json.loads(sent)


def test_a_folder_and_a_workbook_of_the_case_are_read_as_the_case(path, case, tmp_path):
    home = tmp_path / "home"
    for name, text in files_of(case.instance).items():
        file = home / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert read_instance(home) == case.instance
    assert berth("template", "-o", tmp_path / "a.xlsx", "--from", path).exit_code == 0
    assert read_instance(tmp_path / "a.xlsx") == case.instance
    assert berth("import", tmp_path / "a.xlsx", "-o", tmp_path / "again").exit_code == 0
    assert read_instance(tmp_path / "again") == case.instance
    for table in (*home.rglob("*.csv"), *(tmp_path / "again").rglob("*.csv")):
        with table.open(newline="", encoding="utf-8") as rows:
            for cell in (one for row in csv.reader(rows) for one in row):
                assert not FORMULA.match(cell), cell


def test_results_of_a_sweep_hold_no_formula(path, tmp_path):
    grid = tmp_path / "grid.yaml"
    rulings = "[{noc: AA, event: race, at_most: 0, date: 2020-01-01, basis: '=1+1'}]"
    grid.write_text(f"id: g\ngrid: {{field.exactly: [1, 2]}}\nrulings: {{out: {rulings}}}\n")
    store, table = tmp_path / "s.sqlite", tmp_path / "s.csv"
    done = berth("sweep", path, grid, "--out", store, "--csv", table)
    assert done.exit_code == 0, done.stderr
    for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8"))):
        assert not [cell for cell in row if re.match(r"[\s\"]*[=+@-]\D", cell)]
    with sqlite3.connect(store) as file:
        assert file.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_picture_is_of_texts_alone(tmp_path):
    pytest.importorskip("altair", reason="no berth[charts] here, which draws")
    pytest.importorskip("vl_convert", reason="no berth[charts] here, which draws")
    from berth.charts.forecast import forecast_svg
    from berth.charts.looks import ALONE

    forecast = load(cup_of(tmp_path)).forecast("second", runs=3, seed=1)
    events = {
        name: event.model_copy(update={"name": text})
        for (name, event), text in zip(
            forecast.labels.events.items(), ["<script>x</script>]]>", "</svg>&x;"], strict=True
        )
    }
    labels = forecast.labels.model_copy(update={"events": events})
    svg = forecast_svg(forecast.model_copy(update={"labels": labels}), ALONE)
    tags = {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(svg).iter()}
    assert "script" not in tags
