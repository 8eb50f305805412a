"""The pages of a table file, whatever wrote it: by what is in the file, not by its name alone."""

from collections.abc import Callable
from pathlib import Path

from models.reading.disk import Unreadable, bytes_of
from models.reading.pages.apart import pages_read_apart
from models.reading.pages.ods import NO_ODS, pages_of_ods
from models.reading.pages.page import Page
from models.reading.pages.separated import IsHeader, page_of_text
from models.reading.pages.together import one_of_several
from models.reading.pages.xlsx import NO_EXCEL, pages_of_xlsx

WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".ods")
TABLE_SUFFIXES = (".csv", ".tsv", *WORKBOOKS)
PERHAPS = ".txt"
"""A table only where it is called after a list: other texts lie about in folders."""

MOST_TABLE_BYTES = 32 * 1024 * 1024

ADVICE = "keep one table per file"

_PACKED, _OLD = b"PK\3\4", b"\xd0\xcf\x11\xe0"


def pages_of(path: Path, is_header: IsHeader) -> list[Page]:
    """The sheets of a workbook, or the one page of a text file. Raises Unreadable."""
    suffix = path.suffix.lower()
    if suffix not in (*TABLE_SUFFIXES, PERHAPS):
        raise Unreadable(
            f"'{path.name}' is no table that can be read; save it as .csv, .xlsx, .ods or .xls"
        )
    data = bytes_of(path, MOST_TABLE_BYTES, ADVICE)
    if (pages := _workbook(data)) is not None:
        return pages
    if suffix in WORKBOOKS and not (suffix == ".xls" and _is_text(data)):
        raise Unreadable(NO_ODS if suffix == ".ods" else NO_EXCEL)
    return [page_of_text(data, is_header)]


def _workbook(data: bytes) -> list[Page] | None:
    read: Callable[[bytes], list[Page]]
    if data.startswith(_OLD):
        read = pages_read_apart
    elif data.startswith(_PACKED):
        # The names of the parts stand in the file as they are.
        is_ods = b"content.xml" in data and b"xl/workbook.xml" not in data
        read = pages_of_ods if is_ods else pages_of_xlsx
    else:
        return None
    with one_of_several() as pages:
        pages.extend(read(data))
    return pages


def _is_text(data: bytes) -> bool:
    """Much software names a text with tabs .xls, so that Excel opens it. Web pages are no table."""
    start = data[:2000].lstrip(b"\xef\xbb\xbf \t\r\n")
    return bool(start) and not start.startswith(b"<") and b"\0" not in data
