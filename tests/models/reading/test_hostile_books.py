"""Workbooks and texts that are made to take time and memory: refused at once, with what to do.

Each is read in a process with limits (tests/helpers/limited.py)."""

import os
import signal
import socket
from pathlib import Path

import pytest
import xlrd
from hostile_books import EXCEL, ODS, going_in_circles
from hostile_texts import CSV, YAML
from limited import Told, told_of

from models.reading import disk
from models.reading.pages import cells
from models.reading.pages.xls import pages_of_xls
from solver.clock import Undecided

OLD = Path(__file__).parent / "exported" / "made" / "old.xls"

#: Of the processor: against what goes on without end, not how fast it is. The dearest takes 0.7
#: alone, and took 2.1 on a machine that did four times as much as it has cores for.
MOST_SECONDS = 6.0
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
    with pytest.raises(disk.Unreadable, match=told):
        pages_of_xls(OLD.read_bytes())


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(path))


#: What lies where a file is wanted -> how it comes there, and what is said of it.
NO_FILES = {
    "a folder": (Path.mkdir, "is a folder; name a file in it"),
    "a pipe": (_pipe, "is a pipe or a device; name an ordinary file"),
    "a way to a pipe": (lambda path: (_pipe(path.with_name("p")), path.symlink_to("p")), "a pipe"),
    "a socket": (_socket, "is a pipe or a device"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "is a pipe or a device"),
    "a way round in a circle": (lambda path: path.symlink_to(path.name), "cannot be opened"),
    "a way to nothing": (lambda path: path.symlink_to("nothing"), "there is no file"),
}


def test_what_is_no_ordinary_file_is_not_waited_for_as_a_table_or_an_instance(tmp_path):
    expected = {}
    for what, (put, told) in NO_FILES.items():
        for ending in ("csv", "xlsx", "xls", "yaml"):
            (folder := tmp_path / f"{what} {ending}").mkdir()
            put(file := folder / f"{what}.{ending}")
            expected[file] = told
    expected[tmp_path / "a folder yaml" / "a folder.yaml"] = "there is no file 'instance.yaml'"
    found = told_of([*expected])
    assert {
        name: said
        for name, said in found.items()
        if expected[tmp_path / name.replace(".", " ") / name] not in said.message
        or said.seconds > MOST_SECONDS
    } == {}


def _too_long(*_: object) -> None:
    raise TimeoutError


def test_a_file_that_became_a_pipe_after_it_was_looked_at_is_not_waited_for(tmp_path, monkeypatch):
    monkeypatch.setattr(disk, "ordinary", lambda _: None)
    os.mkfifo(tmp_path / "pipe.csv")
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(10)
    try:
        with pytest.raises(disk.Unreadable, match="is a pipe or a device"):
            disk.bytes_of(tmp_path / "pipe.csv", 100, "")
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def test_an_old_workbook_that_leads_xlrd_in_circles_is_refused(tmp_path):
    """At the pace of 60 MB a second it took all memory."""
    (file := tmp_path / "a.xls").write_bytes(going_in_circles(OLD.read_bytes()))
    told = told_of([file])["a.xls"]
    assert "a.xls:1:1: this is no Excel workbook; save it as .xlsx" in told.message
    assert told.seconds < MOST_SECONDS


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), (disk.Unreadable, "takes more memory than there is; save it as .xlsx")),
        (Undecided(5), (Undecided, "undecided after 5 s")),
    ],
)
def test_time_or_memory_that_ends_within_xlrd_is_told_as_that(monkeypatch, error, told):
    def ended(**_):
        raise error

    monkeypatch.setattr(xlrd, "open_workbook", ended)
    with pytest.raises(told[0], match=told[1]):
        pages_of_xls(OLD.read_bytes())
