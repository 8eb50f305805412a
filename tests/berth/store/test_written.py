"""Files that are written for somebody: whole or not at all."""

import os

import pytest

from berth.store.written import write_new
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
    assert "no ordinary file" in refused(tmp_path.__class__("/dev/full"))


def test_a_link_to_nowhere_is_not_followed(tmp_path):
    (tmp_path / "out").symlink_to(tmp_path / "elsewhere")
    assert "cannot be written" in refused(tmp_path / "out")
    assert not (tmp_path / "elsewhere").exists()


def test_where_nothing_can_be_written_it_is_said_and_nothing_is_left(tmp_path):
    assert "cannot be written: no such file or directory" in refused(tmp_path / "no" / "out")
    assert os.listdir(tmp_path) == []


def test_what_was_left_half_written_is_in_nobodys_way(tmp_path):
    (tmp_path / "out.part").write_bytes(b"ha")
    write_new(tmp_path / "out", b"new", "--output")
    assert os.listdir(tmp_path) == ["out"]


def test_a_full_disk_leaves_nothing_behind(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert "no space left on device" in refused(tmp_path / "out")
    assert os.listdir(tmp_path) == []
