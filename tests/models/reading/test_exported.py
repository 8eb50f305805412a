"""Tables as spreadsheets export them: read as a person would read them, or refused at the cell."""

from pathlib import Path

import pytest
import xlsxwriter
from exported_tables import BOOK, ranking_of, told_of

from models.errors import BadInput
from models.files import read_instance

HERE = Path(__file__).parent / "exported"

#: Of the men's 500 m.
SPEED = "1 KOR 1200.5, 2 KOR 1100, 3 NED 900, 4 NED 850.25, 5 USA 800, 5 CHN 800, 7 POL 700"
CENTS = (
    "1 KOR 1200.50, 2 KOR 1100.00, 3 NED 900.00, 4 NED 850.25, 5 USA 800.00, 5 CHN 800.00, "
    "7 POL 700.00"
)
BARE = "1 KOR, 2 NED, 3 USA, 4 CHN, 5 POL"

#: Of the race.
RACE = "1 AUT 30.5, 2 SUI 20.25, 3 GER 11, 4 FRA 5"

GERMAN = "'Rang' is rank, 'Nation' is noc, 'Punkte' is points"
SEMICOLONS = "semicolons between the columns"
NEVER = "has a formula that was never calculated; open the workbook in a spreadsheet and save it"


@pytest.mark.parametrize(
    ("file", "lines", "note"),
    [
        ("caps.csv", SPEED, ""),
        ("caps.xlsx", SPEED, ""),
        ("de.xlsx", SPEED, GERMAN),
        ("de_excel.csv", SPEED, f"{SEMICOLONS}; {GERMAN}; '1200,5' read as 1200.5"),
        ("de_excel_enhead.csv", SPEED, f"{SEMICOLONS}; '1200,5' read as 1200.5"),
        ("excel2_cover.xlsx", BARE, "sheet 'List', not 'Cover'"),
        ("excel2_hidden.xlsx", BARE, "2 hidden rows read like the others"),
        ("excel2_hiddensheet.xlsx", BARE, "sheet 'List', not 'old'"),
        ("excel2_wrongsheet.xlsx", BARE, "sheet 'men-500m', not 'women-500m'"),
        ("extracols.csv", SPEED, ""),
        ("flagcell.csv", SPEED, "(KOR) is KOR, (NED) is NED, (CHN) is CHN and 1 other; "
                                "by name (USA) is USA"),
        ("foot.xlsx", SPEED, "below the table 'Status: 17 November 2026'"),
        ("iso.csv", SPEED, "by ISO 3166 NLD is NED"),
        ("lower.csv", SPEED, "kor is KOR, ned is NED, usa is USA and 2 others"),
        ("multi.xlsx", SPEED, "sheet 'men-500m', not 'women-500m'"),
        ("names.csv", SPEED, "'Country' is noc; by name Korea, Republic of is KOR, Netherlands is "
                             "NED, United States of America is USA and 2 others"),
        ("plain.xlsx", SPEED, ""),
        ("rankdot.csv", SPEED, "'1.' is rank 1, '2.' is rank 2 and 4 others"),
        ("sep_line.csv", SPEED, SEMICOLONS),
        ("tab.csv", SPEED, "tabs between the columns"),
        ("text.xlsx", SPEED, ""),
        ("thousands.csv", CENTS, "'1,200.50' read as 1200.50"),
        ("tied_eq.csv", SPEED, "'5=' is rank 5"),
        ("title.xlsx", SPEED, "above the table 'ISU Special Olympic Qualification Classification'"),
        ("trailing.csv", SPEED, ""),
        ("utf16tab.csv", SPEED, "UTF-16 text; tabs between the columns"),
        ("utf16tab.txt", SPEED, "UTF-16 text; tabs between the columns"),
        ("utf8bom.csv", SPEED, ""),
    ],
)  # fmt: skip
def test_a_ranking_is_read_however_a_spreadsheet_saves_it(tmp_path, file, lines, note):
    assert ranking_of(tmp_path, "men-500m", HERE / "spreadsheets" / file) == (lines, note)


