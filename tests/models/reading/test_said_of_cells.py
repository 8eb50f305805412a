"""What is told of cells that are no number, day or result, and of values that do not fit."""

from decimal import Decimal

import pytest
from pydantic import ValidationError

from models.naming import Naming
from models.noc import noc_table
from models.reading.amounts import amounts
from models.reading.codes import NocReader
from models.reading.complaints import Complaints
from models.reading.days import days
from models.reading.format import InstanceFile, points_of, time_of
from models.reading.results import RESULTS, results_in
from models.reading.tables import read_sheet
from models.reading.wording import as_given, in_plain_words
from models.ruling import Ruling


@pytest.mark.parametrize(
    ("cells", "commas", "wrong"),
    [
        ("18.000 15.120", False,
         {0: "'18.000' is 18000 or 18, and nothing in the column tells; write 18.000,0 here for "
             "the one, 18.0000 for the other"}),
        ("7 -9,250", False,
         {1: "'-9,250' is -9250 or -9.25, and nothing in the column tells; write -9,250.0 here "
             "for the one, -9,2500 for the other"}),
        ("30,5 20.5 10,5", True,
         {1: "'20.5' has a decimal point, and '30,5' here has not; write all alike"}),
        ("30.5 20,5 10.5 1,5 7.25", False,
         {1: "'20,5' has a decimal comma, and '30.5' here has not; write all alike",
          3: "'1,5' has a decimal comma, and '30.5' here has not; write all alike"}),
        ("30.5 x 10.5", False, {}),
    ],
)  # fmt: skip
def test_what_a_column_of_numbers_leaves_open_is_told(cells, commas, wrong):
    assert amounts(cells.split(), commas).wrong == wrong


@pytest.mark.parametrize(
    ("cells", "commas", "remark"),
    [
        ("1 2.5", True, ""),
        ("30,5 2", False, "'30,5' read as 30.5"),
        ("2 1.030,5 30,5", False, "'1.030,5' read as 1030.5"),
        ("1'200 7", True, "'1'200' read as 1200"),
        ("18,000 1", True, "'18,000' read as 18000"),
    ],
)
def test_the_first_number_that_is_not_read_as_it_stands_is_said(cells, commas, remark):
    assert amounts(cells.split(), commas).remark == remark


@pytest.mark.parametrize(
    ("cells", "read", "wrong", "remark"),
    [
        (["2020-02-01"], ["2020-02-01"], {}, ""),
        (["2020/2/1", "1.2.2020"], ["2020-02-01"] * 2, {},
         "'2020/2/1' is 2020-02-01, '1.2.2020' is 2020-02-01"),
        (["01/02/2020"], ["01/02/2020"],
         {0: "'01/02/2020' is 2020-02-01 or 2020-01-02; write it like that"}, ""),
        # The same either way; one cell that can be read but one way settles all.
        (["02/02/2020"], ["2020-02-02"], {}, "'02/02/2020' is 2020-02-02"),
        (["01/02/2020", "13/02/2020"], ["2020-02-01", "2020-02-13"], {},
         "'01/02/2020' is 2020-02-01, '13/02/2020' is 2020-02-13"),
        (["01/02/2020", "02/13/2020"], ["2020-01-02", "2020-02-13"], {},
         "'01/02/2020' is 2020-01-02, '02/13/2020' is 2020-02-13"),
        (["01/12/2020", "12/12/2020"], ["01/12/2020", "2020-12-12"],
         {0: "'01/12/2020' is 2020-12-01 or 2020-01-12; write it like that"},
         "'12/12/2020' is 2020-12-12"),
        (["13/13/2020"], ["13/13/2020"], {}, ""),
        (["1 M\u00e4rz 2020", "3 Juin 2020", "2nd of May"],
         ["2020-03-01", "2020-06-03", "2nd of May"], {},
         "'1 M\u00e4rz 2020' is 2020-03-01, '3 Juin 2020' is 2020-06-03"),
        (["1st Sept. 2020", "April 30, 2020"], ["2020-09-01", "2020-04-30"], {},
         "'1st Sept. 2020' is 2020-09-01, 'April 30, 2020' is 2020-04-30"),
        # Of no month, or of two.
        (["1 Jui 2020", "1 Foo 2020", "31 Feb 2020"], ["1 Jui 2020", "1 Foo 2020", "31 Feb 2020"],
         {}, ""),
        (["43862"], ["43862"],
         {0: "'43862' is no day; if it is one as Excel counts them, write 2020-02-01"}, ""),
        (["43862.5", "23862", "soon"], ["43862.5", "23862", "soon"],
         {0: "'43862.5' is no day; if it is one as Excel counts them, write 2020-02-01"}, ""),
    ],
)  # fmt: skip
def test_days_are_read_by_all_cells_of_their_column(cells, read, wrong, remark):
    assert days(cells) == (read, wrong, remark)


