"""Numbers in words."""

import pytest

from models.words import competition_called, number_called, percent, spoken_id


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
