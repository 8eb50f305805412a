"""Workbooks to be read, and those that Berth wrote: cells as our own reader has them, parts."""

import re
from io import BytesIO
from zipfile import ZipFile

import xlsxwriter

from models.reading.pages.xlsx import pages_of_xlsx


def workbook(**sheets: list[list[object]]) -> bytes:
    """Sheets by their names: rows of cells."""
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return content.getvalue()


def sheets_of(data: bytes) -> dict[str, list[list[str]]]:
    """The sheets in their order, by their names: rows of text, none of them empty."""
    return {page.name: [row for _, row in page.rows if any(row)] for page in pages_of_xlsx(data)}


def parts_of(data: bytes) -> dict[str, str]:
    """The files in the package, by their names."""
    with ZipFile(BytesIO(data)) as package:
        return {name: package.read(name).decode() for name in package.namelist()}


def sheet_xml(data: bytes, name: str) -> str:
    number = list(sheets_of(data)).index(name) + 1
    return parts_of(data)[f"xl/worksheets/sheet{number}.xml"]


def formulas_of(data: bytes) -> dict[str, tuple[str, str]]:
    """Of all sheets: cell -> formula and the value that stands with it."""
    cell = re.compile(r'<c r="([A-Z]+\d+)"[^>]*><f>([^<]*)</f><v>([^<]*)</v></c>')
    parts = parts_of(data).items()
    return {
        at: (formula, value)
        for name, text in parts
        if "worksheets/sheet" in name
        for at, formula, value in cell.findall(text)
    }
