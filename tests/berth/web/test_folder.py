"""What servers keep on the disk: nothing of it stays longer than it is of use."""

import os

import pytest

from berth.web import folder
from berth.web.folder import folder_of_this_server


@pytest.fixture
def there(tmp_path, monkeypatch):
    monkeypatch.setattr(folder, "gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def left(there, name, *files):
    """What a server that was killed an hour ago left behind."""
    found = there / name
    found.mkdir()
    for file in files:
        (found / file).write_text("x")
    os.utime(found, (1, 1))
    return found


def test_the_folder_goes_with_its_server(there):
    with folder_of_this_server() as mine:
        (mine / "upload").write_text("x")
        assert [*there.iterdir()] == [mine]
    assert [*there.iterdir()] == []


def test_what_a_server_left_that_was_killed_goes_when_the_next_one_starts(there):
    left(there, "berth-serve-killed", "lock", "upload")
    with folder_of_this_server() as mine:
        assert [*there.iterdir()] == [mine]


def test_the_folder_of_a_server_that_runs_stays(there):
    with folder_of_this_server() as mine:
        os.utime(mine, (1, 1))
        with folder_of_this_server() as next_one:
            assert {*there.iterdir()} == {mine, next_one}


def test_what_is_no_folder_of_a_server_stays(there):
    elsewhere = left(there, "elsewhere", "lock")
    (there / "berth-serve-link").symlink_to(elsewhere)
    kept = {elsewhere, there / "berth-serve-link", left(there, "berth-serve-without-lock")}
    kept.add(left(there, "berth-other", "lock"))
    young = there / "berth-serve-young"
    young.mkdir()
    (young / "lock").write_text("")
    with folder_of_this_server() as mine:
        assert {*there.iterdir()} == {*kept, young, mine}
    assert (elsewhere / "lock").exists()
