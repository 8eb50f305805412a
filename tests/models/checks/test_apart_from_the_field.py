"""A table's numbers, parted into those of the field and the places beside it."""

import pytest
from tiny import world

from models.checks.lawful import apart_from_the_field
from models.place import Place, chain


@pytest.mark.parametrize(
    ("row", "inside", "others"),
    [
        # Whoever is awarded some beside the field has these first.
        ({"men-sprint": 3, "men": 3}, {"men-sprint": 1, "men": 1}, {"men-sprint": 2, "men": 2}),
        ({"men-sprint": 1, "men": 1}, {"men-sprint": 0, "men": 0}, {"men-sprint": 1, "men": 1}),
        ({"men-sprint": 2, "athletes": 5}, {"men-sprint": 0, "athletes": 3},
         {"men-sprint": 2, "men": 2}),
        # Of what the table does not name they are there as well.
        ({}, {}, {"men-sprint": 2, "men": 2}),
        ({"men": 0}, {"men": 0}, {"men-sprint": 2, "men": 0}),
    ],
)  # fmt: skip
def test_a_table_is_parted_into_the_field_and_what_is_beside_it(row, inside, others):
    added = {"kind": "host_in_addition", "events": {"men-sprint": 2}}
    case = world({"men-sprint": ["A", "H"]}, added, host="H")
    counts = {"H": row, "A": {"men-sprint": 1}}
    found, held = apart_from_the_field(case.field, counts)
    assert found == {"H": inside, "A": {"men-sprint": 1}}
    assert held == {
        place for pool, number in others.items() for place in chain("H", f"{pool}:beside", number)
    }
    assert counts["H"] is row
    assert Place("A", "men-sprint:beside", 1) not in held
