"""What is understood of the tables that were sent, sheet by sheet, under what the form says."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from berth.web.dropped.asked import UploadAsked
from berth.web.dropped.sheet import SheetGuess, SheetLooked, sheet_called
from berth.web.dropped.systems import System, system_called, systems
from models.errors import Complaint
from models.naming import Meaning, Naming
from models.noc import noc_table
from models.reading.disk import Unreadable
from models.reading.glance import pages_seen
from models.reading.pages.opened import PERHAPS, TABLE_SUFFIXES
from models.reading.pages.page import Page

MOST_SHEETS = 40
#: That mean no NOC, of all sheets.
MOST_TEXTS = 100


class TextMeant(NamedTuple):
    """What a text that means no NOC may mean. said: what stands in its field, at first the
    only one that comes near, if there is one. nocs: codes."""

    said: str
    nocs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """systems: by name, with what people call them. lists: of the chosen one, likewise. missing:
    lists that no sheet is; of the case's own: whether those can be taken from its case. aliases:
    text -> the NOC that it means, as was said; texts: those that are asked about, or were.
    unreadable: files of which nothing can be seen. complaints: what is wrong besides the cells."""

    asked: UploadAsked
    systems: Mapping[str, str]
    system: str
    lists: Mapping[str, str]
    sheets: tuple[SheetLooked, ...]
    missing: tuple[str, ...]
    has_own_lists: bool
    title: str
    host: str
    aliases: Mapping[str, str]
    texts: Mapping[str, TextMeant]
    unreadable: tuple[str, ...]
    complaints: tuple[Complaint, ...] = ()

    @property
    def missing_names(self) -> list[str]:
        return [self.lists[name] for name in self.missing]

    @property
    def wrong_cells(self) -> int:
        return sum(len(sheet.seen.wrong) for sheet in self.sheets if sheet.is_read)


def looked_at(files: Path, asked: UploadAsked) -> Looked:
    """Raises BadInput where a rulebook that was sent is none."""
    known = systems(files)
    name = asked.system or (next(iter(known)) if _only_own(known) else "")
    system = system_called(name, files) if name else None
    complaints: list[Complaint] = []
    unreadable: list[str] = []
    pages = [*_pages(files, asked, complaints, unreadable)]
    naming, aliases = _naming(system, asked, complaints)
    guess = SheetGuess(system, naming, pages)
    sheets = tuple(
        guess.sheet(file, page, asked.sheet(sheet_called(file, page)), files)
        for file, page in pages
    )
    lists = {} if system is None else system.lists
    given = Counter(one for sheet in sheets for one in sheet.entries)
    for one, times in given.items():
        if times > 1:
            message = f"{times} tables are {lists[one]}; choose one of them for it"
            complaints.append(Complaint("", 0, 0, message))
    derived = set() if system is None else system.rulebook.derived_events()
    events = {} if system is None else system.rulebook.event_of_list()
    missing = [one for one in lists if one not in given and events[one] not in derived]
    host = system.host if system is not None and asked.host is None else asked.host
    return Looked(
        asked=asked,
        systems=known,
        system=system.name if system else "",
        lists=lists,
        sheets=sheets,
        missing=tuple(missing),
        has_own_lists=system is not None and bool({*missing} & system.rankings.keys()),
        title=asked.title or (f"{known[system.name]}, with my tables" if system else ""),
        host=host or "",
        aliases=aliases,
        texts=_texts(asked, sheets),
        unreadable=tuple(unreadable),
        complaints=tuple(complaints),
    )


def _naming(
    system: System | None, asked: UploadAsked, complaints: list[Complaint]
) -> tuple[Naming, dict[str, str]]:
    """With what was said of texts: the aliases by themselves too."""
    naming = Naming(noc_table()) if system is None else system.naming
    aliases: dict[str, str] = {}
    for text, said in asked.aliases.items():
        if isinstance(found := naming.find(said), Meaning):
            aliases[text] = found.code
        elif said:
            message = f"for '{text}': {naming.unknown(said)}"
            complaints.append(Complaint("", 0, 0, message))
    return Naming(naming.nocs, {**naming.aliases, **aliases}), aliases


def _texts(asked: UploadAsked, sheets: Iterable[SheetLooked]) -> dict[str, TextMeant]:
    unknown = {
        text: nocs for sheet in sheets if sheet.is_read for text, nocs in sheet.seen.unknown.items()
    }
    said = {text: TextMeant(one, ()) for text, one in asked.aliases.items() if one}
    found = {
        text: TextMeant(asked.aliases.get(text, nocs[0] if len(nocs) == 1 else ""), nocs)
        for text, nocs in unknown.items()
    }
    return dict(islice((said | found).items(), MOST_TEXTS))


def _only_own(known: Mapping[str, str]) -> bool:
    """Whether a rulebook was sent along: it is meant, unless another is chosen."""
    return next(iter(known), "").startswith("own:")


def _pages(
    files: Path, asked: UploadAsked, complaints: list[Complaint], unreadable: list[str]
) -> Iterator[tuple[str, Page]]:
    """Each sheet with its file; of a file that cannot be read, why, if it is not left out."""
    count = sent = 0
    for path in sorted(one for one in files.rglob("*") if one.is_file()):
        if path.suffix.lower() not in (*TABLE_SUFFIXES, PERHAPS):
            continue
        file, sent = path.relative_to(files).as_posix(), sent + 1
        try:
            found = pages_seen(path)
        except Unreadable as error:
            unreadable.append(file)
            if file not in asked.left_out:
                complaints.append(Complaint(file, error.line, 1, str(error)))
            continue
        for page in found:
            count += 1
            if count > MOST_SHEETS:
                message = f"more than {MOST_SHEETS} sheets; the further ones are left out"
                complaints.append(Complaint(file, 1, 1, message))
                return
            yield file, page
    if not sent:
        complaints.append(Complaint("", 0, 0, "no table was sent; send the rankings as well"))
