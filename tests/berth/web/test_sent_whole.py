"""A case that is sent whole, in whatever parts; and what is wrong with it, each cell in its place,
with files that are sent again."""

import pytest
from documents import ROOT
from dropping import OURS, SKI_JUMPING, ask, instance_of, said, send, told, zipped
from pages import Page, opened
from workbooks import workbook

from models.files import read_instance

HOME = ROOT / "instances" / SKI_JUMPING
BOOK = (HOME / "rulebook.yaml").read_text()
RANKING = "rank,noc\n1,JPN\n2,GER\n"
LONG = "rank,noc\n" + "".join(f"{n},JPN\n" for n in range(1, 31))


@pytest.fixture
def client():
    return opened()


def instance(rankings="rankings/", more=""):
    return f"id: a\ntitle: My own\nrulebook: rulebook.yaml\nrankings: {rankings}\n{more}"


def send_paths(client, *files):
    """As scripts send a folder: the path of each in a field, in their order."""
    data = [("files", (name.rpartition("/")[2], text)) for name, text in files]
    paths = {"path": [name for name, _ in files]}
    return client.post("/upload", files=data, data=paths, headers=OURS)


def wrong_cells(answer):
    cells = Page(answer.text).all("td")
    return [" ".join(one["text"].split()) for one in cells if one.get("class") == "wrong"]


@pytest.mark.parametrize("rankings", ["rankings/", "{normal-hill: rankings/normal-hill.csv}"])
def test_files_of_a_case_that_are_chosen_together_are_the_case(client, tmp_path, rankings):
    files = [("instance.yaml", instance(rankings)), ("rulebook.yaml", BOOK)]
    sent = send(client, *files, ("normal-hill.csv", RANKING), ("README.md", "# Mine"))
    assert sent.url.path.startswith("/case/")
    assert "My own" in told(sent, "told")
    found = read_instance(instance_of(client, sent, tmp_path))
    assert [line.noc for line in found.rankings["normal-hill"].lines] == ["JPN", "GER"]


def test_an_instance_file_may_be_called_otherwise(client):
    said = instance("{normal-hill: {file: data/all.csv}}")
    sent = send(client, ("mine.yaml", said), ("rulebook.yaml", BOOK), ("all.csv", RANKING))
    assert sent.url.path.startswith("/case/")


def test_a_folder_that_is_dropped_is_the_case_as_it_lies_there(client):
    home = ROOT / "instances/sochi-2014"
    files = [
        (f"sochi/{file.relative_to(home).as_posix()}", file.read_bytes())
        for file in sorted(home.rglob("*"))
        if file.is_file()
    ]
    sent = send_paths(client, *files, ("sochi/.DS_Store", "x"), ("sochi/~$a.xlsx", "x"))
    assert "equal to the published table: 25 of 25 NOCs" in told(sent, "told")


def test_a_folder_of_tables_is_looked_at_like_its_files(client):
    sent = send_paths(client, ("mine/normal-hill.csv", RANKING), ("mine/notes.docx", "x"))
    assert "mine/normal-hill.csv" in told(sent)
    assert "'notes.docx' is a text, no table: put its table into" in told(sent, "left-out")


def test_a_file_that_a_case_names_is_sent_after_it(client):
    sent = send(client, ("instance.yaml", instance()), ("normal-hill.csv", RANKING))
    assert sent.status_code == 422
    assert "there is no file 'rulebook.yaml'" in told(sent)
    again = send_again(client, sent, ("rulebook.yaml", BOOK))
    assert again.url.path.startswith("/case/")


def send_again(client, answer, *files):
    action = Page(answer.text).by_id("ask")["action"]
    data = [("files", (name, text)) for name, text in files]
    return client.post(action, files=data, data=said(answer), headers=OURS)


def test_a_wrong_cell_of_a_case_is_shown_in_its_place_and_its_file_sent_again(client):
    table = LONG.replace("20,JPN", "20,Atlantis")
    files = {"instance.yaml": instance(), "rulebook.yaml": BOOK, "rankings/normal-hill.csv": table}
    sent = send(client, ("case.zip", zipped(**files)))
    assert sent.status_code == 422
    assert "case (zip)/rankings/normal-hill.csv" in told(sent)
    (cell,) = wrong_cells(sent)
    assert cell.startswith("Atlantis unknown NOC 'Atlantis'")
    rows = [one["text"].split()[0] for one in Page(sent.text).all("tr")]
    assert rows == ["1", "20", "21", "22"]
    assert told(sent, "told").endswith("1 place to be corrected")
    again = send_again(client, sent, ("normal-hill.csv", LONG))
    assert again.url.path.startswith("/case/")


def test_of_several_sheets_the_one_is_named_and_its_cell(client):
    rows = [["rank", "noc"], [1, "KOR"], ["x", "NED"]]
    book = workbook(**{"Cover": [["a"]], "normal-hill": rows})
    files = [("instance.yaml", instance("all.xlsx")), ("rulebook.yaml", BOOK), ("all.xlsx", book)]
    sent = send(client, *files)
    assert Page(sent.text).by_id("wrong-0")["text"] == "all.xlsx, sheet normal-hill"
    assert wrong_cells(sent)[0].startswith("x A3: 'x' is no rank")


def test_a_wrong_line_of_a_yaml_file_is_shown_with_those_around_it(client):
    files = [("instance.yaml", instance(more="hosts: RUS\n")), ("rulebook.yaml", BOOK)]
    sent = send(client, *files, ("normal-hill.csv", RANKING))
    assert wrong_cells(sent)[0].startswith("hosts: RUS unknown field 'hosts'; did you mean 'host'?")
    assert "4 rankings: rankings/" in told(sent)


