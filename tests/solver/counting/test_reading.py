"""Which laws are boxes and sums, whatever rule they come from."""

import pytest
from tiny import athletes, world

from models.bound import Bound, Condition, Law, Source
from models.place import Event, Field
from solver.counting.reading import covered
from solver.walk.plan import WalkPlan

LENGTHS = {"x": 1, "again-x": 1, "y": 2, "t": 1, "m": 2, "w": 2}
FIELD = Field(
    nocs=("A", "B"),
    hosts=(),
    squads=("m", "w"),
    events={
        "x": Event(name="x", squad="m"),
        "y": Event(name="y", squad="m"),
        "t": Event(name="t", squad="m", team=True),
    },
    pools_of_event={"x": ("x", "again-x"), "y": ("y",), "t": ("t",)},
    lengths={(noc, pool): n for noc in ("A", "B") for pool, n in LENGTHS.items()},
    continents={},
    team_size={},
    granted={},
    rankings={},
)


def places(*pools):
    """Of A."""
    return sum((FIELD.chain("A", pool) for pool in pools), ())


X, Y, TEAM, MEN, WOMEN = places("x", "again-x"), places("y"), places("t"), places("m"), places("w")
LINKS = [
    Bound(MEN[k - 1 : k], 1, when=Condition(starts, k)) for starts in (X, Y, TEAM) for k in (1, 2)
]


def is_covered(*bounds):
    said = [Law(Source("rule", "any", "drawn"), bound) for bound in (*LINKS, *bounds)]
    return covered(WalkPlan.of_laws(said, FIELD)) is not None


@pytest.mark.parametrize(
    "bound",
    [
        Bound(MEN, at_most=1),
        Bound(X, at_most=1),
        Bound(X[:1], at_most=0),
        Bound(MEN, 2, when=Condition(TEAM, 1)),
        Bound(MEN, at_most=1, when=Condition(TEAM, 0, 0)),
        Bound(FIELD.places_in("x"), 3, 3),
        Bound(FIELD.places_in("t"), 1, 1),
        Bound(FIELD.athletes_in(("m", "w")), at_most=5),
        Bound(X + Y + TEAM + TEAM, 2, when=Condition(MEN[1:2], 1)),
    ],
)
def test_a_box_or_a_sum_is_covered(bound):
    assert is_covered(bound)


@pytest.mark.parametrize(
    "bound",
    [
        Bound(X + Y, at_most=2),
        Bound(FIELD.lines_in(("x",)), 1),
        Bound(FIELD.athletes_in(("m",)), at_least=3),
        Bound(X, at_most=1, when=Condition(TEAM, 1)),
        Bound(Y, at_most=0, when=Condition(MEN[1:2], 1)),
        Bound(MEN, at_most=1, when=Condition(X[1:], 1)),
        Bound(MEN, at_most=1, when=Condition(X + Y, 0, 1)),
        Bound(MEN + WOMEN, at_most=2, when=Condition(TEAM, 0, 0)),
        Bound(FIELD.places_in("y"), 1, when=Condition(FIELD.places_in("t"), 1)),
        Bound(Y, at_least=2, when=Condition(MEN[:1], 1)),
        Bound(X + TEAM + TEAM, 2, when=Condition(MEN[1:2], 1)),
    ],
)
def test_whatever_is_neither_is_left_to_others(bound):
    assert not is_covered(bound)


def test_no_rule_is_named_only_what_it_comes_down_to():
    lists = {"men-500m": ["A", "B"], "men-1000m": ["A", "B"]}
    total = {"kind": "noc_total_limit", "events": list(lists), "at_most": 1}

    def of(*rules):
        instance = world(lists, *rules)
        return covered(WalkPlan.of_laws(instance.laws, instance.field))

    assert of(total) is None
    assert of({"kind": "squad_multiple", "squads": ["men"], "of": 2}) is None
    assert of(athletes(at_most=2)) is not None
