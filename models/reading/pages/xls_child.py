"""The process that reads an old workbook, and nothing else: what `apart` starts.

It is given the length of the workbook and the workbook, and answers with JSON. It ends when whoever
asked is gone, however that came to be.
"""

import os
import signal
import sys
import threading

import xlrd  # noqa: F401  while memory and files are not limited yet

from models.limits import limit_to
from models.reading.disk import Unreadable
from models.reading.pages.sent import BYTES_OF_LENGTH, pages_to_send, refusal_to_send
from models.reading.pages.xls import TOO_MUCH, pages_of_xls


def read_what_is_sent(cpu_seconds: int, bytes_of_memory: int) -> None:
    # Ctrl-C goes to all processes of a terminal; whoever asked ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    length = int.from_bytes(sys.stdin.buffer.read(BYTES_OF_LENGTH), "big")
    data = sys.stdin.buffer.read(length)
    threading.Thread(target=_end_with_who_asked, daemon=True).start()
    limit_to(cpu_seconds=cpu_seconds, bytes_of_memory=bytes_of_memory, bytes_written=0)
    sys.stdout.buffer.write(_answer(data))
    sys.stdout.buffer.flush()
    os._exit(0)


def _answer(data: bytes) -> bytes:
    try:
        return pages_to_send(pages_of_xls(data))
    except Unreadable as refusal:
        return refusal_to_send(refusal)
    except MemoryError:
        return refusal_to_send(Unreadable(TOO_MUCH))


def _end_with_who_asked() -> None:
    """Nothing more is sent; what is waited for is the end of it."""
    os.read(sys.stdin.fileno(), 1)
    os._exit(1)
