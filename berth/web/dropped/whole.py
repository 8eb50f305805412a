"""An instance that was sent whole, in whatever parts: where it is, or what is wrong with it, each
cell in its place."""

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import Any

from berth.web.dropped.unpacked import Unpacking
from models.errors import BadInput, Complaint, cell_called
from models.files import read_instance
from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, inside, text_in
from models.reading.glance import RowsShown, rows_around
from models.reading.instance_file import holds_an_instance
from models.reading.located import read_located
from models.reading.pages.opened import ADVICE, PERHAPS, TABLE_SUFFIXES, pages_of
from models.reading.pages.page import Page
from models.reading.rows import RANKING
from models.text import printable
from models.words import counted

_INSTANCE = "instance.yaml"
MOST_BYTES_OF_YAML_SHOWN = 1024 * 1024
#: Or sheets of files.
MOST_FILES_SHOWN = 30


@dataclass(frozen=True, slots=True)
class WrongFile:
    """rows: where something is wrong in it; told: what stands in no row. sheet: of a workbook, if
    it is known."""

    file: str
    sheet: str
    rows: RowsShown | None
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WholeSent:
    """path: of the instance; None where none was sent. wrong: what keeps it from being read."""

    path: Path | None = None
    wrong: tuple[WrongFile, ...] = ()

    @property
    def wrong_places(self) -> int:
        return sum(len(one.told) + len(one.rows.wrong if one.rows else ()) for one in self.wrong)


def whole_sent(files: Path) -> WholeSent:
    """What of the files is an instance. Raises BadInput for a zip that cannot be read."""
    try:
        _unpack(files)
    except BadInput as error:
        raise named_below(error, files) from None
    path = instance_in(files)
    if path is None:
        return WholeSent()
    try:
        _put_in_place(path)
        read_instance(path, needs_rankings=False)
    except BadInput as error:
        found = [*_shown(named_below(error, files).complaints, files)]
        more = len(found) - MOST_FILES_SHOWN
        if more > 0:
            told = f"and in {counted(more, 'more file')} something is wrong; correct these first"
            found[MOST_FILES_SHOWN:] = [WrongFile("", "", None, (told,))]
        return WholeSent(None, tuple(found))
    return WholeSent(path)


def _unpack(files: Path) -> None:
    """Zips among the files give way to what they hold."""
    unpacking = Unpacking()
    for file in sorted(files.iterdir()):
        if file.suffix.lower() == ".zip":
            folder = files / f"{file.stem} (zip)"
            unpacking.unpack(file, folder)
            file.unlink()


def instance_in(files: Path) -> Path | None:
    """Where an instance is: its folder, or its file if that is called otherwise, YAML or a
    workbook."""
    found = sorted(files.rglob(_INSTANCE), key=lambda one: len(one.parts))
    if found:
        return found[0].parent
    sent = sorted(one for one in files.rglob("*") if one.is_file())
    yaml = [one for one in sent if is_yaml(one)]
    if len(sent) == 1 and not yaml:
        return sent[0] if holds_an_instance(sent[0]) else None
    said = {one: _said_in(one).keys() for one in yaml}
    meant = [one for one, fields in said.items() if "rulebook" in fields]
    # A rulebook by itself waits for its rankings; what is neither is told as an instance.
    if len(sent) == 1 and not {"events", "rules"} <= said[sent[0]]:
        meant = sent
    return meant[0] if len(meant) == 1 else None


def is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def _said_in(file: Path) -> dict[str, Any]:
    """Nothing where it cannot be read: whoever reads it in earnest says why."""
    try:
        said = read_located(file, Complaints()).data
    except BadInput:
        return {}
    return said if isinstance(said, dict) else {}


