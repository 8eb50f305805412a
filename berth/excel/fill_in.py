"""Workbooks that people fill in: heads that stay in sight, choices to pick from, what each column
is as a comment. The same sheets give the same bytes."""

from collections.abc import Sequence
from io import BytesIO

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from berth.excel.book import AS_TEXT, MADE, printed_on_its_side
from berth.excel.writer import LINE_HEIGHT, lines_taken
from berth.views.to_fill_in import SheetToFillIn

READ_ME_SHEET = "Read me"

#: Lines below the last one in which a choice is still offered.
_SPARE = 500

#: Letters of all choices together, above which Excel wants them in cells of their own.
_LONGEST_CHOICES = 255

_WIDEST = 60
_WIDTH_TO_READ = 110


def workbook_to_fill_in(sheets: Sequence[SheetToFillIn], read_me: Sequence[str]) -> bytes:
    """read_me: the lines of the first sheet."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, AS_TEXT) as book:
        book.set_properties({"created": MADE})
        head = book.add_format({"bold": True, "bg_color": "#e8edf3", "bottom": 1})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        first = book.add_worksheet(READ_ME_SHEET)
        first.set_column(0, 0, _WIDTH_TO_READ)
        printed_on_its_side(first)
        for line, text in enumerate(read_me):
            first.write_string(line, 0, text, wrapped)
            first.set_row(line, LINE_HEIGHT * lines_taken(text, _WIDTH_TO_READ))
        places = {sheet.name: sheet for sheet in sheets}
        for sheet in sorted(sheets, key=lambda one: one.to_look_up):
            _fill(book.add_worksheet(sheet.name), sheet, head, wrapped)
        for sheet in sheets:
            _offer(book.get_worksheet_by_name(sheet.name), sheet, places)
    return out.getvalue()


def _fill(page: Worksheet, sheet: SheetToFillIn, head: Format, wrapped: Format) -> None:
    page.freeze_panes(1, 1)
    printed_on_its_side(page)
    for at, name in enumerate(sheet.columns):
        page.write_string(0, at, name, head)
        if (meaning := sheet.meaning.get(name)) is not None:
            page.write_comment(0, at, meaning, {"author": "", "x_scale": 2})
    widths = [_width(sheet, at) for at in range(len(sheet.columns))]
    for at, width in enumerate(widths):
        page.set_column(at, at, width)
    for line, row in enumerate(sheet.rows, 1):
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                page.write_string(line, at, cell, wrapped if sheet.to_look_up else None)
            elif cell is not None:
                page.write_number(line, at, cell)
        if sheet.to_look_up:
            cells = zip(row, widths, strict=False)
            lines = (lines_taken(cell, width) for cell, width in cells if isinstance(cell, str))
            page.set_row(line, LINE_HEIGHT * max(lines, default=1))


def _width(sheet: SheetToFillIn, at: int) -> int:
    """Of a column, in characters."""
    cells = [row[at] for row in sheet.rows if at < len(row) and row[at] is not None]
    every = (line for cell in (sheet.columns[at], *cells) for line in str(cell).split("\n"))
    return min(max(map(len, every)), _WIDEST) + 2


def _offer(page: Worksheet, sheet: SheetToFillIn, places: dict[str, SheetToFillIn]) -> None:
    """Choices to pick from; of ids others are possible too, as several may stand in a cell."""
    last = len(sheet.rows) + _SPARE
    for at, name in enumerate(sheet.columns):
        words, ids = sheet.choices.get(name), sheet.ids.get(name)
        if words and len(",".join(words)) <= _LONGEST_CHOICES:
            page.data_validation(1, at, last, at, {"validate": "list", "source": list(words)})
        elif words or ids:
            where = next((p for p in places.values() if p.columns[0] == name), None)
            source = places.get(ids) if ids else where
            if source is not None:
                cells = f"='{source.name}'!$A$2:$A${len(source.rows) + (_SPARE if ids else 1)}"
                how = "information" if ids else "stop"
                offer = {"validate": "list", "source": cells, "error_type": how}
                page.data_validation(1, at, last, at, {**offer, "show_error": not ids})
