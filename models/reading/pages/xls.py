"""The sheets of an old Excel workbook (.xls), as xlrd reads them: with errors, hidden rows, merged
cells and text struck through.

xlrd believes what a file says of its lengths and counts, and may go on for long, and take much,
where that is made up. So it is asked in a process of its own (`apart`), which the system ends; here
is what that process does. What leads xlrd in circles without end, as was found, is refused before.
"""

import io
from typing import Any

from models.errors import BerthError
from models.reading.disk import Unreadable
from models.reading.pages.cells import Cells, CellsRead
from models.reading.pages.page import At, Page, address
from models.reading.pages.values import number_text, time_text
from models.text import clean

NO_XLS = "this is no Excel workbook; save it as .xlsx, or as .csv in UTF-8"

_LOCKED = "the workbook is locked by a password; save it without"

_CALLED = ("workbook", "book")
"""What holds the sheets."""

TOO_MUCH = "the workbook takes more memory than there is; save it as .xlsx, or as .csv in UTF-8"

_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}


def pages_of_xls(data: bytes) -> list[Page]:
    """Its sheets in their order. Raises Unreadable."""
    import xlrd

    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable(_LOCKED)
    try:
        _ends(data)
        book = xlrd.open_workbook(
            file_contents=data,
            formatting_info=True,
            ragged_rows=True,
            on_demand=True,
            logfile=io.StringIO(),
        )
        spread = CellsRead()
        spread.sheets(book.nsheets)
        return [_page(book, index, spread) for index in range(book.nsheets)]
    except BerthError:  # also that the time is over
        raise
    except MemoryError:
        raise Unreadable(TOO_MUCH) from None
    except Exception as error:  # whatever a broken file leads xlrd to
        raise Unreadable(_LOCKED if "encrypted" in str(error).lower() else NO_XLS) from None


def _ends(data: bytes) -> None:
    """Raises Unreadable where small pieces of the file follow each other in a circle: xlrd looks
    for circles only among the large ones, and would keep every round. (What is older than such
    files, or broken, is told by whoever reads it.)"""
    import xlrd.compdoc

    if not data.startswith(xlrd.compdoc.SIGNATURE):
        return
    document = xlrd.compdoc.CompDoc(data, logfile=io.StringIO())
    following, ended = document.SSAT, set[int]()
    for entry in document.dirlist:
        if entry.name.lower() in _CALLED and entry.tot_size < document.min_size_std_stream:
            met, piece = set[int](), entry.first_SID
            while 0 <= piece < len(following) and piece not in ended:
                if piece in met:
                    raise Unreadable(NO_XLS)
                met.add(piece)
                piece = following[piece]
            ended |= met


def _page(book: Any, index_in_book: int, spread: CellsRead) -> Page:
    """One sheet at a time: any number of them may be the same part of the file."""
    sheet = book.sheet_by_index(index_in_book)
    spread.look(sum(map(sheet.row_len, range(sheet.nrows))))
    cells: Cells = {}
    faults: dict[At, str] = {}
    struck: set[At] = set()
    for row in range(sheet.nrows):
        for index in range(sheet.row_len(row)):
            at, cell = (row + 1, index), sheet.cell(row, index)
            text, fault = _text(book, cell)
            if fault:
                spread.mark()
                faults[at] = f"{address(*at)} {fault}"
            if text or fault:
                spread.put(cells, at, text)
                if book.font_list[book.xf_list[cell.xf_index].font_index].struck_out:
                    spread.mark()
                    struck.add(at)
    merged = [((top + 1, left), (below, left)) for top, below, left, _ in sheet.merged_cells]
    spread.mark(len(merged))
    spread.fill_down(cells, merged)
    book.unload_sheet(index_in_book)
    hidden = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    return Page(
        spread.rows(cells),
        clean(sheet.name),
        sheet.visibility == 0,
        faults,
        frozenset(struck),
        hidden & cells.keys(),
    )


def _text(book: Any, cell: Any) -> tuple[str, str]:
    """A cell as text, and what is wrong with it."""
    import xlrd

    if cell.ctype == xlrd.XL_CELL_ERROR:
        name = _ERRORS.get(cell.value, "#N/A")
        return name, f"shows the error {name}; correct it, or write the value"
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return ("TRUE" if cell.value else "FALSE"), ""
    if cell.ctype == xlrd.XL_CELL_DATE:
        return time_text(cell.value, bool(book.datemode)), ""
    if cell.ctype == xlrd.XL_CELL_NUMBER:
        return number_text(cell.value), ""
    if cell.ctype == xlrd.XL_CELL_TEXT and not cell.value:
        # Only a formula leaves a text without letters, and may have been left to Excel.
        return "", "has a formula without a value; save the workbook in Excel, or clear the cell"
    return clean(str(cell.value)), ""