def _put_in_place(path: Path) -> None:
    """Files that lie beside the instance file, as a browser sends those that were chosen together,
    go where it names them."""
    file = path / _INSTANCE if path.is_dir() else path
    if not is_yaml(file):
        return
    said, home = _said_in(file), file.parent
    named = [*_names_in(said)]
    for name in named:
        _move(home, home / name, [one for one in _loose(home) if one.name == Path(name).name])
    called = {Path(name).name for name in named}
    rankings = said.get("rankings")
    if isinstance(rankings, str) and not Path(rankings).suffix:
        left = [one for one in _loose(home) if one.name not in called]
        for one in left if not (home / rankings).exists() else ():
            if one.suffix.lower() in (*TABLE_SUFFIXES, PERHAPS):
                _move(home, home / rankings / one.name, [one])
    for one in _loose(home):
        if is_yaml(one) and one != file and one.name not in called:
            _move(home, home / "variants" / one.name, [one])


def _names_in(said: dict[str, Any]) -> Iterator[str]:
    """The files that an instance names."""
    for field in ("rulebook", "rankings", "competitions", "rulings", "published"):
        yield from _texts(said.get(field))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        if isinstance(value.get("file"), str):
            yield value["file"]
        else:
            for one in value.values():
                yield from _texts(one) if isinstance(one, str | dict) else ()


def _loose(home: Path) -> list[Path]:
    return sorted(one for one in home.iterdir() if one.is_file())


def _move(home: Path, target: Path, found: list[Path]) -> None:
    """Never out of the folder, and never over another file."""
    is_inside = target.resolve().is_relative_to(home.resolve())
    if len(found) == 1 and is_inside and not target.exists():
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError:
            return  # A file is where a folder is named; the reader says so.
        os.replace(found[0], target)


def named_below(error: BadInput, folder: Path) -> BadInput:
    """With names as somebody sent them."""
    start = os.path.join(as_written(folder), "")
    told = (one._replace(file=one.file.removeprefix(start)) for one in error.complaints)
    return BadInput(*told)


def _shown(complaints: Iterable[Complaint], files: Path) -> Iterator[WrongFile]:
    for (file, sheet), group in groupby(complaints, lambda one: (one.file, one.sheet)):
        found = [*group]
        page = _page_of(files, file, sheet) if file else None
        if page is None:
            yield WrongFile(file, sheet, None, tuple(map(str, found)))
            continue
        is_table = not is_yaml(files / file)
        lines = {line for line, cells in page.rows if any(cells)}
        wrong: dict[tuple[int, int], str] = {}
        for one in found:
            if one.line in lines:
                at = (one.line, one.column - 1 if is_table else 0)
                told = _at_its_cell(one, is_table and bool(page.name))
                wrong[at] = f"{wrong[at]}; {told}" if at in wrong else told
        rest = tuple(one.message for one in found if one.line not in lines)
        rows = rows_around(page, wrong) if is_table else _lines_around(page, wrong)
        yield WrongFile(file, sheet or page.name, rows if wrong else None, rest)


def _at_its_cell(one: Complaint, is_in_book: bool) -> str:
    """B7: what is wrong; in a text, where it has its line."""
    cell = cell_called(one.line, one.column)
    is_named = one.message.startswith(f"{cell} ") or not is_in_book
    return one.message if is_named else f"{cell}: {one.message}"


def _lines_around(page: Page, wrong: dict[tuple[int, int], str]) -> RowsShown:
    near = {line + by for line, _ in wrong for by in (-1, 0, 1)}
    rows = tuple((line, cells) for line, cells in page.rows if line in near)
    return RowsShown(rows=rows, wrong=wrong)


def _page_of(files: Path, file: str, sheet: str) -> Page | None:
    """None where it is not clear which it is, or nothing can be shown."""
    try:
        path = inside(files, file)
        if is_yaml(path):
            lines = text_in(path, MOST_BYTES_OF_YAML_SHOWN, ADVICE).splitlines()
            return Page([(at, [printable(line)]) for at, line in enumerate(lines, 1)])
        pages = pages_of(path, RANKING.is_header) if path.suffix.lower() in TABLE_SUFFIXES else []
        found = [one for one in pages if not sheet or one.name == sheet]
        return replace(found[0], rows=[*found[0].rows]) if len(found) == 1 else None
    except Unreadable:
        return None
