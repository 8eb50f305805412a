"""Files that are written for somebody: whole or not at all, and never over what says otherwise."""

import os
import stat
from pathlib import Path

from models.errors import BadQuestion


def write_new(path: Path, data: bytes, option: str, *besides: str) -> None:
    """option: that names the file; besides: what else is to be said where it is refused.

    An ordinary file that holds just this is left as it is. Raises BadQuestion where something else
    stands there, or where nothing can be written.
    """
    try:
        if os.path.lexists(path):
            _is_there(path, data, option, besides)
            return
        # Never half a file, even if this process is killed.
        part = path.with_name(f"{path.name}.part")
        part.unlink(missing_ok=True)
        try:
            with part.open("xb") as opened:
                opened.write(data)
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        what = f"{path}: cannot be written: {reason}; name another file with {option}"
        raise BadQuestion(what, *besides) from None


def _is_there(path: Path, data: bytes, option: str, besides: tuple[str, ...]) -> None:
    """What is no ordinary file is not read: a pipe may wait for ever, and a device never end."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BadQuestion(f"{path}: this is no ordinary file; name one with {option}", *besides)
    if found.st_size != len(data) or path.read_bytes() != data:
        what = f"{path}: this file exists and says something else; name another one with {option}"
        raise BadQuestion(f"{what}, or remove it.", *besides)
