"""The folder of an instance: the files that it names, and where what they say stands."""

import os
from pathlib import Path

from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, entries_of, inside, ordinary
from models.reading.located import Located, Spot
from models.reading.nodes import Loc
from models.reading.tables import TABLE_SUFFIXES


class Home:
    """located: what the instance file says. spots: of what stands in its other files, where it
    differs from the place at which the instance file names them."""

    def __init__(self, folder: Path, located: Located, complaints: Complaints) -> None:
        self._folder = folder
        self.located = located
        self.complaints = complaints
        self.spots: dict[Loc, Spot] = {}
        self._tables: dict[Loc, Path] = {}

    def spot_of(self, loc: Loc) -> Spot:
        if loc in self._tables:
            return Spot(as_written(self._tables[loc]), 1, 1)
        return self.spots.get(loc) or self.located.spot_of(loc)

    def complain(self, loc: Loc, message: str) -> None:
        self.complaints.add(*self.located.spot_of(loc), message)

    def named(self, said: str, loc: Loc) -> Path | None:
        """The file that is named, if it is an ordinary one inside the instance's folder."""
        try:
            path = inside(self._folder, said)
            ordinary(path)
        except Unreadable as error:
            self.complain(loc, str(error))
            return None
        return path

    def entries(self, said: str, loc: Loc) -> list[str] | None:
        """What stands in a folder, but for hidden files. None if it cannot be looked into."""
        try:
            names = entries_of(inside(self._folder, said))
        except Unreadable as error:
            self.complain(loc, str(error))
            return None
        return [name for name in names if not name.startswith((".", "~"))]

    def is_folder(self, said: str) -> bool:
        return os.path.isdir(self._folder / said)

    def tables_in(self, said: str, loc: Loc) -> list[tuple[str, Path | None]] | None:
        """The tables in a folder by the lists that they are called after; the path is None if a
        table may not be read. None if the folder cannot be looked into."""
        if (entries := self.entries(said, loc)) is None:
            return None
        tables: dict[str, tuple[str, Path | None]] = {}
        for entry in entries:
            name, suffix = os.path.splitext(entry)
            if suffix.lower() not in TABLE_SUFFIXES:
                continue
            if name in tables:
                message = f"'{tables[name][0]}' and '{entry}' are the same list; keep one of them"
                self.complain(loc, message)
            path = self._table(os.path.join(said, entry), loc)
            if path is not None:
                self._tables[*loc, name] = path
            tables[name] = (entry, path)
        return [(name, path) for name, (_, path) in tables.items()]

    def _table(self, said: str, loc: Loc) -> Path | None:
        """A file of a folder that lies inside: only a link can lead out of it."""
        path = self._folder / said
        if not os.path.islink(path) and os.path.isfile(path):
            return path
        return self.named(said, loc)
