"""What else a workbook may hold, macros, links to other programs and files, caches, pictures: never
followed, never run, and no part of its cells."""

import builtins
import socket
import subprocess

import pytest
from hostile_books import MEBI, good, ods, packed, with_parts

from models.reading.pages.ods import pages_of_ods
from models.reading.pages.opened import pages_of
from models.reading.pages.xlsx import pages_of_xlsx

LINES = [["rank", "noc"], ["1", "CAN"], ["2", "RUS"]]
SPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
SHEET = "xl/worksheets/sheet1.xml"

ELSEWHERE = b"""<Relationships>
<Relationship Id="r1" Type="a/externalLink" Target="file:///etc/passwd" TargetMode="External"/>
<Relationship Id="r2" Type="a/oleObject" Target="http://127.0.0.1:9/a" TargetMode="External"/>
</Relationships>"""


def with_formula(formula: str, value: str) -> bytes:
    """In place of the first NOC."""
    row = (
        '<row r="2"><c r="A2"><v>1</v></c>'
        f'<c r="B2" t="str"><f>{formula}</f><v>{value}</v></c></row>'
    )
    head = '<row r="1"><c t="inlineStr"><is><t>rank</t></is></c>' + (
        '<c t="inlineStr"><is><t>noc</t></is></c></row>'
    )
    last = '<row r="3"><c><v>2</v></c><c t="inlineStr"><is><t>RUS</t></is></c></row>'
    return f"<worksheet {SPACE}><sheetData>{head}{row}{last}</sheetData></worksheet>".encode()


#: What is in it -> its parts besides those of an ordinary workbook, or instead of them.
EXCEL = {
    "macros": {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 Auto_Open"},
    "a link to a program": {
        SHEET: with_formula("cmd|'/c calc'!A0", "CAN"),
        "xl/externalLinks/externalLink1.xml": (
            f'<externalLink {SPACE}><ddeLink ddeService="cmd" ddeTopic="/c calc"><ddeItems>'
            '<ddeItem name="A0" advise="1"><values><value t="str"><val>USA</val></value></values>'
            "</ddeItem></ddeItems></ddeLink></externalLink>"
        ).encode(),
    },
    "a link to a file": {
        SHEET: with_formula("[1]Other!$A$1", "CAN"),
        "xl/externalLinks/externalLink1.xml": f'<externalLink {SPACE}/>'.encode(),
        "xl/externalLinks/_rels/externalLink1.xml.rels": ELSEWHERE,
        "xl/connections.xml": b'<connections><connection url="http://127.0.0.1:9/"/></connections>',
    },
    "an address that is asked": {
        SHEET: with_formula("WEBSERVICE(&quot;http://127.0.0.1:9/&quot;)", "CAN"),
    },
    "a pivot table and its cache": {
        "xl/pivotTables/pivotTable1.xml": b"<pivotTableDefinition name='noc'/>",
        "xl/pivotCache/pivotCacheDefinition1.xml": b"<pivotCacheDefinition/>",
        "xl/pivotCache/pivotCacheRecords1.xml": b"<r><s v='USA'/></r>" * 2_000_000,
    },
    "pictures": {
        "xl/media/image1.png": b"\x89PNG" + bytes(300 * MEBI),
        "xl/drawings/drawing1.xml": b"<wsDr><a:t>USA</a:t></wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": ELSEWHERE,
    },
}  # fmt: skip


def _rows(*nocs: str) -> str:
    return "".join(
        "<table:table-row><table:table-cell><text:p>" + rank + "</text:p></table:table-cell>"
        "<table:table-cell>" + noc + "</table:table-cell></table:table-row>"
        for rank, noc in zip(("rank", "1", "2"), nocs, strict=True)
    )


def _sheet(first: str, before: str = "", behind: str = "") -> bytes:
    rows = _rows("<text:p>noc</text:p>", first, "<text:p>RUS</text:p>")
    return ods(f'<table:table table:name="dash">{before}{rows}</table:table>{behind}')


CAN = "<text:p>CAN</text:p>"

ODS = {
    "a picture at a cell, and what it is called": _sheet(
        '<draw:frame><draw:image xlink:href="http://127.0.0.1:9/flag.png"/>'
        "<svg:title>The flag</svg:title><svg:desc>of Canada</svg:desc></draw:frame>" + CAN),
    "a text that is drawn behind a cell's": _sheet(
        CAN + "<draw:custom-shape><text:p>see below</text:p></draw:custom-shape>"),
    "what another program sent": _sheet(
        CAN, behind='<table:dde-links><table:dde-link><office:dde-source office:dde-application="'
        'cmd" office:dde-topic="/c calc"/><table:table>' + _rows("x", "y", "z")
        + "</table:table></table:dde-link></table:dde-links>"),
    "a sheet that is another file's": _sheet(
        CAN, before='<table:table-source xlink:href="file:///etc/passwd"/>'),
    "macros": _sheet(
        '<office:event-listeners><script:event-listener script:event-name="dom:load" '
        'xlink:href="vnd.sun.star.script:a.b?language=Basic"/></office:event-listeners>' + CAN),
}  # fmt: skip


def lines_of(data, read, monkeypatch):
    """Of its one sheet; who opens a file, or asks a machine or program, meanwhile fails."""

    def asked(*given, **_):
        raise AssertionError(f"asked for {given}")

    with monkeypatch.context() as patched:
        for module, name in ((socket, "socket"), (subprocess, "Popen"), (builtins, "open")):
            patched.setattr(module, name, asked)
        (page,) = read(data)
        return [row for _, row in page.rows]


@pytest.mark.parametrize("what", EXCEL)
def test_of_an_excel_workbook_the_cells_are_read_and_nothing_else(what, monkeypatch):
    assert lines_of(with_parts(EXCEL[what]), pages_of_xlsx, monkeypatch) == LINES


@pytest.mark.parametrize("what", ODS)
def test_of_an_opendocument_spreadsheet_the_cells_are_read_and_nothing_else(what, monkeypatch):
    assert lines_of(ODS[what], pages_of_ods, monkeypatch) == LINES


def test_a_workbook_with_macros_is_read_by_its_name_too(tmp_path):
    (file := tmp_path / "a.xlsm").write_bytes(packed([*good().items(), *EXCEL["macros"].items()]))
    (page,) = pages_of(file, lambda _: True)
    assert [row for _, row in page.rows] == LINES
