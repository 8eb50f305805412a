"""A workbook whose cells are text or numbers: what an input says is never a formula or a link."""

from collections.abc import Mapping
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

#: xlsxwriter would make a formula of text that begins with '=', and a link of an address.
AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}

#: Otherwise each workbook would say when it was made, and no two were the same.
MADE = datetime(2000, 1, 1)

_HEAD = {"bold": True, "bottom": 1, "bg_color": "#e8edf2", "text_wrap": True, "valign": "bottom"}
_PLACES = {"align": "center", "valign": "top"}

#: How cells look. A number that is shown as a dot or as X still counts in a sum.
LOOKS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 14},
    "plain": {"valign": "top"},
    "bold": {"bold": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top", "align": "left"},
    "right": {"align": "right", "indent": 1, "valign": "top"},
    "head": _HEAD,
    "group": _HEAD | {"align": "center"},
    "places": _PLACES | {"num_format": '[=0]".";0'},
    "teams": _PLACES | {"num_format": '[=0]".";[=1]"X";0'},
    "total": _PLACES | {"bold": True, "top": 1},
    "total_name": {"bold": True, "top": 1},
}


def printed_on_its_side(sheet: Worksheet) -> None:
    """On A4, as wide as a page: else the columns of one table are on many."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


class AnswerBook:
    """A workbook that is being written."""

    def __init__(self) -> None:
        self._file = BytesIO()
        self._workbook = Workbook(self._file, AS_TEXT)
        self._workbook.set_properties({"created": MADE})
        self._looks: dict[str, Format] = {}

    def sheet(self, name: str) -> Worksheet:
        """A sheet that prints."""
        sheet = self._workbook.add_worksheet(name)
        printed_on_its_side(sheet)
        sheet.set_footer("&L&A&R&P / &N")
        return sheet

    def look(self, name: str) -> Format:
        if name not in self._looks:
            self._looks[name] = self._workbook.add_format(dict(LOOKS[name]))
        return self._looks[name]

    def decimals(self, number: int) -> Format:
        """Of a number that is shown with so many decimals."""
        key = f"decimals {number}"
        if key not in self._looks:
            shown = "0" + ("." + "0" * number if number else "")
            properties = dict(LOOKS["right"]) | {"num_format": shown}
            self._looks[key] = self._workbook.add_format(properties)
        return self._looks[key]

    @cached_property
    def data(self) -> bytes:
        """The file. Nothing can be written any more."""
        self._workbook.close()
        return self._file.getvalue()
