"""Numbers as spreadsheets write them; which sign is the decimal one, all cells of a column tell."""

import pytest

from models.reading.amounts import amounts, clock_seconds, rank_of
from models.reading.pages.page import Exact


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ("30,5 20,25 11", "30.5 20.25 11"),
        ("1.030,5 20 11", "1030.5 20 11"),
        ("1,030.5 20 11", "1030.5 20 11"),
        ("18.000 9,5", "18000 9.5"),
        ("18.000 9.5", "18.000 9.5"),
        ("18,000 1.5", "18000 1.5"),
        ("1.234.567 2", "1234567 2"),
        ("0.250 0.120", "0.250 0.120"),
        ("0,250 0,120", "0.250 0.120"),
        ("-1,5 \u22120,5", "-1.5 -0.5"),
        ("1'200.50 900", "1200.50 900"),
        ("1\u2019200,50 900", "1200.50 900"),
        ("12345,678 1", "12345.678 1"),
    ],
)
def test_a_column_is_read_by_all_its_cells(cells, read):
    assert list(amounts(cells.split(), commas=False).cells) == read.split()


def test_blanks_between_thousands_are_no_doubt():
    assert amounts(["18 000", "9 250,5", ""], commas=False).cells == ["18000", "9250.5", ""]


@pytest.mark.parametrize("cells", ["18.000 15.120", "18,000 9,250 7", "1.000 1000"])
def test_a_column_that_may_be_read_in_two_ways_is_asked_about(cells):
    found = amounts(cells.split(), commas=False)
    (at,) = found.wrong
    assert at == 0
    assert found.wrong[0].startswith(f"'{cells.split()[0]}' is ")


@pytest.mark.parametrize("settled", ["18.000,0", "18.0000", "18.0", "0.5", "1,5"])
def test_one_cell_settles_a_column(settled):
    assert not amounts(["15.120", settled], commas=False).wrong


def test_where_commas_stand_between_the_cells_a_point_is_a_decimal_point():
    assert amounts(["18.000", "15.120"], commas=True).cells == ["18.000", "15.120"]
    assert amounts(["18,000", "15,120"], commas=True).cells == ["18000", "15120"]
    assert amounts(["30,5", "11"], commas=True).cells == ["30.5", "11"]


def test_a_number_of_a_workbook_is_in_no_doubt():
    cells = [Exact("18.125"), Exact("9.25")]
    assert not amounts(cells, commas=False).wrong
    assert amounts([Exact("18.5"), "15,25"], commas=False).cells == ["18.5", "15.25"]


def test_two_decimal_signs_in_one_column_are_refused_where_they_are_fewer():
    found = amounts(["30,5", "20.5", "10,5"], commas=False)
    assert found.wrong == {
        1: "'20.5' has a decimal point, and '30,5' here has not; write all alike"
    }


@pytest.mark.parametrize(
    ("text", "rank"),
    [
        ("5", 5), ("5.", 5), ("5=", 5), ("=5", 5), ("5.=", 5), ("T5", 5), ("t-5", 5), ("5T", 5),
        ("(5)", 5), ("#5", 5), ("5th", 5), ("1st", 1), ("2nd", 2), ("3rd", 3), ("1er", 1),
        ("5\u00ba", 5), ("5.0", 5), ("No. 5", 5), ("5,0", 5),
        ("5ex", 5), ("5 ex.", 5), ("5. ex aequo", 5), ("5 ex \u00e6quo", 5),
        ("1,001", 1001), ("1.001", 1001),
        ("1.5", None), ("5.00", None), ("-1", None), ("", None), ("DNF", None), ("V", None),
        ("\u0663", None), ("1,000", None), ("5 6", None), ("12345678", None),
    ],
)  # fmt: skip
def test_a_rank_is_read_with_its_marks(text, rank):
    assert rank_of(text, (1001,)) == rank


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("1:25.123", "85.123"), ("1:25,123", "85.123"), ("0:01:25", "85"), ("1:01:25.5", "3685.5"),
     ("85.4", "85.4"), ("1:25", "1:25"), ("1:85.1", "1:85.1"), ("x", "x")],
)  # fmt: skip
def test_minutes_and_seconds_are_seconds_where_no_hours_could_be_meant(text, seconds):
    assert clock_seconds(text) == seconds
