"""Rankings, results, rulings and the published table as sheets."""

from collections.abc import Sequence
from inspect import cleandoc

from models.base import fields_in
from models.instance import Instance
from models.naming import Naming
from models.ranking import Ranking
from models.reading.rows import RULING_COLUMNS
from models.reading.workbook.forms import choices_in
from models.reading.workbook.layout import IDS_OF, OF_RESULTS, PUBLISHED, RESULTS, RULINGS
from models.ruling import Ruling
from models.writing.cells import as_filed, number_cell
from models.writing.nocs import codes_in, is_shared
from models.writing.sheet import CellRow, WrittenSheet


def ranking_sheet(sheet: str, ranking: Ranking, naming: Naming) -> WrittenSheet:
    others = [*dict.fromkeys(name for line in ranking.lines for name, _ in line.other)]
    codes = codes_in([line.noc for line in ranking.lines], naming)
    rows = []
    for code, line in zip(codes, ranking.lines, strict=True):
        said = dict(line.other)
        rows.append(
            (line.rank, code, line.athlete, number_cell(line.points), *map(said.get, others))
        )
    return WrittenSheet(sheet, ("rank", "noc", "athlete", "points", *others), rows)


def results_sheet(instance: Instance, naming: Naming) -> WrittenSheet:
    rows: list[CellRow] = []
    for competition, lists in instance.competitions.items():
        for name, results in lists.items():
            codes = codes_in([result.noc for result in results], naming)
            rows += [
                (competition, name, one.place, code, one.athlete, number_cell(one.best_time))
                for code, one in zip(codes, results, strict=True)
            ]
            rows += [] if results else [(competition, name)]
    return WrittenSheet(RESULTS, (*OF_RESULTS, "place", "noc", "athlete", "best_time_s"), rows)


def rulings_sheet(rulings: Sequence[Ruling], naming: Naming) -> WrittenSheet:
    written = [as_filed(ruling.as_written) for ruling in rulings]
    codes = codes_in([ruling.noc for ruling in rulings], naming)
    rows = [
        tuple(({**one, "noc": code}).get(name) for name in RULING_COLUMNS)
        for code, one in zip(codes, written, strict=True)
    ]
    known = Ruling.model_fields
    choices = {n: found for n in RULING_COLUMNS if (found := choices_in(known[n].annotation))}
    meaning = fields_in(cleandoc(Ruling.__doc__ or ""))
    ids = {name: sheet for name, sheet in IDS_OF.items() if name in RULING_COLUMNS}
    return WrittenSheet(RULINGS, RULING_COLUMNS, rows, choices, ids, meaning)


def published_sheet(instance: Instance, naming: Naming) -> WrittenSheet:
    table = instance.published
    if table is None:
        return WrittenSheet(PUBLISHED, ("noc",), [])
    told = dict(zip(table.rows, codes_in([*table.rows], naming), strict=True))
    rows = []
    for noc, row in table.rows.items():
        known = instance.nocs.get(noc)
        code = noc if noc in naming.shared else told[noc]
        if known is not None and known.shown and is_shared(known):
            code = known.shown
        rows.append((code, *map(row.get, table.columns)))
    return WrittenSheet(PUBLISHED, ("noc", *table.columns), rows)
