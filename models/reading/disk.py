"""Opening files: ordinary files only, of a bounded size, and inside the folder they belong to."""

import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path, PureWindowsPath

from models.errors import BerthError

_ADDRESS = re.compile("[a-z][a-z0-9+.-]+://|(?:data|file|mailto|javascript):", re.IGNORECASE)


class Unreadable(BerthError):
    """Why a file cannot be read, and what to do. `line`: where in the file, if anywhere."""

    def __init__(self, message: str, line: int = 1) -> None:
        super().__init__(message)
        self.line = line


def text_in(path: Path, most_bytes: int, advice: str) -> str:
    """The text of a UTF-8 file. Raises Unreadable; `advice` says what to do if it is too large."""
    data = bytes_of(path, most_bytes, advice)
    if b"\0" in data:
        line = data[: data.index(b"\0")].count(b"\n") + 1
        raise Unreadable("the file is binary or not UTF-8; save it as text in UTF-8", line)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise Unreadable("this is not UTF-8 text; save the file as UTF-8", line) from None
    if not text.strip():
        raise Unreadable("the file is empty; fill it in or do not name it")
    return text


def bytes_of(path: Path, most_bytes: int, advice: str) -> bytes:
    """What an ordinary file holds. Raises Unreadable."""
    try:
        ordinary(path)
        with open(path, "rb", opener=_without_waiting) as opened:
            # It may have become another since.
            _check_ordinary(os.fstat(opened.fileno()).st_mode, path)
            data = opened.read(most_bytes + 1)
    except OSError as error:
        raise Unreadable(_reason(error, path)) from None
    if len(data) > most_bytes:
        raise Unreadable(f"the file is larger than {most_bytes // 1024:,} KiB; {advice}")
    return data


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def ordinary(path: Path) -> None:
    """Raises Unreadable for what is no ordinary file: to open a pipe may wait for ever."""
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError) as error:
        raise Unreadable(_reason(error, path)) from None
    _check_ordinary(mode, path)


def _check_ordinary(mode: int, path: Path) -> None:
    if stat.S_ISDIR(mode):
        raise Unreadable(f"'{path.name}' is a folder; name a file in it")
    if not stat.S_ISREG(mode):
        raise Unreadable(f"'{path.name}' is a pipe or a device; name an ordinary file")


def inside(folder: Path, name: str) -> Path:
    """The path that a file of the folder names: the one gate for every name in a file.

    Links and '..' must not lead out of the folder, nor what other systems take for the way to a
    drive, another machine or a home: an instance means the same on all of them. (A second name of
    a file, a hard link, cannot be told from the first.)
    """
    path = folder / name
    try:
        if Path(name).is_absolute() or PureWindowsPath(name).anchor:
            raise Unreadable(f"'{name}' is an absolute path; name it from the instance's folder")
        if _ADDRESS.match(name):
            raise Unreadable(
                f"'{name}' is an address; nothing is fetched, put the file into the folder"
            )
        if name.startswith("~"):
            raise Unreadable(f"'{name}' leads to a home; name it from the instance's folder")
        if "\\" in name:
            raise Unreadable(f"'{name}' has a \\ in it; write / between a folder and what is in it")
        if not path.resolve().is_relative_to(folder.resolve()):
            raise Unreadable(
                f"'{name}' lies outside the instance's folder; put the file into the folder"
            )
        path.stat()
    except (OSError, ValueError, RuntimeError) as error:
        raise Unreadable(_reason(error, path)) from None
    return path


def entries_of(folder: Path) -> list[str]:
    """The names of the files in a folder, in a fixed order. Raises Unreadable."""
    try:
        return sorted(os.listdir(folder))
    except NotADirectoryError:
        raise Unreadable(f"'{folder.name}' is no folder; name the folder of the tables") from None
    except OSError as error:
        raise Unreadable(_reason(error, folder)) from None


def _reason(error: Exception, path: Path) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return f"there is no file '{path.name}'; {_nearby(path)}"
    if isinstance(error, PermissionError):
        return f"'{path.name}' may not be read; change its permissions"
    return f"'{path.name}' cannot be opened; check the path"


def _nearby(path: Path) -> str:
    try:
        names = sorted(entry.name for entry in os.scandir(path.parent))
    except (OSError, ValueError):
        return "check the path"
    near = get_close_matches(path.name, names[:500], n=1)
    return f"did you mean '{near[0]}'?" if near else "check the path"
