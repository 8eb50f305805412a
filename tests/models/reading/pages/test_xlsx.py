"""What an Excel workbook says cell by cell (ECMA-376, part 1, 18), its parts made by hand."""

import io
from zipfile import ZipFile

import pytest

from models.reading.disk import Unreadable
from models.reading.pages.xlsx import pages_of_xlsx

KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def book(sheets, *, strings="", styles="", properties="", named=None, moved=()):
    """sheets: (name, more about it, its rows). named: parts called otherwise than they are."""
    targets = {"worksheet": "worksheets/{}.xml", "sharedStrings": "sharedStrings.xml",
               "styles": "styles.xml"} | (named or {})  # fmt: skip
    relations = "".join(
        f"<Relationship Id='r{number}' Type='{KINDS}/worksheet' "
        f"Target='{targets['worksheet'].format(number)}'/>"
        for number in range(len(sheets))
    ) + "".join(
        f"<Relationship Id='{kind}' Type='{KINDS}/{kind}' Target='{targets[kind]}'/>"
        for kind in ("sharedStrings", "styles")
    )
    said = "".join(
        f"<sheet name='{name}' r:id='r{number}' {more}/>"
        for number, (name, more, _) in enumerate(sheets)
    )
    parts = {
        "xl/workbook.xml": f"<workbook>{properties}<sheets>{said}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f"<Relationships>{relations}</Relationships>",
        "xl/sharedStrings.xml": f"<sst>{strings}</sst>",
        "xl/styles.xml": f"<styleSheet>{styles}</styleSheet>",
    } | {
        f"xl/worksheets/{number}.xml": f"<worksheet>{rows}</worksheet>"
        for number, (_, _, rows) in enumerate(sheets)
    }
    for old, new in moved:
        parts[new] = parts.pop(old)
    data = io.BytesIO()
    with ZipFile(data, "w") as packed:
        for name, text in parts.items():
            packed.writestr(name, f"<?xml version='1.0'?>{text}")
    return data.getvalue()


def page(rows, more="", **given):
    (found,) = pages_of_xlsx(book([("men", "", f"<sheetData>{rows}</sheetData>{more}")], **given))
    return found


def value(cell, **given):
    found = page(f"<row r='1'>{cell}</row>", **given)
    return [text for _, cells in found.rows for text in cells], found.faults


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("<c><v>1200.50</v></c>", "1200.5"),
        ("<c t='n'><v>3</v></c>", "3"),
        ("<c t='b'><v>1</v></c>", "TRUE"),
        ("<c t='b'><v>0</v></c>", "FALSE"),
        ("<c t='d'><v>2013-11-22T00:00:00</v></c>", "2013-11-22"),
        ("<c t='str'><f>A1</f><v> KOR </v></c>", "KOR"),
        ("<c t='inlineStr'><is><t>KOR</t></is></c>", "KOR"),
        ("<c t='inlineStr'><is><t>K</t><rPh><t>spoken</t></rPh><t>R</t></is></c>", "KR"),
        ("<c><f>1+1</f><v>2</v></c>", "2"),
        ("<c t='str'><f>A1</f><v></v></c>", None),
        ("<c><v></v></c>", None),
    ],
)
def test_a_cell_is_read_as_what_it_is(cell, read):
    assert value(cell) == ([] if read is None else [read], {})


def test_texts_are_named_by_number_and_what_is_only_spoken_is_left_out():
    strings = (
        "<si><t>KOR</t></si><si><r><t>NE</t></r><r><t>D</t></r></si>"
        "<si><t>A</t><rPh><t>spoken</t></rPh></si><si><t>B</t></si>"
    )
    cells = "".join(f"<c t='s'><v>{number}</v></c>" for number in range(4))
    assert value(cells, strings=strings)[0] == ["KOR", "NED", "A", "B"]
    for number in (-1, 4):
        with pytest.raises(Unreadable, match="this is no Excel workbook"):
            value(f"<c t='s'><v>{number}</v></c>", strings=strings)


def test_an_error_and_a_formula_without_a_value_are_told_at_their_cell():
    never = (
        "has a formula that was never calculated; open the workbook in a spreadsheet and save it, "
        "or write the value"
    )
    error = "<c r='B1' t='e'><f>1/0</f><v>#DIV/0!</v></c>"
    found, faults = value(f"{error}<c r='C1'><f>A1</f></c><c r='D1'><f>A1</f><v>0</v></c>")
    assert found == ["", "#DIV/0!", "", "0"]
    assert faults == {
        (1, 1): "B1 shows the error #DIV/0!; correct it, or write the value",
        (1, 2): f"C1 {never}",
    }


@pytest.mark.parametrize(("said", "never"), [("1", True), ("true", True), ("0", False)])
def test_a_nought_of_a_formula_is_no_value_where_excel_was_to_calculate_it(said, never):
    properties = f"<calcPr fullCalcOnLoad='{said}'/>"
    formula = "<c r='A1'><f>A9</f><v>0</v></c>"
    others = (
        "<c r='B1'><v>0</v></c><c r='C1'><f>A9</f><v>10</v></c>"
        "<c r='D1' t='b'><f>A9</f><v>0</v></c>"
    )
    found, faults = value(formula + others, properties=properties)
    assert (found, [*faults]) == (["" if never else "0", "0", "10", "FALSE"], [(1, 0)] * never)