@pytest.mark.parametrize(
    ("file", "lines", "note"),
    [
        ("a-semicolon-bom.csv", RACE, SEMICOLONS),
        ("b-semicolon-decimal-comma.csv", RACE, f"{SEMICOLONS}; '30,5' read as 30.5"),
        ("c-sep-line.csv", RACE, SEMICOLONS),
        ("d-cp1252.csv", RACE, f"Windows-1252 (Western European) text; {SEMICOLONS}"),
        ("e-utf16-tabs.csv", RACE, "UTF-16 text; tabs between the columns"),
        ("f-tabs-utf8.csv", RACE, "tabs between the columns"),
        ("g-title-row.csv", RACE, f"{SEMICOLONS}; above the table 'Olympic ranking list 2025/26'"),
        ("h-footnote-and-total.csv", RACE,
         f"{SEMICOLONS}; below the table 'Total 4 66.75', '* subject to confirmation'"),
        ("i-header-comma-in-semicolon.csv", RACE, f"{SEMICOLONS}; 'points, total' is points"),
        ("j-german-header.csv", RACE, f"{SEMICOLONS}; {GERMAN}"),
        ("k-cr-only.csv", RACE, SEMICOLONS),
        ("l-thousands.csv", "1 AUT 1030.5, 2 SUI 1020.25, 3 GER 11, 4 FRA 5",
         f"{SEMICOLONS}; '1.030,5' read as 1030.5"),
        ("m-quoted-all.csv", RACE, SEMICOLONS),
        ("n-nbsp-and-spaces.csv", RACE, SEMICOLONS),
        ("o-rank-with-dot.csv", RACE,
         f"{SEMICOLONS}; '1.' is rank 1, '2.' is rank 2 and 2 others"),
        ("p-txt-extension.txt", RACE, SEMICOLONS),
        ("s-uppercase-ext.CSV", RACE, SEMICOLONS),
        ("u-thousands-space.csv", "1 AUT 18000, 2 SUI 15120, 3 GER 11, 4 FRA 5",
         f"{SEMICOLONS}; '18 000' read as 18000"),
        ("v-thousands-us.csv", "1 AUT 18000, 2 SUI 15120, 3 GER 13120, 4 FRA 9250",
         "'18,000' read as 18000"),
    ],
)  # fmt: skip
def test_a_ranking_is_read_as_european_spreadsheets_save_it(tmp_path, file, lines, note):
    assert ranking_of(tmp_path, "race", HERE / "europe" / file) == (lines, note)


@pytest.mark.parametrize(
    ("file", "lines", "note"),
    [
        ("workbooks/a-plain.xlsx", RACE, ""),
        ("workbooks/c-noc-merged.xlsx", "1 AUT 30.5, 2 AUT 20.25, 3 GER 11, 4 FRA 5", ""),
        ("workbooks/d-rank-merged-tie.xlsx", "1 AUT 30.5, 2 SUI 20.25, 2 GER 20.25, 4 FRA 5", ""),
        ("workbooks/e-title-row.xlsx", RACE, "above the table 'Olympic ranking list'"),
        ("workbooks/f-second-sheet.xlsx", RACE, "sheet 'Ranking', not 'Cover'"),
        ("workbooks/g-empty-first-sheet.xlsx", RACE, ""),
        ("workbooks/h-hidden-row.xlsx", RACE, "1 hidden row read like the others"),
        ("workbooks/i-filtered-row.xlsx", RACE, "1 hidden row read like the others"),
        ("workbooks/j-rank-text.xlsx", RACE, ""),
        ("workbooks/m-two-header-rows.xlsx", RACE, "above the table 'Men'"),
        ("workbooks/n-float-points.xlsx",
         "1 AUT 0.3, 2 SUI 1E-7, 3 GER 1E-9, 4 FRA 123456789.123456", ""),
        ("made/old.xls", "1 KOR 1200.5, 2 KOR 1100, 3 NED 900",
         f"sheet 'men-500m', not 'Deckblatt'; {GERMAN}; 1 hidden row read like the others"),
        ("made/old-tied.xls", "1 KOR, 1 NED, 3 GER", ""),
        ("made/open.ods", "1 KOR 1200.5, 2 KOR 1100, 3 NED 900",
         f"sheet 'men-500m', not 'alt'; {GERMAN}; 1 hidden row read like the others"),
        ("made/open-tied.ods", "1 KOR, 1 NED, 3 GER", "sheet 'men-500m', not 'alt'"),
    ],
)  # fmt: skip
def test_a_workbook_is_read_as_its_readers_see_it(tmp_path, file, lines, note):
    assert ranking_of(tmp_path, "race", HERE / file) == (lines, note)


