"""What columns and texts may mean where nothing says it."""

import pytest

from models.naming import Naming
from models.noc import noc_table
from models.reading.guessed import begins_with_a_line, columns_by_cells, lettered, nocs_by_text
from models.reading.pages.page import Page

NAMING = Naming(noc_table())


def page(*rows):
    """Rows with | between their cells."""
    return Page([(line, row.split("|") if row else []) for line, row in enumerate(rows, 1)])


@pytest.mark.parametrize(
    ("rows", "called"),
    [
        (["1|KOR", "2|NED|x", "3|GER||"], ("column A", "column B", "column C")),
        ([], ()),
        (["|" * 9 + "1"], tuple(f"column {letter}" for letter in "ABCDEFGHIJ")),
    ],
)
def test_columns_without_a_name_are_called_by_their_letters(rows, called):
    assert lettered(page(*rows)) == called


@pytest.mark.parametrize(
    ("rows", "columns"),
    [
        (["1|KOR|9|Kim Min", "2|NED|8|Jan Smit"], {"rank": 0, "noc": 1, "points": 2, "athlete": 3}),
        (["Jan Smit|8|NED|1"] * 2, {"rank": 3, "noc": 2, "points": 1, "athlete": 0}),
        # Numbers that rise and begin with 1 are ranks before others that rise: years of birth.
        (["2001|1|KOR", "2002|2|NED"], {"rank": 1, "noc": 2}),
        # As much as begins elsewhere, where none begins with 1.
        (["4|KOR", "5|NED"], {"rank": 0, "noc": 1}),
        (["4|7|KOR", "5|8|NED"], {"rank": 0, "noc": 2}),
        # A rank may be shared; one that falls is none.
        (["1|KOR", "1|NED"], {"rank": 0, "noc": 1}),
        (["2|KOR", "1|NED"], {"noc": 1, "points": 0}),
        # Who did not finish has no rank: the column is one all the same.
        (["1|KOR", "2|NED", "DNF|GER"], {"rank": 0, "noc": 1}),
        (["DNF|KOR", "DNS|NED"], {"noc": 1}),
        # Four of five cells are enough, three of four are not.
        (["1|KOR", "2|NED", "3|GER", "4|USA", "x|FRA"], {"rank": 0, "noc": 1}),
        (["1|KOR", "2|NED", "3|GER", "x|USA"], {"noc": 1}),
        # Half of the cells are enough for NOCs; the column with most of them it is.
        (["1|KOR|x", "2|Red|y"], {"rank": 0, "noc": 1}),
        (["1|KOR|x", "2|Red|y", "3|Blue|z"], {"rank": 0}),
        (["1|KOR|KOR", "2|Red|NED"], {"rank": 0, "noc": 2}),
        (["1|KOR|GER", "2|NED|USA"], {"rank": 0, "noc": 1}),
        # Points fall or stay; four of five cells have some; a decimal comma is one.
        (["1|KOR|5", "2|NED|5"], {"rank": 0, "noc": 1, "points": 2}),
        (["1|KOR|9,5", "2|NED|8,5"], {"rank": 0, "noc": 1, "points": 2}),
        (["1|KOR|5", "2|NED|"], {"rank": 0, "noc": 1}),
        (["1|KOR|5", "2|NED|4", "3|GER|3", "4|USA|2", "5|FRA|"],
         {"rank": 0, "noc": 1, "points": 2}),
        (["1|KOR|5", "2|NED|4", "3|GER|3", "4|USA|"], {"rank": 0, "noc": 1}),
        (["1|KOR|a", "2|NED|b"], {"rank": 0, "noc": 1}),
        # A name has more than three letters and no digit, in four of five cells.
        (["1|KOR|Kim", "2|NED|Jan"], {"rank": 0, "noc": 1}),
        (["1|KOR|Kims", "2|NED|Jans"], {"rank": 0, "noc": 1, "athlete": 2}),
        (["1|KOR|Team 2", "2|NED|Team 1"], {"rank": 0, "noc": 1}),
        (["1|KOR|Kims|a", "2|NED|Jans|b", "3|GER|Otto|c", "4|USA|Jack|d", "5|FRA||e"],
         {"rank": 0, "noc": 1, "athlete": 2}),
        (["1|KOR|Kims|a", "2|NED|Jans|b", "3|GER|Otto|c", "4|USA||d"], {"rank": 0, "noc": 1}),
        # Titles, which are one cell, and columns without a cell are passed over.
        (["Cup", "", "1||KOR", "2||NED"], {"rank": 0, "noc": 2}),
        ([], {}),
        (["Cup"], {}),
    ],
)  # fmt: skip
def test_columns_are_guessed_by_what_looks_like_them(rows, columns):
    assert columns_by_cells(page(*rows), NAMING.sense) == columns


def test_columns_are_guessed_by_the_first_forty_lines():
    lines = [f"{rank}|KOR" for rank in range(1, 41)]
    assert columns_by_cells(page("Cup", *lines, *["x|y"] * 99), NAMING.sense) == {
        "rank": 0,
        "noc": 1,
    }
    early = [f"{rank}|KOR" for rank in range(1, 32)]
    assert columns_by_cells(page(*early, *["x|y"] * 9), NAMING.sense) == {"noc": 1}


@pytest.mark.parametrize(
    ("rows", "is_line"),
    [
        (["1|KOR", "2|NED"], True),
        (["Cup", "1|KOR", "2|NED"], True),
        # The first row is a line if one of both is in it.
        (["x|KOR", "1|NED", "2|GER", "3|USA", "4|FRA"], True),
        (["1|Red", "2|NED", "3|GER", "4|USA"], True),
        (["1", "2|NED", "3|GER", "4|USA"], True),
        (["Pos|Who", "1|KOR", "2|NED", "3|GER", "4|USA"], False),
        (["Pos|", "1|KOR", "2|NED", "3|GER", "4|USA"], True),
        (["Pos|Who|Points", "1|KOR|5", "2|NED|4", "3|GER|3", "4|USA|2"], False),
        # Nothing to tell by.
        (["KOR|x", "NED|y"], False),
        (["1|x", "2|y"], False),
        ([], False),
    ],
)
def test_a_first_row_with_a_rank_or_an_noc_is_a_line(rows, is_line):
    assert begins_with_a_line(page(*rows), NAMING.sense) is is_line


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        # Of what is called nearly so the nearest first, each NOC once.
        ("Germony", ("GER",)),
        ("Nigera", ("NGR", "NIG")),
        ("Slovnia", ("SLO", "SVK")),
        ("Nether", ()),
        ("Atlantis", ()),
        # Of what is called so exactly those of today, without one that is only a neutral code.
        ("Korea", ("KOR", "PRK")),
        ("Virgin Islands", ("ISV", "IVB")),
        ("EOR / COR", ("EOR", "COR")),
    ],
)
def test_a_text_that_is_no_noc_may_mean_those_called_alike(text, codes):
    assert nocs_by_text(NAMING, text) == codes
