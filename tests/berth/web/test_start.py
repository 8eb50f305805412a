"""The start page: files are dropped, looked at, corrected, and become a case."""

import io
import re
import zipfile

import pytest
from documents import ROOT
from dropping import OURS, SKI_JUMPING, ask, instance_of, said, send, told, zipped
from pages import Page, opened
from workbooks import workbook

from models.files import read_instance

EXPORTED = ROOT / "tests/models/reading/exported"


@pytest.fixture
def client():
    return opened()


def test_without_a_case_the_first_page_takes_files(client):
    page = Page(client.get("/").text)
    form = page.by_id("drop")
    assert (form["action"], form["method"]) == ("/upload", "post")
    assert form["enctype"] == "multipart/form-data"
    assert "files" in {one["for"] for one in page.all("label") if "for" in one}
    assert client.get("/start").text == client.get("/").text


def test_a_ranking_becomes_a_case_and_the_case_a_folder(client, tmp_path):
    sent = send(client, ("standing.csv", "Rang;Nation;Punkte\n1;Japan;900\n2;GER;800,5\n"))
    assert told(sent, "told") == "What your files say: choose a qualification system"
    looked = ask(client, sent, system=SKI_JUMPING)
    assert "2 lines read: semicolons between the columns; 'Rang' is rank" in told(looked)
    made = ask(client, looked, title="My list", host="JPN", do="make")
    assert made.url.path.startswith("/case/")
    assert "My list" in told(made, "told")
    folder = instance_of(client, made, tmp_path)
    assert folder.name == "my-list"
    instance = read_instance(folder)
    assert instance.hosts == ("JPN",)
    lines = instance.rankings["normal-hill"].lines
    assert [(line.noc, str(line.points)) for line in lines] == [("JPN", "900"), ("GER", "800.5")]
    assert "normal-hill: tables/standing.csv\n" in (folder / "instance.yaml").read_text()


def test_the_folder_is_the_same_bytes_each_time(client):
    sent = ask(client, send(client, ("a.csv", "rank,noc\n1,JPN\n")), system=SKI_JUMPING)
    made = ask(client, sent, do="make")
    (data,) = {client.get(f"{made.url.path}/file.zip").content for _ in range(2)}
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert {entry.date_time[0] for entry in packed.infolist()} == {1980}
        assert packed.namelist() == sorted(packed.namelist())


def test_each_sheet_is_the_event_that_it_is_called_after(client, tmp_path):
    rows = [["rank", "noc"], [1, "KOR"], [2, "NED"]]
    book = workbook(Cover=[["Standings"]], **{"Men 500m": rows, "women-relay": rows})
    looked = ask(client, send(client, ("all.xlsx", book)), system="sochi-2014")
    fields = said(looked)
    assert [fields[f"list:{n}"] for n in range(3)] == ["-", "men-500m", "women-relay"]
    assert "Women's 1000 m" in told(looked)
    assert "say what the lists are" in told(ask(client, looked, do="make"), "complaints")
    made = ask(client, looked, do="make", rest="case")
    folder = instance_of(client, made, tmp_path)
    instance = read_instance(folder)
    assert [line.noc for line in instance.rankings["women-relay"].lines] == ["KOR", "NED"]
    assert len(instance.rankings["men-1500m"].lines) > 30
    text = (folder / "instance.yaml").read_text()
    assert "men-500m:\n    file: tables/all.xlsx\n    sheet: Men 500m\n" in text


def test_what_was_said_under_another_system_is_forgotten(client):
    sent = send(client, ("normal-hill.csv", "rank,noc\n1,JPN\n"))
    looked = ask(client, sent, system="sochi-2014")
    assert said(looked)["list:0"] == "-"
    looked = ask(client, looked, system=SKI_JUMPING)
    assert said(looked)["list:0"] == "normal-hill"
    assert said(looked)["title"] == "Ski jumping, women, Sochi 2014, with my tables"


def test_columns_are_what_the_user_says_that_they_are(client, tmp_path):
    sent = send(client, ("a.csv", "Liste,Wer,Pts,Pts\n1,JPN,9,90\n2,GER,8,80\n"))
    looked = ask(client, sent, system=SKI_JUMPING)
    assert "the column 'rank' is missing" in told(looked)
    looked = ask(client, looked, rank__0="Liste", noc__0="Wer")
    assert "could each be the column 'points'" in told(looked)
    looked = ask(client, looked, points__0="Pts (2)")
    assert "2 lines read" in told(looked)
    made = ask(client, looked, do="make")
    folder = instance_of(client, made, tmp_path)
    lines = read_instance(folder).rankings["normal-hill"].lines
    assert [(line.rank, line.noc, str(line.points)) for line in lines] == [
        (1, "JPN", "90"),
        (2, "GER", "80"),
    ]


