"""All workbooks of an instance together have a limit, not only each."""

from pathlib import Path

import pytest

from models.errors import BadInput
from models.files import read_instance
from models.reading.disk import Unreadable
from models.reading.pages import together
from models.reading.pages.opened import pages_of
from models.reading.pages.together import read_together

MADE = Path(__file__).parents[1] / "exported" / "made"
OPEN, OLD = MADE / "open.ods", MADE / "old.xls"


@pytest.mark.parametrize("first", [OPEN, OLD])
def test_a_workbook_is_not_opened_once_those_before_it_held_too_much(monkeypatch, first):
    monkeypatch.setattr(together, "MOST_CELLS_TOGETHER", 5)
    with read_together():
        assert len(pages_of(first, bool)) == 2
        with pytest.raises(Unreadable, match=r"more than the 5 cells .* save it as \.csv"):
            pages_of(OPEN, bool)


def test_what_is_refused_counts_too(monkeypatch, tmp_path):
    monkeypatch.setattr(together, "MOST_CELLS_TOGETHER", 5)
    (broken := tmp_path / "a.xlsx").write_bytes(b"PK\3\4")
    with read_together():
        with pytest.raises(Unreadable, match="no Excel workbook"):
            pages_of(broken, bool)
        with pytest.raises(Unreadable, match="more than the 5 cells"):
            pages_of(OPEN, bool)


def test_workbooks_of_several_instances_are_not_counted_together(monkeypatch):
    monkeypatch.setattr(together, "MOST_CELLS_TOGETHER", 5)
    for _ in range(3):
        with read_together():
            assert pages_of(OPEN, bool)
        assert pages_of(OPEN, bool)


def test_it_is_told_of_the_list_that_is_one_too_many(monkeypatch, tmp_path):
    monkeypatch.setattr(together, "MOST_CELLS_TOGETHER", 5)
    for name in ("dash", "relay"):
        (tmp_path / f"{name}.ods").write_bytes(OPEN.read_bytes())
    (tmp_path / "instance.yaml").write_text(
        "id: tiny\nrulebook: {}\nrankings: {dash: dash.ods, relay: relay.ods}\n"
    )
    with pytest.raises(BadInput, match=r"relay\.ods:1:1: the workbooks before it hold more than"):
        read_instance(tmp_path)
