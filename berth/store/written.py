"""Files that are written for somebody: whole or not at all, and never over what says otherwise."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

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


def write_new_folder(
    folder: Path, files: Mapping[str, bytes], option: str, check: Callable[[Path], None]
) -> None:
    """A folder of files, path -> content, that must not exist or be empty. check: looks at it
    before it has its name. Raises BadQuestion."""
    try:
        if folder.exists() and not (folder.is_dir() and not any(folder.iterdir())):
            raise BadQuestion(
                f"{folder}: something stands here already; name another with {option}"
            )
        whole = folder.absolute()
        whole.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=f".{whole.name}.", dir=whole.parent) as beside:
            part = Path(beside) / whole.name
            for name, data in files.items():
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                (part / name).write_bytes(data)
            check(part)
            part.replace(whole)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        what = f"{folder}: cannot be written: {reason}; name another with {option}"
        raise BadQuestion(what) from None


def _is_there(path: Path, data: bytes, option: str, besides: tuple[str, ...]) -> None:
    """What is no ordinary file is not read: a pipe may wait for ever, and a device never end."""
    found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise BadQuestion(f"{path}: this is no ordinary file; name one with {option}", *besides)
    if found.st_size != len(data) or path.read_bytes() != data:
        what = f"{path}: this file exists and says something else; name another one with {option}"
        raise BadQuestion(f"{what}, or remove it.", *besides)
