"""The lines of a sheet that is filled in, by the names of their columns; results told apart."""

import pytest
from sheet_lines import all_told, sheet_page

from models.errors import BadInput
from models.reading.complaints import Complaints
from models.reading.workbook.filled import FilledSheet
from models.reading.workbook.results import pages_of_results


def filled(*rows, needed=("field", "value"), **more):
    complaints = Complaints()
    sheet = FilledSheet(
        sheet_page(*rows, **more), "my.xlsx", ("field", "the_value", "value"), needed, complaints
    )
    lines = [(line.line, line.cells) for line in sheet.lines()]
    return lines, all_told(complaints)


def test_a_header_is_looked_for_below_titles_and_read_in_any_spelling():
    rows = ["My sheet", "", "Remark|FIELD|Value|The Value|Notes", "x|a|1||y", "x||||", "", "|b||2"]
    assert filled(*rows) == (
        [(4, {"field": "a", "value": "1"}), (7, {"field": "b", "the_value": "2"})],
        [],
    )


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        (["field|value|field"],
         "1:3: sheet 'Sheet', C1: the column 'field' stands twice; rename or delete one"),
        (["Title", "field|value|xyz"],
         "2:3: sheet 'Sheet', C2: unknown column 'xyz'; known are: field, the_value, value. Call "
         "it 'remark' if it is yours"),
        (["field|value|valeu"],
         "1:3: sheet 'Sheet', C1: unknown column 'valeu'; did you mean 'value'? Call it 'remark' "
         "if it is yours"),
    ],
)  # fmt: skip
def test_what_a_header_cannot_say_is_told_at_its_cell(rows, wrong):
    assert filled(*rows) == ([], [f"my.xlsx:{wrong}"])


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        # In the row that names columns, or at the top where none does.
        (["Title", "field|x"], "2:1: sheet 'Sheet', A2: the column 'value' is missing; "),
        (["Title", "x|value"], "1:1: sheet 'Sheet', A1: the column 'field' is missing; "),
        ([], "1:1: sheet 'Sheet', A1: the column 'field' is missing; "),
    ],
)
def test_a_column_that_is_missing_is_told_with_those_that_are_needed(rows, wrong):
    with pytest.raises(BadInput) as raised:
        filled(*rows)
    assert f"my.xlsx:{wrong}name the columns field, value" in map(str, raised.value.complaints)


def test_cells_without_a_value_and_struck_ones_are_told_and_their_lines_left_out():
    found = filled(
        "field|value|note",
        "a|1",
        "b|2",
        "c|3",
        "d|4|x",
        faults={(2, 1): "an error"},
        struck=frozenset({(3, 0), (2, 1), (5, 2)}),
    )
    assert found == (
        [(4, {"field": "c", "value": "3"}), (5, {"field": "d", "value": "4"})],
        [
            "my.xlsx:2:2: sheet 'Sheet', B2: an error",
            "my.xlsx:3:1: sheet 'Sheet', A3 is struck through; delete what no longer counts, "
            "or take the stroke away",
        ],
    )


def test_twenty_thousand_lines_are_read_and_no_more():
    lines, wrong = filled("field|value", *["a|1"] * 20_000)
    assert (len(lines), wrong) == (20_000, [])
    with pytest.raises(BadInput) as raised:
        filled("field|value", *["a|1"] * 20_001)
    assert list(map(str, raised.value.complaints)) == [
        "my.xlsx:20002:1: sheet 'Sheet', A20002: the sheet has more than 20,000 lines; delete some"
    ]


def test_results_on_one_sheet_are_told_apart_by_their_first_columns():
    found = pages_of_results(
        sheet_page(
            "Results",
            "place|Competition|noc|List",
            "1|worlds|KOR|dash",
            "",
            "1|cup|NED|dash",
            "2|worlds|NED|dash",
            "|worlds||relay",
            "1|worlds|GER|dash|x",
        ),
        "my.xlsx",
        Complaints(),
    )
    head = (2, ["place", "", "noc", ""])
    assert {
        name: [(called, [*one.rows], one.name) for called, one in parts]
        for name, parts in found.items()
    } == {
        "worlds": [
            ("Results/worlds/dash", [head, (3, ["1", "", "KOR", ""]), (6, ["2", "", "NED", ""]),
                                     (8, ["1", "", "GER", "", "x"])], "Sheet"),
            ("Results/worlds/relay", [head], "Sheet"),
        ],
        "cup": [("Results/cup/dash", [head, (5, ["1", "", "NED", ""])], "Sheet")],
    }  # fmt: skip


def test_results_of_no_competition_or_list_are_told_at_the_empty_cell():
    complaints = Complaints()
    rows = ["place|list|competition", "1||worlds", "2|dash", "3", "4|dash|worlds"]
    found = pages_of_results(sheet_page(*rows), "my.xlsx", complaints)
    assert list(found) == ["worlds"]
    assert all_told(complaints) == [
        "my.xlsx:2:2: sheet 'Sheet', B2: the list is missing; fill it in",
        "my.xlsx:3:3: sheet 'Sheet', C3: the competition is missing; fill it in",
        "my.xlsx:4:2: sheet 'Sheet', B4: the list is missing; fill it in",
        "my.xlsx:4:3: sheet 'Sheet', C4: the competition is missing; fill it in",
    ]


def test_results_without_names_of_columns_are_told():
    with pytest.raises(BadInput) as raised:
        pages_of_results(sheet_page("competition|place|noc"), "my.xlsx", Complaints())
    assert list(map(str, raised.value.complaints)) == [
        "my.xlsx:1:1: sheet 'Sheet', A1: the names of the columns are missing: competition, list, "
        "place, noc; add them"
    ]
