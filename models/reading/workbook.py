"""The rows of an Excel file's first sheet.

The reader (calamine) makes room for every cell between the first and the last one: two cells far
apart, in a file of 2 KB, end the process (https://github.com/tafia/calamine/issues/693). So the
size is looked up beforehand, and the reader gets exactly the parts that were looked at.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime

from models.reading.disk import Unreadable

MOST_BYTES_UNPACKED = 256 * 1024 * 1024
MOST_TAGS = 10_000_000
"""In the XML of a sheet: some 200,000 rows of ten cells."""
MOST_CELLS = 5_000_000
"""Between the first and the last, empty ones included."""

_CELL = re.compile(rb"<(?:[^\s<>/:]+:)?c[\s/>]")
_ROW = re.compile(rb"<(?:[^\s<>/:]+:)?row[\s/>]")
#: Where a cell or row says its place: B7, 7. Anything else there is not to be trusted.
_PLACE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{0,3})([0-9]{0,7})["']""")
_NO_PLACE = re.compile(rb"""\sr\s*=\s*["'](?![A-Za-z]{0,3}[0-9]{0,7}["'])""")

_NOT_EXCEL = "this is no Excel workbook; save it as .xlsx, or as .csv in UTF-8"


def rows_of_workbook(data: bytes) -> Iterator[tuple[int, list[str]]]:
    """Number and cells, as text, of each row. Raises Unreadable."""
    from python_calamine import CalamineError, CalamineWorkbook

    checked = _checked(data)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(checked)).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, IndexError, OSError, ValueError):
        raise Unreadable(_NOT_EXCEL) from None
    for number, row in enumerate(rows, 1):
        yield number, [_text(cell) for cell in row]


def _checked(data: bytes) -> bytes:
    """The workbook, packed anew, after a look at how much there is in it."""
    packed = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
            if sum(part.file_size for part in old.infolist()) > MOST_BYTES_UNPACKED:
                raise Unreadable("the workbook is too large unpacked; keep one table in it")
            for name in dict.fromkeys(old.namelist()):
                if name.endswith((".xml", ".rels")):
                    part = old.read(name)
                    _measure(part)
                    new.writestr(name, part)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError, EOFError):
        raise Unreadable(_NOT_EXCEL) from None
    except RuntimeError:
        raise Unreadable("the workbook is locked by a password; save it without") from None
    return packed.getvalue()


def _measure(part: bytes) -> None:
    """Raises Unreadable for a sheet that would take too much room."""
    if b"\0" in part:
        raise Unreadable(_NOT_EXCEL)  # UTF-16, in which nothing would be found below
    if b"sheetData" not in part:
        return
    if part.count(b"<") > MOST_TAGS:
        raise Unreadable("the workbook has too many cells to be looked at; save it as .csv")
    cells, rows = (sum(1 for _ in tag.finditer(part)) for tag in (_CELL, _ROW))
    if _NO_PLACE.search(part):
        raise Unreadable(_NOT_EXCEL)
    height, columns, places = 1, {b""}, 0
    for place in _PLACE.finditer(part):
        letters, digits = place.groups()
        columns.add(letters)
        places += 1
        if digits and int(digits) > height:
            height = int(digits)
    width = max(map(_column, columns))
    if places < cells + rows:  # some come next to the one before without saying so
        width += max(len(_CELL.findall(row)) for row in _ROW.split(part))
        height += rows
    if width * height > MOST_CELLS:
        raise Unreadable(
            f"a sheet reaches to row {height:,} and column {width:,}; delete the cells that are "
            "not part of the table"
        )


def _column(letters: bytes) -> int:
    """The number of column B, AC, ..."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - ord("A") + 1
    return number


def _text(cell: object) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date) else str(cell)
