"""What is wrong with a workbook is told at its sheet and cell, with what to do."""

import pytest
from filled import book

from models.errors import BadInput
from models.files import read_instance


def told(folder, *changes, **more):
    with pytest.raises(BadInput) as raised:
        read_instance(book(folder, *changes, **more))
    return [str(one).removeprefix(f"{folder}/") for one in raised.value.complaints]


def test_a_small_workbook_is_an_instance(tmp_path):
    instance = read_instance(book(tmp_path))
    assert {name: len(r.lines) for name, r in instance.rankings.items()} == {
        "men-500m": 3,
        "men-relay": 2,
    }
    assert instance.rulebook.events["men-relay"].team
    assert [rule.id for rule in instance.rulebook.rules] == ["field", "teams"]
    assert instance.notes == ("my.xlsx, sheet 'Men's relay': 'Nation' is noc",)


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "what"),
    [
        ("Rules", "B2", "feld_size",
         "2:1: sheet 'Rules', A2: unknown kind 'feld_size'; did you mean 'field_size'?"),
        ("Rules", "D2", "men-50m",
         "2:4: sheet 'Rules', D2: unknown event 'men-50m'; did you mean 'men-500m'?"),
        ("Rules", "D3", "two",
         "3:4: sheet 'Rules', D3: 'two' is not a whole number; write one from 0"),
        ("Rules", "C3", "exacty",
         "3:3: sheet 'Rules', C3: unknown field 'exacty'; did you mean 'exactly'?"),
        ("Rules", "C3", "",
         "3:3: sheet 'Rules', C3: of which field this is the value is missing; fill it in"),
        ("Rules", "A2", "", "2:1: sheet 'Rules', A2: the id of the rule is missing; fill it in"),
        ("Rules", "C5", "kind",
         "5:4: sheet 'Rules', D5: 'kind' has a column of its own; fill it in there"),
        ("Rules", "B3", "list_size",
         "3:2: sheet 'Rules', B3: rule 'field' has another kind in line 2; fill it in once, or "
         "begin another rule in the first column"),
        ("Rules", "D3", ("=1/0", None, "#DIV/0!"),
         "3:4: sheet 'Rules', D3 shows the error #DIV/0!; correct it, or write the value"),
        ("Rules", "D3", ("=1/0", None, ""),
         "3:4: sheet 'Rules', D3 has a formula that was never calculated; open the workbook in a "
         "spreadsheet and save it, or write the value"),
        ("Events", "A3", "men-500m",
         "3:1: sheet 'Events', A3: 'men-500m' stands twice, first in line 2; keep one"),
        ("Events", "D1", "teem",
         "1:4: sheet 'Events', D1: unknown column 'teem'; did you mean 'team'? Call it 'remark' if "
         "it is yours"),
        ("Events", "D3", "maybe",
         "3:4: sheet 'Events', D3: 'maybe' stands where a yes or no is wanted; write true or "
         "false"),
        ("Squads", "A3", "",
         "3:1: sheet 'Squads', A3: the id of the squad is missing; fill it in"),
        ("Squads", "A3", "All!",
         "3:1: sheet 'Squads', A3: 'All!' is not an id; write small letters, digits, '-' and '_', "
         "such as men-500m"),
        ("Award", "B2", "men-500m",
         "1:1: sheet 'Award', A1: no stage awards men-relay; add each list to a stage"),
        ("Instance", "A3", "titel",
         "3:1: sheet 'Instance', A3: unknown field 'titel'; did you mean 'title'?"),
        ("Instance", "A5", "title",
         "5:1: sheet 'Instance', A5: 'title' stands twice, first in line 3; keep one"),
        ("Instance", "A1", "name",
         "1:1: sheet 'Instance', A1: the column 'field' is missing; name the columns field, value"),
        ("men-500m", "B3", "XXX",
         "3:2: sheet 'men-500m', B3: unknown NOC 'XXX'; write its IOC code, or add it to 'nocs' or "
         "'aliases'"),
    ],
)  # fmt: skip
def test_a_wrong_cell_is_told_at_its_sheet_and_address(tmp_path, sheet, cell, value, what):
    assert told(tmp_path, (sheet, cell, value)) == [f"my.xlsx:{what}"]


