"""In a worker: a case as a zip of its folder, the same bytes for the same files."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from berth.questions.workbook import files_in
from berth.web.cases import CaseFiles
from berth.web.loaded import filed
from models.errors import BadQuestion
from models.files import origins_of, variants_of
from models.reading.instance_file import is_book

MOST_BYTES_PACKED = 64 * 1024 * 1024
#: The first day that a zip can say.
DAY = (1980, 1, 1, 0, 0, 0)


def packed_case(files: CaseFiles, _: str) -> bytes:
    """As the files say, whatever a link changes. Raises BadInput, BadQuestion."""
    case, path = filed(files), Path(files.path)
    out, left = io.BytesIO(), MOST_BYTES_PACKED
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, data in sorted(_contents(path)):
            left -= len(data)
            if left < 0:
                raise BadQuestion("the case is too large to be packed here; copy its folder")
            entry = zipfile.ZipInfo(f"{case.instance.id}/{name}", DAY)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            entry.create_system = 3
            packed.writestr(entry, data)
    return out.getvalue()


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """Name in the folder, and what is in it; a workbook becomes the folder that it stands for."""
    if is_book(path):
        yield from files_in(path)[0].items()
        return
    for name, file in _files(path):
        yield name, file.read_bytes()


def _files(path: Path) -> Iterator[tuple[str, Path]]:
    """Those that the instance names, and its variants: no others that lie beside them."""
    top = path / "instance.yaml" if path.is_dir() else path
    yield "instance.yaml", top
    named = [top.parent / name for name in origins_of(path).files if name != top.name]
    for file in dict.fromkeys([*named, *variants_of(path).values()]):
        below = sorted(file.rglob("*")) if file.is_dir() else [file]
        for one in below:
            if one.is_file() and one.resolve().is_relative_to(top.parent.resolve()):
                yield one.relative_to(top.parent).as_posix(), one
