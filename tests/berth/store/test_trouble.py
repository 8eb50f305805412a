"""A file of results that cannot be used: it is named, with what to do, and what was kept stays."""

import os
import random
import shutil
import sqlite3
import time
from contextlib import closing

import pytest
from one_sweep import VARIANTS, after

from berth.questions.crew import Crew
from berth.questions.sweep import ask_sweep
from berth.store import file, sweeps
from berth.store.sweeps import Store
from berth.store.trouble import NotKept
from solver.many.sweep import Sweeper, VariantResult


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(file, "LOCK_SECONDS", 0.1)
    monkeypatch.setattr(sweeps, "LOCK_SECONDS", 0.1)
    monkeypatch.setattr(sweeps, "SHORT_LOCK_SECONDS", 0.1)


def answer(case, path, tell=lambda _: None):
    with Store(path) as store:
        return ask_sweep(case, store, crew=Crew(1), tell=tell)


def counted(path):
    with closing(sqlite3.connect(path)) as opened:
        return opened.execute("SELECT count(*) FROM variants").fetchone()[0]


@pytest.mark.usefixtures("soon_buried")
def test_on_a_full_disk_what_is_kept_and_what_is_not_is_said_and_it_goes_on(
    case, path, monkeypatch
):
    long = VariantResult("refused", why="y" * 10_000)
    with Store(path) as store, monkeypatch.context() as patched:

        def full():
            store.flush()
            (pages,) = store._file.execute("PRAGMA page_count").fetchone()
            store._file.execute(f"PRAGMA max_page_count = {pages}")
            patched.setattr(Sweeper, "__call__", lambda *_: long)

        with pytest.raises(NotKept) as told:
            ask_sweep(case, store, crew=Crew(1), tell=after(3, full))
    lines = str(told.value).splitlines()
    assert lines == [
        f"{path}: this file cannot take results: the disk is full (database or disk is full); make "
        "room, or name another one with out",
        "3 answers could not be kept.",
        f"Stopped: 3 of 6 variants are kept in {path}.",
        "The same command goes on from there.",
    ]
    found = answer(case, path)
    assert (found.stored_before, found.status, found.all.refused) == (3, "done", 0)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_locked_for_good_is_said(case, path):
    with Store(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(NotKept, match=r"another program keeps this file locked .* close that"):
            answer(case, path)


@pytest.mark.usefixtures("impatient")
def test_a_file_that_is_locked_meanwhile_stops_nothing(case, path):
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        lock = after(1, lambda: other.execute("BEGIN IMMEDIATE"))
        free = after(VARIANTS - 1, lambda: other.execute("ROLLBACK"))

        def tell(progress):
            lock(progress)
            time.sleep(0.3)
            free(progress)

        assert answer(case, path, tell).variants == VARIANTS
    assert counted(path) == VARIANTS


def test_a_reader_is_never_in_the_way_and_no_transaction_is_open_between_results(case, path):
    with Store(path):
        pass
    with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM variants").fetchall()

        def tell(_):
            with closing(sqlite3.connect(path, timeout=1, isolation_level=None)) as writer:
                writer.execute("BEGIN IMMEDIATE")
                writer.execute("ROLLBACK")

        assert answer(case, path, tell).variants == VARIANTS


def test_a_file_that_becomes_read_only_is_said(case, path):
    with Store(path) as store:
        only = after(2, lambda: store._file.execute("PRAGMA query_only = 1"))
        with pytest.raises(NotKept, match=r"read-only .* make both writable, or name another"):
            ask_sweep(case, store, tell=only)


@pytest.mark.parametrize("name", ["folder", "pipe", "no/folder/x.sqlite", "grid.yaml/x", "x" * 300])
def test_what_is_no_ordinary_file_or_cannot_be_one_is_said(tmp_path, name):
    (tmp_path / "grid.yaml").write_text("id: g")
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(NotKept) as told:
        Store(tmp_path / name, "--out")
    assert str(told.value).startswith(str(tmp_path))
    assert "with --out" in str(told.value)


def test_the_log_of_a_killed_sweep_is_not_written_over_what_stands_there_now(case, path, tmp_path):
    with Store(path) as store:
        ask_sweep(case, store)
        for one in (path, *file.sides(path)):
            shutil.copy(one, tmp_path / f"left{one.name.removeprefix('kept.sqlite')}")
    (tmp_path / "left").write_text("mine, and no database")
    for side in file.sides(tmp_path / "left"):
        assert side.exists()
    with pytest.raises(NotKept, match="it is no database, or damaged, and is left as it is"):
        Store(tmp_path / "left")
    assert (tmp_path / "left").read_text() == "mine, and no database"


def test_a_damaged_file_is_said_wherever_it_is_damaged(case, path, tmp_path):
    whole = answer(case, path)
    content = path.read_bytes()
    refused = 0
    for seed in range(60):
        draw = random.Random(seed)
        damaged = bytearray(content)
        start = draw.randrange(len(content))
        if seed % 4:
            damaged[start : start + 400] = draw.randbytes(len(damaged[start : start + 400]))
        else:
            del damaged[start:]
        other = tmp_path / f"{seed}.sqlite"
        other.write_bytes(damaged)
        found = answered_or_refused(case, other)
        assert found == whole.all or found.startswith(f"{other}: ")
        refused += found != whole.all
    assert 10 < refused < 60


def answered_or_refused(case, path):
    try:
        return answer(case, path).all
    except NotKept as error:
        return str(error)


def test_a_result_that_is_removed_meanwhile_is_said(case, path):
    with Store(path) as store:
        ask_sweep(case, store)
        with closing(sqlite3.connect(path, isolation_level=None)) as other:
            other.execute("DELETE FROM variants")
        with pytest.raises(NotKept, match="a result was removed from this file, or is damaged"):
            list(store.rows(case.cases.task(point).key for _, point in case.grid.points()))


@pytest.mark.parametrize(("kind", "journal"), [("nfs4", "delete"), ("ext4", "wal")])
def test_on_a_folder_of_the_network_there_is_no_log_that_needs_shared_memory(
    case, path, monkeypatch, kind, journal
):
    mounts = path.with_name("mountinfo")
    mounts.write_text(
        "22 1 254:0 / / rw - ext4 /dev/vda rw\n"
        f"23 22 0:5 / {path.parent} rw,relatime shared:1 - {kind} server:/a rw\n"
    )
    monkeypatch.setattr(file, "MOUNTS", mounts)
    with Store(path) as store:
        assert store._file.execute("PRAGMA journal_mode").fetchone() == (journal,)
        assert ask_sweep(case, store).variants == VARIANTS


def test_a_file_of_before_there_were_claims_goes_on(case, path):
    answer(case, path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("DROP TABLE claims")
        other.execute("DROP TABLE sweeps")
    assert answer(case, path).stored_before == VARIANTS
