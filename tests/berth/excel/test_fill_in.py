"""The workbook to fill in, as it looks: not every program makes a row as high as its text."""

import re

from running import berth
from workbooks import parts_of, sheet_xml

from berth.excel.writer import LINE_HEIGHT


def rows_of(xml):
    """Each row's height in points, by its number."""
    rows = re.findall(r'<row r="(\d+)"([^>]*)>', xml)
    return {
        int(row): float(height[1])
        for row, attributes in rows
        if (height := re.search(r' ht="([^"]+)"', attributes))
    }


def template(folder):
    assert berth("template", "-o", str(folder / "t.xlsx")).exit_code == 0
    return (folder / "t.xlsx").read_bytes()


def test_rows_that_are_only_read_are_as_high_as_their_text(tmp_path):
    data = template(tmp_path)
    first = rows_of(sheet_xml(data, "Read me"))
    assert max(first.values()) >= 2 * LINE_HEIGHT
    kinds = sheet_xml(data, "Kinds")
    assert len(rows_of(kinds)) == kinds.count("<row ") - 1
    assert max(rows_of(kinds).values()) >= 3 * LINE_HEIGHT


def test_rows_that_are_filled_in_grow_by_themselves(tmp_path):
    assert not rows_of(sheet_xml(template(tmp_path), "Rules"))


def test_every_sheet_prints_as_wide_as_a_page(tmp_path):
    pages = {n: x for n, x in parts_of(template(tmp_path)).items() if "worksheets/sheet" in n}
    assert pages
    for name, xml in pages.items():
        assert 'orientation="landscape"' in xml, name
        assert 'fitToHeight="0"' in xml, name
