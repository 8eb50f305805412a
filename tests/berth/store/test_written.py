"""Files that are written for somebody: whole or not at all."""

import os
import resource
import stat
from pathlib import Path

import pytest

from berth.store.written import check_target, write_new, write_new_folder
from models.errors import BadQuestion


def refused(path, data=b"new"):
    with pytest.raises(BadQuestion) as error:
        write_new(path, data, "--output", "All else is kept.")
    return str(error.value)


def test_a_new_file_holds_what_was_given_and_nothing_stands_beside_it(tmp_path):
    write_new(tmp_path / "out", b"new", "--output")
    assert (tmp_path / "out").read_bytes() == b"new"
    assert os.listdir(tmp_path) == ["out"]


def test_a_file_that_holds_it_already_is_left_as_it_is(tmp_path):
    path = tmp_path / "out"
    path.write_bytes(b"new")
    os.utime(path, (1, 1))
    write_new(path, b"new", "--output")
    assert path.stat().st_mtime == 1


@pytest.mark.parametrize("mine", [b"old", b"", b"older"])
def test_a_file_that_says_something_else_is_left_alone(tmp_path, mine):
    path = tmp_path / "out"
    path.write_bytes(mine)
    assert "exists and says something else; name another one with --output" in refused(path)
    assert path.read_bytes() == mine


def test_what_else_there_is_to_say_is_said(tmp_path):
    (tmp_path / "out").write_bytes(b"old")
    assert refused(tmp_path / "out").endswith("All else is kept.")


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "out")
    assert "no ordinary file; name one with --output" in refused(tmp_path / "out")


def test_a_device_and_a_folder_are_no_files(tmp_path):
    assert "no ordinary file" in refused(tmp_path)
    assert "no ordinary file" in refused(Path("/dev/full"))
    assert "no ordinary file" in refused(Path("/dev/stdout"))
    assert refused(Path("-")).startswith("-: what is written goes to a file; name one with")


@pytest.mark.parametrize("there", ["elsewhere", "out", "kept"])
def test_a_link_is_not_followed_wherever_it_leads(tmp_path, there):
    (tmp_path / "kept").write_bytes(b"new")
    (tmp_path / "out").symlink_to(tmp_path / there)
    assert "this is a link, and no ordinary file" in refused(tmp_path / "out")
    assert not (tmp_path / "elsewhere").exists()


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    no = f"cannot be written: there is no folder {tmp_path / 'no'}; name another file"
    assert no in refused(tmp_path / "no" / "out")
    assert "cannot be written: " in refused(tmp_path / "file" / "out")
    assert "cannot be written: file name too long" in refused(tmp_path / ("o" * 300))
    assert os.listdir(tmp_path) == ["file"]


def test_a_folder_that_takes_no_files_is_told_before_anything_is_worked_out(tmp_path, monkeypatch):
    monkeypatch.setattr("os.access", lambda *_: False)  # Nobody may refuse it to root.
    with pytest.raises(BadQuestion, match=f"the folder {tmp_path} takes no files"):
        check_target(tmp_path / "out", "--output")


def test_a_file_of_somebody_with_a_name_like_a_part_of_ours_stays(tmp_path):
    (tmp_path / "out.part").write_bytes(b"ha")
    write_new(tmp_path / "out", b"new", "--output")
    assert (tmp_path / "out.part").read_bytes() == b"ha"


def test_whoever_may_read_files_of_this_folder_may_read_this_one(tmp_path):
    before = os.umask(0o027)
    try:
        write_new(tmp_path / "out", b"new", "--output")
        write_new_folder(tmp_path / "folder", {"a/b": b"new"}, "--output")
    finally:
        os.umask(before)
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("out", "folder")]
    assert modes == [0o640, 0o750]


def test_a_file_that_is_larger_than_there_is_room_for_leaves_nothing_behind(tmp_path):
    files = {"a": b"x", "b": b"x" * 5000}
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, limits[1]))
    try:
        told = refused(tmp_path / "out", b"x" * 5000)
        with pytest.raises(BadQuestion, match="cannot be written: file too large"):
            write_new_folder(tmp_path / "above" / "folder", files, "--output")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert "cannot be written: file too large" in told
    assert os.listdir(tmp_path) == []


def test_an_empty_folder_is_filled_and_stays_the_one_that_it_was(tmp_path):
    before = tmp_path.stat().st_ino
    write_new_folder(tmp_path, {"a": b"1", "b/c": b"2"}, "--output")
    assert (tmp_path.stat().st_ino, (tmp_path / "b" / "c").read_bytes()) == (before, b"2")
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]


def test_a_stop_while_an_empty_folder_is_filled_leaves_it_empty(tmp_path, monkeypatch):
    (tmp_path / "empty").mkdir()
    replace = Path.replace

    def stopped(self, target):
        if Path(target) == tmp_path / "empty" / "b":
            raise KeyboardInterrupt
        replace(self, target)

    monkeypatch.setattr(Path, "replace", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_new_folder(tmp_path / "empty", {"a": b"1", "b": b"2"}, "--output")
    assert [*tmp_path.rglob("*")] == [tmp_path / "empty"]


@pytest.mark.parametrize("what", ["link", "pipe", "file", "full"])
def test_no_folder_is_written_where_something_else_stands(tmp_path, what):
    out = tmp_path / "out"
    (tmp_path / "elsewhere").mkdir()
    {
        "link": lambda: out.symlink_to(tmp_path / "elsewhere"),
        "pipe": lambda: os.mkfifo(out),
        "file": lambda: out.write_bytes(b""),
        "full": lambda: (out / "mine").mkdir(parents=True),
    }[what]()
    with pytest.raises(BadQuestion, match="something stands here already; name another with -o"):
        write_new_folder(out, {"a": b"1"}, "-o")
    assert os.listdir(tmp_path / "elsewhere") == []


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert "no space left on device" in refused(tmp_path / "out")
    assert os.listdir(tmp_path) == []