def test_that_no_column_is_the_points_can_be_said(client, tmp_path):
    sent = ask(client, send(client, ("a.csv", "rank,noc,Pts,Pts\n1,JPN,9,8\n")), system=SKI_JUMPING)
    made = ask(client, ask(client, sent, points__0="-"), do="make")
    line = read_instance(instance_of(client, made, tmp_path)).rankings["normal-hill"].lines[0]
    assert line.points is None


def test_one_table_with_the_events_in_a_column(client, tmp_path):
    table = "Event,Rank,NOC\nMen's 500 m,1,KOR\nLadies 500,1,NED\nMen's 500 m,2,CAN\n"
    looked = ask(client, send(client, ("all.csv", table)), system="sochi-2014")
    fields = said(looked)
    assert fields["in:0"] == "Event"
    assert fields["text:0:1"] == "Ladies 500"
    assert (fields["of:0:0"], fields["of:0:1"]) == ("men-500m", "-")
    looked = ask(client, looked, of__0__1="women-500m")
    assert "3 lines read" in told(looked)
    made = ask(client, looked, do="make", rest="case")
    instance = read_instance(instance_of(client, made, tmp_path))
    assert [line.noc for line in instance.rankings["men-500m"].lines] == ["KOR", "CAN"]
    assert [line.noc for line in instance.rankings["women-500m"].lines] == ["NED"]


def test_a_wrong_cell_is_marked_where_it_stands(client):
    table = "rank,noc,points\n1,JPN,9\n2,Atlantis,8\n"
    looked = ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING)
    (cell,) = [one for one in Page(looked.text).all("td") if one.get("class") == "wrong"]
    assert " ".join(cell["text"].split()).startswith("Atlantis unknown NOC 'Atlantis'")
    assert told(looked, "told") == "What your files say: 1 to be corrected"
    refused = ask(client, looked, do="make")
    assert refused.status_code == 422
    assert "1 cell to be corrected in the files" in told(refused, "complaints")


def test_wrong_cells_far_down_are_shown_too(client):
    lines = "".join(f"{n},JPN\n" for n in range(1, 201))
    looked = ask(
        client, send(client, ("a.csv", f"rank,noc\n{lines}201,Nowhere\n")), system=SKI_JUMPING
    )
    assert "202 201 Nowhere unknown NOC 'Nowhere'" in told(looked)


def test_two_tables_cannot_be_one_list(client):
    table = "rank,noc\n1,JPN\n"
    sent = ask(client, send(client, ("a.csv", table), ("b.csv", table)), system=SKI_JUMPING)
    both = ask(client, sent, list__0="normal-hill", list__1="normal-hill", do="make")
    assert both.status_code == 422
    assert "2 tables are Women's normal hill; choose one" in told(both, "complaints")


def test_what_is_wrong_with_all_parts_together_is_told(client):
    sent = ask(client, send(client, ("a.csv", "rank,noc\n1,JPN\n")), system=SKI_JUMPING)
    refused = ask(client, sent, host="XYZ", do="make")
    assert refused.status_code == 422
    assert re.search(r"instance.yaml:\d+:\d+: unknown NOC 'XYZ'", told(refused, "complaints"))


def test_a_rulebook_that_is_sent_along_is_the_system(client):
    book = (ROOT / "instances" / SKI_JUMPING / "rulebook.yaml").read_text()
    sent = send(client, ("book.yaml", book), ("normal-hill.csv", "rank,noc\n1,JPN\n"))
    assert said(sent)["system"] == "own:book.yaml"
    made = ask(client, sent, do="make", title="Own", host="RUS")
    assert made.url.path.startswith("/case/")


@pytest.mark.parametrize("folder", ["", "my-case/"])
def test_a_whole_case_is_sent_as_a_zip(client, folder):
    home = ROOT / "instances/sochi-2014"
    files = {
        f"{folder}{file.relative_to(home).as_posix()}": file.read_bytes()
        for file in home.rglob("*")
        if file.is_file()
    }
    sent = send(client, ("case.zip", zipped(**files)))
    assert sent.url.path.startswith("/case/")
    assert "equal to the published table: 25 of 25 NOCs" in told(sent, "told")


def test_a_whole_case_is_sent_as_a_single_file(client):
    text = (ROOT / "instances/examples/host-in-its-turn.yaml").read_bytes()
    sent = send(client, ("host.yaml", text))
    assert sent.url.path.startswith("/case/")


def test_what_is_wrong_with_a_case_is_told_at_its_line(client):
    sent = send(client, ("a.yaml", "id: a\ntitle: a\nrulebok: x.yaml\n"))
    assert sent.status_code == 422
    assert "3 rulebok: x.yaml unknown field 'rulebok'; did you mean" in told(sent)
    assert "/tmp" not in sent.text
    assert client.get("/").status_code == 200


