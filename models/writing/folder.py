"""An instance as the files of a folder: what a workbook holds, for whoever goes on with text."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from models.formulas import guarded
from models.instance import Instance
from models.variant import Variant
from models.writing.cells import as_filed
from models.writing.lines import published_sheet, ranking_sheet, results_sheet, rulings_sheet
from models.writing.nocs import TablesSay
from models.writing.sheet import CellRow, WrittenSheet
from models.writing.yaml_text import yaml_text

#: Columns that a table has only where something stands in them.
_MAY_BE_LEFT_OUT = ("athlete", "points", "best_time_s")


def files_of(
    instance: Instance, sources: Sequence[str] = (), variants: Sequence[Variant] = ()
) -> dict[str, str]:
    """Path below the folder -> text."""
    say = TablesSay.of(instance)
    tables = dict(_tables(instance, say))
    folders = {path.partition("/")[0] for path in tables if "/" in path}
    said: dict[str, Any] = {
        "id": instance.id,
        "title": instance.title,
        "rulebook": "rulebook.yaml",
        "host": as_filed(instance.host),
        **{folder: f"{folder}/" for folder in ("rankings", "competitions") if folder in folders},
        **{name: f"{name}.csv" for name in ("rulings", "published") if f"{name}.csv" in tables},
        "as_of": as_filed(instance.as_of),
        "nocs": say.declared,
        "aliases": say.aliases,
        "groups": as_filed(say.groups(instance)),
        "sources": [*sources],
    }
    rulebook = as_filed(instance.rulebook)
    return {
        "instance.yaml": yaml_text({name: value for name, value in said.items() if value}),
        "rulebook.yaml": yaml_text(rulebook),
        **{path: _csv(sheet) for path, sheet in tables.items()},
        **{f"variants/{one.id}.yaml": yaml_text(as_filed(one)) for one in variants},
    }


def _tables(instance: Instance, say: TablesSay) -> Iterator[tuple[str, WrittenSheet]]:
    for name, ranking in say.rankings(instance).items():
        yield f"rankings/{name}.csv", ranking_sheet(name, ranking, say.naming)
    results = results_sheet(instance, say.naming)
    lists: dict[str, list[CellRow]] = {}
    for row in results.rows:
        rows = lists.setdefault("/".join(("competitions", *map(str, row[:2]))) + ".csv", [])
        if row[2:]:
            rows.append(row[2:])
    for path, rows in lists.items():
        yield path, WrittenSheet(path, results.columns[2:], rows)
    if instance.rulings:
        yield "rulings.csv", rulings_sheet(instance.rulings, say.naming)
    if instance.published is not None:
        yield "published.csv", published_sheet(instance, say.naming)


def _csv(sheet: WrittenSheet) -> str:
    """Without the columns in which nothing stands, as long as no other could be taken for them."""
    known = len(sheet.columns) <= 4
    kept = [
        at
        for at, name in enumerate(sheet.columns)
        if not (known and name in _MAY_BE_LEFT_OUT)
        or any(row[at] is not None for row in sheet.rows)
    ]
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([guarded(sheet.columns[at]) for at in kept])
    for row in sheet.rows:
        writer.writerow(["" if row[at] is None else _cell(row[at]) for at in kept])
    return out.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return guarded(value) if isinstance(value, str) else str(value)