STYLES = """
<numFmts><numFmt numFmtId='164' formatCode='yyyy-mm-dd'/><numFmt numFmtId='165' formatCode='0.0'/>
</numFmts>
<fonts><font><b/></font><font><strike/></font><font><strike val='0'/></font>
<font><strike val='true'/></font></fonts>
<fills><font><strike/></font></fills>
<cellStyleXfs><xf numFmtId='14' fontId='1'/></cellStyleXfs>
<cellXfs><xf numFmtId='0' fontId='0'/><xf numFmtId='164'/><xf numFmtId='165' fontId='1'/>
<xf numFmtId='14' fontId='2'/><xf fontId='3'/><xf fontId='4'/></cellXfs>
<dxfs><xf numFmtId='14' fontId='1'/><numFmt numFmtId='0' formatCode='d'/></dxfs>
"""


def test_days_and_struck_texts_are_known_by_the_style_of_the_cell():
    cells = "".join(f"<c s='{style}'><v>41600</v></c>" for style in range(7))
    found = page(f"<row>{cells}<c s='1'><v></v></c></row>", styles=STYLES)
    day = "2013-11-22"
    assert found.rows == [(1, ["41600", day, "41600", day, "41600", "41600", "41600"])]
    assert found.struck == {(1, 2), (1, 4)}


@pytest.mark.parametrize(("said", "day"), [("1", "2017-11-23"), ("true", "2017-11-23"),
                                           ("0", "2013-11-22")])  # fmt: skip
def test_days_are_counted_from_the_day_that_the_workbook_counts_from(said, day):
    properties = f"<workbookPr date1904='{said}'/>"
    assert value("<c s='1'><v>41600</v></c>", styles=STYLES, properties=properties)[0] == [day]


def test_a_cell_stands_where_it_says_or_else_next():
    rows = (
        "<row><c><v>1</v></c><c r='D1'><v>2</v></c><c><v>3</v></c></row>"
        "<row><c><v>4</v></c></row><row r='7'><c r='aa7'><v>5</v></c></row>"
    )
    assert page(rows).rows == [
        (1, ["1", "", "", "2", "3"]), (2, ["4"]), (7, [*[""] * 26, "5"]),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "cell", ["<c r='7A'/>", "<c r=''/>", "<c r='ABCD1'/>", "<c r='A12345678'/>"]
)
def test_a_cell_that_stands_nowhere_makes_it_no_workbook(cell):
    with pytest.raises(Unreadable, match="this is no Excel workbook"):
        page(f"<row>{cell}</row>")


@pytest.mark.parametrize(("line", "there"), [(-1, False), (1, True), (1_048_576, True),
                                             (1_048_577, False)])  # fmt: skip
def test_a_row_that_excel_has_not_makes_it_no_workbook(line, there):
    rows = f"<row r='{line}'><c><v>1</v></c></row>"
    if there:
        assert page(rows).rows == [(line, ["1"])]
    else:
        with pytest.raises(Unreadable, match="this is no Excel workbook"):
            page(rows)


def test_a_merged_cell_stands_in_each_of_its_lines():
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c r='B2'><v>3</v></c></row>"
    merged = "<mergeCells><mergeCell ref='A1:A3'/><mergeCell ref='B1'/></mergeCells>"
    assert page(rows, merged).rows == [(1, ["1", "2"]), (2, ["1", "3"]), (3, ["1"])]


def test_hidden_are_rows_that_hold_something():
    said = ("1", "true", "0", "1")
    rows = "".join(
        f"<row r='{n}' hidden='{how}'><c><v>{'' if n == 4 else n}</v></c></row>"
        for n, how in enumerate(said, 1)
    )
    assert page(rows).hidden == {1, 2}


def test_each_sheet_has_its_name_and_may_be_hidden():
    rows = "<sheetData><row><c><v>1</v></c></row></sheetData>"
    sheets = [(" men ", "", rows), ("old", "state='hidden'", rows), ("new", "state='visible'", "")]
    found = pages_of_xlsx(book(sheets))
    assert [(one.name, one.visible) for one in found] == [
        ("men", True), ("old", False), ("new", True),
    ]  # fmt: skip
    assert [len(one.rows) for one in found] == [1, 1, 0]


def test_parts_lie_where_the_workbook_says_and_a_sheet_without_one_is_none():
    given = {
        "strings": "<si><t>KOR</t></si>",
        "styles": STYLES,
        "named": {"worksheet": "/xl/a/../b{}.xml", "sharedStrings": "texts.xml",
                  "styles": "looks.xml"},
        "moved": [("xl/worksheets/0.xml", "xl/b0.xml"), ("xl/sharedStrings.xml", "xl/texts.xml"),
                  ("xl/styles.xml", "xl/looks.xml")],
    }  # fmt: skip
    rows = "<sheetData><row><c t='s'><v>0</v></c><c s='1'><v>41600</v></c></row></sheetData>"
    found = pages_of_xlsx(book([("men", "", rows), ("chart", "", rows)], **given))
    assert [(one.name, one.rows) for one in found] == [("men", [(1, ["KOR", "2013-11-22"])])]


def test_a_package_without_a_workbook_is_none():
    moved = [("xl/workbook.xml", "xl/document.xml")]
    with pytest.raises(Unreadable, match="this is no Excel workbook"):
        pages_of_xlsx(book([("men", "", "")], moved=moved))
