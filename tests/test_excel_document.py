"""What docs/excel.md shows is a case, and what comes out of it."""

import re

import pytest
import xlsxwriter
from documents import ROOT, output_of, shown_in

from berth import load
from models.errors import BadInput
from models.files import read_instance

DOCUMENT = ROOT / "docs" / "excel.md"
TEXT = DOCUMENT.read_text(encoding="utf-8")
SHEETS = re.findall(r"\*\*([^*]+)\*\*\n\n((?:\|.*\n)+)", TEXT)
CAME_OUT, WRONG = re.findall(r"```text\n(.*?)```", TEXT, re.DOTALL)


@pytest.mark.parametrize("shown", shown_in(DOCUMENT), ids=lambda shown: shown.command)
def test_the_document_shows_what_the_program_prints(shown):
    assert output_of(shown.command) == shown.output


def filled_in(folder, instead=None):
    """The sheets that are shown; instead: a cell -> what stands there."""
    path = folder / "mine.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, table in SHEETS:
            page = book.add_worksheet(name)
            rows = [line for line in table.splitlines() if not line.startswith("|---")]
            for line, row in enumerate(rows):
                for at, cell in enumerate(row.strip("|").split("|")):
                    text = (instead or {}).get((name, line, at), cell.strip())
                    page.write(line, at, int(text) if text.isdecimal() else text)
    return path


def places_in(nocs, event):
    return f"{event}: " + ", ".join(f"{n} {row[event]}" for n, row in nocs.items() if row[event])


def test_the_sheets_that_are_shown_are_a_case_and_come_out_so(tmp_path):
    case = load(filled_in(tmp_path))
    nocs, changed = case.solve().nocs, case.variant("two-fewer").solve().nocs
    assert CAME_OUT.splitlines() == [
        places_in(nocs, "men-500m"),
        places_in(nocs, "men-relay"),
        f"two-fewer, {places_in(changed, 'men-500m')}",
    ]


def test_a_wrong_cell_is_told_as_it_is_shown(tmp_path):
    with pytest.raises(BadInput) as raised:
        read_instance(filled_in(tmp_path, {("Rules", 2, 3): "three"}))
    assert str(raised.value).replace(f"{tmp_path}/", "") == WRONG.rstrip("\n")


def test_the_sheets_that_it_names_are_those_that_are_read():
    from models.reading.workbook import layout

    sections = [section.sheet for section in layout.TABLE_SECTIONS]
    others = [layout.INSTANCE, layout.RULES, layout.RULINGS, layout.PUBLISHED, layout.RESULTS]
    for sheet in (*sections, *others, layout.VARIANTS, layout.SHEETS, layout.KINDS):
        assert re.search(rf"\*{{1,2}}{sheet}\*{{1,2}}", TEXT), sheet
