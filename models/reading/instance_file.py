"""The file of an instance: YAML that names others, or one workbook with everything in it."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from models.errors import did_you_mean
from models.reading.codes import NocReader
from models.reading.complaints import Complaints, InSheet
from models.reading.disk import Unreadable
from models.reading.home import Home
from models.reading.located import Located, read_located
from models.reading.nodes import Loc
from models.reading.pages.opened import WORKBOOKS, pages_of
from models.reading.table_kind import TableKind
from models.reading.tables import MOST_LINES, Sheet, sheet_on
from models.reading.wording import as_given
from models.reading.workbook.book import Book
from models.reading.workbook.layout import INSTANCE, RULES


def is_book(path: Path) -> bool:
    return path.suffix.lower() in WORKBOOKS


def holds_an_instance(path: Path) -> bool:
    """Whether a workbook is meant to be an instance, and no table of something else."""
    try:
        pages = pages_of(path, bool) if is_book(path) else []
    except Unreadable:
        return False
    return {INSTANCE.casefold(), RULES.casefold()} <= {page.name.casefold() for page in pages}


def home_of(path: Path, complaints: Complaints) -> Home:
    """Raises BadInput where nothing can be made of the file."""
    if is_book(path):
        return HomeInBook(path, complaints)
    return Home(path.parent, read_located(path, complaints), complaints)


class HomeInBook(Home):
    """Where an instance file names its other files, a workbook names its sheets."""

    def __init__(self, path: Path, complaints: Complaints) -> None:
        self._book = Book(path, complaints)
        super().__init__(path.parent, self._book.located(), complaints)
        for file, remark in self._book.notes:
            self.note(file, remark)

    def named(self, said: str, loc: Loc) -> Path | None:
        if said in self._book.pages:
            return Path(said)
        self.complain(loc, f"{as_given(said)} stands where lines are wanted; give them a sheet")
        return None

    def tables_in(self, said: str, loc: Loc) -> None:
        """None: its lists are named one by one."""
        self.named(said, loc)

    def entries(self, said: str, loc: Loc) -> None:
        """None: nothing is in a folder."""
        self.named(said, loc)

    def sheet(
        self, path: Path, kind: TableKind, nocs: NocReader, called: str, most_rows: int = MOST_LINES
    ) -> Sheet:
        page = self._book.pages[path.as_posix()]
        wanted = replace(kind, sense=nocs.naming.sense)
        file = InSheet(self._book.file, page.name)
        return sheet_on(page, wanted, file, self.complaints, most_rows)


def variants_in_book(path: Path) -> Iterable[str]:
    """The ids of those that stand in a workbook. Raises BadInput."""
    complaints = Complaints()
    return Book(path, complaints).variants()


def located_variant(path: Path, complaints: Complaints) -> Located:
    """A variant by its file, or by its id below the workbook that it stands in."""
    if not is_book(path.parent) or not path.parent.is_file():
        return read_located(path, complaints)
    book = Book(path.parent, complaints)
    known = book.variants()
    if path.name not in known:
        hint = did_you_mean(path.name, known)
        complaints.stop(book.file, 1, 1, f"unknown variant {as_given(path.name)}; {hint}")
    return known[path.name]