def test_what_is_sent_is_text_and_never_markup(client):
    evil = "<script>alert(1)</script>"
    table = f"rank,noc,{evil}\n1,{evil},x\n"
    looked = ask(client, send(client, (f"{evil}.csv", table)), system=SKI_JUMPING)
    made = ask(client, looked, do="make", title=evil)
    for answer in (looked, made):
        assert "<script>alert" not in answer.text
    assert "&lt;script&gt;alert" in looked.text
    book = workbook(**{"<b>&": [["rank", "noc"], [1, "JPN"]]})
    assert "<b>" not in ask(client, send(client, ("a.xlsx", book)), system=SKI_JUMPING).text


def test_a_case_that_is_sent_is_found_by_its_link_alone(client):
    sent = ask(client, send(client, ("a.csv", "rank,noc\n1,JPN\n")), system=SKI_JUMPING)
    made = ask(client, sent, do="make")
    name = made.url.path.removeprefix("/case/")
    assert len(name) >= 22
    assert name not in client.get("/").text
    assert client.get("/", follow_redirects=False).status_code == 200
    kept = client.get(f"{made.url.path}/file.zip").headers["content-disposition"]
    assert name not in kept


def test_it_is_deleted_when_its_owner_says_so(client):
    sent = ask(client, send(client, ("a.csv", "rank,noc\n1,JPN\n")), system=SKI_JUMPING)
    made = ask(client, sent, do="make")
    path = sent.url.path.removesuffix("/ask")
    assert client.post(f"{path}/delete", headers=OURS).status_code == 200
    assert client.get(path).status_code == 404
    assert client.get(made.url.path).status_code == 404


def test_another_page_cannot_send_files(client):
    data = [("files", ("a.csv", "rank,noc\n1,JPN\n"))]
    assert client.post("/upload", files=data).status_code == 403
    evil = {"Origin": "http://evil.example"}
    assert client.post("/upload", files=data, headers=evil).status_code == 403


TABLES = sorted(
    file
    for file in EXPORTED.rglob("*")
    if file.suffix.lower() in (".csv", ".xlsx", ".ods", ".xls", ".txt")
)


@pytest.mark.parametrize("file", TABLES, ids=lambda file: file.relative_to(EXPORTED).as_posix())
def test_whatever_software_exports_is_shown_and_told(client, file):
    """As tests/models/reading/test_exported.py has it, which says where each is from."""
    sent = send(client, (file.name, file.read_bytes()))
    looked = ask(client, sent, system=SKI_JUMPING)
    assert looked.status_code == 200
    numbers = [key.removeprefix("list:") for key in said(looked) if key.startswith("list:")]
    for number in numbers:
        chosen = ask(client, looked, **{f"list__{number}": "normal-hill"})
        assert chosen.status_code == 200
        assert re.search("lines? read", told(chosen))
    assert numbers or f"{file.name}:" in told(looked)


def test_of_two_tables_side_by_side_none_is_taken_for_the_other(client):
    head = ["rank", "noc", "points"]
    rows = [[*head, "", *head], [1, "AUT", 30, "", 1, "SUI", 20]]
    looked = ask(client, send(client, ("race.xlsx", workbook(Sheet=rows))), system=SKI_JUMPING)
    fields = said(looked)
    assert [fields[f"{column}:0"] for column in ("rank", "noc", "points")] == [""] * 3
    chosen = ask(client, looked, rank__0="rank", noc__0="noc", points__0="points")
    assert said(chosen)["noc:0"] == "noc"


def test_beside_a_cover_the_only_table_of_a_workbook_is_what_its_file_is_called_after(client):
    rows = [["rank", "noc"], [1, "KOR"]]
    book = workbook(Cover=[["Standings"], ["as of today"]], Sheet2=rows)
    looked = ask(client, send(client, ("Men 500m.xlsx", book)), system="sochi-2014")
    assert [said(looked)[f"list:{n}"] for n in range(2)] == ["-", "men-500m"]
    looked = ask(client, send(client, ("all.xlsx", book)), system=SKI_JUMPING)
    assert [said(looked)[f"list:{n}"] for n in range(2)] == ["-", "normal-hill"]
    two = workbook(Sheet1=rows, Sheet2=rows)
    looked = ask(client, send(client, ("all.xlsx", two)), system=SKI_JUMPING)
    assert [said(looked)[f"list:{n}"] for n in range(2)] == ["-", "-"]


def test_a_case_of_which_no_table_is_read_is_not_made(client):
    looked = ask(client, send(client, ("a.csv", "rank,noc\n1,KOR\n")), system="sochi-2014")
    refused = ask(client, looked, rest="case", do="make")
    assert refused.status_code == 422
    assert "none of the tables is read: say which event each one is" in told(refused, "complaints")
