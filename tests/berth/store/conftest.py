"""What the tests of the file of results begin from."""

import pytest
from one_sweep import small_sweep

from berth.store import claims, sweeps


@pytest.fixture
def case(tmp_path):
    return small_sweep(tmp_path)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "kept.sqlite"


@pytest.fixture
def soon_buried(monkeypatch):
    """A sweep that gives no sign of life is waited for half a second, and not ten."""
    monkeypatch.setattr(claims, "DEAD_SECONDS", 0.5)
    monkeypatch.setattr(sweeps, "BEAT_SECONDS", 0.1)
