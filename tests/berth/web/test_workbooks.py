"""Whole cases as workbooks: taken away to be filled in, and sent back."""

import io
import zipfile

import pytest
from documents import ROOT
from filled import book
from pages import HOST, Page, opened

from models.files import read_instance

OURS = {"Origin": f"http://{HOST}"}


@pytest.fixture
def client():
    return opened()


def send(client, name, data):
    return client.post("/upload", files=[("files", (name, data))], headers=OURS)


def test_a_template_is_taken_away_filled_in_and_answered(client):
    assert 'href="/template/example.xlsx"' in client.get("/start").text
    taken = client.get("/template/example.xlsx")
    assert taken.headers["content-disposition"] == 'attachment; filename="example.xlsx"'
    answer = send(client, "mine.xlsx", taken.content)
    assert answer.status_code == 200
    assert "An example to start from" in answer.text


def test_a_shipped_case_as_a_workbook_is_the_case(client, tmp_path):
    (tmp_path / "s.xlsx").write_bytes(client.get("/template/luge-2014.xlsx").content)
    case = ROOT / "instances" / "luge-2014"
    assert read_instance(tmp_path / "s.xlsx", False) == read_instance(case, False)


def test_a_template_that_there_is_not_is_not_found(client):
    for name in ("..%2Fsecret", "nothing"):
        assert client.get(f"/template/{name}.xlsx").status_code == 404


def test_a_wrong_cell_of_a_case_that_was_sent_is_told(client, tmp_path):
    data = book(tmp_path, ("Rules", "D3", "two")).read_bytes()
    answer = send(client, "mine.xlsx", data)
    assert answer.status_code == 422
    page = Page(answer.text)
    assert page.by_id("wrong-0")["text"] == "mine.xlsx, sheet Rules"
    (cell,) = [one for one in page.all("td") if one.get("class") == "wrong"]
    assert cell["text"].startswith("two D3: 'two' is not a whole number")


def test_a_case_that_was_sent_as_a_workbook_is_taken_away_as_a_folder(client, tmp_path):
    sent = send(client, "mine.xlsx", book(tmp_path).read_bytes())
    zipped = client.get(f"{sent.url.path}/file.zip")
    with zipfile.ZipFile(io.BytesIO(zipped.content)) as packed:
        packed.extractall(tmp_path)
    assert read_instance(tmp_path / "small") == read_instance(tmp_path / "my.xlsx")
