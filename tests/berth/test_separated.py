"""Comma-separated values: what a spreadsheet would compute stays text."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from berth.separated import comma_separated
from models.formulas import guarded, unguarded
from models.reading.pages.separated import page_of_text
from models.text import clean


def read_back(row):
    (line,) = csv.reader(io.StringIO(comma_separated([row])))
    return line


FORMULAS = (
    *("=1+1", "+SUM(A1)", "@x", "-2", "\t=1", " =1", "\uff1d1", "\uff0d1", "\ufe661", "\ufe621"),
    *("'=1", '"=1', "\t1", "\n1", "'' =1", "=", "\u3000=1"),
)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_would_be_computed_has_an_apostrophe_in_front(text):
    assert read_back([text, "FRA"]) == [f"'{text}", "FRA"]


def test_a_number_below_zero_is_a_number():
    assert read_back([-2, 0]) == ["-2", "0"]


def test_a_return_begins_no_row():
    assert read_back(["a\r=1", "\r\n=1"]) == ["a\n=1", "'\n=1"]


@pytest.mark.parametrize("text", ["1=1", "a-b", "C\u00f4te d'Ivoire", 'a, "b"\nc', ""])
def test_any_other_text_is_as_it_was(text):
    assert read_back([text, "x"]) == [text, "x"]


@given(st.text("='\"+-@ \ta1\uff1d"))
def test_the_apostrophe_is_taken_away_where_it_was_put(text):
    assert unguarded(guarded(text)) == text


@given(st.lists(st.text().map(clean).filter(bool), min_size=1, max_size=3))
def test_a_row_is_read_as_it_was(row):
    written = comma_separated([["a"] * len(row), row]).encode()
    (_, read) = (cells for _, cells in page_of_text(written, lambda cells: cells[0] == "a").rows)
    assert read == row
