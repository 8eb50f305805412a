"""A table of absurdly many places is refused before there is any of them."""

import pytest
from tiny import field, world

from models.checks.room import with_room
from models.errors import BadQuestion
from models.places_asked import PLACES_IN_ALL


def test_a_table_of_too_many_is_refused_by_its_largest_number():
    instance = world({"men-sprint": ["A", "B"]}, field("men-sprint", at_most=3))
    counts = {"A": {"men-sprint": 2}, "B": {"men-sprint": PLACES_IN_ALL}}
    with pytest.raises(BadQuestion, match="its largest number are the 500,000 of B in men-sprint"):
        with_room(instance, counts)
