"""Processes that read what strangers send: each reads one upload, within limits, and ends."""

import os
import sys

from berth.web.solvers import Solvers

READERS = 2
LONGEST_READING_SECONDS = 30.0
#: Of the processor; a process that sleeps is ended by the clock.
MOST_CPU_SECONDS = 30
#: Beyond what the process takes before it reads anything.
MOST_BYTES_OF_MEMORY = 1536 * 1024 * 1024
#: Of a file that it writes: an upload unpacked is no larger.
MOST_BYTES_WRITTEN = 128 * 1024 * 1024

TOO_LONG = (
    f"The files took longer than {LONGEST_READING_SECONDS:g} s to read, so that it was ended. "
    "Send fewer, or keep one table per file."
)
ENDED = (
    "The files took more time or memory to read than an upload is given, so that it was ended. "
    "Send fewer, or keep one table per file; save a workbook as .csv."
)


def readers() -> Solvers:
    return Solvers(
        READERS,
        LONGEST_READING_SECONDS,
        too_long=TOO_LONG,
        ended=ENDED,
        asked_each=1,
        begin=limit_this_process,
    )


def limit_this_process() -> None:
    """Where the system has no such limits, that of the clock is left."""
    try:
        import resource
    except ImportError:
        return
    limits = {
        resource.RLIMIT_CPU: MOST_CPU_SECONDS,
        resource.RLIMIT_FSIZE: MOST_BYTES_WRITTEN,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        limits[resource.RLIMIT_AS] = _bytes_taken() + MOST_BYTES_OF_MEMORY
    for which, wanted in limits.items():
        _, hard = resource.getrlimit(which)
        most = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(which, (most, most))


def _bytes_taken() -> int:
    with open("/proc/self/statm", encoding="ascii") as told:
        return int(told.read().split()[0]) * os.sysconf("SC_PAGESIZE")
