"""The table of an allocation as CSV, Markdown and LaTeX."""

import csv
import io
from functools import cache

import pytest
from running import SOCHI, berth, race, size

from berth import load
from berth.tables.allocation import allocation_csv, allocation_latex, allocation_markdown

HOSTILE = {
    "=1+1": ("=1+1", "=1+1"),
    "a|b": (r"a\|b", "a|b"),
    "<script>": (r"\<script\>", r"\ensuremath{<}script\ensuremath{>}"),
    r"\input{x}": (r"\\input{x}", r"\textbackslash{}input\{x\}"),
    "*a* _b_ `c`": (r"\*a\* \_b\_ \`c\`", r"*a* \_b\_ `c`"),
    "[a](b)": (r"\[a\](b)", "[a](b)"),
    "http://x.org": (r"http\://x.org", "http://x.org"),
    "www.x.org": (r"www\.x.org", "www.x.org"),
    "&amp; $x$ #1 %": (r"\&amp; \$x\$ \#1 %", r"\&amp; \$x\$ \#1 \%"),
    "{a}~^": ("{a}\\~^", r"\{a\}\textasciitilde{}\^{}"),
}


@cache
def sochi():
    return load(SOCHI).solve()


def called(folder, name):
    """An answer about an NOC, an event and a squad of this name."""
    path = race(folder, [size("exactly: 1")], "[A, B]")
    said = path.read_text(encoding="utf-8").replace("Aland", f"'{name}'")
    said = said.replace("name: Race", f"name: '{name}'").replace("all: Athletes", f"all: '{name}'")
    path.write_text(said.replace("One race", f"'{name}'"), encoding="utf-8")
    return load(path).solve()


def test_csv_has_a_line_per_noc_and_the_columns_of_the_answer():
    lines = [*csv.DictReader(io.StringIO(allocation_csv(sochi()).removeprefix("\ufeff")))]
    assert [line["noc"] for line in lines] == [*sochi().nocs]
    for line in lines:
        numbers = {column: int(line[column]) for column in line if column not in ("noc", "name")}
        assert numbers == sochi().nocs[line["noc"]]
        assert line["name"] == sochi().labels.nocs[line["noc"]]


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8():
    assert allocation_csv(sochi()).encode().startswith(b"\xef\xbb\xbfnoc,name,men-500m")


def test_berth_check_reads_the_csv(tmp_path):
    table = tmp_path / "table.csv"
    table.write_bytes(allocation_csv(sochi()).encode())
    found = berth("check", SOCHI, table)
    assert (found.exit_code, found.stderr) == (0, "")


def test_markdown_has_a_row_per_noc_x_for_teams_and_the_totals():
    rows = [
        line.split("|")[1:-1] for line in allocation_markdown(sochi()).splitlines() if "|" in line
    ]
    cells = {row[0].strip(): [cell.strip() for cell in row[1:]] for row in rows}
    assert cells["KAZ"] == ["Kazakhstan", "2", ".", "2", "X", "1", "1", "1", ".", "5", "1", "6"]
    assert cells["Total"] == [
        "",
        *["32", "32", "36", "8", "32", "32", "36", "8", "60", "56", "116"],
    ]
    assert cells["NOC"][1:5] == ["Men 500", "Men 1000", "Men 1500", "Men R"]
    assert len(cells) == 25 + 3


def test_latex_has_the_same_rows():
    lines = allocation_latex(sochi()).splitlines()
    (kaz,) = (line for line in lines if line.startswith(" KAZ"))
    cells = [cell.strip(" \\") for cell in kaz.split("&")]
    assert cells == ["KAZ", "Kazakhstan", "2", ".", "2", "X", "1", "1", "1", ".", "5", "1", "6"]
    assert r"\begin{tabular}{llrrrrrrrrrrr}" in lines


@pytest.mark.parametrize("written", [allocation_markdown, allocation_latex])
def test_it_says_of_what_it_is_the_table_and_what_its_heads_mean(written):
    answer = load(SOCHI).with_numbers({"field-relay.exactly": 7}).solve(nocs="GER")
    text = written(answer)
    assert text.startswith("Short track speed skating, Sochi 2014\n\n110 athletes of 25 NOCs; ")
    assert "Changed: field-relay (sentence 5), exactly: 8 -" in text
    assert text.endswith("\n\n1 of 25 NOCs; R: relay, X: a team place\n")


@pytest.mark.parametrize("name", HOSTILE)
def test_no_sign_of_a_name_means_anything_in_markdown(tmp_path, name):
    text, (spelt, _) = allocation_markdown(called(tmp_path, name)), HOSTILE[name]
    first = "\\" + spelt if spelt[0] == "=" else spelt
    assert text.startswith(f"{first}\n\n1 athlete of 1 NOC\n\n")
    assert f"| A     | {spelt} " in text
    assert f"{spelt} " in text.partition("| NOC ")[2].partition("\n")[0]
    assert text.count(name) == text.count(spelt) * (name in spelt)


@pytest.mark.parametrize("name", HOSTILE)
def test_no_sign_of_a_name_means_anything_in_latex(tmp_path, name):
    text, (_, spelt) = allocation_latex(called(tmp_path, name)), HOSTILE[name]
    assert text.startswith(f"{spelt}\n\n1 athlete of 1 NOC\n\n")
    assert f" A     & {spelt} " in text
    assert text.count(name) == text.count(spelt) * (name in spelt)


@pytest.mark.parametrize("title", ["- a", "1. a", "+ a", "2) a", "=== a"])
def test_a_title_begins_no_list_in_markdown(tmp_path, title):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    path.write_text(path.read_text().replace("One race", f"'{title}'"))
    text = allocation_markdown(load(path).solve())
    assert text.startswith(title.replace("- ", "\\- ").replace("+ ", "\\+ ").replace(". ", "\\. ")
                           .replace(") ", "\\) ").replace("===", "\\==="))  # fmt: skip


def test_in_csv_a_name_is_no_formula(tmp_path):
    assert allocation_csv(called(tmp_path, "=1+1")).splitlines()[1] == "A,'=1+1,1,1,1"


@pytest.mark.parametrize("written", [allocation_csv, allocation_markdown, allocation_latex])
def test_nobody_in_it_is_a_table_without_rows(tmp_path, written):
    text = written(load(race(tmp_path, [size("at_most: 0")], "[A]")).solve())
    assert "Aland" not in text
