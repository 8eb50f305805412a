"""What the tests of the file of results begin from."""

import pytest
from one_sweep import small_sweep


@pytest.fixture
def case(tmp_path):
    return small_sweep(tmp_path)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept.sqlite"