def test_the_page_of_what_is_wrong_is_there_as_long_as_the_files(client):
    sent = send(client, ("instance.yaml", instance()), ("normal-hill.csv", RANKING))
    action = Page(sent.text).by_id("ask")["action"].removesuffix("/ask")
    assert client.get(action).text == sent.text
    client.post(f"{action}/delete", headers=OURS)
    assert client.get(action).status_code == 404


def test_a_corrected_file_is_sent_again_and_what_was_said_is_kept(client):
    tables = [("a.csv", "Liste,Wer\n1,Atlantis\n"), ("b.csv", "rank,noc\n1,KOR\n")]
    looked = ask(client, send(client, *tables), system="sochi-2014")
    looked = ask(client, looked, rank__0="Liste", noc__0="Wer", list__0="men-500m")
    assert "1 cell to be corrected" in told(looked)
    again = send_again(client, looked, ("a.csv", "Liste,Wer\n1,NOR\n"), ("0.csv", "rank,noc\n"))
    fields = said(again)
    assert [fields[f"sheet:{n}"] for n in range(3)] == ["0.csv//", "a.csv//", "b.csv//"]
    assert (fields["list:0"], fields["list:1"], fields["rank:1"]) == ("-", "men-500m", "Liste")
    assert "to be corrected" not in told(again)


@pytest.mark.parametrize(
    ("name", "what_to_do"),
    [
        ("a.pdf", "Get Data, From PDF"),
        ("a.docx", "put its table into a spreadsheet"),
        ("a.numbers", "Export To, Excel"),
        ("photo.JPG", "From Picture"),
        ("a.gsheet", "download it as .xlsx"),
        ("a.xlsb", "save it as .xlsx"),
        ("a.exe", "save it as one"),
    ],
)
def test_of_what_is_no_table_is_told_what_to_do(client, name, what_to_do):
    refused = send(client, (name, "x"))
    assert refused.status_code == 422
    assert what_to_do in told(refused)
    beside = send(client, (name, "x"), ("normal-hill.csv", RANKING))
    assert beside.status_code == 200
    assert what_to_do in told(beside, "left-out")


def test_the_same_file_twice_is_read_once(client):
    sent = send(client, ("a.csv", RANKING), ("a.csv", RANKING), ("a.csv", f"{RANKING}3,NOR\n"))
    assert "'a.csv' was sent twice, and is read once" in told(sent, "left-out")
    names = [one["value"] for one in Page(sent.text).all("input") if "sheet:" in one["name"]]
    assert names == ["a (2).csv//", "a.csv//"]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [("e.csv", b"", "the file is empty"), ("e.xlsx", b"%PDF-1.7", "this is no Excel workbook")],
)
def test_a_file_that_cannot_be_read_is_left_out_if_one_says_so(client, name, data, reason):
    sent = send(client, (name, data), ("normal-hill.csv", RANKING))
    looked = ask(client, sent, system=SKI_JUMPING)
    assert reason in told(looked, "complaints")
    assert ask(client, looked, do="make").status_code == 422
    made = ask(client, looked, do="make", leave=name)
    assert made.url.path.startswith("/case/")


def test_a_path_that_leads_out_of_the_upload_is_a_name(client):
    for path in ("../../x/normal-hill.csv", "/etc/normal-hill.csv", "C:\\x\\normal-hill.csv"):
        sent = send_paths(client, (path, RANKING))
        values = [one["value"] for one in Page(sent.text).all("input") if "value" in one]
        assert "normal-hill.csv//" in values


def test_a_rulebook_by_itself_waits_for_its_rankings(client):
    sent = send(client, ("mine.yaml", BOOK))
    assert "no table was sent; send the rankings as well" in told(sent)
    again = send_again(client, sent, ("normal-hill.csv", RANKING))
    assert said(again)["system"] == "own:mine.yaml"
    assert ask(client, again, do="make").url.path.startswith("/case/")


def test_of_very_many_wrong_files_some_are_shown(client):
    files = {f"rankings/a-{n}.csv": "rank,noc\nx,NED\n" for n in range(80)}
    case = {"instance.yaml": instance(), "rulebook.yaml": BOOK, **files}
    sent = send(client, ("case.zip", zipped(**case)))
    assert 2 <= len(Page(sent.text).all("h2")) <= 31
    assert sent.status_code == 422


@pytest.mark.parametrize("name", ["../rulebook.yaml", "x/../../rulebook.yaml"])
def test_no_file_goes_where_a_case_names_it_outside_itself(client, name):
    said = instance().replace("rulebook.yaml", name)
    sent = send(client, ("instance.yaml", said), ("rulebook.yaml", BOOK), ("a.csv", RANKING))
    assert sent.status_code == 422
    assert "rulebook.yaml" in told(sent)
    home = client.app._app.state.drops.uploads.home
    assert {one.parent.name for one in home.rglob("rulebook.yaml")} == {"files"}


def test_more_and_more_files_are_not_kept(client, monkeypatch):
    monkeypatch.setattr("berth.web.dropped.uploads.MOST_FILES_KEPT", 3)
    sent = send(client, ("a.csv", RANKING), ("b.csv", RANKING))
    more = send_again(client, sent, ("c.csv", RANKING), ("d.csv", RANKING))
    assert more.status_code == 503
    assert "a.csv" in told(client.get(sent.url.path))
    assert "d.csv" not in told(client.get(sent.url.path))
