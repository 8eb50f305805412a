"""Names of columns that take two rows: read where no column that is wanted is in doubt."""

import io

import pytest
import xlsxwriter
from exported_tables import instance_of, ranking_of, told_of

TWO = "1 KOR 5, 2 NED 4"
SAID = "the names of its columns in 2 rows"


def table(*rows):
    return "\n".join([*rows, ""])


@pytest.mark.parametrize(
    ("rows", "note"),
    [
        (["rank,noc,World Cup,,points", ",,first,second,", "1,KOR,2,3,5", "2,NED,2,2,4"], SAID),
        (["rank,noc,World Cup,,points", "rank,noc,first,second,points", "1,KOR,2,3,5",
          "2,NED,2,2,4"], SAID),
        (["Rank,Nation,Points", "Rang,Pays,Points", "1,KOR,5", "2,NED,4"],
         f"{SAID}; 'Nation' is noc"),
        (["rank,noc,total,", ",,points,best", "1,KOR,5,x", "2,NED,4,x"],
         f"{SAID}; 'total' is points"),
        (["rank,noc,All,", ",,Punkte,best", "1,KOR,5,x", "2,NED,4,x"],
         f"{SAID}; 'Punkte' is points"),
        (["rank,noc,points,cups", ",,,first", "1,KOR,5,x", "2,NED,4,x"], None),
    ],
)  # fmt: skip
def test_a_group_and_what_it_consists_of_are_read_as_one(tmp_path, rows, note):
    if note is None:  # one word alone may say that the lines below do not count
        assert "'first' stands between the lines" in told_of(tmp_path, "race", table(*rows))[0]
    else:
        assert ranking_of(tmp_path, "race", table(*rows)) == (TWO, note)


def test_what_stands_below_a_group_is_the_name_of_its_column(tmp_path):
    rows = table("rank,noc,World Cup,", ",,first,reached", "1,KOR,2,yes")
    (line,) = instance_of(tmp_path, "race", rows).rankings["race"].lines
    assert line.other == (("first", "2"), ("reached", "yes"))


def test_names_in_two_rows_that_stand_again_on_every_page_are_read_past(tmp_path):
    head = ["Rank,Nation,Points", "Rang,Pays,Points"]
    lines, note = ranking_of(tmp_path, "race", table(*head, "1,KOR,5", *head, "2,NED,4"))
    assert (lines, note) == (TWO, f"{SAID}; 'Nation' is noc; its header again between the lines")


def test_a_cell_that_is_merged_over_both_rows_names_its_column(tmp_path):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet()
        for at, name in enumerate(["Rank", "NOC"]):
            sheet.merge_range(0, at, 1, at, name)
        sheet.merge_range("C1:D1", "World Cup")
        sheet.write_row("C2", ["first", "second"])
        sheet.merge_range("E1:E2", "Points")
        sheet.write_row("A3", [1, "KOR", 2, 3, 5])
        sheet.write_row("A4", [2, "NED", 2, 2, 4])
    assert ranking_of(tmp_path, "race", content.getvalue()) == (TWO, SAID)


@pytest.mark.parametrize(
    "below", [",,all,best", ",,best four,all", "place,noc,all,best", ",,2025,2026"]
)
def test_a_column_that_is_wanted_and_called_otherwise_below_is_asked_about(tmp_path, below):
    rows = table("rank,noc,points,", below, "1,KOR,5,4")
    assert told_of(tmp_path, "race", rows)[0].startswith("2:1: ")
