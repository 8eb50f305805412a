"""Comma-separated values: what a spreadsheet would compute stays text."""

import csv
import io

import pytest

from berth.separated import comma_separated


def read_back(row):
    (line,) = csv.reader(io.StringIO(comma_separated([row])))
    return line


@pytest.mark.parametrize("text", ["=1+1", "+SUM(A1)", "@x", "-2", "\t=1", " =1", "＝1", "－1"])  # noqa: RUF001
def test_a_text_that_would_be_computed_has_an_apostrophe_in_front(text):
    assert read_back([text, "FRA"]) == [f"'{text}", "FRA"]


def test_a_number_below_zero_is_a_number():
    assert read_back([-2, 0]) == ["-2", "0"]


@pytest.mark.parametrize("text", ["1=1", "a-b", "C\u00f4te d'Ivoire", 'a, "b"\nc', ""])
def test_any_other_text_is_as_it_was(text):
    assert read_back([text, "x"]) == [text, "x"]