@pytest.mark.parametrize(
    ("file", "complaints"),
    [
        ("europe/q-ods.ods", ["1:1: this is no OpenDocument spreadsheet; save it as .ods, or as"]),
        ("europe/r-xls.xls", ["1:1: this is no Excel workbook; save it as .xlsx, or as .csv in"]),
        ("europe/t-thousands-dot.csv",
         ["2:4: '18.000' is 18000 or 18, and nothing in the column tells; write 18.000,0 here"]),
        ("spreadsheets/formula.xlsx", [f"{row}:1: A{row} {NEVER}" for row in range(2, 9)]),
        ("workbooks/b-formula-not-calculated.xlsx",
         [f"{row}:1: A{row} {NEVER}" for row in range(2, 6)]),
        ("workbooks/k-error-cell.xlsx", ["2:4: D2 shows the error #N/A; correct it, or write the"]),
        ("workbooks/l-struck-through.xlsx",
         ["2:1: A2 is struck through; delete the line if it no longer counts, or take the stroke"]),
        ("workbooks/o-side-by-side.xlsx",
         [f"1:{column}: the column '{name}' stands twice; rename or delete one"
          for column, name in ((6, "rank"), (7, "noc"), (8, "athlete"), (9, "points"))]),
        ("workbooks/p-error-cell-and-standard.xlsx", ["2:4: D2 shows the error #N/A; correct it"]),
        ("workbooks/q-formula-points-and-standard.xlsx", [f"2:4: D2 {NEVER}"]),
        ("made/old-error.xls", ["2:3: C2 shows the error #DIV/0!; correct it, or write the value"]),
        ("made/old-formula.xls", ["2:3: C2 has a formula without a value; save the workbook in"]),
        ("made/old-struck.xls", ["2:1: A2 is struck through; delete the line if it no longer"]),
        ("made/open-error.ods", ["2:3: C2 shows the error #N/A; correct it, or write the value"]),
        ("made/open-formula.ods", [f"2:1: A2 {NEVER}"]),
        ("made/open-struck.ods", ["2:2: B2 is struck through; delete the line if it no longer"]),
    ],
)  # fmt: skip
def test_what_a_person_could_not_read_is_refused_at_its_cell(tmp_path, file, complaints):
    found = told_of(tmp_path, "race", HERE / file)
    assert len(found) == len(complaints)
    for line, start in zip(found, complaints, strict=True):
        assert line.startswith(start)


def test_a_data_frame_is_read_with_its_index(tmp_path):
    lines, note = ranking_of(tmp_path, "singles", HERE / "pandas.csv")
    assert lines.startswith("1 JPN 5265, 2 JPN 5121, 3 USA 4920, 4 RUS 4181")
    assert lines.endswith("86 CRO 463, 87 ITA 461, 87 GER 461, 87 ITA 461, 90 CZE 459")
    assert note == "'Nation' is noc; column 1, which has no name, left out; by ISO 3166 HRV is CRO"


@pytest.mark.parametrize("rankings", ["rankings.xlsx", "rankings/"])
def test_a_workbook_with_a_sheet_per_event_is_the_rankings(tmp_path, rankings):
    said = f"id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: {rankings}\n"
    (tmp_path / "instance.yaml").write_text(said)
    two = "men-500m: {name: Men, squad: all}, women-500m: {name: Women, squad: all}"
    book = BOOK.replace("race: {name: The race, squad: all}", two)
    book = book.replace("events: [race]", "events: [men-500m]")
    (tmp_path / "rulebook.yaml").write_text(book.replace("[race]", "[men-500m, women-500m]"))
    workbook = tmp_path / rankings
    if rankings.endswith("/"):
        workbook.mkdir()
        workbook /= "all of them.xlsx"
    workbook.write_bytes((HERE / "spreadsheets/multi.xlsx").read_bytes())
    instance = read_instance(tmp_path)
    assert {name: len(ranking.lines) for name, ranking in instance.rankings.items()} == {
        "men-500m": 7,
        "women-500m": 7,
    }


def book_of_two_events(folder, **sheets):
    """An instance whose rankings are the workbook all.xlsx; names with a `-` are hidden."""
    (folder / "rulebook.yaml").write_text(
        "id: b\ntitle: b\nsquads: {all: All}\n"
        "events: {men: {name: Men's 500 m, squad: all}, women: {name: Women's 500 m, squad: all}}\n"
        "rules: [{id: f, kind: field_size, events: [men, women], at_most: 1, cite: c}]\n"
        "award: [{id: one, lists: [men, women], order: list_by_list}]\n"
    )
    (folder / "instance.yaml").write_text(
        "id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: rankings/\n"
    )
    (folder / "rankings").mkdir()
    with xlsxwriter.Workbook(folder / "rankings" / "all.xlsx") as book:
        for name, hidden in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_row("A1", ["rank", "noc"])
            sheet.write_row("A2", [1, "KOR"])
            if hidden:
                sheet.hide()
    return folder


def test_a_hidden_sheet_that_is_called_after_an_event_is_asked_about(tmp_path):
    home = book_of_two_events(tmp_path, **{"Men's 500 m": False, "Women's 500 m": True})
    with pytest.raises(BadInput, match="the sheet 'Women's 500 m' is hidden; show it, or rename"):
        read_instance(home)


def test_sheets_that_are_called_after_no_event_are_told_what_to_call_them(tmp_path):
    home = book_of_two_events(tmp_path, M500=False, W500=False)
    with pytest.raises(BadInput) as raised:
        read_instance(home)
    (complaint,) = raised.value.complaints
    assert complaint.message == (
        "no sheet of 'all.xlsx' is called like a list or event; call each after the one whose "
        "lines it holds"
    )
