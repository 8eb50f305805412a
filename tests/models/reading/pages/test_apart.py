"""Old workbooks are read in a process of its own, of which nothing is left, however it ends."""

import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from hostile_old_books import many_numbers, one_text_for_ever
from limited import told_of

from models.reading.disk import Unreadable
from models.reading.pages import apart
from models.reading.pages.apart import pages_read_apart
from models.reading.pages.page import Exact, Page
from models.reading.pages.sent import BYTES_OF_LENGTH, pages_sent, pages_to_send
from models.reading.pages.xls import pages_of_xls
from models.text import clean
from solver.alarm import alarm
from solver.clock import Undecided

EXPORTED = Path(__file__).parents[1] / "exported"
OLD = EXPORTED / "made" / "old.xls"
FOR_EVER = one_text_for_ever(OLD.read_bytes(), letters=0)


@pytest.fixture
def started(monkeypatch):
    """The processes that are started."""
    begun = []

    class Noted(subprocess.Popen):
        def __init__(self, *args, **given):
            super().__init__(*args, **given)
            begun.append(self)

    monkeypatch.setattr(subprocess, "Popen", Noted)
    return begun


def shown(pages):
    """With what is no plain text as what it is."""
    return [
        (page, type(page.name), [[type(cell) for cell in row] for _, row in page.rows])
        for page in pages
    ]


@pytest.mark.parametrize("path", sorted((EXPORTED / "made").glob("*.xls")), ids=lambda at: at.name)
def test_the_same_is_read_as_without_a_process(path, started):
    data = path.read_bytes()
    assert shown(pages_read_apart(data)) == shown(pages_of_xls(data))
    assert [process.returncode is not None for process in started] == [True]


def test_what_is_refused_there_is_refused_here():
    with pytest.raises(Unreadable, match="this is no Excel workbook; save it"):
        pages_read_apart(OLD.read_bytes()[:700])


def test_nothing_of_a_page_is_lost_on_the_way():
    page = Page(
        rows=[(3, ["GER", Exact("12.5"), clean("N\u200bED"), ""]), (70_000, ["\U0001f3c2"])],
        name=clean("me\u200bn"),
        visible=False,
        faults={(3, 1): "B3 is wrong"},
        struck=frozenset({(3, 0), (70_000, 0)}),
        hidden=frozenset({3}),
    )
    (sent,) = pages_sent(pages_to_send([page]))
    assert shown([sent]) == shown([page])
    assert vars(sent.name) == vars(page.name)
    assert vars(sent.rows[0][1][2]) == vars(page.rows[0][1][2])


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"[", b"7", b"{}", b"\xff", b"[7]", b'[["men",true,[],[],[]]]',
        b'[["men",1,[],[],[],[]]]', b'[["men",true,[[1,[7]]],[],[],[]]]',
        b'[["men",true,[["1",["A"]]],[],[],[]]]', b"[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_answer_is_taken_for_none(answer):
    assert pages_sent(answer) is None


@pytest.mark.parametrize(
    ("limit", "ended_by"),
    [("CPU_SECONDS_APART", signal.SIGXCPU), ("SECONDS_APART", signal.SIGKILL)],
)
def test_what_keeps_the_library_busy_is_ended(monkeypatch, started, limit, ended_by):
    monkeypatch.setattr(apart, limit, 2)
    with pytest.raises(Unreadable, match=r"takes longer to be read than it is given; save it as"):
        pages_read_apart(FOR_EVER)
    assert [process.returncode for process in started] == [-ended_by]


def test_what_takes_memory_without_end_is_told_of_its_file(tmp_path):
    (file := tmp_path / "a.xls").write_bytes(one_text_for_ever(OLD.read_bytes(), letters=2900))
    told = told_of([file])["a.xls"].message
    assert "a.xls:1:1: the workbook takes more memory than there is; save it as " in told


def test_a_process_that_is_killed_is_told(started):
    def kill():
        started[0].kill()

    threading.Timer(1, kill).start()
    with pytest.raises(Unreadable, match=r"ended without an answer; save it as \.xlsx"):
        pages_read_apart(FOR_EVER)


def test_of_more_than_any_workbook_holds_the_rest_is_not_waited_for(monkeypatch):
    data = many_numbers((EXPORTED / "made" / "old-tied.xls").read_bytes(), rows=5_000)
    assert len(pages_read_apart(data)[0].rows) == 4 + 5_000
    monkeypatch.setattr(apart, "MOST_BYTES_ANSWERED", 100)
    monkeypatch.setattr(apart, "SECONDS_APART", 10)
    with pytest.raises(Unreadable, match="ended without an answer"):
        pages_read_apart(data)


def test_nothing_is_left_after_ctrl_c(started):
    main = threading.main_thread().ident
    threading.Timer(1, lambda: signal.pthread_kill(main, signal.SIGINT)).start()
    with pytest.raises(KeyboardInterrupt):
        pages_read_apart(FOR_EVER)
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_nothing_is_left_after_the_time_of_a_command(started):
    with pytest.raises(Undecided, match=r"it was reading the files"), alarm(1):
        pages_read_apart(FOR_EVER)
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_the_process_ends_when_whoever_asked_is_gone():
    start = "from models.reading.pages.xls_child import read_what_is_sent as r; r(20, 2**30)"
    with subprocess.Popen([sys.executable, "-c", start], stdin=subprocess.PIPE) as process:
        process.stdin.write(len(FOR_EVER).to_bytes(BYTES_OF_LENGTH, "big") + FOR_EVER)
        process.stdin.close()
        assert process.wait(timeout=60) == 1


def test_nothing_is_imported_from_the_folder_that_it_is_started_in(tmp_path, monkeypatch):
    for name in ("xlrd", "json", "pydantic"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", ["", ".", *sys.path])
    assert len(pages_read_apart(OLD.read_bytes())) == 2


@pytest.mark.parametrize(
    ("name", "value"),
    [("platform", "emscripten"), ("executable", ""), ("executable", None), ("frozen", True),
     ("executable", "/usr/bin/paint")],
)  # fmt: skip
def test_where_no_python_can_be_started_it_is_read_here(monkeypatch, started, name, value):
    monkeypatch.setattr(sys, name, value, raising=False)
    assert len(pages_read_apart(OLD.read_bytes())) == 2
    assert started == []


def test_where_a_process_does_not_start_it_is_told(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))
    with pytest.raises(Unreadable, match="no room for a process that reads the workbook; save it"):
        pages_read_apart(OLD.read_bytes())
