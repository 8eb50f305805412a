"""What documents and the notebook show of Python is what Python does."""

import json

import pytest
from cells import BLOCK, Session
from documents import ROOT

NOTEBOOK = ROOT / "docs" / "course.ipynb"


@pytest.fixture(autouse=True)
def eighty_columns(monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")


@pytest.mark.parametrize(
    ("name", "least"), [("README.md", 1), ("docs/python.md", 10), ("docs/analyst.md", 9)]
)
def test_a_document_shows_what_its_code_prints(name, least):
    session, count = Session(), 0
    for found in BLOCK.finditer((ROOT / name).read_text(encoding="utf-8")):
        count += 1
        assert session.run(found["code"]).text == (found["output"] or ""), found["code"]
    assert count >= least


def test_the_notebook_shows_what_its_cells_give():
    notebook, session = json.loads(NOTEBOOK.read_text(encoding="utf-8")), Session()
    cells = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(cells) >= 15
    for number, cell in enumerate(cells, 1):
        code = "".join(cell["source"])
        shown = [
            {key: value for key, value in output.items() if key != "execution_count"}
            for output in cell["outputs"]
        ]
        assert session.run(code).outputs == shown, code
        assert cell["execution_count"] == number


def test_the_notebook_is_one_of_version_4_5():
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert (notebook["nbformat"], notebook["nbformat_minor"]) == (4, 5)
    ids = [cell["id"] for cell in notebook["cells"]]
    assert len(ids) == len({*ids})
    assert {cell["cell_type"] for cell in notebook["cells"]} == {"code", "markdown"}
