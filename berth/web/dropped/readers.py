"""Processes that read what strangers send: each reads one upload, within limits, and ends."""

from berth.web.solvers import Solvers
from models.limits import limit_to

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
    limit_to(
        cpu_seconds=MOST_CPU_SECONDS,
        bytes_of_memory=MOST_BYTES_OF_MEMORY,
        bytes_written=MOST_BYTES_WRITTEN,
    )
