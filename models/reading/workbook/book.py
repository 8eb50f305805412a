"""A workbook as the instance file that it stands for, and the tables on its other sheets."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from models.errors import did_you_mean
from models.names import key_of
from models.reading.complaints import Complaints, InSheet, as_written
from models.reading.disk import Unreadable, ordinary
from models.reading.format import InstanceFile
from models.reading.headers import is_header
from models.reading.located import MOST_BYTES, Located
from models.reading.nodes import Node
from models.reading.pages.opened import pages_of
from models.reading.pages.page import Page
from models.reading.pages.separated import HEADER_WITHIN
from models.reading.unseen import Unseen
from models.reading.workbook.filled import FilledSheet
from models.reading.workbook.layout import (
    FIELD,
    INSTANCE,
    NEEDED_SHEETS,
    PUBLISHED,
    RESERVED,
    RESULTS,
    RULES,
    RULINGS,
    SHEET_COLUMNS,
    SHEETS,
    TABLE_SECTIONS,
    VALUE,
    VARIANTS,
)
from models.reading.workbook.results import pages_of_results
from models.reading.workbook.sections import field_nodes, rules_in, section_in, variants_in
from models.words import counted, few, together

_RANKING = ("rank", "noc")


class Book:
    """Raises BadInput where the workbook cannot be read, a sheet that it needs is missing, or where
    it cannot be told what a line is about.

    pages: the tables of lines, by what the instance that it stands for calls them.
    left_out: sheets of which nothing is read, but for those that are there to be looked up.
    """

    def __init__(self, path: Path, complaints: Complaints) -> None:
        self.file = as_written(path)
        self._complaints = complaints
        self.pages: dict[str, Page] = {}
        self.left_out: list[str] = []
        self._unseen: dict[InSheet, Unseen] = {}
        self._sheets = self._opened(path)
        self._check_sheets()
        self._check_sizes()
        self._take_unseen()

    def _opened(self, path: Path) -> dict[str, Page]:
        try:
            ordinary(path)
            pages = pages_of(path, bool)
        except Unreadable as error:
            self._complaints.stop(self.file, error.line, 1, str(error))
        self._hidden = {page.name.strip().casefold() for page in pages if not page.visible}
        return {page.name.strip().casefold(): page for page in pages if page.visible}

    def _check_sheets(self) -> None:
        if hidden := [name for name in NEEDED_SHEETS if name.casefold() in self._hidden]:
            message = f"the sheet '{hidden[0]}' is hidden; show it, or delete it"
            self._complaints.stop(self.file, 1, 1, message)
        missing = [name for name in NEEDED_SHEETS if self._page(name) is None]
        if missing:
            which = together(f"'{name}'" for name in missing)
            message = (
                f"the workbook is no instance by itself: it has no sheet {which}; start from "
                "'berth template', or name the workbook as the rankings of an instance"
            )
            self._complaints.stop(self.file, 1, 1, message)

    def _check_sizes(self) -> None:
        """One long text may stand in any number of cells, each of which is taken apart."""
        left = MOST_BYTES
        for name in (INSTANCE, RULES, VARIANTS, SHEETS, *(one.sheet for one in TABLE_SECTIONS)):
            page = self._page(name)
            for line, cells in page.rows if page is not None else ():
                left -= sum(map(len, cells))
                if left < 0:
                    message = f"more than {MOST_BYTES // 1024} KiB of rules; leave some out"
                    self._complaints.stop(InSheet(self.file, name), line, 1, message)

    def _take_unseen(self) -> None:
        """Of the sheets that are no tables of lines: those have a reader of their own."""
        for page in self._sheets.values():
            if page.name.casefold() in RESERVED - {RULINGS.casefold(), PUBLISHED.casefold()}:
                file = InSheet(self.file, page.name)
                unseen = self._unseen[file] = Unseen()
                for line, cells in page.rows:

                    def wrong(at: int, message: str, line: int = line) -> None:
                        self._complaints.add(file, line, at + 1, message)  # noqa: B023

                    unseen.in_row(line, cells, range(len(cells)), wrong)

    @property
    def notes(self) -> Iterator[tuple[str, str]]:
        """File or sheet, and what was understood of it."""
        if self.left_out:
            which = few([f"'{name}'" for name in self.left_out], 4)
            yield self.file, f"sheet {which} left out"
        yield from ((file, unseen.remark) for file, unseen in self._unseen.items())
        for page in self._sheets.values():
            own = page.name.casefold() in RESERVED
            hidden = page.hidden & {line for line, cells in page.rows if any(cells)}
            if own and hidden and page.name not in self.pages:
                said = f"{counted(len(hidden), 'hidden row')} read like the others"
                yield InSheet(self.file, page.name), said

    def _page(self, sheet: str) -> Page | None:
        page = self._sheets.get(sheet.casefold())
        return page if page is not None and page.rows else None

    def located(self) -> Located:
        """What an instance file would say."""
        top = self._fields()
        book = top.get("rulebook") or self._made("rulebook", INSTANCE, {})
        top["rulebook"] = book
        for section in TABLE_SECTIONS:
            if (page := self._page(section.sheet)) is not None:
                node = section_in(page, self.file, section, self._complaints)
                into = book.value if section.at[:1] == ("rulebook",) else top
                if node.value and isinstance(into, dict):
                    into[str(section.at[-1])] = node
        if isinstance(book.value, dict) and (rules := self._page(RULES)):
            book.value["rules"] = rules_in(rules, self.file, self._complaints)
        self._go_on_if_sound()
        top |= self._tables(book)
        self._go_on_if_sound()
        return Located(self.file, Node("", 1, 1, top, InSheet(self.file, INSTANCE)))

    def _go_on_if_sound(self) -> None:
        """What only follows from what was told already is not told too."""
        if self._complaints:
            raise self._complaints.bad_input()

    def variants(self) -> dict[str, Located]:
        """Those of the sheet of variants, by their ids."""
        page = self._page(VARIANTS)
        found = variants_in(page, self.file, self._complaints) if page is not None else {}
        return {name: Located(self.file, node) for name, node in found.items()}

    def _fields(self) -> dict[str, Node]:
        page = self._page(INSTANCE)
        assert page is not None
        sheet = FilledSheet(page, self.file, (FIELD, VALUE), (FIELD, VALUE), self._complaints)
        return field_nodes(sheet.lines(), InstanceFile)

    def _made(self, key: str, sheet: str, value: str | dict[str, Node]) -> Node:
        return Node(key, 1, 1, value, InSheet(self.file, sheet))

    def _tables(self, book: Node) -> Iterator[tuple[str, Node]]:
        for name, sheet in (("rulings", RULINGS), ("published", PUBLISHED)):
            page = self._page(sheet)
            if page is not None and len([cells for _, cells in page.rows if any(cells)]) > 1:
                self.pages[sheet] = page
                yield name, self._made(name, sheet, sheet)
        rankings = dict(self._rankings(book))
        if rankings:
            yield "rankings", self._made("rankings", INSTANCE, rankings)
        if (page := self._page(RESULTS)) is not None:
            found = pages_of_results(page, self.file, self._complaints)
            self.pages |= {called: part for parts in found.values() for called, part in parts}
            if found:
                yield "competitions", self._competitions(found)

    def _rankings(self, book: Node) -> Iterator[tuple[str, Node]]:
        """The lists of the sheets that are called like one, or its event."""
        lists = _lists_of(book)
        named = self._named_sheets()
        taken: dict[str, str] = {}
        for key in sorted(self._hidden & {*lists, *named}):
            message = f"the sheet '{key}' is hidden; show it, or rename it"
            self._complaints.add(self.file, 1, 1, message)
        for key, page in self._sheets.items():
            if key in RESERVED or not page.rows:
                continue
            name = named.get(key) or lists.get(key) or lists.get(key_of(page.name))
            file = InSheet(self.file, page.name)
            if name is None:
                self._leave_out(page, lists, file)
            elif name in taken:
                message = f"sheet '{taken[name]}' is the ranking of '{name}' too; keep one of them"
                self._complaints.add(file, 1, 1, message)
            else:
                taken[name] = page.name
                self.pages[page.name] = page
                yield name, self._made(name, page.name, page.name)

    def _leave_out(self, page: Page, lists: Mapping[str, str], file: InSheet) -> None:
        rows = [cells for _, cells in page.rows][:HEADER_WITHIN]
        if any(is_header(cells, _RANKING) for cells in rows):
            hint = did_you_mean(page.name, dict.fromkeys(lists.values()))
            message = (
                f"no list or event is called '{page.name}', and here stands a ranking; {hint}, or "
                f"say in a sheet '{SHEETS}' whose it is"
            )
            self._complaints.add(file, 1, 1, message)
        self.left_out.append(page.name)

    def _named_sheets(self) -> dict[str, str]:
        """Sheet -> the list whose ranking it is, where its own name cannot say it."""
        if (page := self._page(SHEETS)) is None:
            return {}
        found = {}
        for line in FilledSheet(
            page, self.file, SHEET_COLUMNS, SHEET_COLUMNS, self._complaints
        ).lines():
            sheet, name = (line.cells.get(column, "") for column in SHEET_COLUMNS)
            if sheet.casefold() not in self._sheets:
                known = [page.name for page in self._sheets.values()]
                line.complain("sheet", f"there is no sheet '{sheet}'; {did_you_mean(sheet, known)}")
            elif not name:
                line.complain("list", "whose ranking the sheet is, is missing; fill it in")
            else:
                found[sheet.casefold()] = name
        return found

    def _competitions(self, found: Mapping[str, list[tuple[str, Page]]]) -> Node:
        value = {}
        for name, parts in found.items():
            lists = {
                called.rpartition("/")[2]: self._made(called.rpartition("/")[2], RESULTS, called)
                for called, _ in parts
            }
            value[name] = self._made(name, RESULTS, lists)
        return self._made("competitions", RESULTS, value)


def _lists_of(book: Node) -> dict[str, str]:
    """What sheets may be called -> the list: its id, or the name of its event where it has no
    other list and the name is no other's."""
    said = book.value if isinstance(book.value, dict) else {}
    declared = {name: one.plain() for name, one in _entries(said.get("lists"))}
    events = {name: one.plain() for name, one in _entries(said.get("events"))}
    event_of = {name: one.get("event") for name, one in declared.items() if isinstance(one, dict)}
    lists = {name: name for name in events if name not in event_of.values()} | event_of
    found: dict[str, list[str]] = {}
    for name, event in lists.items():
        entry = events.get(str(event))
        title = entry.get("name") if isinstance(entry, dict) else None
        for key in {key_of(name), key_of(str(title or name))}:
            found.setdefault(key, []).append(name)
    alone = {key: names[0] for key, names in found.items() if len(names) == 1}
    return alone | {name: name for name in lists}


def _entries(node: Node | None) -> list[tuple[str, Node]]:
    return [*node.value.items()] if node is not None and isinstance(node.value, dict) else []
