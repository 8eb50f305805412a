"""What the parts of an instance cannot say beside one another: where that is, and what to do."""

import pytest
from refused import problems_told

from models.classification import Classification, Result
from models.grid import MOST_VARIANTS, Grid
from models.instance import Instance
from models.noc import Noc
from models.rulebook import Rulebook, Stage
from models.variant import Variant
from solver.walk.seasons import as_ranking

SIZE = {"id": "size", "kind": "field_size", "events": ["dash"], "exactly": 1, "cite": "1"}
TOTAL = {"id": "total", "kind": "athlete_total", "squads": ["men"], "at_most": 3, "cite": "2"}
HOSTS = {"id": "own", "kind": "host_guarantee", "events": {"dash": 1}, "cite": "3"}
SHARES = {
    "id": "split",
    "kind": "proportional",
    "lists": ["dash"],
    "places": 2,
    "cite": "4",
    "method": "dhondt",
}
THOUSANDS = {name: {"from": 1, "to": 1000} for name in ("a.b", "c.d")}
POINTS = {"points": [5, 3], "lines": {"default": 1}}
BOOK = {
    "id": "book",
    "title": "Book",
    "squads": {"men": "Men", "women": "Women"},
    "events": {
        "dash": {"name": "Dash", "squad": "men"},
        "long": {"name": "Long", "squad": "men"},
        "ring": {"name": "Ring", "squad": "women"},
    },
    "rules": [SIZE],
    "award": [{"id": "all", "lists": ["dash", "long", "ring"], "order": "list_by_list"}],
}
RANKED = {"dash": ["A", "B"], "long": ["B"], "ring": ["A"]}


def results(**lists):
    """List -> NOCs, the best first."""
    return {
        name: tuple(Result(place, noc, None, None) for place, noc in enumerate(nocs, 1))
        for name, nocs in lists.items()
    }


def case(book=None, rankings=None, competitions=None):
    return Instance(
        id="case",
        title="Case",
        rulebook=Rulebook.model_validate(BOOK | (book or {})),
        nocs={code: Noc(code=code, name=code) for code in "AB"},
        rankings={
            name: as_ranking(nocs)
            for name, nocs in (RANKED if rankings is None else rankings).items()
        },
        competitions=competitions or {},
    )


@pytest.mark.parametrize(
    ("said", "where", "what"),
    [
        ({"rankings": {"dash": "A", "long": "A"}}, ("rankings",),
         "no ranking is given for 'ring'; add it to 'rankings', or to a workbook as a sheet of "
         "that name"),
        ({"rankings": RANKED | {"rings": "A"}}, ("rankings", "rings"),
         "no list or event is called 'rings'; did you mean 'ring'?"),
        ({"competitions": {"worlds": results(dash="AB")}}, ("rulebook", "classification"),
         "nothing says how the competitions become rankings; add 'classification' to the "
         "rulebook"),
        ({"book": {"classification": POINTS}, "rankings": {"ring": "A"},
          "competitions": {"worlds": results(dash="AB")}}, ("competitions",),
         "no competition has results for 'long'; add them, or a ranking"),
        ({"book": {"classification": POINTS}, "competitions": {"worlds": results(rings="A")}},
         ("competitions", "worlds", "rings"),
         "no list or event is called 'rings'; did you mean 'ring'?"),
        ({"book": {"classification": POINTS | {"leave_out": ["cup", "world"]}},
          "competitions": {"worlds": results(ring="A"), "cup": results(ring="A")}},
         ("rulebook", "classification", "leave_out", 1),
         "no competition is called 'world'; did you mean 'worlds'?"),
        ({"book": {"rules": [SIZE, HOSTS]}}, ("rulebook", "rules", 1),
         "rule 'own' is about the host, but no host is given; add 'host'"),
        ({"book": {"rules": [SIZE, TOTAL], "award": None}}, ("rulebook",),
         "rule 'total' couples the lists dash, long, so the order across them decides; add "
         "'award' with its stages"),
        ({"book": {"rules": [SIZE, SHARES | {"by": "points"}]}}, ("rankings", "dash"),
         "rule 'split' cannot be read of dash: the points of rank 1 are missing, A"),
    ],
)  # fmt: skip
def test_what_does_not_fit_together_is_told_at_its_place(said, where, what):
    assert (where, what) in problems_told(case, **said)


