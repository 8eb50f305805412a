"""Files that are called .xls and are no workbook of Excel."""

import pytest

from models.reading.disk import Unreadable
from models.reading.pages.opened import pages_of

TABLE = b"rank\tnoc\n1\tKOR\n"


def is_header(row):
    return "noc" in row


@pytest.mark.parametrize("data", [TABLE, b"\xef\xbb\xbf" + TABLE, b"\r\n" + TABLE])
def test_a_text_with_tabs_that_is_called_xls_is_read_as_the_text_that_it_is(tmp_path, data):
    file = tmp_path / "men.xls"
    file.write_bytes(data)
    (page,) = pages_of(file, is_header)
    assert [row for _, row in page.rows if any(row)] == [["rank", "noc"], ["1", "KOR"]]


@pytest.mark.parametrize("data", [b"", b" \n", b"<table><tr><td>1</td></tr>", TABLE + b"\0"])
def test_neither_an_empty_file_nor_a_web_page_nor_other_data_is_a_text(tmp_path, data):
    file = tmp_path / "men.xls"
    file.write_bytes(data)
    with pytest.raises(Unreadable, match="no Excel workbook"):
        pages_of(file, is_header)
