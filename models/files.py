"""Reading instances, rulebooks, variants and tables.

Whatever is wrong with the files raises BadInput: all of it at once, each at its place.
"""

import os
from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from pydantic import BaseModel

from models.coherence import rulings_fit
from models.errors import BadInput, did_you_mean
from models.grid import Grid
from models.instance import Instance
from models.naming import Naming
from models.noc import noc_table
from models.reading.assembly import Assembly
from models.reading.codes import NocReader
from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, entries_of, inside
from models.reading.instance_file import home_of, is_book, located_variant, variants_in_book
from models.reading.located import Located, read_located
from models.reading.pages.together import read_together
from models.reading.published import MOST_NOC_ROWS
from models.reading.rows import PLACES, RULINGS, rulings_in, table_in
from models.reading.salvage import Salvage
from models.reading.tables import read_sheet
from models.reading.wording import as_given
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.table import ATHLETES, Table
from models.text import clean
from models.variant import Variant

_M = TypeVar("_M", bound=BaseModel)

#: What an instance may take from other files.
_NAMING_FILES = ("rulebook", "competitions", "rankings", "rulings", "published")
_INSTANCE = "instance.yaml"
_OF_LISTS = ("competitions", "rankings")

__all__ = [
    "BadInput",
    "Origins",
    "find_variant",
    "noc_table",
    "origins_of",
    "read_grid",
    "read_instance",
    "read_rulebook",
    "read_rulings",
    "read_table",
    "read_variant",
    "variants_of",
]


class Origins(NamedTuple):
    """files: of the instance and what it names, as it names it; sources: where its data come from,
    for readers."""

    files: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()


def read_instance(path: Path, needs_rankings: bool = True) -> Instance:
    """An instance from its folder, its `instance.yaml`, or a single file with everything in it,
    which may be a workbook.

    Files that it names must lie in its folder. needs_rankings: without any it is refused, since
    nothing but checking a table can be asked of it.
    """
    with read_together():
        return Assembly(_instance_file(path), noc_table(), Complaints(), needs_rankings).instance()


def origins_of(path: Path) -> Origins:
    """Of an instance that was read: where it is from, as its file says it."""
    file = _instance_file(path)
    said = home_of(file, Complaints()).located.data
    told = said.get("sources", ())
    files = [one for name in _NAMING_FILES for one in _named(said.get(name), name in _OF_LISTS)]
    return Origins(
        files=(file.name, *dict.fromkeys(() if is_book(file) else files)),
        sources=(told,) if isinstance(told, str) else tuple(told),
    )


def _named(said: Any, of_lists: bool) -> Iterator[str]:
    """The files that are named there, for each list at last."""
    if isinstance(said, str):
        yield said
    elif of_lists and isinstance(said, dict) and isinstance(said.get("file"), str):
        yield said["file"]  # a table of it
    elif of_lists and isinstance(said, dict):
        for one in said.values():
            yield from _named(one, of_lists)


def read_rulebook(path: Path) -> Rulebook:
    return _read(Rulebook, path)


def read_grid(path: Path, notes: list[str] | None = None) -> Grid:
    """notes: takes what was left out of its texts, if anything was."""
    return _read(Grid, path, notes=notes)


def read_variant(path: Path, notes: list[str] | None = None) -> Variant:
    """notes: takes what was left out of its texts, if anything was."""
    return _read(Variant, path, located_variant, notes)


def find_variant(instance_path: Path, name: str) -> Path:
    """The file of a variant: `variants/<name>.yaml` beside the rulebook of the instance, whatever
    lies about where somebody stands; otherwise the file of this name."""
    known = variants_of(instance_path)
    if name not in known and os.path.isfile(name):
        return Path(name)
    if name not in known:
        hint = did_you_mean(name, known) if known else "there is no folder 'variants' with any"
        file = _instance_file(instance_path)
        Complaints().stop(as_written(file), 1, 1, f"unknown variant {as_given(name)}; {hint}")
    return known[name]


