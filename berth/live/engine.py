"""The engine: Python for browsers with the libraries that Berth uses, as `make live` built it."""

from pathlib import Path
from typing import NamedTuple

from models.errors import BadQuestion

#: Of Pyodide, each packed by itself; its lock file names no package, so that it looks for none.
PARTS = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "lock.json")
LIBRARIES = "libraries.zip"
INSIDE = "inside.txt"

#: Beside the code, in a checkout: a wheel of Berth does not have 12 MB for what few ask for.
FOLDER = Path(__file__).parents[2] / "build" / "live"


class Engine(NamedTuple):
    """parts: name -> gzip of each; inside: a sentence on what others made, and its licences."""

    parts: dict[str, bytes]
    inside: str


def has_engine(folder: Path = FOLDER) -> bool:
    """Whether it was built: this file is written last."""
    return (folder / INSIDE).is_file()


def engine(folder: Path = FOLDER) -> Engine:
    """Raises BadQuestion where it was not built."""
    try:
        # Written last: without it the others may be half there.
        inside = (folder / INSIDE).read_text(encoding="utf-8").strip()
        parts = {name: (folder / f"{name}.gz").read_bytes() for name in (*PARTS, LIBRARIES)}
    except FileNotFoundError:
        raise BadQuestion(
            "--live: the engine for browsers is not built; run `make live` in a checkout of Berth, "
            "which takes a minute, or leave --live out"
        ) from None
    return Engine(parts, inside)
