"""What is fuzzed: for each reader the file that is changed, its good ones, and who reads it."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Literal

import said
import worlds
from pydantic import ValidationError

from berth.excel.fill_in import workbook_to_fill_in
from berth.questions.shipped import TEMPLATE
from berth.questions.workbook import workbook_of
from berth.sentences.fill_in import READ_ME
from models.errors import BerthError
from models.files import (
    noc_table,
    read_grid,
    read_instance,
    read_rulebook,
    read_rulings,
    read_table,
    read_variant,
    variants_of,
)
from models.naming import Naming
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.disk import Unreadable
from models.reading.glance import pages_seen, sheet_seen
from models.reading.results import RESULTS, results_in
from models.reading.rows import RANKING, ranking_in
from models.reading.table_kind import TableSaid
from models.reading.tables import read_sheet


@dataclass(frozen=True)
class Target:
    """file: in the folder, that is fuzzed; seeds: good ones; read: of its path.
    changed: the words of a text, the parts of a packed file, or bytes."""

    file: str
    seeds: Callable[[], Iterator[bytes]]
    read: Callable[[Path], Any]
    changed: Literal["words", "parts", "bytes"] = "words"

    def settle(self, folder: Path) -> Path:
        """Writes what lies beside the file. Returns where the file goes."""
        for name, text in worlds.FILES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        return folder / self.file


def answers(target: Target, path: Path) -> bool:
    """Whether the file is read; raises what is a finding: anything but an answer or a refusal that
    names the file; Unreadable is given its name by who asked."""
    try:
        target.read(path)
    except BerthError as error:
        refusal = error
    else:
        return True
    said = str(refusal)
    said.encode("utf-8")
    named = any(one.file for one in refusal.complaints)
    if not named and not isinstance(refusal, Unreadable):
        raise AssertionError(f"no file is named: {said}")
    return False


NAMING = Naming(noc_table())


def _alone(path: Path) -> Any:
    return read_instance(path), variants_of(path)


def _table(path: Path) -> Any:
    return read_table(path, ["dash", "relay", "men"], NAMING)


@cache
def _tiny(folder: Path) -> Any:
    return read_instance(folder)


def _rulings(path: Path) -> Any:
    return read_rulings(path, _tiny(path.parent))


def _ranking(path: Path) -> Any:
    complaints = Complaints()
    sheet = read_sheet(path, replace(RANKING, sense=NAMING.sense), complaints)
    return _sound(ranking_in(sheet, NocReader(NAMING), complaints), complaints)


def _results(path: Path) -> Any:
    complaints = Complaints()
    sheet = read_sheet(path, replace(RESULTS, sense=NAMING.sense), complaints)
    return _sound([*results_in(sheet, NocReader(NAMING), complaints)], complaints)


def _sound(read: Any, complaints: Complaints) -> Any:
    if complaints:
        raise complaints.bad_input()
    return read


def _glance(path: Path) -> Any:
    """As the page looks at what is dropped on it."""
    nocs = NocReader(NAMING)
    return [sheet_seen(path, page, TableSaid(), nocs) for page in pages_seen(path)]


@cache
def _book(folder: Path) -> Any:
    return read_rulebook(folder / "rulebook.yaml")


def _variant(path: Path) -> Any:
    variant = read_variant(path)
    with suppress(ValidationError):  # what does not fit the rulebook, told by who asked for it
        variant.apply(_book(path.parent))


def _variants() -> Iterator[bytes]:
    yield from worlds.texts(*said.VARIANTS)
    yield from worlds.files("instances/*/variants/*.yaml")


def _books() -> Iterator[bytes]:
    for path in (TEMPLATE, *sorted((worlds.ROOT / "instances/examples").glob("h*.yaml"))):
        yield workbook_of(
            path, lambda sheets: workbook_to_fill_in(sheets, READ_ME), to_start_from=False
        )


def _tables() -> Iterator[bytes]:
    yield worlds.LINES.encode()
    yield worlds.LINES.replace(",", ";").encode("utf-16")
    yield from worlds.exported("csv", "tsv", "txt")
    yield from worlds.files("instances/*/rankings/*.csv", "instances/*/published.csv")


def _excel() -> Iterator[bytes]:
    yield worlds.results()
    yield from worlds.exported("xlsx")


TARGETS = {
    "instance": Target(
        "fuzzed.yaml",
        lambda: worlds.files(
            "instances/examples/*.yaml", "instances/conflicts/*.yaml", most_bytes=3_000
        ),
        _alone,
    ),
    "rulebook": Target(
        "rulebook.yaml",
        lambda: worlds.files(
            "instances/*/rulebook.yaml", "berth/template/rulebook.yaml", most_bytes=6_000
        ),
        read_rulebook,
    ),
    "variant": Target("one.yaml", _variants, _variant),
    "grid": Target("grid.yaml", lambda: worlds.texts(*said.GRIDS), read_grid),
    "csv": Target("fuzzed.csv", _tables, _ranking),
    "published": Target("fuzzed.csv", lambda: worlds.texts(*said.PUBLISHED), _table),
    "rulings": Target("fuzzed.csv", lambda: worlds.texts(*said.RULINGS), _rulings),
    "results": Target(
        "fuzzed.csv", lambda: worlds.files("instances/*/competitions/*/*.csv"), _results
    ),
    "xlsx-bytes": Target("fuzzed.xlsx", lambda: worlds.stored(_excel()), _ranking, "bytes"),
    "xlsx-parts": Target("fuzzed.xlsx", _excel, _ranking, "parts"),
    "ods-parts": Target("fuzzed.ods", lambda: worlds.exported("ods"), _ranking, "parts"),
    "xls": Target("fuzzed.xls", lambda: worlds.exported("xls"), _ranking, "bytes"),
    "book": Target("fuzzed.xlsx", _books, _alone, "parts"),
    "glance": Target("fuzzed.csv", _tables, _glance),
    "glance-book": Target("fuzzed.xlsx", _excel, _glance, "parts"),
}
