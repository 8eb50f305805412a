"""The parts of a packed file (.xlsx, .ods), within a limit on what they really unpack to.

What the file says of its own sizes is not believed: a few kilobytes can unpack to gigabytes. A part
is never held as a whole: it is unpacked once to be measured, which is quick, and once to be read.
"""

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any
from xml.parsers import expat

from models.reading.disk import Unreadable

MOST_BYTES_UNPACKED = 256 * 1024 * 1024
"""Of all parts that are read, each as often as it is."""

MOST_TAGS = 5_000_000
"""In all that is read: of a sheet, some 100,000 rows of ten cells."""

MOST_TAGS_ASIDE = 500_000
"""In a part that holds no lines; as many as all formats of cells that Excel allows."""

MOST_PARTS_READ = 5_000

DEEPEST_TAG = 100
"""The parser keeps a note of each element that is open."""

LONGEST_TAG = 1024 * 1024
"""In bytes, with its attributes; the parser keeps it until it ends."""

_CHUNK = 256 * 1024

_ENTRY = b"PK\1\2"

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
        self._left, self._tags_left = MOST_BYTES_UNPACKED, MOST_TAGS
        # Before anything is made of them.
        if data.count(_ENTRY) > MOST_PARTS_READ:
            raise Unreadable(f"the workbook has more than {MOST_PARTS_READ:,} parts; save it anew")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except _BROKEN:
            raise Unreadable(no_such) from None
        twice = [name for name, times in Counter(self._zip.namelist()).items() if times > 1]
        if twice:
            raise Unreadable("the workbook holds a part twice; open it in Excel and save it anew")

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def _info(self, name: str) -> zipfile.ZipInfo | None:
        if (info := self._zip.NameToInfo.get(name)) is None:
            return None
        if info.flag_bits & 1:
            raise Unreadable("the workbook is locked by a password; save it without")
        if info.compress_type not in _METHODS:
            raise Unreadable(self._no_such)
        return info

    def holds(self, name: str, word: bytes) -> bool:
        """Whether a part holds a word; a part that is not there holds none."""
        if (info := self._info(name)) is None:
            return False
        last = b""
        for chunk in self._chunks(info):
            if word in last + chunk:
                return True
            last = chunk[-len(word) :]
        return False

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        try:
            with self._zip.open(info) as opened:
                while chunk := opened.read(_CHUNK):
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Unreadable("the workbook is too large unpacked; keep one table in it")
                    yield chunk
        except _BROKEN:
            raise Unreadable(self._no_such) from None

    def _measure(self, info: zipfile.ZipInfo, most_tags: int) -> None:
        before, left = self._left, min(most_tags, self._tags_left)
        for chunk in self._chunks(info):
            left -= chunk.count(b"<")
            if left < 0:
                raise Unreadable("the workbook has too many cells to be looked at; save it as .csv")
        self._tags_left -= min(most_tags, self._tags_left) - left
        self._left = before

    def parse(
        self,
        name: str,
        start: _Start,
        end: _Taken | None = None,
        text: _Taken | None = None,
        *,
        most_tags: int = MOST_TAGS,
    ) -> None:
        """Walks through a part that is XML, element by element. Nothing, where there is none."""
        if (info := self._info(name)) is None:
            return
        self._measure(info, most_tags)
        depth = 0

        def opened(tag: str, found: dict[str, str]) -> None:
            nonlocal depth
            depth += 1
            if depth > DEEPEST_TAG:
                raise Unreadable(self._no_such)
            start(tag.rpartition(":")[2], found)

        def closed(tag: str) -> None:
            nonlocal depth
            depth -= 1
            if end is not None:
                end(tag.rpartition(":")[2])

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = opened, closed
        parser.CharacterDataHandler = text
        parser.StartDoctypeDeclHandler = self._refuse
        try:
            fed = 0
            for chunk in self._chunks(info):
                parser.Parse(chunk, False)
                fed += len(chunk)
                if fed - parser.CurrentByteIndex > LONGEST_TAG + _CHUNK:
                    raise Unreadable(self._no_such)
            parser.Parse(b"", True)
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
