"""A case as a workbook: what its sheets say, and that no text of an input does anything."""

import re
from functools import cache

import pytest
from running import SOCHI, race, size
from workbooks import formulas_of, parts_of, sheet_xml, sheets_of

from berth import load
from berth.excel import writer
from berth.excel.report import report_workbook

EXAMPLES = SOCHI.parent / "examples"
HOSTILE = ("=1+1", "+SUM(A1)", "@x", "-2", "http://example.org", "mailto:a@b.c", "=HYPERLINK(A1)")


@cache
def case():
    return load(SOCHI)


@cache
def sochi():
    return case().report()


@cache
def book():
    return report_workbook(sochi())


def tiny(folder, rules, ranking, more="", **options):
    return report_workbook(load(race(folder, rules, ranking, more)).report(**options))


def written(name, **options):
    return report_workbook(load(EXAMPLES / f"{name}.yaml").report(**options))


def test_of_an_allocation_there_are_these_sheets():
    assert [*sheets_of(book())] == ["Allocation", "Steps", "Reserves", "Rules", "Sources"]


def test_above_the_table_stands_what_it_is_about():
    above = [row[0] for row in sheets_of(book())["Allocation"][:4]]
    assert above[:2] == [
        "Short track speed skating, Sochi 2014",
        "116 athletes of 25 NOCs; equal to the published table: 25 of 25 NOCs",
    ]
    assert above[3] == "R: relay, X: a team place"


def test_what_a_what_if_changes_stands_above_its_table():
    report = case().with_numbers({"field-relay.exactly": 7}).report()
    above = [row[0] for row in sheets_of(report_workbook(report))["Allocation"][:4]]
    assert "Changed: field-relay (sentence 5), exactly: 8 -> 7" in above[2]


def test_the_table_has_the_numbers_of_the_answer():
    rows = {row[0]: row for row in sheets_of(book())["Allocation"]}
    for noc, numbers in sochi().outcome.nocs.items():
        assert rows[noc] == [noc, sochi().outcome.labels.nocs[noc], *map(str, numbers.values())]
    totals = [str(n) for column, n in sochi().outcome.totals.items() if column != "nocs"]
    assert rows["Total"] == ["Total", "25 NOCs", *totals]
    assert rows["NOC"][2:6] == ["500", "1000", "1500", "R"]


def test_a_team_place_counts_in_the_sum_and_shows_as_x():
    styles = parts_of(book())["xl/styles.xml"]
    formats = dict(re.findall(r'numFmtId="(\d+)" formatCode="([^"]+)"', styles))
    used = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    cell = re.search(r'<c r="F10" s="(\d+)"><v>1</v></c>', sheet_xml(book(), "Allocation"))
    assert formats[used[int(cell[1])]] == "[=0]&quot;.&quot;;[=1]&quot;X&quot;;0"


def test_every_sum_is_a_formula_and_its_value_that_of_the_cells():
    cells = dict(re.findall(r'<c r="([A-Z]+\d+)"[^>]*>(?:<f>[^<]*</f>)?<v>(\d+)</v></c>',
                            sheet_xml(book(), "Allocation")))  # fmt: skip
    formulas = formulas_of(book())
    # Of each column, and of the athletes of each NOC.
    assert len(formulas) == 11 + 25
    for formula, value in formulas.values():
        first, last = re.fullmatch(r"SUM\(([A-Z]+\d+):([A-Z]+\d+)\)", formula).groups()
        column, row = re.fullmatch(r"([A-Z]+)(\d+)", first).groups()
        if last.startswith(column):
            end = int(last.removeprefix(column))
            parts = [f"{column}{at}" for at in range(int(row), end + 1)]
        else:
            parts = [first, last]
        assert sum(int(cells[at]) for at in parts) == int(value)


def test_the_heads_stay_in_view_and_on_every_page():
    xml, names = sheet_xml(book(), "Allocation"), parts_of(book())["xl/workbook.xml"]
    assert 'xSplit="2" ySplit="6" topLeftCell="C7"' in xml
    assert "Allocation!$5:$6</definedName>" in names
    assert '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/>' in xml
    assert 'ySplit="1"' in sheet_xml(book(), "Steps")
    assert "Steps!$1:$1</definedName>" in names


