"""What an instance says is written as files and as sheets; who reads the files has it again."""

import csv
from io import StringIO

import pytest
from tiny_files import INSTANCE, RULEBOOK

from models.files import read_instance
from models.writing.folder import files_of
from models.writing.sheets import sheets_of

SAID = """\
nocs: {ATL: {name: Atlantis, continent: Europe}}
aliases: {Orange: NED}
groups: {zone: [ATL, NED], coast: [CAN]}
"""


@pytest.fixture
def instance(tmp_path):
    files = {
        "instance.yaml": INSTANCE.replace("rulings: rulings.csv\npublished: published.csv\n", SAID),
        "rulebook.yaml": RULEBOOK + "groups: {far: [CAN, NED]}\n",
        "rankings/dash.csv": "rank,noc,athlete\n1,CAN,'=1+1\n2,ATL,Ann\n3,NED,'@home\n",
        "rankings/relay.csv": "rank,noc\n1,CAN\n",
    }
    return read(tmp_path, files)


def read(folder, files):
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return read_instance(folder)


def test_groups_names_and_athletes_come_back_from_the_files(instance, tmp_path):
    again = read(tmp_path / "again", files_of(instance))
    assert again.groups == instance.groups == {"zone": ("ATL", "NED"), "coast": ("CAN",)}
    assert again.rankings == instance.rankings
    assert again.nocs["ATL"] == instance.nocs["ATL"]


def test_what_a_spreadsheet_would_take_for_a_formula_is_written_as_a_text(instance):
    rows = csv.DictReader(StringIO(files_of(instance)["rankings/dash.csv"]))
    assert [row["athlete"] for row in rows] == ["'=1+1", "Ann", "'@home"]


def test_groups_and_other_names_stand_in_the_sheets_of_a_workbook(instance):
    rows = {sheet.name: [row[:2] for row in sheet.rows] for sheet in sheets_of(instance)}
    assert rows["Groups"] == [("far", "CAN, NED")]
    assert rows["Aliases"] == [("Orange", "NED")]
    assert {("groups.zone", "ATL, NED"), ("groups.coast", "CAN")} <= set(rows["Instance"])


def test_each_of_several_texts_with_commas_has_a_line_of_its_own(instance):
    sources = ("The rules, as of 2013", "The table")
    (sheet,) = (sheet for sheet in sheets_of(instance, sources) if sheet.name == "Instance")
    assert [row[1] for row in sheet.rows if row[0] == "sources"] == [*sources]


def test_a_workbook_to_start_from_names_the_columns_of_tables_that_are_empty_so_far(instance):
    columns = {s.name: s.columns for s in sheets_of(instance, to_start_from=True)}
    assert columns["Published"] == ("noc",)
    assert columns["dash"] == ("rank", "noc", "athlete", "points")
