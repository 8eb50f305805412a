"""The sheets of an Excel workbook (.xlsx), with what a reader of its values alone would miss:
errors, formulas that were never calculated, hidden rows, merged cells, text struck through.

Office Open XML, ECMA-376, part 1: 18.2 (workbook), 18.3 (sheets), 18.4 (strings), 18.8 (styles).
"""

import posixpath
import re
from typing import NamedTuple

from models.reading.disk import Unreadable
from models.reading.pages.cells import MOST_TEXT, CellsRead, CellText
from models.reading.pages.packed import MOST_TAGS_ASIDE, Packed, own
from models.reading.pages.page import At, Page, address
from models.reading.pages.values import is_time, number_in, number_text, time_text
from models.text import clean

NO_EXCEL = "this is no Excel workbook; save it as .xlsx, or as .csv in UTF-8"

_LAST_ROW = 1_048_576
#: In characters, as Excel has it.
_LONGEST_FORMAT = 255

_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")


def pages_of_xlsx(data: bytes) -> list[Page]:
    """Its sheets in their order. Raises Unreadable."""
    packed = Packed(data, NO_EXCEL)
    book = _Book(packed)
    spread, pages = CellsRead(), []
    spread.sheets(len(book.sheets))
    strings, styles = _Strings(packed, book.strings).found, _Styles(packed, book.styles)
    for name, visible, part in book.sheets:
        if part in packed:
            sheet = _Sheet(_Context(strings, styles, book, spread))
            packed.parse(part, sheet.start, sheet.end, sheet.characters)
            pages.append(sheet.page(name, visible))
    return pages


class _Book:
    """What the workbook says of its sheets."""

    def __init__(self, packed: Packed) -> None:
        self.from_1904 = False
        self.uncalculated = False
        self._said: list[tuple[str, bool, str]] = []
        self._parts: dict[str, str] = {}
        self.strings, self.styles = "xl/sharedStrings.xml", "xl/styles.xml"
        main = "xl/workbook.xml"
        if main not in packed:
            raise Unreadable(NO_EXCEL)
        for part, start in (("xl/_rels/workbook.xml.rels", self._relation), (main, self._start)):
            packed.parse(part, start, most_tags=MOST_TAGS_ASIDE)
        self.sheets = [(name, seen, self._parts.get(key, "")) for name, seen, key in self._said]

    def _relation(self, tag: str, found: dict[str, str]) -> None:
        if tag == "Relationship":
            target = posixpath.normpath(posixpath.join("/xl", found.get("Target", ""))).lstrip("/")
            kind = found.get("Type", "").rpartition("/")[2]
            if kind == "worksheet":
                self._parts[found.get("Id", "")] = target
            elif kind == "sharedStrings":
                self.strings = target
            elif kind == "styles":
                self.styles = target

    def _start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.from_1904 = found.get("date1904") in ("1", "true")
        elif tag == "calcPr":
            # So writes who leaves the formulas to Excel, with 0 for the value of each.
            self.uncalculated = found.get("fullCalcOnLoad") in ("1", "true")
        elif tag == "sheet":
            visible = found.get("state", "visible") == "visible"
            self._said.append((clean(found.get("name", "")), visible, own(found, "id")))


class _Strings:
    """The texts that cells name by number."""

    def __init__(self, packed: Packed, part: str) -> None:
        self.found: list[str] = []
        self._text, self._left = CellText(), MOST_TEXT
        self._depth = 0
        self._reading = False
        if part in packed:
            packed.parse(part, self._start, self._end, self._characters)

    def _start(self, tag: str, _: dict[str, str]) -> None:
        self._depth += tag == "rPh"  # how the text is pronounced
        self._reading = tag == "t" and not self._depth

    def _end(self, tag: str) -> None:
        self._depth -= tag == "rPh"
        self._reading = False
        if tag == "si":
            self.found.append(clean(str(self._text)))
            self._left -= len(self.found[-1])
            if self._left < 0:
                raise Unreadable(
                    "more text stands in the workbook than a table holds; leave some out"
                )
            self._text.clear()

    def _characters(self, text: str) -> None:
        if self._reading:
            self._text.add(text)


class _Styles:
    """By the number of a style: whether it shows a time, and whether it strikes text through."""

    def __init__(self, packed: Packed, part: str) -> None:
        self.times: list[bool] = []
        self.struck: list[bool] = []
        self._formats: dict[str, str] = {}
        self._fonts: list[bool] = []
        self._inside = ""
        if part in packed:
            packed.parse(part, self._start, most_tags=MOST_TAGS_ASIDE)

    def _start(self, tag: str, found: dict[str, str]) -> None:
        if tag in ("fonts", "cellXfs", "cellStyleXfs", "dxfs", "numFmts", "fills", "borders"):
            self._inside = tag
        elif tag == "numFmt" and self._inside == "numFmts":
            self._formats[found.get("numFmtId", "")] = found.get("formatCode", "")[:_LONGEST_FORMAT]
        elif tag == "font" and self._inside == "fonts":
            self._fonts.append(False)
        elif tag == "strike" and self._inside == "fonts" and self._fonts:
            self._fonts[-1] = found.get("val", "1") in ("1", "true")
        elif tag == "xf" and self._inside == "cellXfs":
            key, font = found.get("numFmtId", "0"), int(found.get("fontId", "0"))
            self.times.append(is_time(int(key), self._formats.get(key)))
            self.struck.append(font < len(self._fonts) and self._fonts[font])