def test_every_step_has_a_row_and_can_be_filtered():
    rows = sheets_of(book())["Steps"]
    steps = sochi().outcome.steps
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, len(steps) + 1)]
    assert [row[8] for row in rows[1:]] == ["yes" if one.awarded else "no" for one in steps]
    assert rows[17][-1].startswith("exactly 8 places in each of Men's relay and Women's relay")
    assert f'<autoFilter ref="A1:L{len(steps) + 1}"/>' in sheet_xml(book(), "Steps")


def test_reserve_lists_follow_the_last_places():
    rows = sheets_of(book())["Reserves"]
    assert rows[1][:3] == ["Men's 500 m", "32nd KAZ", "33rd NZL"]
    listed = [(row[0], row[3]) for row in rows if len(row) == 9][1:]
    event = sochi().outcome.labels.pool
    assert listed == [
        (event(one.event), line.noc)
        for one in sochi().reserves
        for entry in one.reserves
        for line in entry.lines
    ]
    assert ["There may be more."] in rows
    assert rows[-1][0].startswith("If the last of them declines as well, the rules cannot all be")


def test_rules_are_sentences_with_their_citation_and_numbers_and_rulings_follow():
    rows = sheets_of(book())["Rules"]
    assert rows[1] == [
        "total",
        "athlete_total",
        "at most 120 athletes in Men and Women together",
        "sentence 1",
        "at_most 120",
    ]
    assert ["5 rulings applied (inputs, not rules)"] in rows
    assert any("Italy has at most 2 places in Men's 1500 m" in row[-1] for row in rows)


def test_reasons_are_those_of_each_cell(tmp_path):
    rows = sheets_of(tiny(tmp_path, [size("exactly: 2")], "[A, B, C]", whys=True))["Why"]
    assert [row[:4] for row in rows[1:]] == [
        ["A", "Aland", "Race", "1"],
        ["B", "Bland", "Race", "1"],
        ["C", "Cland", "Race", "0"],
    ]
    assert rows[3][4].startswith("Why has Cland no place in Race? - Its line is ranked 3rd")


def test_steps_whose_reasons_took_too_long_are_no_empty_table():
    outcome = sochi().outcome.model_copy(update={"steps": None})
    found = report_workbook(sochi().model_copy(update={"outcome": outcome}))
    assert sheets_of(found)["Steps"] == [
        ["What lines were passed over for was not found in the time given."]
    ]


def test_reasons_that_were_not_found_in_time_are_counted():
    report = sochi().model_copy(update={"whys": (), "whys_undecided": 2})
    rows = sheets_of(report_workbook(report))["Why"]
    assert rows[-1] == ["2 cells more: the reasons were not found in the time given."]


def test_sources_say_what_it_rests_on():
    rows = {row[0]: row[1:] for row in sheets_of(book())["Sources"]}
    assert rows["As of"] == ["2013-11-22"]
    assert rows["Proof"][0].startswith("going down the order of award")
    assert rows[""] == ["equal to the published table: 25 of 25 NOCs"]


def test_before_a_lot_the_problem_comes_first_and_open_cells_are_question_marks():
    found = written("tie-that-matters")
    sheets = sheets_of(found)
    assert [*sheets] == ["Problems", "Allocation", "Rules", "Sources"]
    told = [row[0] for row in sheets["Problems"]]
    assert "A lot has to be drawn: 1 place in Race for 2 lines that share rank 2." in told
    table = sheets["Allocation"]
    assert table[3][0].startswith("Whichever way the lots fall")
    assert table[-3:-1] == [["B", "Bland", "?", "?"], ["C", "Cland", "?", "?"]]
    # Two are given, but the sheet does not have both.
    assert table[-1][2:] == ["2", "2"]
    assert formulas_of(found) == {}


def test_rules_that_clash_are_told_with_their_repairs_and_there_is_no_table():
    sheets = sheets_of(written("conflict-host-and-limit"))
    assert [*sheets] == ["Problems", "Rules", "Sources"]
    told = " ".join(row[0] for row in sheets["Problems"])
    assert "These 2 rules cannot be kept together:" in told
    assert "b) per-noc (clause 2), at most: 1 -> 2, drastic." in told


def test_a_conflict_without_a_diagnosis_is_a_conflict():
    report = case().with_numbers({"total-women.at_most": 38}).report(time_limit=1e-6)
    told = sheets_of(report_workbook(report))["Problems"]
    assert told[1] == ["The rules cannot all be kept: no allocation satisfies them together."]


