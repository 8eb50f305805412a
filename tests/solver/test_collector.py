"""The garbage collector is as it was before, however an allocation ends."""

import gc

import pytest

from solver.collector import paused_collector


@pytest.fixture(autouse=True)
def on_again():
    yield
    gc.enable()


@paused_collector()
def stopped():
    with paused_collector():
        assert not gc.isenabled()
    assert not gc.isenabled()
    raise KeyboardInterrupt


@pytest.mark.parametrize("is_on", [True, False], ids=["on", "off"])
def test_the_collector_is_as_before_whatever_happens(is_on):
    (gc.enable if is_on else gc.disable)()
    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert gc.isenabled() == is_on
