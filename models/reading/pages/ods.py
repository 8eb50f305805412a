"""The sheets of an OpenDocument spreadsheet (.ods), with errors, formulas without a value, hidden
rows, merged cells and text struck through.

OpenDocument 1.3, part 3: 9.1 (tables), 19.385 (values of cells).
"""

from models.reading.disk import Unreadable
from models.reading.pages.cells import Cells, CellsRead, CellText
from models.reading.pages.packed import Packed, own
from models.reading.pages.page import At, Page, address
from models.reading.pages.values import number_in, number_text
from models.text import clean

NO_ODS = "this is no OpenDocument spreadsheet; save it as .ods, or as .csv in UTF-8"

#: Whole lines and columns are written as one cell, repeated: more often than this it is empty.
_MOST_REPEATED = 10_000

_LONGEST_NAME = 255

#: What is no cell of a sheet though it may hold text or a table: notes and what is drawn at a cell,
#: what another program once sent (OpenDocument 1.3, part 3: 9.8, 10.3, 14.1).
_ASIDE = frozenset((
    "annotation", "frame", "g", "custom-shape", "rect", "line", "polyline", "polygon", "path",
    "regular-polygon", "circle", "ellipse", "connector", "caption", "measure", "control",
    "page-thumbnail", "scene", "dde-link",
))  # fmt: skip

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
    if packed.holds("META-INF/manifest.xml", b"encryption-data"):
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
        self._aside = 0  # so deep in what is no cell
        self._in_cell = False
        self._text = CellText()
        self._cell: dict[str, str] = {}
        self._clear("", True)

    def _clear(self, name: str, visible: bool) -> None:
        self._name, self._visible = name, visible
        self._rows: Cells = {}
        self._faults: dict[At, str] = {}
        self._struck: set[At] = set()
        self._hidden: set[int] = set()
        self._merged: list[tuple[At, At]] = []
        self._line, self._index, self._repeated, self._row_hidden = 1, 0, 1, False

    def start(self, tag: str, found: dict[str, str]) -> None:
        if tag in _ASIDE:
            self._aside += 1
        elif self._aside:
            return
        elif tag == "style":
            self._style = own(found, "name")[:_LONGEST_NAME]
        elif tag == "table-properties" and own(found, "display") == "false":
            self._keep_style(self._hidden_styles)
        elif tag == "text-properties" and own(found, "text-line-through-style") not in ("", "none"):
            self._keep_style(self._struck_styles)
        elif tag == "table":
            self._spread.sheets(1)
            self._clear(
                clean(own(found, "name")),
                own(found, "style-name")[:_LONGEST_NAME] not in self._hidden_styles,
            )
        elif tag == "table-row":
            self._index = 0
            said = _without_prefixes(found)
            self._repeated = _times(said.get("number-rows-repeated", ""))
            self._row_hidden = said.get("visibility") in ("collapse", "filter")
        elif tag in ("table-cell", "covered-table-cell"):
            self._cell = _without_prefixes(found)
            self._cell |= {"error": "1"} if "error" in found.values() else {}
            self._in_cell = True
            self._text.clear()
        elif (tag == "p" and self._text) or tag in ("s", "tab", "line-break"):
            self._text.add(" ")

    def characters(self, text: str) -> None:
        if self._in_cell and not self._aside:
            self._text.add(text)

    def end(self, tag: str) -> None:
        if tag in _ASIDE:
            self._aside -= 1
        elif self._aside:
            return
        elif tag in ("table-cell", "covered-table-cell"):
            self._in_cell = False
            self._place()
        elif tag == "table-row":
            self._line += self._repeated
        elif tag == "table":
            self._spread.fill_down(self._rows, self._merged)
            rows = self._spread.rows(self._rows)
            struck, hidden = frozenset(self._struck), frozenset(self._hidden)
            page = Page(rows, self._name, self._visible, self._faults, struck, hidden)
            self.pages.append(page)

    def _place(self) -> None:
        """Puts the cell where it stands, as often as it is repeated."""
        cell, first = self._cell, (self._line, self._index)
        across = _times(cell.get("number-columns-repeated", ""))
        self._index += across
        fault, text = self._fault(), self._value()
        if not text and not fault:
            return
        if self._repeated > _MOST_REPEATED or across > _MOST_REPEATED:
            raise Unreadable(
                f"{address(*first)} is repeated over all the sheet; delete the cells that are not "
                "part of the table"
            )
        struck = cell.get("style-name", "")[:_LONGEST_NAME] in self._struck_styles
        for line in range(self._line, self._line + self._repeated):
            if self._row_hidden:
                self._hidden.add(line)
            for index in range(first[1], first[1] + across):
                self._spread.put(self._rows, (line, index), text)
                if fault or struck:
                    self._spread.mark()
                if fault:
                    self._faults[line, index] = f"{address(line, index)} {fault}"
                if struck:
                    self._struck.add((line, index))
        if (rows := _times(cell.get("number-rows-spanned", ""))) > 1:
            self._spread.mark()
            self._merged.append((first, (first[0] + min(rows, _MOST_REPEATED) - 1, first[1])))

    def _keep_style(self, styles: set[str]) -> None:
        self._spread.mark()
        styles.add(self._style)

    def _fault(self) -> str:
        shown = clean(str(self._text))
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
            return number_text(number_in(said))
        if kind == "date":
            return clean(said.partition("T")[0])
        if kind == "boolean":
            return clean(said.upper())
        return clean(str(self._text) or self._cell.get("string-value", ""))


def _without_prefixes(found: dict[str, str]) -> dict[str, str]:
    return {key.rpartition(":")[2]: value for key, value in found.items()}


def _times(said: str) -> int:
    """How often something is repeated. Raises Unreadable where that is no number."""
    if said and not (said.isdecimal() and len(said) <= 9):
        raise Unreadable(NO_ODS)
    return int(said) if said else 1
