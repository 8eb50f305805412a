"""Numbers, days and times as spreadsheets show them."""

from datetime import timedelta

import pytest

from models.reading.pages.values import clock_text, is_time, number_text, time_text


@pytest.mark.parametrize(
    ("format_id", "code", "shows_time"),
    [
        # ECMA-376, 18.8.30: the formats that are built in and have no code in the file.
        *[(number, None, number in {*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
          for number in range(60)],
        (164, "dd/mm/yyyy", True),
        (164, "H:MM", True),
        (164, "[h]:mm", True),
        (164, "[mm]", True),
        (164, "[S]", True),
        (164, "0.00", False),
        (164, "General", False),
        (164, 'GENERAL" days"', False),
        (164, '0" days"', False),
        (164, "0\\d", False),
        (164, "0_d", False),
        (164, "0*d", False),
        (164, "[Red]0;[>=100]0", False),
        (164, "[$-409]d", True),
    ],
)  # fmt: skip
def test_a_format_shows_a_time_by_its_letters_outside_of_text_and_conditions(
    format_id, code, shows_time
):
    assert is_time(format_id, code) is shows_time


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.1 + 0.2, "0.3"), (1e16, "10000000000000000"), (1e-7, "0.0000001"), (0.0, "0"),
        (-0.0, "0"), (1200.5, "1200.5"), (123456789012345.0, "123456789012345"),
        (float("inf"), "inf"), (float("nan"), "nan"),
    ],
)  # fmt: skip
def test_a_number_has_the_digits_that_are_shown_and_no_exponent(value, text):
    assert number_text(value) == text


@pytest.mark.parametrize(
    ("days", "from_1904", "text"),
    [
        (41600.0, False, "2013-11-22"), (41600.75, False, "2013-11-22"),
        (40138.0, True, "2013-11-22"), (1.0, False, "1899-12-31"),
        (0.0, False, "0:00:00"), (0.5, False, "12:00:00"), (0.5, True, "12:00:00"),
        (85.123 / 86_400, False, "0:01:25.123"), (1e9, False, "1000000000"),
        (-1.0, False, "1899-12-29"),
    ],
)  # fmt: skip
def test_less_than_a_day_is_a_time_and_more_is_a_day(days, from_1904, text):
    assert time_text(days, from_1904) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "0:00:00"), (59.9996, "0:01:00"), (3600, "1:00:00"), (3599.5, "0:59:59.5"),
     (36_061.05, "10:01:01.05"), (90_000, "25:00:00")],
)  # fmt: skip
def test_a_time_has_a_fraction_only_where_there_is_one(seconds, text):
    assert clock_text(timedelta(seconds=seconds)) == text
