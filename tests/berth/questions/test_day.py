"""The day of what is tried out."""

from datetime import date

import pytest
from running import race, size

from berth.cli.typed import typed_question as asked
from berth.questions.day import day_of

RULING = "rulings: [{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: declined}]\n"


@pytest.mark.parametrize(
    ("more", "as_of", "day"),
    [
        (RULING, None, date(2020, 2, 1)),
        (RULING + "as_of: 2020-01-15\n", None, date(2020, 2, 1)),
        (RULING + "as_of: 2020-02-15\n", None, date(2020, 2, 15)),
        (RULING + "as_of: 2020-02-15\n", date(2020, 1, 1), date(2020, 1, 1)),
    ],
)
def test_it_is_the_day_asked_about_or_the_last_that_is_known(tmp_path, more, as_of, day):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", more)
    assert day_of(asked(path, as_of=as_of)) == day
