"""What is said of a defect: what to send, and that nothing is sent by itself."""

import platform
import shlex
import sys
from importlib.metadata import PackageNotFoundError, version


def defect(error: Exception) -> str:
    what = f"{type(error).__name__}: {error}".rstrip(": ")
    command = shlex.join(["berth", *sys.argv[1:]])
    return (
        f"berth failed, and gives no answer: {what}\n"
        "This is a defect of Berth, not of your files; please report it to its developers. What "
        "they need:\n"
        f"  command: {_in_a_line(command)}\n"
        f"  versions: Berth {_of('berth')}, Python {platform.python_version()}, OR-Tools "
        f"{_of('ortools')}, {platform.system()} {platform.machine()}\n"
        "  the files that the command names, if you may pass them on: Berth itself sends nothing.\n"
        "With BERTH_DEBUG=1 set, the command shows where it failed."
    )


def _of(package: str) -> str:
    """Its version, without loading it: it may be what failed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"


def _in_a_line(text: str) -> str:
    return "".join(letter if letter.isprintable() else "?" for letter in text)
