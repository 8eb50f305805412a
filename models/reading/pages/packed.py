"""The parts of a packed file (.xlsx, .ods), within a limit on what they really unpack to.

What the file says of its own sizes is not believed: a few kilobytes can unpack to gigabytes.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import Any
from xml.parsers import expat

from models.reading.disk import Unreadable

MOST_BYTES_UNPACKED = 256 * 1024 * 1024

MOST_TAGS = 10_000_000
"""In one part: of a sheet, some 200,000 rows of ten cells."""

#: Other methods (bzip2, LZMA) are written by no spreadsheet.
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    OSError,
    ValueError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)

_Start = Callable[[str, dict[str, str]], None]
"""Takes the name of an element, without its prefix, and its attributes, with theirs."""
_Taken = Callable[[str], None]
"""Takes the name of an element at its end, or the text between."""


class Packed:
    """Raises Unreadable for what cannot be unpacked, with `no_such` as its text."""

    def __init__(self, data: bytes, no_such: str) -> None:
        self._no_such = no_such
        self._left = MOST_BYTES_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise Unreadable(no_such) from None

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def part(self, name: str) -> bytes:
        """Nothing, where there is no such part."""
        if (info := self._zip.NameToInfo.get(name)) is None:
            return b""
        if info.flag_bits & 1:
            raise Unreadable("the workbook is locked by a password; save it without")
        if info.compress_type not in _METHODS:
            raise Unreadable(self._no_such)
        try:
            with self._zip.open(info) as opened:
                data = opened.read(self._left + 1)
        except _BROKEN:
            raise Unreadable(self._no_such) from None
        if len(data) > self._left:
            raise Unreadable("the workbook is too large unpacked; keep one table in it")
        self._left -= len(data)
        return data

    def parse(
        self, name: str, start: _Start, end: _Taken | None = None, text: _Taken | None = None
    ) -> None:
        """Walks through a part that is XML, element by element."""
        data = self.part(name)
        if data.count(b"<") > MOST_TAGS:
            raise Unreadable("the workbook has too many cells to be looked at; save it as .csv")
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = lambda tag, found: start(tag.rpartition(":")[2], found)
        if end is not None:
            parser.EndElementHandler = lambda tag: end(tag.rpartition(":")[2])
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            parser.Parse(data, True)
        except (expat.ExpatError, ValueError, LookupError):
            raise Unreadable(self._no_such) from None

    def _refuse(self, *_: Any) -> None:
        """No spreadsheet declares a document type; entities can grow without end."""
        raise Unreadable(self._no_such)


def own(found: dict[str, str], name: str) -> str:
    """An attribute by its name without a prefix."""
    if name in found:
        return found[name]
    return next((value for key, value in found.items() if key.rpartition(":")[2] == name), "")
