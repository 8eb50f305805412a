"""Hypothesis: every shape of bound over a few places, and all that can be held of these."""

from itertools import product

from hypothesis import strategies as st

from models.bound import Bound, Condition
from models.place import Event, Field, chain

CHAINS = (chain("A", "x", 3), chain("A", "y", 2), chain("B", "x", 2))
PLACES = tuple(place for one in CHAINS for place in one)

#: Everything that can be held: of every NOC and pool the first places, in their order.
HOLDINGS = [
    frozenset(place for one, n in zip(CHAINS, numbers, strict=True) for place in one[:n])
    for numbers in product(*(range(len(one) + 1) for one in CHAINS))
]


@st.composite
def some_places(draw, among):
    """One place, a chain, or any places, some of them named twice."""
    shape = draw(st.sampled_from(["one", "chain", "any", "any"]))
    if shape == "one":
        return (draw(st.sampled_from(among)),)
    if shape == "chain":
        one = draw(st.sampled_from([one for one in CHAINS if set(one) <= set(among)]))
        return one[: draw(st.integers(1, len(one)))]
    return tuple(draw(st.lists(st.sampled_from(among), max_size=5)))


@st.composite
def conditions(draw, among=PLACES):
    places = draw(some_places(among))
    at_least = draw(st.integers(0, len(places) + 1))
    return Condition(places, at_least, draw(st.none() | st.integers(0, len(places) + 1)))


@st.composite
def bounds(draw, among=PLACES):
    return Bound(*draw(conditions(among)), draw(st.none() | conditions(among)))


def field():
    """These places as a field."""
    return Field(
        nocs=("A", "B"),
        hosts=(),
        squads=(),
        events={pool: Event(name=pool, squad="all") for pool in ("x", "y")},
        pools_of_event={"x": ("x",), "y": ("y",)},
        lengths={one[0][:2]: len(one) for one in CHAINS},
        continents={},
        team_size={},
        granted={},
        rankings={},
    )
