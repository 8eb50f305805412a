"""Workbooks and texts that are made to take time and memory: refused at once, with what to do.

Each is read in a process with limits (tests/helpers/limited.py)."""

from pathlib import Path

import pytest
from hostile_books import EXCEL, ODS
from hostile_texts import CSV, YAML
from limited import Told, told_of

from models.reading import disk
from models.reading.pages import cells
from models.reading.pages.xls import pages_of_xls

MOST_SECONDS = 2.0
MOST_MEBIBYTES = 300


def unlike(cases, ending: str, folder: Path) -> dict[str, Told]:
    """Those of which something else is said, or that took more than is given."""
    expected = {}
    for name, made in cases.items():
        file = folder / f"{name}.{ending}"
        data, expected[file.name] = made()
        file.write_bytes(data if isinstance(data, bytes) else data.encode())
    found = told_of([folder / name for name in expected])
    for name, told in found.items():
        assert not told.message or name in told.message
    return {
        name: told
        for name, told in found.items()
        if expected[name] not in told.message
        or bool(expected[name]) != bool(told.message)
        or told.seconds > MOST_SECONDS
        or told.mebibytes > MOST_MEBIBYTES
    }


def test_an_excel_workbook_takes_no_more_than_is_given_whatever_is_in_it(tmp_path):
    assert unlike(EXCEL, "xlsx", tmp_path) == {}


def test_nor_does_one_of_open_document(tmp_path):
    assert unlike(ODS, "ods", tmp_path) == {}


def test_nor_does_a_rulebook_or_an_instance_in_yaml(tmp_path):
    assert unlike(YAML, "yaml", tmp_path) == {}


def test_nor_does_a_table_of_text(tmp_path):
    assert unlike(CSV, "csv", tmp_path) == {}


@pytest.mark.parametrize(
    ("limit", "told"),
    [("MOST_SHEETS_READ", "more than 0 sheets"), ("MOST_CELLS", "too many cells")],
)
def test_an_old_workbook_has_the_same_limits(monkeypatch, limit, told):
    """As far as xlrd lets anybody count: sheet by sheet."""
    monkeypatch.setattr(cells, limit, 0)
    old = Path(__file__).parent / "exported" / "made" / "old.xls"
    with pytest.raises(disk.Unreadable, match=told):
        pages_of_xls(old.read_bytes())
