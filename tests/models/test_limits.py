"""What a process may take is told to the system, and never more than the system allows."""

import resource
import sys
from pathlib import Path

import pytest

from models.limits import limit_to


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
@pytest.mark.parametrize(
    ("hard", "cpu", "written"),
    [(resource.RLIM_INFINITY, (8, 9), (7, 7)), (5, (4, 5), (5, 5)), (1, (1, 1), (1, 1))],
)
def test_each_limit_is_what_is_wanted_or_what_is_allowed(monkeypatch, hard, cpu, written):
    told = {}
    monkeypatch.setattr(resource, "getrlimit", lambda _: (0, hard))
    monkeypatch.setattr(resource, "setrlimit", told.__setitem__)
    taken = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    limit_to(cpu_seconds=9, bytes_of_memory=10**9, bytes_written=7)
    memory = told.pop(resource.RLIMIT_AS)
    assert told == {
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_FSIZE: written,
        resource.RLIMIT_CORE: (0, 0),
    }
    if hard == resource.RLIM_INFINITY:
        assert memory[0] == memory[1]
        assert abs(memory[0] - taken - 10**9) < 10**8
    else:
        assert memory == (hard, hard)


def test_a_system_without_limits_is_left_alone(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    limit_to(cpu_seconds=1, bytes_of_memory=1, bytes_written=1)
    assert sys.modules["resource"] is None
