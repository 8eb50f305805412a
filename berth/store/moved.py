"""A file of results that was removed, or replaced, while a sweep had it open.

What was in it is still there for whoever has it open. So it goes to where the file stood, or else
beside it, or else to the folder for temporary files: nothing that was answered is lost.
"""

import sqlite3
import tempfile
from collections.abc import Mapping
from contextlib import closing, suppress
from pathlib import Path

from berth.store.file import Identity, identity, open_file, sides
from berth.store.trouble import NotKept

MERGED = (
    "INSERT OR IGNORE INTO instances SELECT * FROM rescued.instances",
    "INSERT OR REPLACE INTO variants SELECT * FROM rescued.variants AS new WHERE NOT EXISTS ("
    "SELECT 1 FROM variants AS old WHERE old.key = new.key AND old.status != 'out_of_time')",
)


def found_again(
    file: sqlite3.Connection, path: Path, stood: Mapping[Path, Identity], named_by: str
) -> sqlite3.Connection:
    """Closes the file that was opened, and opens one at its path that holds all it held. stood:
    what was to be found there when it was opened.

    Raises NotKept where there is none to be had; that says where everything is.
    """
    copy = _copied(file, path)
    file.close()
    try:
        for side in sides(path):
            # The log of the file that is gone would be taken for that of the one to come.
            if stood[side] and identity(side) == stood[side]:
                side.unlink(missing_ok=True)
        anew = open_file(path, named_by)
        anew.execute("ATTACH ? AS rescued", (str(copy),))
        anew.execute("BEGIN IMMEDIATE")
        for said in MERGED:
            anew.execute(said)
        anew.execute("COMMIT")
        anew.execute("DETACH rescued")
    except (sqlite3.Error, OSError, NotKept):
        raise NotKept(
            f"{path}: this file was removed or replaced while it was in use; all results are kept "
            f"in {copy} instead; go on from there with {named_by} {copy}"
        ) from None
    copy.unlink()
    return anew


def _copied(file: sqlite3.Connection, path: Path) -> Path:
    for folder in (path.parent, Path(tempfile.gettempdir())):
        with suppress(sqlite3.Error, OSError):
            with tempfile.NamedTemporaryFile(
                dir=folder, prefix=f"{path.stem}-rescued-", suffix=".sqlite", delete=False
            ) as made:
                copy = Path(made.name)
            with closing(sqlite3.connect(copy)) as into:
                file.backup(into)
                # One file, without a log beside it.
                into.execute("PRAGMA journal_mode = DELETE")
            return copy
    raise NotKept(
        f"{path}: this file was removed while it was in use, and its results can be written to no "
        "other place; give the same command again"
    )
