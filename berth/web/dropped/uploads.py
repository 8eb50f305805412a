"""Where uploads are: a folder each, found by whoever has its link, deleted after some hours."""

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

from berth.web.cases import ServedCases
from berth.web.solvers import Asks
from models.errors import BerthError

HOURS_KEPT = 6
SECONDS_BETWEEN_SWEEPS = 300
MOST_UPLOADS = 100
MOST_BYTES_KEPT = 1024 * 1024 * 1024

#: Of all files of an upload together, as they are sent.
MOST_BYTES_SENT = 32 * 1024 * 1024
MOST_FILES_SENT = 200
#: Of an upload to which more is sent; a zip may hold some hundred by itself.
MOST_FILES_KEPT = 1000

_NO_ROOM = "too many uploads are kept here; delete one of yours, or come back later"


class NoRoomLeft(BerthError):
    """As many uploads as are kept are there."""


@dataclass(frozen=True, slots=True)
class Upload:
    """files: as they were sent; case: the folder of the instance that is made of them. bytes: that
    they take, as far as they were counted. left_out: of what was sent last, in words."""

    name: str
    folder: Path
    since: float
    bytes: int
    left_out: tuple[str, ...] = ()

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def case(self) -> Path:
        return self.folder / "case"


class Dropping(NamedTuple):
    """Where uploads are, and who reads them."""

    uploads: "Uploads"
    readers: Asks


@dataclass(slots=True)
class Uploads:
    """The uploads of a server, in a folder that is deleted with it. Nobody can guess the name of
    another's. clock: in seconds."""

    cases: ServedCases
    home: Path
    clock: Callable[[], float] = time.monotonic
    _kept: dict[str, Upload] = field(default_factory=dict)

    def keep(self, files: Iterable[tuple[str, bytes]], left_out: tuple[str, ...] = ()) -> Upload:
        """files: names that may stand in a folder, each once. Raises NoRoomLeft."""
        self.sweep()
        given = [*files]
        size = sum(len(data) for _, data in given)
        if len(self._kept) >= MOST_UPLOADS or self._bytes_kept + size > MOST_BYTES_KEPT:
            raise NoRoomLeft(_NO_ROOM)
        name = secrets.token_urlsafe(16)
        upload = Upload(name, self.home / name, self.clock(), size, left_out)
        self._kept[name] = upload
        try:
            upload.files.mkdir(parents=True)
            _write(upload.files, given)
        except OSError:
            self.delete(name)
            raise NoRoomLeft(_NO_ROOM) from None
        return upload

    def send_again(
        self, upload: Upload, files: Iterable[tuple[str, bytes]], left_out: tuple[str, ...]
    ) -> Upload:
        """Files take the place of those that are called so, wherever these lie; others are added.
        Raises NoRoomLeft, and then nothing is changed."""
        given = [*files]
        size = sum(len(data) for _, data in given)
        if self._bytes_kept + size > MOST_BYTES_KEPT:
            raise NoRoomLeft(_NO_ROOM)
        there: dict[str, list[str]] = {}
        for one in upload.files.rglob("*"):
            if one.is_file():
                below = one.relative_to(upload.files).as_posix()
                there.setdefault(one.name.casefold(), []).append(below)
        if sum(map(len, there.values())) + len(given) > MOST_FILES_KEPT:
            raise NoRoomLeft(_NO_ROOM)
        placed = []
        for file, data in given:
            found = there.get(Path(file).name.casefold(), [])
            placed.append((found[0] if len(found) == 1 and "/" not in file else file, data))
        try:
            _write(upload.files, placed)
        except OSError:
            raise NoRoomLeft(_NO_ROOM) from None
        changed = replace(upload, bytes=upload.bytes + size, left_out=left_out)
        self._kept[upload.name] = changed
        return changed

    def count_again(self, upload: Upload) -> None:
        """What it takes after it was unpacked, or made a case of: a small file may become a large
        one. Raises NoRoomLeft, and then it is deleted."""
        found = [one.lstat().st_size for one in upload.folder.rglob("*") if one.is_file()]
        if upload.name in self._kept:
            self._kept[upload.name] = replace(upload, bytes=sum(found))
        if self._bytes_kept > MOST_BYTES_KEPT:
            self.delete(upload.name)
            raise NoRoomLeft(_NO_ROOM)

    @property
    def _bytes_kept(self) -> int:
        return sum(upload.bytes for upload in self._kept.values())

    def find(self, name: str) -> Upload | None:
        self.sweep()
        return self._kept.get(name)

    def delete(self, name: str) -> None:
        if (upload := self._kept.pop(name, None)) is not None:
            self.cases.forget(name)
            rmtree(upload.folder, ignore_errors=True)

    @asynccontextmanager
    async def swept(self) -> AsyncIterator[None]:
        """While this lasts they are deleted in time, even if nobody comes."""

        async def sweep() -> None:
            while True:
                await asyncio.sleep(SECONDS_BETWEEN_SWEEPS)
                self.sweep()

        task = asyncio.create_task(sweep())
        try:
            yield
        finally:
            task.cancel()

    def sweep(self) -> None:
        """Deletes what has been there too long."""
        oldest = self.clock() - HOURS_KEPT * 3600
        for name in [one.name for one in self._kept.values() if one.since < oldest]:
            self.delete(name)


def _write(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    for file, data in files:
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_bytes(data)
