"""Workbooks that are made to take a program's time and memory, each small as a file."""

import io
import struct
import warnings
import zipfile
from collections.abc import Iterable, Mapping

from workbooks import workbook

SHEET = "xl/worksheets/sheet1.xml"
BOOK = "xl/workbook.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
LINES = [["rank", "noc"], [1, "CAN"], [2, "RUS"]]

MEBI = 1024 * 1024


def packed(parts: Iterable[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    content = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(content, "w") as new:
        warnings.simplefilter("ignore")  # of a name that stands twice
        for name, part in parts:
            new.writestr(zipfile.ZipInfo(name), part, method)
    return content.getvalue()


def good() -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(workbook(dash=LINES))) as old:
        return {name: old.read(name) for name in old.namelist()}


def with_parts(changed: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    return packed((good() | changed).items(), method)


def with_rows(rows: str, after: str = "", before: str = "") -> bytes:
    sheet = (
        '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
        f'2006/main">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    )
    return with_parts({SHEET: sheet.encode()})


def with_strings(strings: str, rows: str) -> bytes:
    part = f'<?xml version="1.0"?><sst count="4294967295" uniqueCount="4294967295">{strings}</sst>'
    sheet = f'<?xml version="1.0"?><worksheet><sheetData>{rows}</sheetData></worksheet>'
    return with_parts({STRINGS: part.encode(), SHEET: sheet.encode()})


def ods(table: str, styles: str = "", before: str = "") -> bytes:
    content = (
        f'<?xml version="1.0"?>{before}<office:document-content><office:automatic-styles>{styles}'
        "</office:automatic-styles><office:body><office:spreadsheet>"
        f"{table}</office:spreadsheet></office:body></office:document-content>"
    )
    return packed([("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
                   ("content.xml", content.encode())])  # fmt: skip


def sheet_of_ods(rows: str) -> str:
    return f'<table:table table:name="dash">{rows}</table:table>'


def cell_of_ods(text: str, **attributes: str) -> str:
    said = "".join(f' table:{key.replace("_", "-")}="{value}"' for key, value in attributes.items())
    return f"<table:table-cell{said}><text:p>{text}</text:p></table:table-cell>"


def with_lie(data: bytes, name: str, size: int) -> bytes:
    """What the file says a part unpacks to, in both places where it says it."""
    changed, called = bytearray(data), name.encode()
    for mark, size_at, name_at in ((b"PK\3\4", 22, 30), (b"PK\1\2", 24, 46)):
        at = data.find(mark)
        while at >= 0:
            if data[at + name_at : at + name_at + len(called)] == called:
                struct.pack_into("<I", changed, at + size_at, size)
            at = data.find(mark, at + 1)
    return bytes(changed)


def with_flag(data: bytes, flag: int, method: int | None = None) -> bytes:
    """Every part says that it is locked, or packed in another way."""
    changed = bytearray(data)
    for mark, flag_at in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = data.find(mark)
        while at >= 0:
            changed[at + flag_at] |= flag
            if method is not None:
                struct.pack_into("<H", changed, at + flag_at + 2, method)
            at = data.find(mark, at + 1)
    return bytes(changed)


def many_parts(number: int, name: str = "a") -> bytes:
    """So many entries, of 46 bytes and the name each."""
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\1\2", *[20] * 2, *[0] * 4, 0, 0, 0, len(name), *[0] * 4, 0, 0
    )
    body = b"PK\3\4" + bytes(26)
    directory = (entry + name.encode()) * number
    end = struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, number % 65536, number % 65536,
                      len(directory), len(body), 0)  # fmt: skip
    return body + directory + end


def sharing(sheets: int) -> bytes:
    """Many sheets, all of them the same part."""
    said = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, sheets))
    book = f'<?xml version="1.0"?><workbook><sheets>{said}</sheets></workbook>'
    return with_parts({BOOK: book.encode(), SHEET: good()[SHEET] + b" " * 8 * MEBI})


CELL = "<c t='inlineStr'><is><t>x</t></is></c>"

