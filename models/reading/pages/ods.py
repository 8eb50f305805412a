"""The sheets of an OpenDocument spreadsheet (.ods), with errors, formulas without a value, hidden
rows, merged cells and text struck through.

OpenDocument 1.3, part 3: 9.1 (tables), 19.385 (values of cells).
"""

from models.reading.disk import Unreadable
from models.reading.pages.cells import Cells, CellsRead
from models.reading.pages.packed import Packed, own
from models.reading.pages.page import At, Page, address
from models.reading.pages.values import number_text
from models.text import clean

NO_ODS = "this is no OpenDocument spreadsheet; save it as .ods, or as .csv in UTF-8"

#: Whole lines and columns are written as one cell, repeated: more often than this it is empty.
_MOST_REPEATED = 10_000

_VALUE = {
    "float": "value",
    "percentage": "value",
    "currency": "value",
    "date": "date-value",
    "time": "time-value",
    "boolean": "boolean-value",
}


def pages_of_ods(data: bytes) -> list[Page]:
    """Its sheets in their order. Raises Unreadable."""
    packed = Packed(data, NO_ODS)
    if b"encryption-data" in packed.part("META-INF/manifest.xml"):
        raise Unreadable("the workbook is locked by a password; save it without")
    if "content.xml" not in packed:
        raise Unreadable(NO_ODS)
    document = _Document()
    packed.parse("content.xml", document.start, document.end, document.characters)
    return document.pages


class _Document:
    """The content, element by element."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self._spread = CellsRead()
        self._style = ""
        self._struck_styles: set[str] = set()
        self._hidden_styles: set[str] = set()
        self._nested = 0  # notes within cells
        self._in_cell = False
        self._text: list[str] = []
        self._cell: dict[str, str] = {}
        self._clear("", True)

    def _clear(self, name: str, visible: bool) -> None:
        self._name, self._visible = name, visible
        self._rows: Cells = {}
        self._faults: dict[At, str] = {}
        self._struck: set[At] = set()
        self._hidden: set[int] = set()
        self._merged: list[tuple[At, At]] = []
        self._line, self._index, self._repeated = 1, 0, 1

    def start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "annotation":
            self._nested += 1
        elif tag == "style":
            self._style = own(found, "name")
        elif tag == "table-properties" and own(found, "display") == "false":
            self._hidden_styles.add(self._style)
        elif tag == "text-properties" and own(found, "text-line-through-style") not in ("", "none"):
            self._struck_styles.add(self._style)
        elif tag == "table":
            self._clear(
                clean(own(found, "name")), own(found, "style-name") not in self._hidden_styles
            )
        elif tag == "table-row":
            self._index = 0
            self._repeated = int(own(found, "number-rows-repeated") or 1)
            if own(found, "visibility") in ("collapse", "filter"):
                self._hidden |= {*range(self._line, self._line + min(self._repeated, 1000))}
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell = {key.rpartition(":")[2]: value for key, value in found.items()}
            self._cell |= {"error": "1"} if "error" in found.values() else {}
            self._in_cell = True
            self._text.clear()
        elif (tag == "p" and self._text) or tag in ("s", "tab", "line-break"):
            self._text.append(" ")

    def characters(self, text: str) -> None:
        if self._in_cell and not self._nested:
            self._text.append(text)

    def end(self, tag: str) -> None:
        if tag == "annotation":
            self._nested -= 1
        elif tag in ("table-cell", "covered-table-cell"):
            self._in_cell = False
            self._place()
        elif tag == "table-row":
            self._line += self._repeated
        elif tag == "table":
            self._spread.fill_down(self._rows, self._merged)
            rows = self._spread.rows(self._rows)
            struck, hidden = frozenset(self._struck), frozenset(self._hidden & self._rows.keys())
            page = Page(rows, self._name, self._visible, self._faults, struck, hidden)
            self.pages.append(page)

    def _place(self) -> None:
        """Puts the cell where it stands, as often as it is repeated."""
        cell, first = self._cell, (self._line, self._index)
        across = int(cell.get("number-columns-repeated") or 1)
        self._index += across
        fault, text = self._fault(), self._value()
        if not text and not fault:
            return
        if self._repeated > _MOST_REPEATED or across > _MOST_REPEATED:
            raise Unreadable(
                f"{address(*first)} is repeated over all the sheet; delete the cells that are not "
                "part of the table"
            )
        for line in range(self._line, self._line + self._repeated):
            for index in range(first[1], first[1] + across):
                self._spread.put(self._rows, (line, index), text)
                if fault:
                    self._faults[line, index] = f"{address(line, index)} {fault}"
                if cell.get("style-name") in self._struck_styles:
                    self._struck.add((line, index))
        if (rows := int(cell.get("number-rows-spanned") or 1)) > 1:
            self._merged.append((first, (first[0] + min(rows, _MOST_REPEATED) - 1, first[1])))

    def _fault(self) -> str:
        shown = clean("".join(self._text))
        if self._cell.get("error") or ("formula" in self._cell and shown.startswith(("#", "Err:"))):
            return f"shows the error {shown}; correct it, or write the value"
        if "formula" in self._cell and "value-type" not in self._cell:
            return (
                "has a formula that was never calculated; open the workbook in a spreadsheet and "
                "save it, or write the value"
            )
        return ""

    def _value(self) -> str:
        kind = self._cell.get("value-type", "")
        said = self._cell.get(_VALUE.get(kind, ""), "")
        if kind in ("float", "percentage", "currency") and said:
            return number_text(float(said))
        if kind == "date":
            return clean(said.partition("T")[0])
        if kind == "boolean":
            return clean(said.upper())
        return clean("".join(self._text) or self._cell.get("string-value", ""))