@pytest.mark.parametrize(
    ("read", "value", "what"),
    [
        (points_of, "12,5", "'12,5' is no number of points; write it like 12.5"),
        (points_of, True, "'True' is no number of points; write it like 12.5"),
        (points_of, "9" * 50, f"'{'9' * 40}' is no number of points; write it like 12.5"),
        (time_of, "0.0", "'0.0' is no time in seconds; write it like 41.019"),
        (time_of, "-1", "'-1' is no time in seconds; write it like 41.019"),
        (time_of, False, "'False' is no time in seconds; write it like 41.019"),
        (time_of, "8" * 50, f"'{'8' * 40}' is no time in seconds; write it like 41.019"),
    ],
)
def test_what_is_no_number_of_points_or_seconds_is_told(read, value, what):
    with pytest.raises(ValueError, match=" is no ") as refused:
        read(value)
    assert str(refused.value) == what


def test_points_and_times_keep_their_digits():
    assert str(points_of("-12.50")) == "-12.50"
    assert points_of(7) == Decimal(7)
    assert str(time_of("041.019")) == "41.019"


def results(folder, text):
    """What is read of a table of results, and what is told and noted."""
    (folder / "a.csv").write_text(text)
    complaints = Complaints()
    sheet = read_sheet(folder / "a.csv", RESULTS, complaints)
    found = [*results_in(sheet, NocReader(Naming(noc_table())), complaints)]
    told = complaints.bad_input().complaints if complaints else ()
    return found, [f"{one.line}:{one.column}: {one.message}" for one in told], sheet.notes


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("place,noc,athlete\n1,KOR,Kim\n2,NED,Kim\n3,KOR,Kim\n",
         ["4:3: 'Kim' of KOR stands twice, first in line 2; keep one"]),
        ("place,noc\nDNF,KOR\n", ["2:1: 'DNF' is no place; leave the line out"]),
        ("place,noc\n2,KOR\n1,NED\n",
         ["3:1: place 1 comes after place 2; put the lines in the order of their places"]),
        ("place,noc,status\n1,KOR,OK\n2,NED,DNF\n",
         ["3:3: 'DNF': leave the line out, it has no place"]),
        ("place,noc,status\n1,KOR,Q\n",
         ["1:3: unknown column 'status'; known are: place, noc, athlete, best_time_s"]),
        ("place,noc,x\n1,KOR,1\n2,NED,DNS\n",
         ["1:3: unknown column 'x'; leave the lines out that have no place, and delete it"]),
        ("place,noc,x\n1,KOR,41.0\n",
         ["1:3: unknown column 'x'; call it best_time_s if it holds that, or delete it"]),
        ("place,noc,bst_time_s\n1,KOR,41\n",
         ["1:3: unknown column 'bst_time_s'; did you mean 'best_time_s'?"]),
        ("place,noc,best_time_s\n1,KOR,fast\n",
         ["2:3: 'fast' is no time in seconds; write it like 41.019"]),
    ],
)  # fmt: skip
def test_what_a_table_of_results_cannot_say_is_told_at_its_cell(tmp_path, text, told):
    assert results(tmp_path, text)[1] == told


