"""Which laws are boxes and sums, whatever rule they come from."""

from dataclasses import replace

import pytest
from tiny import athletes, world

from models.bound import Bound, Condition, Law, Source
from models.place import Event, Field
from solver.counting.reading import covered
from solver.walk.clauses import NO_LIMIT
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


def read(*bounds, of=FIELD):
    """Of A's men the starts and the switches (chains, least, most, sums), what these may come to
    with how many athletes, and the sums of athletes; then the sums themselves."""
    said = [Law(Source("rule", "any", "drawn"), bound) for bound in bounds]
    found = covered(WalkPlan.of_laws(said, of))
    unit = found.units[found.unit_of[list(of.lengths).index(("A", "m"))]]
    starts, switches = (
        [(one.chains, one.least, one.most, one.rows) for one in some]
        for some in (unit.starts, unit.switches)
    )
    modes = [(mode.values, mode.least, mode.most) for mode in unit.modes]
    sums = [[(one.least, one.most) for one in some] for some in (found.athletes, found.places)]
    return starts, switches, modes, unit.rows, *sums


FREE_X, FREE_Y, FREE_TEAM = ((0, 1), 0, 2, ()), ((2,), 0, 2, ()), ((3,), 0, 1, ())
ANY = [((), 0, NO_LIMIT)]
TEAM_IS_THERE, NO_TEAM = Condition(TEAM, 1), Condition(TEAM, 0, 0)


@pytest.mark.parametrize(
    ("bounds", "box"),
    [
        ([], FREE_X),
        ([Bound(X, 1)], ((0, 1), 1, 2, ())),
        ([Bound(X, 0, 1)], ((0, 1), 0, 1, ())),
        ([Bound(X, 1, 1)], ((0, 1), 1, 1, ())),
    ],
)
def test_what_is_said_of_one_column_alone_is_its_box(bounds, box):
    assert read(*LINKS, *bounds) == ([box, FREE_Y, FREE_TEAM], [], ANY, (), [], [])


@pytest.mark.parametrize(
    ("bound", "starts", "switches", "modes"),
    [
        (Bound(MEN, 2, when=TEAM_IS_THERE), [FREE_X, FREE_Y], [FREE_TEAM],
         [((0,), 0, NO_LIMIT), ((1,), 2, NO_LIMIT)]),
        (Bound(MEN, at_most=1, when=NO_TEAM), [FREE_X, FREE_Y], [FREE_TEAM],
         [((0,), 0, 1), ((1,), 1, NO_LIMIT)]),
        (Bound(MEN, 1, when=NO_TEAM), [FREE_X, FREE_Y], [FREE_TEAM],
         [((0,), 1, NO_LIMIT), ((1,), 1, NO_LIMIT)]),
        # No athletes are enough where there is no team, so there has to be one.
        (Bound(MEN, 3, when=NO_TEAM), [FREE_X, FREE_Y], [FREE_TEAM],
         [((0,), NO_LIMIT, -1), ((1,), 1, NO_LIMIT)]),
        # A team that needs more than there are is never there.
        (Bound(MEN, 3, when=TEAM_IS_THERE), [FREE_X, FREE_Y], [((3,), 0, 0, ())],
         [((0,), 0, NO_LIMIT)]),
        (Bound(MEN, 1, 1, when=Condition(Y, 1, 1)), [FREE_X, FREE_TEAM], [FREE_Y],
         [((0,), 0, NO_LIMIT), ((1,), 1, 1), ((2,), 2, NO_LIMIT)]),
        (Bound(MEN, at_most=1, when=Condition(Y, 2)), [FREE_X, FREE_TEAM], [FREE_Y],
         [((0,), 0, NO_LIMIT), ((1,), 1, NO_LIMIT), ((2,), 2, 1)]),
        (Bound(MEN, 1, 1, when=Condition(X, 0, 1)), [FREE_Y, FREE_TEAM], [FREE_X],
         [((0,), 1, 1), ((1,), 1, 1), ((2,), 2, NO_LIMIT)]),
        (Bound(Y, at_most=1, when=Condition(Y, 2)), [FREE_X, FREE_TEAM], [((2,), 0, 1, ())],
         [((0,), 0, NO_LIMIT), ((1,), 1, NO_LIMIT)]),
    ],
)  # fmt: skip
def test_a_column_on_which_more_depends_is_a_switch_with_the_athletes_of_each_number(
    bound, starts, switches, modes
):
    assert read(*LINKS, bound) == (starts, switches, modes, (), [], [])


def test_sums_over_nocs_have_the_narrowest_of_what_is_said_and_number_the_columns():
    x, y = FIELD.places_in("x"), FIELD.places_in("y")
    starts, _, _, rows, of_athletes, of_places = read(
        *LINKS, Bound(x, 2), Bound(x, 1, 3), Bound(x, 0, 4), Bound(y, 1, 1), Bound(y, 1),
        Bound(FIELD.athletes_in(("m", "w")), at_most=5), Bound(FIELD.athletes_in(("m",)), 0, 3),
    )  # fmt: skip
    # Limits are read before duties.
    assert (of_athletes, of_places) == ([(0, 5), (0, 3)], [(2, 3), (1, 1)])
    assert rows == (0, 1)
    assert starts == [((0, 1), 0, 2, (0,)), ((2,), 0, 2, (1,)), FREE_TEAM]


@pytest.mark.parametrize(
    ("athlete", "places", "least", "is_reason"),
    [
        (1, X + Y + TEAM, 1, True),
        (2, X + Y + TEAM, 2, True),
        (2, X + Y + TEAM + TEAM, 2, True),
        # With Y alone the first athlete is there without a reason; with X alone too.
        (1, X + TEAM, 1, False),
        (1, Y, 1, False),
        (2, X + Y + TEAM, 3, False),
    ],
)
def test_an_athlete_is_there_for_a_reason_if_as_few_as_can_be_always_have_one(
    athlete, places, least, is_reason
):
    reason = Bound(places, least, when=Condition(MEN[athlete - 1 : athlete], 1))
    assert is_covered(reason) == is_reason
    # Whoever is there from the start must have one too: with its own minimum, or none.
    assert not is_covered(reason, Bound(MEN, athlete))


def test_the_first_place_of_all_is_a_condition_as_others_are():
    def led_by(pool):
        """The same field, with this pool the first of all."""
        pools = sorted(LENGTHS, key=lambda name: name != pool)
        lengths = {(noc, name): LENGTHS[name] for noc in ("A", "B") for name in pools}
        return replace(FIELD, lengths=lengths)

    links = [bound for bound in LINKS if bound.when.places != Y]
    brings = Bound(MEN, 2, when=Condition(Y[:1], 1))
    _, switches, modes, *_ = read(*links, brings, of=led_by("y"))
    assert [one[0] for one in switches] == [(0,)]
    assert modes == [((0,), 0, NO_LIMIT), ((1,), 2, NO_LIMIT), ((2,), 2, NO_LIMIT)]
    reason = Bound(X + Y + TEAM, 1, when=Condition(MEN[:1], 1))
    assert read(*LINKS, reason, of=led_by("m"))[4:] == ([], [])
    said = [Law(Source("rule", "any", "drawn"), one) for one in LINKS]
    without = Law(said[0].source, Bound(Y, 1, when=Condition(MEN[:1], 1)))
    assert covered(WalkPlan.of_laws([*said, without], led_by("m"))) is None
