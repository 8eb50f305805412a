"""What the tables that are dropped do not say by themselves is said on the page: which columns a
table without a header has, and which NOC a text means. The folder of the case carries it."""

import pytest
from dropping import SKI_JUMPING, ask, instance_of, said, send, told
from pages import Page, opened
from workbooks import workbook

from models.files import read_instance


@pytest.fixture
def client():
    return opened()


def lines_of(client, made, folder, name="normal-hill"):
    ranking = read_instance(instance_of(client, made, folder)).rankings[name]
    return [(line.rank, line.noc, str(line.points), line.athlete) for line in ranking.lines]


def cells(answer, section):
    return [" ".join(one["text"].split()) for one in Page(answer.text).all(section)]


def test_the_row_that_names_the_columns_stands_once_and_titles_above_it(client):
    table = "World Cup standing\nRang;Nation\n1;JPN\n2;GER\n"
    looked = ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING)
    page = Page(looked.text)
    (head,), (body,) = page.all("thead"), page.all("tbody")
    assert head["text"].split() == [
        "1",
        "World",
        "Cup",
        "standing",
        "2",
        "Rank",
        "Rang",
        "NOC",
        "Nation",
    ]
    assert body["text"].split() == ["3", "1", "JPN", "4", "2", "GER"]


def test_names_of_columns_in_two_rows_are_both_above_the_lines(client):
    rows = [["Rank", "NOC", "Points"], ["Rang", "CNO", "Points"], [1, "JPN", 9]]
    looked = ask(client, send(client, ("a.xlsx", workbook(A=rows))), system=SKI_JUMPING)
    (body,) = Page(looked.text).all("tbody")
    assert body["text"].split() == ["3", "1", "JPN", "9"]


@pytest.mark.parametrize(
    "table",
    [
        "1;JPN;Sara;900,5\n2;GER;Carina;800\n",
        "Normal hill\n\n1\tJPN\tSara\t900.5\n2\tGER\tCarina\t800\n",
        "1,JPN,Sara,900.5\n2,GER,Carina,800\n",
    ],
)
def test_columns_that_nothing_names_are_guessed_by_their_cells(client, tmp_path, table):
    looked = ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING)
    fields = said(looked)
    assert [fields[f"{one}:0"] for one in ("rank", "noc", "athlete", "points")] == [
        f"column {letter}" for letter in "ABCD"
    ]
    assert fields["header:0"] == "none"
    assert "2 lines read" in told(looked)
    made = ask(client, looked, do="make")
    assert lines_of(client, made, tmp_path) == [
        (1, "JPN", "900.5", "Sara"),
        (2, "GER", "800", "Carina"),
    ]
    (text,) = [one.read_text() for one in tmp_path.rglob("instance.yaml")]
    assert "header:\n    - rank\n    - noc\n    - athlete\n    - points\n" in text


def test_of_columns_that_nothing_names_others_can_be_said(client, tmp_path):
    rows = [[1, "JPN", 7, 30], [2, "GER", 9, 20]]
    looked = ask(client, send(client, ("a.xlsx", workbook(A=rows))), system=SKI_JUMPING)
    assert said(looked)["points:0"] == "column D"
    looked = ask(client, looked, rank__0="column C", points__0="column A")
    assert said(looked)["rank:0"] == "column C"
    looked = ask(client, looked, rank__0="column A", points__0="-")
    made = ask(client, looked, do="make")
    assert lines_of(client, made, tmp_path) == [(1, "JPN", "None", None), (2, "GER", "None", None)]


def test_years_of_birth_are_no_points_and_a_line_s_wrong_noc_does_not_hide_the_others(client):
    table = "".join(
        f"{n};{noc};{1990 + n}\n" for n, noc in enumerate(["JPN", "GRE", "Atlantis"], 1)
    )
    fields = said(ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING))
    assert (fields["noc:0"], fields["points:0"]) == ("column B", "-")


