"""Numbers in words."""

import pytest

from models.words import percent


@pytest.mark.parametrize(
    ("part", "whole", "told"),
    [
        (888, 1000, "89%"),
        (1, 2, "50%"),
        (98, 1000, "9.8%"),
        (9_96, 100_00, "10%"),
        (1, 1000, "0.1%"),
        (1, 10_000, "<0.1%"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (999, 1000, ">99%"),
        (994, 1000, "99%"),
        (0.888, 1, "89%"),
        (0, 0, "100%"),
    ],
)
def test_a_percentage_is_whole_and_below_ten_has_one_digit(part, whole, told):
    assert percent(part, whole) == told
