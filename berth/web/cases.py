"""The cases that are served, by their ids: the one of the command line, and those uploaded."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import NamedTuple

#: So many files of a folder are looked at for whether they changed.
MOST_FILES = 1000


class CaseFiles(NamedTuple):
    """Where a case is. as_of: what its files are as they stand, so that one that is edited is read
    anew and one that is not is read once."""

    path: str
    as_of: tuple[tuple[str, int, int], ...]

    @classmethod
    def at(cls, path: Path) -> "CaseFiles":
        return cls(str(path), tuple(_files(path)))


def _files(path: Path) -> Iterator[tuple[str, int, int]]:
    """Name, time of change (ns) and size of each file that may belong to an instance."""
    if path.is_file() and path.name != "instance.yaml":
        folders, files = [], [path]
    else:
        folder = path if path.is_dir() else path.parent
        folders = [folder, *(Path(one) for one in _entries(folder, want_folders=True))]
        files = []
    for one in folders:
        files += [Path(name) for name in _entries(one, want_folders=False)]
    for file in islice(files, MOST_FILES):
        try:
            found = file.stat()
        except OSError:
            continue
        yield str(file), found.st_mtime_ns, found.st_size


def _entries(folder: Path, *, want_folders: bool) -> list[str]:
    try:
        with os.scandir(folder) as found:
            return sorted(one.path for one in found if one.is_dir() == want_folders)
    except OSError:
        return []


@dataclass(slots=True)
class ServedCases:
    """Ids and paths. first: the one that was named when the server was started, if any."""

    _paths: dict[str, Path] = field(default_factory=dict)
    first: str | None = None
    _hidden: set[str] = field(default_factory=set)

    def serve(self, path: Path, called: str | None = None) -> str:
        """Its id, made of its name; `/` leads to the first one. What is called otherwise is found
        by whoever knows that, and by nobody else; it may be served again, as something else."""
        if called is not None:
            self._paths[called] = path
            self._hidden.add(called)
            return called
        name = path.parent.name if path.name == "instance.yaml" else path.stem
        plain = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")[:40] or "case"
        found, number = plain, 1
        while found in self._paths:
            number += 1
            found = f"{plain}-{number}"
        self._paths[found] = path
        self.first = self.first or found
        return found

    def path(self, name: str) -> Path | None:
        return self._paths.get(name)

    def file_name(self, name: str) -> str:
        """What files of it are called, which are passed on: not as its link, if that is hidden."""
        return "case" if name in self._hidden else name

    def forget(self, name: str) -> None:
        self._paths.pop(name, None)
        self._hidden.discard(name)
