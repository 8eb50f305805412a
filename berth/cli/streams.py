"""Where output goes, whatever the shell made of it: nowhere, a full disk, a reader that left."""

import io
import os
import sys
from typing import Any, TextIO

from berth.cli.exits import Code, Refused


class _Output(io.RawIOBase):
    """The bytes of a stream. A reader that goes away (`berth solve ... | head`) has read what it
    wanted: the rest goes nowhere, and that is no error. is_told: whether it is raised as Refused
    where there is no room, for example; of stderr nobody can be told."""

    def __init__(self, raw: Any, is_told: bool) -> None:
        self._raw, self._is_told, self._is_lost = raw, is_told, False

    def write(self, data: Any) -> int:
        if self._is_lost:
            return len(data)
        try:
            return int(self._raw.write(data) or 0)
        except OSError as error:
            self._is_lost = True
            if self._is_told and not isinstance(error, BrokenPipeError):
                reason = (error.strerror or str(error)).lower()
                told = f"berth: the output cannot be written: {reason}"
                raise Refused(told, Code.DEFECT) from None
            return len(data)

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return int(self._raw.fileno())

    def isatty(self) -> bool:
        return bool(self._raw.isatty())


def prepare() -> bool:
    """Puts such streams in the place of Python's. Returns whether there is an output at all."""
    is_there = sys.stdout is not None
    # The next files that are opened would be taken for streams that are closed.
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    sys.stdout = _stream(sys.stdout, is_told=True)
    sys.stderr = _stream(sys.stderr, is_told=False)
    return is_there


def _stream(stream: TextIO | None, is_told: bool) -> TextIO:
    if stream is None:
        return io.TextIOWrapper(io.BytesIO(), "utf-8")
    raw = getattr(
        stream.buffer, "raw", stream.buffer
    )  # PYTHONUNBUFFERED leaves out the one between
    output = io.BufferedWriter(_Output(raw, is_told))
    # A terminal without UTF-8 shows '?'.
    return io.TextIOWrapper(output, stream.encoding, "replace", line_buffering=stream.isatty())
