"""Places of one NOC in one pool are held in order; only its first places are a chain."""

import pytest

from models.place import Place, chain, is_chain

FIRST, SECOND, THIRD = chain("A", "500m", 3)


@pytest.mark.parametrize("places", [(FIRST,), (FIRST, SECOND), [FIRST, SECOND, THIRD]])
def test_the_first_places_of_an_noc_in_a_pool_are_a_chain(places):
    assert is_chain(places)


@pytest.mark.parametrize(
    "places",
    [
        (),
        (SECOND,),
        (SECOND, FIRST),
        (FIRST, THIRD),
        (FIRST, FIRST),
        (FIRST, Place("A", "1000m", 2)),
        (FIRST, Place("B", "500m", 2)),
    ],
    ids=["none", "not the first", "out of order", "a gap", "twice", "two pools", "two NOCs"],
)
def test_other_places_are_none(places):
    assert not is_chain(places)