def variants_of(instance_path: Path) -> dict[str, Path]:
    """The variants in `variants/` beside the rulebook of an instance, or in its workbook: their
    names and files. What leads out of the instance's folder is none of them."""
    file = _instance_file(instance_path)
    if is_book(file):
        return {name: file / name for name in variants_in_book(file)}
    data = read_located(file, Complaints()).data
    said = data.get("rulebook") if isinstance(data, dict) else None
    try:
        beside = Path(said).parent if isinstance(said, str) else Path()
        entries = entries_of(inside(file.parent, str(beside / "variants")))
    except Unreadable:
        return {}
    found = {}
    for entry in entries:
        # Two names that look the same would be one variant for whoever reads them.
        if entry.endswith(".yaml") and clean(entry) == entry:
            with suppress(Unreadable):
                name = str(beside / "variants" / entry)
                found[entry.removesuffix(".yaml")] = inside(file.parent, name)
    return found


def read_rulings(
    path: Path, instance: Instance, notes: list[str] | None = None
) -> tuple[Ruling, ...]:
    """Further rulings for an instance: a table with the columns of a `rulings.csv`.

    notes: takes what was understood of it, if anything had to be.
    """
    complaints = Complaints()
    naming = instance.naming
    sheet = read_sheet(path, replace(RULINGS, sense=naming.sense), complaints, MOST_NOC_ROWS)
    found = rulings_in(sheet, NocReader(naming), complaints, instance.rulebook.event_meant)
    rulings = tuple(ruling for _, ruling in found)
    known = len(instance.rulings)
    for problem in rulings_fit((*instance.rulings, *rulings), instance.rulebook, instance.rankings):
        row = found[int(problem.where[1]) - known].row
        complaints.add(*sheet.spot(row, str(problem.where[-1])), problem.message)
    if complaints:
        raise complaints.bad_input()
    _keep(notes, sheet.file, *sheet.notes)
    return rulings


def read_table(
    path: Path,
    columns_known: Collection[str],
    nocs: Naming | None = None,
    pool_meant: Callable[[str], str] = str,
) -> Table:
    """Places per NOC: a column `noc`, and one for each event or squad, called by its id or by what
    pool_meant finds it for.

    `X` stands for one place, `-` or an empty cell for none. A column `athletes` has all athletes of
    an NOC. Columns `name` and `nocs` are not read. Without `nocs` every code is taken as it is.
    """
    complaints = Complaints()
    kind = PLACES if nocs is None else replace(PLACES, sense=nocs.sense)
    sheet = read_sheet(path, kind, complaints, MOST_NOC_ROWS)
    table = table_in(sheet, None if nocs is None else NocReader(nocs), complaints, pool_meant)
    for column in table.columns:
        if column not in (*columns_known, ATHLETES):
            hint = did_you_mean(column, (ATHLETES, *columns_known))
            message = f"unknown event or squad '{column}'; {hint}"
            complaints.add(*sheet.header_spot(column), message)
    if complaints:
        raise complaints.bad_input()
    return table


def _instance_file(path: Path) -> Path:
    """Raises BadInput where it is a link that leads out of the folder."""
    if not os.path.isdir(path):
        return path
    file = path / _INSTANCE
    if os.path.islink(file):
        try:
            inside(path, _INSTANCE)
        except Unreadable as error:
            Complaints().stop(as_written(file), 1, 1, str(error))
    return file


def _read(
    model: type[_M],
    path: Path,
    located: Callable[[Path, Complaints], Located] = read_located,
    notes: list[str] | None = None,
) -> _M:
    complaints = Complaints()
    said = located(path, complaints)
    value = Salvage(model, said, complaints).value
    if complaints:
        raise complaints.bad_input()
    _keep(notes, said.file, said.remark)
    return value


def _keep(notes: list[str] | None, file: str, *remarks: str) -> None:
    """A line for the file, as an instance has one for each of its own."""
    said = "; ".join(filter(None, remarks))
    if notes is not None and said:
        notes.append(f"{file}: {said}")