def test_that_the_first_row_is_a_line_or_none_can_be_said(client):
    table = "x;y\n1;JPN\n2;GER\n3;NOR\n4;AUT\n5;USA\n"
    looked = ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING)
    assert said(looked)["header:0"] == "row"
    without = ask(client, looked, header__0="none")
    assert said(without)["noc:0"] == "column B"
    assert "'x' is no rank" in told(without)
    again = ask(client, without, header__0="row")
    assert said(again)["header:0"] == "row"
    assert "5 lines read" in told(ask(client, again, rank__0="x", noc__0="y"))


def test_a_table_without_a_header_may_hold_several_lists(client, tmp_path):
    table = "Men's 500 m;1;KOR\nWomen's 500 m;1;NED\nMen's 500 m;2;CAN\n"
    looked = ask(client, send(client, ("all.csv", table)), system="sochi-2014")
    assert said(looked)["in:0"] == "column A"
    made = ask(client, looked, rank__0="column B", noc__0="column C", rest="case", do="make")
    instance = read_instance(instance_of(client, made, tmp_path))
    assert [line.noc for line in instance.rankings["men-500m"].lines] == ["KOR", "CAN"]
    assert [line.noc for line in instance.rankings["women-500m"].lines] == ["NED"]


def test_a_text_that_nobody_knows_is_said_on_the_page_and_the_folder_carries_it(client, tmp_path):
    table = "rank,noc\n1,Great Britan\n2,SCO\n3,JPN\n4,Great Britan\n5,Atlantis\n"
    looked = ask(client, send(client, ("a.csv", table)), system=SKI_JUMPING)
    fields = said(looked)
    asked = {fields[f"unknown:{n}"]: fields[f"means:{n}"] for n in range(3)}
    assert asked == {"Great Britan": "GBR", "SCO": "GBR", "Atlantis": ""}
    assert "perhaps GBR (Great Britain)" in told(looked)
    assert looked.text.count('class="wrong"') + looked.text.count("class=wrong") == 4
    looked = ask(client, looked, means__2="Norway")
    assert told(looked, "told") == "What your files say: nothing is in doubt"
    made = ask(client, looked, do="make")
    folder = instance_of(client, made, tmp_path)
    nocs = [line.noc for line in read_instance(folder).rankings["normal-hill"].lines]
    assert nocs == ["GBR", "GBR", "JPN", "GBR", "NOR"]
    text = (folder / "instance.yaml").read_text()
    assert "aliases:\n  Great Britan: GBR\n  SCO: GBR\n  Atlantis: NOR\n" in text


def test_what_was_said_of_a_text_can_be_taken_back(client):
    looked = ask(client, send(client, ("a.csv", "rank,noc\n1,Korea\n")), system=SKI_JUMPING)
    assert said(looked)["means:0"] == ""
    assert "perhaps KOR (South Korea) or PRK (North Korea)" in told(looked)
    looked = ask(client, looked, means__0="KOR")
    assert "1 line read: as the instance says Korea is KOR." in told(looked)
    assert said(looked)["means:0"] == "KOR"
    looked = ask(client, looked, means__0="")
    assert said(looked)["means:0"] == ""
    assert told(looked, "told") == "What your files say: 1 to be corrected"


def test_what_is_said_of_a_text_must_be_an_noc_itself(client):
    looked = ask(client, send(client, ("a.csv", "rank,noc\n1,Xanadu\n")), system=SKI_JUMPING)
    refused = ask(client, looked, means__0="Shangri-La", do="make")
    assert refused.status_code == 422
    assert "for 'Xanadu': unknown NOC 'Shangri-La'" in told(refused, "complaints")
    assert said(refused)["means:0"] == "Shangri-La"


def test_no_noc_is_taken_for_a_text_before_somebody_saw_it(client):
    sent = send(client, ("normal-hill.csv", "rank,noc\n1,Great Britan\n"))
    refused = ask(client, sent, system=SKI_JUMPING, do="make")
    assert refused.status_code == 422
    assert "1 cell to be corrected" in told(refused)
