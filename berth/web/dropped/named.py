"""What files are called that a browser sends, and which of them are taken."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import NamedTuple

from models.reading.pages.opened import PERHAPS, TABLE_SUFFIXES
from models.words import few

LONGEST_NAME_BYTES = 200
MOST_FOLDERS_DEEP = 6
TAKEN = (*TABLE_SUFFIXES, PERHAPS, ".yaml", ".yml", ".zip")

_TABLE = "put its table into a spreadsheet, and save that as .xlsx or .csv"
#: What to do with what people have that is no table: by the ends of its name.
_INSTEAD = {
    (".pdf",): f"a PDF, which has no cells: {_TABLE} (Excel: Data, Get Data, From PDF)",
    (".doc", ".docx", ".odt", ".rtf", ".pages", ".ppt", ".pptx"): f"a text, no table: {_TABLE}",
    (".png", ".jpg", ".jpeg", ".gif", ".webp", ".heic", ".tif", ".tiff", ".bmp", ".svg"): (
        f"a picture, no table: {_TABLE} (Excel: Data, From Picture)"
    ),
    (".numbers",): "of Numbers alone: choose File, Export To, Excel there, and send that",
    (".gsheet", ".url", ".webloc", ".lnk"): (
        "a link to a table: open it there, download it as .xlsx, and send that"
    ),
    (".xlsb", ".xltx", ".xlt", ".fods", ".et", ".wk1", ".sxc"): (
        "read by the spreadsheet alone that wrote it: open it there, and save it as .xlsx"
    ),
    (".htm", ".html", ".mht", ".json", ".xml"): (
        "a page or data, no table: open it in a spreadsheet, and save it as .xlsx or .csv"
    ),
    (
        ".rar",
        ".7z",
        ".gz",
        ".tar",
        ".tgz",
    ): "packed in a way that is not opened here: unpack it, and send what is in it",
}

#: What systems put beside the files of people.
_BESIDE = ("Thumbs.db", "desktop.ini")


class NamedFiles(NamedTuple):
    """files: by names that may stand in a folder, each once. left_out: what was sent besides, and
    what to do instead."""

    files: list[tuple[str, bytes]]
    left_out: tuple[str, ...]


def named_apart(files: Iterable[tuple[str, bytes]]) -> NamedFiles:
    """Whatever a browser calls them, with the folders that they lie in."""
    found: dict[str, bytes] = {}
    left_out: list[str] = []
    for said, data in files:
        *folders, name = _parts(said)
        stem, dot, suffix = name.rpartition(".")
        if folders and (name.startswith((".", "~$")) or name in _BESIDE):
            continue
        if f".{suffix.lower()}" not in TAKEN or not stem:
            left_out.append(f"'{name[:80]}' is {_instead(suffix)}")
            continue
        number, apart = 1, name
        same = {one.casefold(): one for one in found}
        while (path := "/".join((*folders, apart))).casefold() in same:
            if found[same[path.casefold()]] == data:
                break
            number += 1
            apart = f"{stem} ({number}){dot}{suffix}"
        if path.casefold() in same:
            left_out.append(f"'{name[:80]}' was sent twice, and is read once")
        else:
            found[path] = data
    return NamedFiles([*found.items()], tuple(dict.fromkeys(left_out)))


def _parts(said: str) -> list[str]:
    """Its folders and its name; where they lead anywhere else, its name alone."""
    path = PurePosixPath(said.replace("\\", "/"))
    leads_out = path.is_absolute() or ".." in path.parts or ":" in said
    parts = [re.sub(r"[^\w .()+,=~$-]", "_", part).strip(" ") for part in path.parts or ("",)]
    folders = [] if leads_out else [one.strip(" .") for one in parts[:-1]]
    return [*map(_last_bytes, filter(None, folders[-MOST_FOLDERS_DEEP:])), _last_bytes(parts[-1])]


def _instead(suffix: str) -> str:
    wanted = f".{suffix.lower()}"
    found = (told for ends, told in _INSTEAD.items() if wanted in ends)
    return next(found, f"none of {few(TAKEN, len(TAKEN))}; save it as one")


def _last_bytes(name: str) -> str:
    """Its end, as long as a file's name may be everywhere with a number behind it: that counts
    bytes, of which a letter takes up to four."""
    return name.encode()[-LONGEST_NAME_BYTES:].decode(errors="ignore").strip(" ")