class _Context(NamedTuple):
    """What all sheets of a workbook share."""

    strings: list[str]
    styles: _Styles
    book: _Book
    spread: CellsRead


class _Sheet:
    """One sheet, cell by cell."""

    def __init__(self, context: _Context) -> None:
        self._context, self._spread = context, context.spread
        self._rows: dict[int, dict[int, str]] = {}
        self._faults: dict[At, str] = {}
        self._struck: set[At] = set()
        self._hidden: set[int] = set()
        self._merged: list[tuple[At, At]] = []
        self._line, self._index, self._row_hidden = 0, -1, False
        self._kind, self._style, self._formula = "n", 0, False
        self._inside = ""
        self._aside = 0
        self._value = CellText()

    def page(self, name: str, visible: bool) -> Page:
        self._spread.fill_down(self._rows, self._merged)
        rows = self._spread.rows(self._rows)
        return Page(
            rows, name, visible, self._faults, frozenset(self._struck), frozenset(self._hidden)
        )

    def start(self, tag: str, found: dict[str, str]) -> None:
        if tag == "row":
            self._row(found)
        elif tag == "c":
            line, self._index = self._place(found.get("r"))
            self._line = line
            self._kind = found.get("t", "n")
            self._style = int(found.get("s") or 0)
            self._formula = False
            self._value.clear()
        elif tag == "f":
            self._formula = True
            self._inside = ""
        elif tag == "rPh":
            self._aside += 1
        elif tag in ("v", "t"):
            self._inside = "" if self._aside else tag
        elif tag == "mergeCell":
            self._merge(found.get("ref", ""))

    def _row(self, found: dict[str, str]) -> None:
        self._line, self._index = int(found.get("r") or self._line + 1), -1
        if not 0 < self._line <= _LAST_ROW:
            raise Unreadable(NO_EXCEL)
        self._row_hidden = found.get("hidden") in ("1", "true")

    def _place(self, reference: str | None) -> At:
        if reference is None:
            return self._line, self._index + 1
        return self._named(reference)

    def _named(self, reference: str) -> At:
        if (named := _REFERENCE.fullmatch(reference.upper())) is None:
            raise Unreadable(NO_EXCEL)
        index = 0
        for letter in named[1]:
            index = index * 26 + ord(letter) - ord("A") + 1
        return int(named[2]), index - 1

    def _merge(self, reference: str) -> None:
        self._spread.mark()
        first, _, last = reference.partition(":")
        self._merged.append((self._named(first), self._named(last or first)))

    def characters(self, text: str) -> None:
        if self._inside:
            self._value.add(text)

    def end(self, tag: str) -> None:
        if tag in ("v", "t"):
            self._inside = ""
        elif tag == "rPh":
            self._aside -= 1
        elif tag == "c":
            self._cell(str(self._value))

    def _cell(self, value: str) -> None:
        at = self._line, self._index
        if self._kind == "e":
            self._fault(at, f"shows the error {clean(value)}; correct it, or write the value")
            text = clean(value)
        elif self._formula and self._never_calculated(value):
            self._fault(
                at,
                "has a formula that was never calculated; open the workbook in a spreadsheet and "
                "save it, or write the value",
            )
            text = ""
        else:
            text = self._text(value)
        if text or at in self._faults:
            self._spread.put(self._rows, at, text)
            if self._row_hidden:
                self._hidden.add(self._line)
            if self._of_style(self._context.styles.struck):
                self._spread.mark()
                self._struck.add(at)

    def _never_calculated(self, value: str) -> bool:
        if value == "":
            return self._kind != "str"
        return self._context.book.uncalculated and self._kind == "n" and value == "0"

    def _fault(self, at: At, what: str) -> None:
        self._spread.mark()
        self._faults[at] = f"{address(*at)} {what}"

    def _of_style(self, one: list[bool]) -> bool:
        return self._style < len(one) and one[self._style]

    def _text(self, value: str) -> str:
        if self._kind == "s":
            index = int(value)
            if not 0 <= index < len(self._context.strings):
                raise Unreadable(NO_EXCEL)
            return self._context.strings[index]
        if self._kind == "b":
            return "TRUE" if value == "1" else "FALSE"
        if self._kind == "d":
            return clean(value.partition("T")[0])
        if self._kind != "n" or not value:
            return clean(value)
        number = number_in(value)
        if self._of_style(self._context.styles.times):
            return time_text(number, self._context.book.from_1904)
        return number_text(number)
