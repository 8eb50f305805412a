"""What stands around a table and in its header: read past and said, or refused where it is in
doubt."""

import io

import pytest
import xlsxwriter
from exported_tables import instance_of, ranking_of, told_of

from models.noc import rows_of_data

TWO = "1 KOR 5, 2 NED 4"


def text(header, *lines, between=","):
    return "\n".join([header, *lines]).replace(",", between) + "\n"


@pytest.mark.parametrize(
    ("header", "note"),
    [
        ("Rank,NOC,Points", ""),
        ("RANK,noc,POINTS", ""),
        (" Pos. , Nat. , Pts. ", "'Pos.' is rank, 'Nat.' is noc, 'Pts.' is points"),
        ("#,Team,Total", "'#' is rank, 'Team' is noc, 'Total' is points"),
        ("Platz,Land,Punkte", "'Platz' is rank, 'Land' is noc, 'Punkte' is points"),
        ("Rang,Pays,Total points", "'Rang' is rank, 'Pays' is noc, 'Total points' is points"),
        ("Posici\u00f3n,Pa\u00eds,Puntos",
         "'Posici\u00f3n' is rank, 'Pa\u00eds' is noc, 'Puntos' is points"),
        ("Posizione,Nazione,Punti", "'Posizione' is rank, 'Nazione' is noc, 'Punti' is points"),
        ("Plats,Land,Po\u00e4ng", "'Plats' is rank, 'Land' is noc, 'Po\u00e4ng' is points"),
        ("\u041c\u0435\u0441\u0442\u043e,\u0421\u0442\u0440\u0430\u043d\u0430,\u041e\u0447\u043a\u0438",
         "'\u041c\u0435\u0441\u0442\u043e' is rank, '\u0421\u0442\u0440\u0430\u043d\u0430' is noc, "
         "'\u041e\u0447\u043a\u0438' is points"),
        ("Rank / Rang,NOC / CNO,Points",
         "'Rank / Rang' is rank, 'NOC / CNO' is noc"),
        ("Place,IOC code,Score", "'Place' is rank, 'IOC code' is noc, 'Score' is points"),
        ("Rank 2025/26,NOC (IOC code),Points (pts)",
         "'Rank 2025/26' is rank, 'NOC (IOC code)' is noc, 'Points (pts)' is points"),
        ("World ranking,NOC,Total points [2026]",
         "'World ranking' is rank, 'Total points [2026]' is points"),
    ],
)  # fmt: skip
def test_a_header_is_known_in_the_languages_of_its_writers(tmp_path, header, note):
    assert ranking_of(tmp_path, "race", text(header, "1,KOR,5", "2,NED,4")) == (TWO, note)


def test_a_header_of_two_lines_in_a_cell_is_known(tmp_path):
    table = '"Rank\nRang","NOC\nCNO",Points\n1,KOR,5\n2,NED,4\n'
    assert ranking_of(tmp_path, "race", table)[0] == TWO


@pytest.mark.parametrize(
    ("table", "other"),
    [
        (text("Rank,NOC,Nation,Points", "1,KOR,South Korea,5", "2,NED,Netherlands,4"), TWO),
        (text("Rank,Bib,FIS Code,Name,Nation,Points", "1,7,12,A,KOR,5", "2,8,13,B,NED,4"), TWO),
        (text("Rank,Code,Nation,Points", "1,12,KOR,5", "2,13,NED,4"), TWO),
        (text("Rank,Nat.,Country,Points", "1,KOR,South Korea,5", "2,NED,Pays-Bas,4"), TWO),
        (text("Rank,No.,Team,Nation,Pts", "1,31,Red,KOR,5", "2,32,Blue,NED,4"), TWO),
        (text("rank,noc,points,,World Cup 1", "1,KOR,5,,2", "2,NED,4,,1"), TWO),
        (text("rank,noc,WC,WC,points", "1,KOR,1,2,5", "2,NED,1,2,4"), TWO),
        (text(",rank,noc,points", "0,1,KOR,5", "3,2,NED,4"), TWO),
        (text("rank,noc,points,,", "1,KOR,5,,", "2,NED,4,*,", ",,,,"), TWO),
    ],
)
def test_further_columns_are_kept_or_left_out(tmp_path, table, other):
    assert ranking_of(tmp_path, "race", table)[0] == other


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_text_is_read_in_any_encoding_with_any_separator(tmp_path, separator, encoding, end):
    table = text("rank,noc,points", "1,KOR,5", "2,NED,4", between=separator).replace("\n", end)
    assert ranking_of(tmp_path, "race", table.encode(encoding))[0] == TWO


def test_the_separator_that_a_text_names_counts(tmp_path):
    assert ranking_of(tmp_path, "race", '"sep=;"\nrank;noc\n1;KOR\n')[0] == "1 KOR"
    assert ranking_of(tmp_path, "race", "sep=\t\nrank\tnoc\n1\tKOR\n")[0] == "1 KOR"
    assert told_of(tmp_path, "race", "sep=;\nrank,noc\n1,KOR\n")[0].startswith("2:1: the column")


