"""Berth's own code for the browser."""

from io import BytesIO
from zipfile import ZipFile

from berth.live.program import program_zip


def test_the_same_code_is_packed_as_the_same_bytes():
    assert program_zip() == program_zip()


def test_it_has_the_code_the_tables_and_the_templates_but_no_terminal_and_no_server():
    names = ZipFile(BytesIO(program_zip())).namelist()
    assert names == sorted(names)
    for one in ("models/nocs.csv", "solver/walk/walk.py", "berth/html/templates/live/answer.html"):
        assert one in names
    assert not [name for name in names if name.startswith(("berth/cli/", "berth/web/"))]
    assert not [name for name in names if name.endswith((".js", ".svg", ".pyc"))]
