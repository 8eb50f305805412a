"""What a fuzzed file stands among: a tiny world in a folder, and good files to begin with."""

import io
import sys
import zipfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

import said
import xlsxwriter

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "tests" / "helpers"))

from tiny_files import INSTANCE, RULEBOOK  # noqa: E402

EXPORTED = ROOT / "tests/models/reading/exported"

LINES = "rank,noc,athlete,points\n1,CAN,Ann,12.5\n2,RUS,Bea,11\n2,NED,,9\n4,Canada,Dee,1.5\n"

FILES = {
    "instance.yaml": INSTANCE,
    "rulebook.yaml": RULEBOOK,
    "rankings/dash.csv": LINES,
    "rankings/relay.csv": "rank,noc\n1,RUS\n2,CAN\n",
    "rulings.csv": said.RULINGS[0],
    "published.csv": said.PUBLISHED[0],
}


def files(*patterns: str, most_bytes: int = 20_000) -> Iterator[bytes]:
    """Those of the project that are small enough to be changed in many ways."""
    for pattern in patterns:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file() and path.stat().st_size <= most_bytes:
                yield path.read_bytes()


def texts(*them: str) -> Iterator[bytes]:
    for text in them:
        yield text.encode()


def exported(*endings: str) -> Iterator[bytes]:
    yield from files(*(f"{EXPORTED.relative_to(ROOT)}/**/*.{ending}" for ending in endings))


@cache
def results() -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("dash")
        struck = book.add_format({"font_strikeout": True})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        rows = [line.split(",") for line in LINES.splitlines()]
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
        sheet.write_formula(6, 0, "=A5+1", None, 5)
        sheet.write(6, 1, "GER", struck)
        sheet.write_number(7, 3, 41_600, day)
        sheet.merge_range(8, 0, 9, 0, 6)
        sheet.write_boolean(8, 2, True)
        sheet.write_rich_string(9, 1, "N", struck, "OR")
    return content.getvalue()


def stored(packed: Iterable[bytes]) -> Iterator[bytes]:
    """The same, unpacked: so the parts are there to be changed."""
    for data in packed:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as old:
                parts = {name: old.read(name) for name in old.namelist()}
        except zipfile.BadZipFile:
            continue
        content = io.BytesIO()
        with zipfile.ZipFile(content, "w") as new:
            for name, part in parts.items():
                new.writestr(name, part)
        yield content.getvalue()