#: What is in them -> the file, and what is said of it.
EXCEL = {
    "zeros": lambda: (with_parts({SHEET: bytes(257 * MEBI)}), "too large unpacked"),
    "a size that is a lie": lambda: (
        with_lie(with_rows(" " * 257 * MEBI), SHEET, 100), "no Excel workbook"),
    "a size that is too large a lie": lambda: (
        with_lie(workbook(dash=LINES), SHEET, 2**32 - 2), ""),
    "a count that is a lie": lambda: (
        with_strings("<si><t>rank</t></si><si><t>noc</t></si>",
                     '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'), ""),
    "a long text in many cells": lambda: (
        with_strings(f"<si><t>{'x' * 30_000}</t></si>",
                     '<row><c t="s"><v>0</v></c></row>' * 100_000), "more text stands"),
    "a text longer than a cell": lambda: (
        with_strings(f"<si><t>{'x' * 40_000}</t></si>", ""), "longer than 32,767 characters"),
    "a number longer than a cell": lambda: (
        with_rows(f"<row><c><v>{'1' * 1_000_000}</v></c></row>"), "longer than 32,767 characters"),
    "many long texts": lambda: (
        with_strings(f"<si><t>{'x' * 32_000}</t></si>" * 2000, ""), "more text stands"),
    "many texts": lambda: (with_strings("<si/>" * 6_000_000, ""), "too many cells"),
    "many cells": lambda: (with_rows("<row>" + "<c><v>1</v></c>" * 3_000_000 + "</row>"),
                           "too many cells"),
    "many rows": lambda: (with_rows("<row/>" * 6_000_000), "too many cells"),
    "numbers that are long as text": lambda: (
        with_rows("<row><c><v>1e308</v></c></row>" * 200_000), "more text stands"),
    "hidden rows": lambda: (with_rows("<row hidden='1'/>" * 1_000_000), "table is empty"),
    "merged cells": lambda: (
        with_rows(f"<row r='1'>{CELL}</row>", '<mergeCell ref="A1:A1048576"/>' * 1_000_000),
        "too many cells"),
    "a merged sheet": lambda: (
        with_rows(f"<row r='1'>{CELL}</row>", '<mergeCell ref="A1:XFD1048576"/>' * 9),
        "too many cells"),
    "a merged cell beyond all rows": lambda: (
        with_rows(f"<row r='1'>{CELL}</row>", '<mergeCell ref="A1:A9999999"/>'), "too many cells"),
    "errors": lambda: (with_rows("<row>" + "<c t='e'><v>#N/A</v></c>" * 900_000 + "</row>"),
                       "too many cells"),
    "the last cell": lambda: (
        with_rows(f"<row r='1'>{CELL}</row><row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"),
        "reaches to row 1,048,576 and column 16,384"),
    "a row beyond all": lambda: (with_rows(f"<row r='99999999999'>{CELL}</row>"),
                                 "no Excel workbook"),
    "a row below the first": lambda: (with_rows(f"<row r='-5'>{CELL}</row>"), "no Excel workbook"),
    "a row of many digits": lambda: (with_rows(f"<row r='{'9' * 4000}'>{CELL}</row>"),
                                     "no Excel workbook"),
    "a style of many digits": lambda: (with_rows(f"<row><c s='{'9' * 9000}'/></row>"),
                                       "no Excel workbook"),
    "nested": lambda: (with_rows("<a>" * 4_000_000 + "</a>" * 4_000_000), "too many cells"),
    "nested less": lambda: (with_rows("<a>" * 2_000_000 + "</a>" * 2_000_000), "no Excel workbook"),
    "a long tag": lambda: (with_rows("<a b='" + "x" * 4 * MEBI + "'/>"), "no Excel workbook"),
    "a long comment": lambda: (with_rows("<!--" + "x" * 4 * MEBI + "-->"), "no Excel workbook"),
    "many attributes": lambda: (
        with_rows("<row " + " ".join(f"a{n}='1'" for n in range(500_000)) + "/>"),
        "no Excel workbook"),
    "entities": lambda: (
        with_parts({SHEET: b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "'
                    + b"&a;" * 1000 + b'"><!ENTITY c "' + b"&b;" * 1000
                    + b'">]><worksheet><sheetData><row><c><v>&c;</v></c></row></sheetData>'
                    b"</worksheet>"}), "no Excel workbook"),
    "an entity of a file": lambda: (
        with_parts({STRINGS: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><sst><si><t>'
                    b"&x;</t></si></sst>"}), "no Excel workbook"),
    "an encoding nobody has": lambda: (
        with_parts({SHEET: b'<?xml version="1.0" encoding="utf-7"?><worksheet/>'}),
        "no Excel workbook"),
    "formats": lambda: (
        with_parts({STYLES: b'<styleSheet><numFmts><numFmt numFmtId="200" formatCode="'
                    + b"[" * 500_000 + b'"/></numFmts><cellXfs>' + b'<xf numFmtId="200"/>' * 400_000
                    + b"</cellXfs></styleSheet>"}), ""),
    "many formats": lambda: (
        with_parts({STYLES: b"<styleSheet><cellXfs>" + b"<xf/>" * 3_000_000
                    + b"</cellXfs></styleSheet>"}), "too many cells"),
    "one part as many sheets": lambda: (sharing(400), "too large unpacked"),
    "many sheets": lambda: (sharing(30_000), "more than 500 sheets"),
    "many parts": lambda: (many_parts(600_000), "more than 5,000 parts"),
    "a part twice": lambda: (
        packed([*good().items(), (SHEET, b"<worksheet/>")]), "holds a part twice"),
    "bzip2": lambda: (with_parts({}, zipfile.ZIP_BZIP2), "no Excel workbook"),
    "lzma": lambda: (with_parts({}, zipfile.ZIP_LZMA), "no Excel workbook"),
    "zstandard": lambda: (with_flag(with_parts({}), 0, 93), "no Excel workbook"),
    "locked": lambda: (with_flag(with_parts({}), 1), "locked by a password"),
    "a workbook in a workbook": lambda: (packed([(BOOK, with_parts({}))]), "no Excel workbook"),
    "parts that lead out of it": lambda: (
        with_parts({"../../evil.xml": b"", "/etc/evil": b"",
                    "xl/_rels/workbook.xml.rels": b'<Relationships><Relationship Id="rId1" Type="a/'
                    b'worksheet" Target="../../../../etc/passwd"/></Relationships>'}),
        "table is empty"),
    "what is broken off": lambda: (with_rows(CELL * 10_000)[:-300], "no Excel workbook"),
    "a wrong checksum": lambda: (
        with_parts({}, zipfile.ZIP_STORED).replace(b"<sheetData>", b"<sheetdata>"),
        "no Excel workbook"),
}  # fmt: skip