def test_what_fits_together_is_taken():
    assert case().rankings
    assert case({"rules": [SIZE], "award": None}).rulebook.award is None
    worlds = {"worlds": results(dash="AB", long="B", ring="A")}
    assert len(case({"classification": POINTS}, {}, worlds).rankings["dash"].lines) == 2


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"rules": [SHARES, SHARES | {"id": "other"}]}, ("rules", 1, "lists"),
         "what the lines of 'dash' claim is said by 'split' already; keep one of the two"),
        ({"award": [{"id": "all", "lists": ["dash"]}]}, ("award",),
         "no stage awards long, ring; add each list to a stage"),
        ({"classification": {"points": [5], "lines": {"rings": 1}}},
         ("classification", "lines", "rings"),
         "no list or event is called 'rings'; did you mean 'ring'?"),
        ({"classification": {"points": [5], "lines": {"dash": 1, "ring": 1}}},
         ("classification", "lines"),
         "how many lines an NOC has in long is not said; add it, or 'default'"),
    ],
)  # fmt: skip
def test_what_a_rulebook_says_twice_or_not_is_told_at_its_place(changes, where, what):
    assert (where, what) in problems_told(Rulebook.model_validate, BOOK | changes)


@pytest.mark.parametrize(
    ("make", "said", "where", "what"),
    [
        (Classification, POINTS | {"points": [5, 5, 6]}, ("points", 2),
         "place 3 has more points than place 2; write the points of place 1, place 2, ... in "
         "this order"),
        (Classification, POINTS | {"points": []}, ("points",),
         "'points' is empty; add at least one entry"),
        (Stage, {"id": "all", "lists": ["a", "b"]}, (),
         "stage 'all' awards 2 lists without saying in which order; add 'order: rank_by_rank', "
         "'order: list_by_list', 'order: breadth_first' or 'order: noc_by_noc'"),
        (Grid, {"id": "g", "grid": {"size.exactly": {"from": 3, "to": 2}}},
         ("grid", "size.exactly", "a range", "to"),
         "'to' is 2, below 'from', which is 3; swap them"),
        (Grid, {"id": "g", "grid": THOUSANDS, "drop": ["x"]},
         ("grid",),
         f"these combine to {2 * MOST_VARIANTS:,} variants, and {MOST_VARIANTS:,} are the most; "
         "leave numbers out, or make several grids"),
    ],
)  # fmt: skip
def test_what_says_too_much_or_too_little_is_told_at_its_place(make, said, where, what):
    assert problems_told(make.model_validate, said) == [(where, what)]


def test_as_much_as_may_be_said_is_taken():
    most = Grid.model_validate({"id": "g", "grid": THOUSANDS})
    assert most.count == MOST_VARIANTS
    assert Grid.model_validate({"id": "g", "grid": {"a.b": {"from": 3, "to": 3}}}).count == 1
    assert Stage.model_validate({"id": "all", "lists": ["a"]}).order is None


@pytest.mark.parametrize(
    ("number", "what"),
    [
        (-1, "-1 is too small; write 0 or more"),
        ("x", "the rule does not take this number; write another one"),
    ],
)
def test_a_number_that_a_rule_does_not_take_is_told_at_its_address(number, what):
    variant = Variant.model_construct(
        id="other", change={"size.exactly": number}, drop=(), add=(), award=None, leave_out=()
    )
    assert problems_told(variant.apply, Rulebook.model_validate(BOOK)) == [
        (("change", "size.exactly"), what)
    ]


def test_a_grid_has_a_point_for_each_combination_and_its_last_axis_changes_fastest():
    set_of_rulings = [
        {"noc": "A", "event": "dash", "at_most": 0, "date": "2020-01-01", "basis": "b"}
    ]
    grid = Grid.model_validate(
        {
            "id": "g",
            "variants": ["base", "other"],
            "drop": ["a", "b"],
            "rulings": {"out": set_of_rulings},
            "grid": {"c.n": {"from": 1, "to": 6, "step": 2}, "d.n": [7]},
        }
    )
    assert [(axis.name, axis.values) for axis in grid.axes] == [
        ("variant", ("base", "other")),
        ("drop a", ("no", "yes")),
        ("drop b", ("no", "yes")),
        ("rulings out", ("no", "yes")),
        ("c.n", (1, 3, 5)),
        ("d.n", (7,)),
    ]
    points = list(grid.points())
    assert len(points) == grid.count == 48
    for (variant, *values), point in points:
        drops, out, numbers = values[:2], values[2], values[3:]
        assert point.variant == variant
        assert point.drop == tuple(n for n, yes in zip("ab", drops, strict=True) if yes == "yes")
        assert point.rulings == (("out",) if out == "yes" else ())
        assert point.change == (("c.n", numbers[0]), ("d.n", numbers[1]))
    assert [values for values, _ in points[:4]] == [
        ("base", "no", "no", "no", 1, 7),
        ("base", "no", "no", "no", 3, 7),
        ("base", "no", "no", "no", 5, 7),
        ("base", "no", "no", "yes", 1, 7),
    ]
