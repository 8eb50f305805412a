"""Days as spreadsheets write them."""

import pytest

from models.reading.days import days


@pytest.mark.parametrize(
    "cell",
    [
        "2020-02-01",
        "2020-2-1",
        "2020/02/01",
        "2020.02.01",
        "01.02.2020",
        "1.2.2020",
        "1. 2. 2020",
        "2020-02-01 00:00:00",
        "2020-02-01T00:00:00",
        "01.02.2020 00:00",
        "2020-02-01 14:30:00",
        "1 Feb 2020",
        "1-Feb-2020",
        "1. Februar 2020",
        "1er f\u00e9vrier 2020",
        "1 f\u00e9vr. 2020",
        "February 1, 2020",
        "Feb. 1st, 2020",
    ],
)
def test_a_day_without_doubt_is_read(cell):
    assert days([cell])[:2] == (["2020-02-01"], {})


@pytest.mark.parametrize(
    "cell", ["01.02.20", "31.02.2020", "2013-W47-5", "Feb 2020", "", "20200201",
             "2 jui 2020", "31 Feb 2020", "1-Feb-20", "1 Foo 2020", "86400", "5"]
)  # fmt: skip
def test_what_is_no_day_stays_as_it_is(cell):
    assert days([cell]) == ([cell], {}, "")


def test_a_day_that_a_spreadsheet_counts_is_asked_about():
    assert days(["43862"]).wrong == {
        0: "'43862' is no day; if it is one as Excel counts them, write 2020-02-01"
    }
    assert days(["43862.75"]).wrong.keys() == {0}


def test_which_number_is_the_day_is_asked_about():
    assert days(["2/1/2020"]).wrong == {
        0: "'2/1/2020' is 2020-01-02 or 2020-02-01; write it like that"
    }
    assert days(["5-6-2020", "6-5-2020"]).wrong.keys() == {0, 1}


def test_another_cell_of_the_column_tells():
    assert days(["2/1/2020", "13/1/2020"]).read == ["2020-01-02", "2020-01-13"]
    assert days(["2/1/2020", "1/13/2020"]).read == ["2020-02-01", "2020-01-13"]


def test_a_column_in_both_orders_tells_nothing():
    found = days(["2/1/2020", "13/1/2020", "1/13/2020"])
    assert found.read[1:] == ["2020-01-13", "2020-01-13"]
    assert found.wrong.keys() == {0}


def test_the_same_day_either_way_is_that_day():
    assert days(["2/2/2020"]).read == ["2020-02-02"]


def test_what_was_understood_is_said():
    assert days(["2020-02-01", "01.03.2020"]).remark == "'01.03.2020' is 2020-03-01"
