"""A file of results that is removed or replaced while a sweep has it open: nothing is lost."""

import os
import re
import shutil
import tempfile
from pathlib import Path

import pytest
from one_sweep import VARIANTS, after, small_sweep

from berth.questions.sweep import ask_sweep
from berth.store.file import sides
from berth.store.sweeps import Store
from berth.store.trouble import NotKept


@pytest.fixture
def case(tmp_path):
    return small_sweep(tmp_path)


@pytest.fixture
def path(tmp_path):
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "kept.sqlite"


def stored(case, path):
    with Store(path) as store:
        return ask_sweep(case, store).stored_before


def sweep_while(case, path, happens):
    """Half of it is in the file, and half not yet."""
    with Store(path) as store:

        def moved():
            store.flush()
            happens()

        return ask_sweep(case, store, tell=after(3, moved))


@pytest.mark.parametrize("beside", [True, False])
def test_a_file_that_was_removed_is_there_again_with_all_that_it_held(case, path, beside):
    def removed():
        for one in (path, *(sides(path) if beside else ())):
            one.unlink()

    assert sweep_while(case, path, removed).variants == VARIANTS
    assert os.listdir(path.parent) == ["kept.sqlite"]
    assert stored(case, path) == VARIANTS


def test_where_other_results_stand_now_they_are_kept_as_well(case, path, tmp_path):
    other = tmp_path / "other.sqlite"
    stored(case, other)
    sweep_while(case, path, lambda: shutil.move(other, path))
    assert stored(case, path) == VARIANTS
    assert os.listdir(path.parent) == ["kept.sqlite"]


@pytest.mark.usefixtures("soon_buried")
def test_what_stands_there_instead_is_left_alone_and_the_results_are_beside_it(case, path):
    mine = path.with_name("mine")
    mine.write_text("mine, and no database")
    with pytest.raises(NotKept) as told:
        sweep_while(case, path, lambda: mine.replace(path))
    assert path.read_text() == "mine, and no database"
    kept = re.search(r"go on from there with out (\S+\.sqlite)", str(told.value)).group(1)
    assert Path(kept).parent == path.parent
    assert stored(case, Path(kept)) >= 3


@pytest.mark.usefixtures("soon_buried")
def test_where_the_folder_is_gone_the_results_are_among_the_temporary_files(
    case, path, tmp_path, monkeypatch
):
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    with pytest.raises(NotKept, match="was removed or replaced while it was in use; all results"):
        sweep_while(case, path, lambda: shutil.rmtree(path.parent))
    (kept,) = (tmp_path / "temporary").iterdir()
    assert stored(case, kept) >= 3