ROW_OF_NOTHING = "<table:table-row table:number-rows-repeated='1000'" + (
    " table:visibility='collapse'/>"
)

ODS = {
    "zeros": lambda: (packed([("content.xml", bytes(257 * MEBI))]), "too large unpacked"),
    "a wide sheet": lambda: (
        ods(sheet_of_ods("<table:table-row table:number-rows-repeated='1048576'>"
                         + cell_of_ods("1", number_columns_repeated="16384")
                         + "</table:table-row>")), "repeated over all the sheet"),
    "as often as is looked at": lambda: (
        ods(sheet_of_ods("<table:table-row table:number-rows-repeated='10000'>"
                         + cell_of_ods("1", number_columns_repeated="10000")
                         + "</table:table-row>")), "too many cells"),
    "a long text in many cells": lambda: (
        ods(sheet_of_ods("<table:table-row table:number-rows-repeated='10000'>"
                         + cell_of_ods("x" * 32_000) + "</table:table-row>")), "more text stands"),
    "errors in many cells": lambda: (
        ods(sheet_of_ods("<table:table-row table:number-rows-repeated='10000'>"
                         + cell_of_ods("#N/A", formula="x", number_columns_repeated="100")
                         + "</table:table-row>")), "too many cells"),
    "times that are none": lambda: (
        ods(sheet_of_ods("<table:table-row table:number-rows-repeated='-5'>"
                         + cell_of_ods("1") + "</table:table-row>")), "no OpenDocument"),
    "times of many digits": lambda: (
        ods(sheet_of_ods(f"<table:table-row table:number-rows-repeated='{'9' * 4000}'/>")),
        "no OpenDocument"),
    "hidden rows": lambda: (ods(sheet_of_ods(ROW_OF_NOTHING * 500_000)), "table is empty"),
    "blanks": lambda: (
        ods(sheet_of_ods("<table:table-row><table:table-cell>" + "<text:s/>" * 2_000_000
                         + "</table:table-cell></table:table-row>")),
        "longer than 32,767 characters"),
    "merged cells": lambda: (
        ods(sheet_of_ods(("<table:table-row>" + cell_of_ods("x", number_rows_spanned="99999999")
                          + "</table:table-row>") * 200)), "too many cells"),
    "styles": lambda: (
        ods("", "<style:style style:name='a'/><style:text-properties "
            "style:text-line-through-style='solid'/>" * 700_000), "too many cells"),
    "many sheets": lambda: (ods(sheet_of_ods("") * 100_000), "more than 500 sheets"),
    "nested": lambda: (ods("<table:table>" * 900_000 + "</table:table>" * 900_000),
                       "no OpenDocument"),
    "entities": lambda: (
        ods("&c;", before='<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY c "&a;&a;">]>'),
        "no OpenDocument"),
    "notes within notes": lambda: (
        ods(sheet_of_ods("<table:table-row><table:table-cell>" + "<office:annotation>" * 60
                         + "</office:annotation>" * 60 + "x</table:table-cell></table:table-row>")),
        "'rank' is missing"),
}  # fmt: skip


def going_in_circles(old: bytes) -> bytes:
    """An old workbook of which the place of each piece is said to be the first one's, which is
    followed by itself: xlrd goes round and round, and keeps every round."""
    changed, at = bytearray(old), struct.Struct("<i")
    follows, root = (512 * (1 + at.unpack_from(old, place)[0]) for place in (76, 48))
    small = len(old) // 512 - 1
    changed += bytes(2 * 512)  # the small pieces, and which of them follows which
    for place, number in {
        follows + 4 * small: -2,
        follows + 4 * (small + 1): -2,
        root + 116: small,
        root + 120: 512,
        56: 2**31 - 1,  # what is smaller lies in small pieces
        60: small + 1,
        64: 1,
    }.items():
        at.pack_into(changed, place, number)
    return bytes(changed)
