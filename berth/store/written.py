"""Files that are written for somebody: whole or not at all, and never over what says otherwise."""

import os
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from tempfile import TemporaryDirectory

from models.errors import BadQuestion

#: What is not whole yet begins so, whatever it will be called.
BEGUN = ".berth-"


def check_target(path: Path, option: str, *besides: str) -> None:
    """Before anything is worked out that is to be written there: what can be told by then.

    option: that names the file; besides: what else is to be said where it is refused. What is no
    ordinary file is never opened: a pipe may wait for ever, a device never end, and a link lead
    anywhere. Raises BadQuestion.
    """
    with _told(path, f"another file with {option}", *besides):
        if str(path) == "-":
            raise BadQuestion(
                f"-: what is written goes to a file; name one with {option}", *besides
            )
        if os.path.lexists(path):
            mode = path.lstat().st_mode
            if not stat.S_ISREG(mode):
                kind = "a link, and " if stat.S_ISLNK(mode) else ""
                what = f"{path}: this is {kind}no ordinary file; name one with {option}"
                raise BadQuestion(what, *besides)
        elif not path.parent.exists():
            raise FileNotFoundError(f"there is no folder {path.parent}")
        elif not os.access(path.parent, os.W_OK | os.X_OK):
            raise PermissionError(f"the folder {path.parent} takes no files")


def write_new(path: Path, data: bytes, option: str, *besides: str) -> None:
    """An ordinary file that holds just this is left as it is. Raises BadQuestion where something
    else stands there, or where nothing can be written. option, besides: as for check_target."""
    check_target(path, option, *besides)
    with _told(path, f"another file with {option}", *besides):
        if path.exists():
            _is_there(path, data, option, besides)
            return
        # Never half a file, even if this process is killed.
        part = path.with_name(f"{BEGUN}{token_hex(8)}.part")
        try:
            with part.open("xb") as opened:
                opened.write(data)
            os.replace(part, path)
        except BaseException:
            part.unlink(missing_ok=True)
            raise


def write_new_folder(
    folder: Path,
    files: Mapping[str, bytes],
    option: str,
    check: Callable[[Path], None] | None = None,
) -> None:
    """A folder of files, path -> content, that must not exist or be empty. check: looks at it
    before it has its name. Raises BadQuestion."""
    with _told(folder, f"another with {option}"), _parents(folder):
        if os.path.lexists(folder) and not _is_empty(folder):
            raise BadQuestion(
                f"{folder}: something stands here already; name another with {option}"
            )
        whole = Path(os.path.realpath(folder))
        with TemporaryDirectory(prefix=BEGUN, dir=whole.parent) as beside:
            part = Path(beside) / whole.name
            for name, data in files.items():
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                (part / name).write_bytes(data)
            if check is not None:
                check(part)
            _move(part, whole)


def _is_there(path: Path, data: bytes, option: str, besides: tuple[str, ...]) -> None:
    if path.stat().st_size != len(data) or path.read_bytes() != data:
        what = f"{path}: this file exists and says something else; name another one with {option}"
        raise BadQuestion(f"{what}, or remove it.", *besides)


def _is_empty(folder: Path) -> bool:
    return not folder.is_symlink() and folder.is_dir() and not any(folder.iterdir())


def _move(part: Path, whole: Path) -> None:
    """Into a folder that is there, as whoever works in it would stay in the one that was."""
    if not whole.exists():
        part.replace(whole)
        return
    moved: list[Path] = []
    try:
        for found in sorted(part.iterdir()):
            moved.append(whole / found.name)
            found.replace(moved[-1])
    except BaseException:
        for one in moved:
            with suppress(FileNotFoundError):
                one.replace(part / one.name)
        raise


@contextmanager
def _parents(folder: Path) -> Iterator[None]:
    """Makes the folders above it, and takes them away again where nothing comes of it."""
    missing = [above for above in folder.absolute().parents if not above.exists()]
    try:
        folder.absolute().parent.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for above in missing:
            with suppress(OSError):
                above.rmdir()
        raise


@contextmanager
def _told(path: Path, what_else: str, *besides: str) -> Iterator[None]:
    """What the system has against it, as BadQuestion."""
    try:
        yield
    except OSError as error:
        reason = error.strerror.lower() if error.strerror else str(error)
        what = f"{path}: cannot be written: {reason}; name {what_else}"
        raise BadQuestion(what, *besides) from None
