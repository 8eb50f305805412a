"""What a process may take of the machine, told to the system, where it has such limits."""

import os
import sys


def limit_to(*, cpu_seconds: int, bytes_of_memory: int, bytes_written: int) -> None:
    """This process, from now on. bytes_of_memory: beyond what it takes already; bytes_written: of
    one file. Where the system has no such limits, the clock of whoever waits for it is left."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_CPU: cpu_seconds,
        resource.RLIMIT_FSIZE: bytes_written,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        limits[resource.RLIMIT_AS] = _bytes_taken() + bytes_of_memory
    for which, wanted in limits.items():
        _, hard = resource.getrlimit(which)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        # Between the two the signal says that it was the time.
        end = max(1, most - 1) if which == resource.RLIMIT_CPU else most
        resource.setrlimit(which, (end, most))


def _bytes_taken() -> int:
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[0]) * os.sysconf("SC_PAGESIZE")
