"""Numbers in words."""

from types import SimpleNamespace

import pytest

from models.words import (
    Names,
    all_cited,
    called,
    cells_in_words,
    code_and_name,
    competition_called,
    counted,
    each,
    few,
    installing,
    letter,
    number_called,
    ordinal,
    percent,
    spoken_id,
    together,
)


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


@pytest.mark.parametrize(
    ("identifier", "said", "competition"),
    [
        ("kolomna", "kolomna", "Kolomna"),
        ("salt-lake-city", "salt lake city", "Salt Lake City"),
        ("fill_first", "fill first", "Fill First"),
        ("2013-11-22", "2013-11-22", "2013-11-22"),
        ("size.exactly = 3", "size.exactly = 3", "size.exactly = 3"),
        ("World Cup in Nagano", "World Cup in Nagano", "World Cup in Nagano"),
    ],
)
def test_an_id_reads_like_a_name_and_what_was_written_freely_as_it_stands(
    identifier, said, competition
):
    assert spoken_id(identifier) == said
    assert competition_called(identifier) == competition


@pytest.mark.parametrize(
    ("address", "cite", "called"),
    [
        ("size.at_most", "clause 1", "size (clause 1), at most"),
        ("size.at_most", "", "size, at most"),
        ("host.squads.men", "clause 2", "host (clause 2), Men"),
        ("host.squads.unknown", "clause 2", "host (clause 2), squads unknown"),
    ],
)
def test_a_number_of_a_rule_is_called_by_its_rule_and_field(address, cite, called):
    assert number_called(address, cite, lambda name: {"men": "Men"}.get(name, name)) == called


@pytest.mark.parametrize(
    ("say", "given", "said"),
    [
        *((ordinal, (number,), said) for number, said in {
            1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 10: "10th", 11: "11th", 12: "12th",
            13: "13th", 21: "21st", 102: "102nd", 111: "111th", 113: "113th", 123: "123rd",
        }.items()),
        (counted, (1, "place"), "1 place"),
        (counted, (0, "place"), "0 places"),
        (counted, (2, "entry", "entries"), "2 entries"),
        (counted, (1, "entry", "entries"), "1 entry"),
        (together, ([],), ""),
        (together, (["a"],), "a"),
        (together, (iter("abc"),), "a, b and c"),
        (each, (["a"],), "a"),
        (each, (iter("abc"),), "each of a, b and c"),
        *((letter, (at,), said) for at, said in {
            0: "a", 25: "z", 26: "aa", 27: "ab", 51: "az", 52: "ba",
        }.items()),
        (few, ("abc", 3), "a, b, c"),
        (few, ("abcd", 3), "a, b, c and 1 other"),
        (few, ("abcde", 3), "a, b, c and 2 others"),
        (few, ([], 3), ""),
        (called, ("men",), "{men}"),
        (code_and_name, ("FRA", "France"), "FRA France"),
        (code_and_name, ("FRA", "FRA"), "FRA"),
    ],
)  # fmt: skip
def test_numbers_and_lists_are_put_into_words(say, given, said):
    assert say(*given) == said


def test_a_gap_in_a_wording_is_filled_in_with_a_name_or_the_id():
    assert "{a} and {b}".format_map(Names(a="A")) == "A and b"


def test_what_is_written_somewhere_is_said_with_where():
    written = [SimpleNamespace(wording="so", cite="1"), SimpleNamespace(wording="or so", cite="")]
    assert all_cited(written) == "so (1); or so"


def test_changed_cells_are_said_noc_by_noc():
    cells = [
        SimpleNamespace(noc=noc, column=column, old=old, new=new)
        for noc, column, old, new in (("A", "x", 0, 1), ("B", "x", 2, 1), ("A", "y", 3, 5))
    ]
    labels = SimpleNamespace(noc=lambda code: f"{code}land", column=str.upper)
    assert cells_in_words(cells, labels) == "Aland: X 0 -> 1, Y 3 -> 5; Bland: X 2 -> 1"


@pytest.mark.parametrize(
    ("python", "said"),
    [
        ("/opt/my python", "'/opt/my python' -m pip install 'berth[charts]'"),
        ("", "python -m pip install 'berth[charts]'"),
    ],
)
def test_an_extra_is_installed_for_the_python_that_runs(monkeypatch, python, said):
    monkeypatch.setattr("sys.executable", python)
    assert installing("charts") == said