@pytest.mark.parametrize(
    ("above", "below", "note"),
    [
        ("Olympic ranking\n\n", "", "above the table 'Olympic ranking'"),
        ("A, b and c\n", "", "above the table 'A b and c'"),
        ("", "\n17 November 2026\n", "below the table '17 November 2026'"),
        ("", "17.11.2026,,\n", "below the table '17.11.2026'"),
        ("", "Source:,isu.org,\n", "below the table 'Source: isu.org'"),
        ("", ",,\nprinted,by,somebody\n", "below the table 'printed by somebody'"),
        ("", "Total,2,9\n", "below the table 'Total 2 9'"),
        ("", "Gesamt: 2,,9\n", "below the table 'Gesamt: 2 9'"),
        ("", "* to be confirmed\n\u2020 late,,\n",
         "below the table '* to be confirmed', '\u2020 late'"),
        ("", ",,\n,,\n,,,,\n", ""),
    ],
)  # fmt: skip
def test_titles_and_remarks_are_read_past_and_said(tmp_path, above, below, note):
    table = f"{above}rank,noc,points\n1,KOR,5\n2,NED,4\n{below}"
    assert ranking_of(tmp_path, "race", table) == (TWO, note)


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        (["1,KOR,5", "Reserves,,", "2,NED,4"],
         "3:1: 'Reserves' stands between the lines; delete the row, and the lines below it too"),
        (["1,KOR,5", "DNF,NED,"], "3:1: 'DNF' is no rank; leave the line out"),
        (["1,KOR,5", ",NED,4"], "3:1: '' is no rank; write it, the one above again if they are"),
        (["1,KOR,5", "2,,"], "3:2: unknown NOC ''; write its code, such as CAN"),
        (["1,KOR,5", "x2,NED,4"], "3:1: 'x2' is no rank; write a whole number from 1"),
        (["1,KOR,5", "2,NDE,4"], "3:2: unknown NOC 'NDE'; write its IOC code, or add it to"),
        (["the first,,"], "2:1: 'the first' is no line: neither its rank nor its NOC"),
        (["1,KOR,5", "999,NED,4"], "3:1: rank 999 stands where rank 2 would come next; leave the"),
        (["1,KOR,5", "2,NED,1,200"], "3:4: too many cells: 4 below 3 columns"),
        (["1,KOR,5", "2,NED"], "3:3: too few cells: 2 below 3 columns"),
        (["1,KOR,5", "2,NED,4", "", "rank,noc,points", "1,GER,3"],
         "6:1: rank 1 comes after rank 2; put the lines in the order of their"),
        ([",,WC 1", "1,KOR,5"], "2:3: 'WC 1' stands between the lines; delete the row"),
        ([",noc,Best 4", "1,KOR,5"], "2:1: the names of the columns take two rows; write them in"),
    ],
)  # fmt: skip
def test_what_may_be_a_line_is_told_at_its_cell(tmp_path, lines, complaint):
    assert told_of(tmp_path, "race", text("rank,noc,points", *lines))[0].startswith(complaint)


@pytest.mark.parametrize(
    ("header", "complaint"),
    [
        ("rank,noc,points,rank,noc,points", "1:4: the column 'rank' stands twice; rename or"),
        ("rank,noc,Points 2025,Points 2026", "1:4: 'Points 2025' and 'Points 2026' could each be"),
        ("rank,noc,Pts,Punkte", "1:4: 'Pts' and 'Punkte' could each be the column 'points'; name"),
        ("1,KOR,5,4", "1:1: the column 'rank' is missing; known are: 1, kor, 5, 4"),
    ],
)
def test_a_header_in_doubt_is_told_at_its_cell(tmp_path, header, complaint):
    told = told_of(tmp_path, "race", text(header, "1,KOR,5,4" + ",x" * (header.count(",") - 3)))
    assert told[0].startswith(complaint)


def test_a_header_that_stands_again_on_every_page_is_read_past(tmp_path):
    table = text("rank,noc,points", "1,KOR,5", "rank,noc,points", "2,NED,4")
    assert ranking_of(tmp_path, "race", table) == (TWO, "its header again between the lines")


def test_a_code_page_of_western_europe_is_read_where_it_is_no_utf_8(tmp_path):
    table = "Rang;Nation\n1;\u00d6sterreich\n2;T\u00fcrkei\n".encode("cp1252")
    lines, note = ranking_of(tmp_path, "race", table)
    assert lines == "1 AUT, 2 TUR"
    assert note.startswith("Windows-1252 (Western European) text; semicolons between the columns")


def test_nothing_that_a_terminal_would_obey_comes_out_of_a_cell(tmp_path):
    table = "rank,noc,athlete,club\n1,KOR,\x1b[31mA\u202eB,c\u2028d\x9b\n"
    (line,) = instance_of(tmp_path, "race", table).rankings["race"].lines
    assert (line.athlete, line.other) == ("[31mAB", (("club", "c d"),))