def test_results_are_read_with_what_was_understood(tmp_path):
    text = "place,noc,athlete,best_time_s,x,Status\n1,KOR,Kim,1:25.5,-,OK\n=2,NED,,-,a,\n"
    found, told, notes = results(tmp_path, text)
    assert told == []
    assert [tuple(one) for one in found] == [
        (1, "KOR", "Kim", Decimal("85.5")),
        (2, "NED", None, None),
    ]
    assert notes == [
        "column 'x' left out", "column 'status' left out", "'1:25.5' is 85.5 s", "'=2' is place 2",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("x", "'x'"),
        ("x" * 60, f"'{'x' * 60}'"),
        ("x" * 61, f"'{'x' * 57}...'"),
        (None, "nothing"),
        (True, "true"),
        ({"a": 1}, "a mapping"),
        ([1], "a list"),
        (7, "7"),
        (Decimal("1.50"), "1.50"),
    ],
)
def test_a_value_is_shown_as_its_file_has_it(value, shown):
    assert as_given(value) == shown


GOOD = {"noc": "KOR", "event": "dash", "date": "2020-01-01", "basis": "b", "exactly": 1}
WHOLE = {"id": "a", "title": "A", "rulebook": "rulebook.yaml", "rankings": "rankings/"}


@pytest.mark.parametrize(
    ("model", "said", "what"),
    [
        (Ruling, {"exactly": "1"}, "'1' is text; write the number without quotes"),
        (Ruling, {"exactly": "one"}, "'one' is not a whole number; write one from 0"),
        (Ruling, {"exactly": Decimal("2.0")}, "2.0 is not a whole number; write 2"),
        (Ruling, {"exactly": Decimal("2.5")}, "2.5 is not a whole number; write one from 0"),
        (Ruling, {"exactly": True}, "true is not a whole number; write one from 0"),
        (Ruling, {"exactly": -1}, "-1 is too small; write 0 or more"),
        (Ruling, {"exactly": 10_001}, "10001 is too large; write 10000 or less"),
        (Ruling, {"date": "soon"}, "'soon' is not a day; write it as 2013-11-22"),
        (Ruling, {"noc": "Germany"}, "'Germany' is not an NOC code; write GER"),
        (Ruling, {"noc": "x1"},
         "'x1' is not an NOC code; write capital letters, such as CAN"),
        (Ruling, {"noc": "Korea"},
         "'Korea' is the name of more than one NOC; write KOR for South Korea or PRK for North "
         "Korea"),
        (Ruling, {"event": "Dash!"},
         "'Dash!' is not an id; write small letters, digits, '-' and '_', such as men-500m"),
        (InstanceFile, {"aliases": {"": "KOR"}}, "the text is empty; fill it in"),
        (Ruling, {"basis": 7}, "7 stands where text is wanted; write a word, numbers in quotes"),
        (InstanceFile, {"nocs": {"KOR": {"name": "Korea", "continent": "Europ"}}},
         "unknown word 'Europ'; did you mean 'Europe'?"),
        (Ruling, {"ranks": 1}, "unknown field 'ranks'; did you mean 'rank'?"),
        (InstanceFile, {"groups": "x"},
         "'x' stands where a mapping is wanted; write lines 'key: value'"),
        (InstanceFile, {"groups": {"own": "KOR"}},
         "'KOR' stands where a list is wanted; write [a, b] or a line '- a' for each"),
        (InstanceFile, {"aliases": {"x" * 101: "KOR"}},
         f"'{'x' * 57}...' is too long; at most 100 characters fit, shorten it"),
        (InstanceFile, {"field_size": 1},
         "unknown field 'field_size'; write it under 'rules' as {id: ..., kind: field_size, ...}"),
        (InstanceFile, {"id": None}, "nothing stands where text is wanted; write a word, numbers "
         "in quotes"),
    ],
)  # fmt: skip
def test_what_does_not_fit_is_told_in_plain_words(model, said, what):
    with pytest.raises(ValidationError) as refused:
        model.model_validate((GOOD if model is Ruling else WHOLE) | said)
    assert [in_plain_words(one, model) for one in refused.value.errors()] == [what]


def test_what_is_missing_is_told_by_its_name():
    with pytest.raises(ValidationError) as refused:
        Ruling.model_validate({})
    assert [in_plain_words(one, Ruling) for one in refused.value.errors()] == [
        f"'{name}' is missing; add it" for name in ("noc", "event", "date", "basis")
    ]