def test_undecided_is_said_and_is_no_answer():
    sheets = sheets_of(written("look-ahead", time_limit=1e-6))
    assert [*sheets] == ["Problems", "Rules", "Sources"]
    assert sheets["Problems"][1][0].startswith("undecided after 1e-06 s, which is no answer")


def test_of_some_nocs_the_totals_of_all_are_no_sums_of_theirs():
    report = case().report(nocs="GER", whys=True)
    found = report_workbook(report)
    sheets = sheets_of(found)
    assert sheets["Allocation"][-1][:3] == ["Total", "1 of 25 NOCs", "32"]
    assert [*formulas_of(found).values()] == [("SUM(K7:L7)", "2")]
    numbers = [str(n) for n, step in enumerate(sochi().outcome.steps, 1) if step.noc == "GER"]
    assert [(row[0], row[4]) for row in sheets["Steps"][1:]] == [(n, "GER") for n in numbers]
    assert {row[0] for row in sheets["Why"][1:]} == {"GER"}
    events = {step.event for step in sochi().outcome.steps if step.noc == "GER"}
    assert {one.pool for one in report.whys} == events
    assert report.whys == tuple(case().why("GER", one.pool) for one in report.whys)


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_of_an_input_is_a_formula_or_a_link(tmp_path, text):
    path = race(
        tmp_path,
        [size("exactly: 1"), "id: one, kind: noc_event_limit, events: [race], at_most: 1"],
        "[A, A, B]",
        f"rulings: [{{noc: B, event: race, at_most: 0, date: 2020-02-01, basis: '{text}'}}]\n",
    )
    said = path.read_text(encoding="utf-8")
    for plain in ("One race", "Aland", "Bland", "Rules of one race", "Athletes", "clause 1"):
        said = said.replace(f" {plain}", f" '{text}'")
    path.write_text(said.replace("name: Race", f"name: '{text}'"), encoding="utf-8")
    found = report_workbook(load(path).report(whys=True))
    rows = {row[0]: row for row in sheets_of(found)["Allocation"]}
    assert rows["A"][1] == text
    assert {formula for formula, _ in formulas_of(found).values()} == {"SUM(C7)", "SUM(D7)"}
    parts = parts_of(found)
    assert sum(part.count("<f>") for part in parts.values()) == 2
    assert not any("hyperlink" in name.lower() or "externalLink" in name for name in parts)
    assert not any("<hyperlink" in part for part in parts.values())


def test_points_are_numbers_only_where_a_spreadsheet_holds_them_exactly(tmp_path):
    exact = "12.50", "0.1", "123456789012.12345", "3"
    lines = [f"{{noc: {noc}, rank: {n}, points: '{p}'}}"
             for n, (noc, p) in enumerate(zip("ABCH", exact, strict=True), 1)]  # fmt: skip
    found = tiny(tmp_path, [size("exactly: 2")], f"[{', '.join(lines)}]")
    xml = sheet_xml(found, "Steps")
    cells = [
        re.search(rf'<c r="H{row}" s="\d+"( t="s")?><v>([^<]*)</v>', xml) for row in range(2, 6)
    ]
    assert [cell[1] is None for cell in cells] == [True, True, False, True]
    assert [row[7] for row in sheets_of(found)["Steps"][1:]] == ["12.5", "0.1", exact[2], "3"]


def test_a_text_that_no_cell_can_hold_is_visibly_cut_short():
    title = "x" * 40_000
    report = sochi()
    heading = report.outcome.heading.model_copy(update={"title": title})
    outcome = report.outcome.model_copy(update={"heading": heading})
    long = report_workbook(report.model_copy(update={"outcome": outcome}))
    assert sheets_of(long)["Allocation"][0][0] == "x" * 16_000 + " ..."


def test_a_sheet_that_has_no_more_rows_says_so(monkeypatch):
    monkeypatch.setattr(writer, "MOST_ROWS", 12)
    rows = sheets_of(report_workbook(sochi()))["Steps"]
    assert len(rows) == 12
    assert rows[-1] == ["There is more, but a sheet has no more rows."]


def test_the_same_report_gives_the_same_bytes():
    assert report_workbook(sochi()) == book()