def workbook(*sheets, **options):
    """Sheets, each a name and its rows; a cell that is a tuple is a formula with its value."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, options) as book:
        for name, rows in sheets:
            sheet = book.add_worksheet(name.lstrip("-"))
            if name.startswith("-"):
                sheet.hide()
            else:
                sheet.activate()
            for at, row in enumerate(rows):
                for index, cell in enumerate(row):
                    if isinstance(cell, tuple):
                        sheet.write_formula(at, index, cell[0], None, cell[1])
                    else:
                        sheet.write(at, index, cell)
    return content.getvalue()


TABLE = [["rank", "noc", "points"], [1, "KOR", 5], [2, "NED", 4]]
NOTHING = [["see elsewhere"]]


@pytest.mark.parametrize(
    ("sheets", "note"),
    [
        ([("Sheet1", TABLE)], ""),
        ([("The race", TABLE), ("Other", TABLE)], "sheet 'The race', not 'Other'"),
        ([("RACE", TABLE), ("Race 2", TABLE)], "sheet 'RACE', not 'Race 2'"),
        ([("Cover", NOTHING), ("a", []), ("b", TABLE)], "sheet 'b', not 'Cover'"),
        ([("b", TABLE), ("-a", TABLE)], "sheet 'b', not 'a'"),
        ([("a", [[], ["", "Title"], ["", *TABLE[0]], ["", *TABLE[1]], ["", *TABLE[2]]])],
         "above the table 'Title'"),
        ([("a", [TABLE[0], [("=ROW()-1", 1), "KOR", 5], TABLE[2]])], ""),
        ([("a", [TABLE[0], [1, "KOR", "5,0"], [2, "NED", "4"]])], "'5,0' read as 5.0"),
        ([("a", [*TABLE, [], ["", "", "", "", "", "far away"]])], "below the table 'far away'"),
        ([("a", [TABLE[0], [1, "KOR", 5, "mind"], TABLE[2]])],
         "column 4, which has no name, left out"),
        ([("a", [[*TABLE[0], "club"], [1, "KOR", 5, ("=NA()", "#N/A")], [2, "NED", 4]])], ""),
    ],
)  # fmt: skip
def test_the_right_sheet_of_a_workbook_is_read(tmp_path, sheets, note):
    lines, said = ranking_of(tmp_path, "race", workbook(*sheets))
    assert (lines.replace("5.0", "5"), said) == (TWO, note)


@pytest.mark.parametrize(
    ("sheets", "complaint"),
    [
        ([("A", TABLE), ("B", TABLE)],
         "1:1: the sheets 'A', 'B' each hold a table; name the right one 'race', or keep one"),
        ([("-A", TABLE), ("B", NOTHING)], "1:1: the table is on a hidden sheet, 'A'; show the"),
        ([("-Race", TABLE), ("old", TABLE)], "1:1: the sheet 'Race' is hidden; show it, or rename"),
        ([("A", NOTHING), ("B", NOTHING)], "1:1: none of the sheets 'A', 'B' has the header of a"),
        ([("A", [TABLE[0], [("=ROW()-1", 0), "KOR", 5]])],
         "2:1: A2 has a formula that was never calculated; open the workbook in a spreadsheet"),
        ([("A", [TABLE[0], [1, ("=NA()", "#N/A"), 5]])], "2:2: B2 shows the error #N/A; correct"),
        ([("A", [TABLE[0], [("=ROW()-1", ""), ("=NA()", ""), 5]])],
         "2:1: A2 has a formula that was never calculated; open the workbook in a spreadsheet"),
        ([("A", [TABLE[0], [1, "KOR", "18.000"], [2, "NED", "9.250"]])],
         "2:3: '18.000' is 18000 or 18, and nothing in the column tells; write 18.000,0 here for"),
        ([("A", [TABLE[0], ["", "", "Best", "All"], *TABLE[1:]])],
         "2:1: the names of the columns take two rows; write them in one"),
    ],
)  # fmt: skip
def test_a_workbook_in_doubt_is_refused_at_its_place(tmp_path, sheets, complaint):
    assert told_of(tmp_path, "race", workbook(*sheets))[0].startswith(complaint)


def test_a_day_and_a_number_are_told_apart_by_their_format(tmp_path):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        day = book.add_format({"num_format": "d. mmm yyyy"})
        sheet.write_row(0, 0, ["rank", "noc", "since", "points"])
        sheet.write_row(1, 0, [1, "KOR", "", 0.1 + 0.2])
        sheet.write_number(1, 2, 41600, day)
    (line,) = instance_of(tmp_path, "race", content.getvalue()).rankings["race"].lines
    assert (str(line.points), line.other) == ("0.3", (("since", "2013-11-22"),))


def test_the_words_of_headers_are_known_once_per_column():
    rows = list(rows_of_data("reading/headers.csv"))
    assert len(rows) == len({(row["word"], row["column"]) for row in rows})
    assert {row["column"] for row in rows} == {
        *("rank", "noc", "athlete", "points", "best_time_s"),
        *("event", "at_most", "exactly", "date", "basis"),
    }
    assert len({row["language"] for row in rows}) > 15
    assert {row["strength"] for row in rows} == {"", "weak"}
