"""The files of zips: ordinary ones below a folder each, within limits on what they really unpack
to, all of an upload together."""

import re
import stat
import zipfile
import zlib
from pathlib import Path, PurePosixPath

from models.errors import BadInput, Complaint

#: Of all zips of an upload.
MOST_FILES_OF_ZIPS = 500
MOST_BYTES_OF_ZIPS = 64 * 1024 * 1024
#: Folders, and what systems put beside files, among them; and those of zips (and workbooks) within,
#: where they are not packed again.
_MOST_ENTRIES = 50_000
_LONGEST_PATH = 200

_ENTRY = b"PK\1\2"

#: What systems put beside the files of people.
_ASIDE = ("__MACOSX", ".DS_Store", "Thumbs.db", "desktop.ini")
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError, NotImplementedError)


class Unpacking:
    """What the zips of one upload may hold together: many small ones are no way around a limit."""

    def __init__(self) -> None:
        self._files, self._bytes = MOST_FILES_OF_ZIPS, MOST_BYTES_OF_ZIPS

    def unpack(self, file: Path, folder: Path) -> None:
        """Writes the files into the folder. Raises BadInput, and what is written then is no use."""
        # Before anything is made of them: an entry is 46 bytes in the file, and a thousand after.
        if file.read_bytes().count(_ENTRY) > _MOST_ENTRIES:
            raise _wrong(
                file.name, f"the zip holds more than {_MOST_ENTRIES:,} entries; pack only the files"
            )
        try:
            with zipfile.ZipFile(file) as packed:
                self._unpack(packed, file.name, folder)
        except _BROKEN as error:
            raise _wrong(file.name, f"this zip cannot be read ({type(error).__name__})") from None

    def _unpack(self, packed: zipfile.ZipFile, called: str, folder: Path) -> None:
        entries = [one for one in packed.infolist() if not one.is_dir() and not _is_aside(one)]
        self._files -= len(entries)
        if self._files < 0:
            raise _wrong(
                called,
                f"the zip holds {len(entries)} files; at most {MOST_FILES_OF_ZIPS} are read of all "
                "that is sent together",
            )
        seen = set[str]()
        for entry in entries:
            path = _inside(entry, called)
            if str(path).casefold() in seen:
                raise _wrong(called, f"'{path}' stands twice in the zip; keep one")
            seen.add(str(path).casefold())
            with packed.open(entry) as opened:
                data = opened.read(self._bytes + 1)
            self._bytes -= len(data)
            if self._bytes < 0:
                size = MOST_BYTES_OF_ZIPS // 1024**2
                raise _wrong(
                    called, f"the zip is larger than {size} MiB unpacked, with the others sent"
                )
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)


def _inside(entry: zipfile.ZipInfo, called: str) -> PurePosixPath:
    """Its path below the folder. Raises BadInput for what leads out of it, or is no file."""
    name = entry.filename
    path = PurePosixPath(name)
    leads_out = path.is_absolute() or ".." in path.parts or not path.parts
    if leads_out or re.search(r'[\\:*?"<>|\x00-\x1f\x7f]', name) or len(name) > _LONGEST_PATH:
        raise _wrong(called, f"'{name[:80]}' is no name of a file in a folder; pack it anew")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        raise _wrong(called, f"'{name}' is a link, not a file; pack the file itself")
    if entry.flag_bits & 1:
        raise _wrong(called, "the zip is locked by a password; pack it without")
    if entry.compress_type not in _METHODS:
        raise _wrong(called, f"'{name}' is packed in an unusual way; pack it as a plain zip")
    return path


def _is_aside(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename).parts
    return any(part in _ASIDE or part.startswith("._") for part in parts)


def _wrong(file: str, message: str) -> BadInput:
    return BadInput(Complaint(file, 1, 1, message))