def test_a_complaint_has_file_sheet_line_and_column_apart(tmp_path):
    with pytest.raises(BadInput) as raised:
        read_instance(book(tmp_path, ("Rules", "D3", "two")))
    (one,) = raised.value.complaints
    assert one.file.endswith("my.xlsx")
    assert (one.sheet, one.line, one.column) == ("Rules", 3, 4)


def test_a_sheet_that_is_missing_or_hidden_is_named(tmp_path):
    (missing,) = told(tmp_path, without=["Rules", "Events"])
    assert "it has no sheet 'Events' and 'Rules'; start from 'berth template'" in missing
    assert told(tmp_path, hidden=["Rules"]) == [
        "my.xlsx:1:1: the sheet 'Rules' is hidden; show it, or delete it"
    ]
    assert told(tmp_path, hidden=["men-500m"]) == [
        "my.xlsx:1:1: the sheet 'men-500m' is hidden; show it, or rename it"
    ]


def test_a_ranking_that_is_called_like_no_list_is_asked_about(tmp_path):
    lines = [["rank", "noc"], [1, "KOR"]]
    assert told(tmp_path, more={"men-50m": lines}) == [
        "my.xlsx:1:1: sheet 'men-50m', A1: no list or event is called 'men-50m', and here stands a "
        "ranking; did you mean 'men-500m'?, or say in a sheet 'Sheets' whose it is"
    ]
    (twice,) = told(tmp_path, more={"Men 500m": lines})
    assert twice.endswith("sheet 'men-500m' is the ranking of 'men-500m' too; keep one of them")


def test_other_sheets_are_left_out_and_named(tmp_path):
    instance = read_instance(book(tmp_path, more={"My notes": [["rank them later"]]}))
    assert instance.notes[0] == "my.xlsx: sheet 'My notes' left out"


def test_rulings_and_results_are_told_at_their_cells_too(tmp_path):
    head = ["noc", "event", "at_most", "date", "basis"]
    wrong = [head, ["KOR", "men-50m", 0, "2020-01-01", "declined"]]
    assert told(tmp_path, more={"Rulings": wrong}) == [
        "my.xlsx:2:2: sheet 'Rulings', B2: unknown event 'men-50m'; did you mean 'men-500m'?"
    ]
    results = [["competition", "list", "place", "noc"], ["worlds", "", 1, "KOR"]]
    assert told(tmp_path, more={"Results": results}) == [
        "my.xlsx:2:2: sheet 'Results', B2: the list is missing; fill it in"
    ]


def test_sheets_that_were_not_filled_in_say_nothing(tmp_path):
    empty = {
        "Rulings": [["noc", "event", "at_most", "date", "basis"]],
        "Published": [["noc", "men-500m"]],
        "Results": [["competition", "list", "place", "noc"]],
        "Variants": [["variant", "field", "value"]],
        "Lists": [["list", "event", "ties", "ranks"]],
    }
    instance = read_instance(book(tmp_path, more=empty))
    assert instance == read_instance(book(tmp_path))


def test_a_cell_that_begins_with_an_equals_sign_is_text(tmp_path):
    instance = read_instance(book(tmp_path, ("Events", "B2", "=HYPERLINK(1)")))
    assert instance.rulebook.events["men-500m"].name == "=HYPERLINK(1)"


def test_hidden_rows_count_and_are_said(tmp_path):
    shown = read_instance(book(tmp_path))
    hidden = read_instance(book(tmp_path, hidden_rows={"Rules": [3, 4]}))
    assert hidden == shown
    assert hidden.notes[0] == "my.xlsx, sheet 'Rules': 2 hidden rows read like the others"


def test_one_long_text_in_many_cells_is_refused_before_it_is_taken_apart(tmp_path):
    long = ", ".join(["men-500m"] * 3000)
    rules = [["rule", "kind", "field", "value", "cite"]]
    rules += [[f"r{n}", "field_size", "events", long, "c"] for n in range(40)]
    assert told(tmp_path, more={"Rules": rules}) == [
        "my.xlsx:19:1: sheet 'Rules', A19: more than 512 KiB of rules; leave some out"
    ]
