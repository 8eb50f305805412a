"""What a row gives, what moved in it, the least of what was tried, and limits of one NOC."""

import pytest
from tiny import field, host_has, per_noc, world

from solver.clock import Clock
from solver.needs.alone import StandsAlone, TiedTo, lines_at_most, own_limits, standing_alone
from solver.needs.places import Tried, least_of
from solver.needs.ranks import NeededRanks
from solver.needs.rows import NoTable, Rowed, cells_moved, gives, state_now


@pytest.mark.parametrize(
    ("row", "k", "found"),
    [
        ({"race": 2}, 1, "place"),
        ({"race": 2}, 2, "place"),
        ({"race": 2}, 3, "none"),
        ({"race": 0}, 1, "none"),
        ({"race": None}, 1, "lot"),
        ("lot", 1, "lot"),
        ("conflict", 1, "conflict"),
    ],
)
def test_a_row_gives_a_place_if_it_has_so_many(row, k, found):
    assert gives(row, "race", k) == found


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [
        ({"race": 1, "men": 1}, {"race": 2, "men": 1}, [("race", 1, 2)]),
        ({"race": 0, "men": 1}, {"race": 1, "men": 2}, [("race", 0, 1), ("men", 1, 2)]),
        ({"race": 2, "men": 1}, {"race": 0, "men": 1}, [("race", 2, 0)]),
        ({"race": None, "men": 1}, {"race": 1, "men": 0}, [("men", 1, 0)]),
        ({"race": 1, "men": 1}, {"race": None, "men": 0}, [("men", 1, 0)]),
        ("lot", {"race": 1}, []),
        ({"race": 1}, "conflict", []),
    ],
)
def test_cells_that_hang_on_no_lot_are_told_with_what_they_were_and_are(before, after, moved):
    assert [tuple(cell) for cell in cells_moved("A", before, after)] == [
        ("A", *cell) for cell in moved
    ]


@pytest.mark.parametrize(
    ("tried", "least"),
    [
        ("", None),
        ("ppp", 3),
        ("ppn", 2),
        ("pnp", 1),
        ("npn", 2),
        ("npnpn", 4),
        ("nnn", None),
        ("lcp", 3),
        ("plp", 1),
    ],
)
def test_the_least_is_the_worst_up_to_which_all_do_or_else_the_worst_that_does(tried, least):
    words = {"p": "place", "n": "none", "l": "lot", "c": "conflict"}
    found = least_of([Tried(number, words[what]) for number, what in enumerate(tried, 1)])
    assert (found and found.number) == least


RACE, LONG = "men-race", "men-long"
LINES = {RACE: ["A", "B", "A", "B", "C"], LONG: ["A", "B"]}


def of(*rules, lists=LINES, **more):
    return world(lists, *rules, **more)


def test_an_event_stands_alone_where_only_its_size_and_limits_on_nocs_are_said():
    rulings = [{"noc": "A", "event": RACE, "at_most": 0}, {"noc": "C", "event": RACE, "exactly": 1}]
    instance = of(
        field(RACE, at_least=1, at_most=3), field(RACE, at_most=4), per_noc(RACE, 2),
        host_has(events={RACE: 1}), field(LONG, exactly=1), host="H", rulings=rulings,
    )  # fmt: skip
    assert standing_alone(instance, RACE) == StandsAlone(
        3, {"A": 0, "B": 2, "C": 1, "H": 2}, {"A": 0, "B": 0, "C": 1, "H": 1}
    )
    assert standing_alone(instance, LONG) == StandsAlone(1, {}, {})
    assert standing_alone(of(field(LONG, at_most=1)), RACE) == StandsAlone(None, {}, {})


@pytest.mark.parametrize(
    ("rules", "more", "tied"),
    [
        ([{"kind": "athlete_total", "squads": ["men"], "at_most": 3}], {}, ["rule-1"]),
        ([{"kind": "noc_squad_limit", "squads": ["men"], "at_most": 3}], {}, ["rule-1"]),
        ([field(LONG, exactly=1),
          {"kind": "noc_total_limit", "events": [RACE, LONG], "at_most": 1}], {}, ["rule-2"]),
        ([{"kind": "squad_multiple", "squads": ["men"], "of": 2}, field(RACE, at_most=2)],
         {}, ["rule-1"]),
        # One list alone, line by line, of several NOCs.
        ([field(RACE, at_most=2)], {"lists": {RACE: ["A", "A"], LONG: ["B"]}}, []),
        ([field(RACE, at_most=2)],
         {"award": [{"id": "x", "lists": [RACE, LONG], "order": "rank_by_rank",
                     "policy": "fill_first"}]}, []),
    ],
)  # fmt: skip
def test_what_ties_an_event_to_more_than_its_list_is_named(rules, more, tied):
    found = standing_alone(of(*rules, **more), RACE)
    assert isinstance(found, TiedTo)
    assert [source.id for source in found.sources] == tied


@pytest.mark.parametrize(
    ("rules", "rulings", "most", "least"),
    [
        ([field(RACE, at_most=2)], [], None, None),
        ([per_noc(RACE, 2)], [], (2, "rule-1"), None),
        ([per_noc(RACE, 2), per_noc(RACE, 1), per_noc(LONG, 0)], [], (1, "rule-2"), None),
        ([per_noc(RACE, 0)], [], (0, "rule-1"), None),
        ([per_noc(RACE, 2)], [{"noc": "A", "event": RACE, "exactly": 1}],
         (1, "ruling:A:men-race"), (1, "ruling:A:men-race")),
        ([per_noc(RACE, 2)], [{"noc": "B", "event": RACE, "at_most": 0}], (2, "rule-1"), None),
        ([host_has(events={RACE: 1}), per_noc(RACE, 2)], [], (2, "rule-2"), (1, "rule-1")),
        # Of several that say the same the first.
        ([per_noc(RACE, 2), per_noc(RACE, 2), host_has(events={RACE: 1}),
          host_has(events={RACE: 1})], [], (2, "rule-1"), (1, "rule-3")),
        ([host_has(events={RACE: 1}), host_has(events={RACE: 2})], [], None, (2, "rule-2")),
        # A place beside the field is counted in no limit.
        ([per_noc(RACE, 1), {"kind": "host_in_addition", "events": {RACE: 1}}], [], None, None),
    ],
)  # fmt: skip
def test_the_narrowest_limits_on_one_noc_are_told_with_what_says_so(rules, rulings, most, least):
    found = own_limits(of(*rules, host="A", rulings=rulings), "A", RACE)
    assert [one and (one.number, one.source.id) for one in found] == [most, least]


def test_with_nobody_else_in_the_event_a_rule_says_nothing_of_one_noc():
    assert own_limits(of(per_noc(RACE, 1), lists={RACE: ["A", "A"]}), "A", RACE) == (None, None)


@pytest.mark.parametrize(
    ("rules", "noc", "most"),
    [
        ([field(RACE, at_most=1)], "A", 2),
        ([field(RACE, at_most=1)], "C", 1),
        ([field(RACE, at_most=1)], "D", 0),
        ([host_has(events={RACE: 3})], "A", 3),
        ([host_has(events={RACE: 1})], "A", 2),
        ([{"kind": "host_in_addition", "events": {RACE: 1}}], "A", None),
        ([{"kind": "host_in_addition", "events": {LONG: 1}}], "A", 2),
        ([{"kind": "host_if_unqualified", "events": {RACE: 1}}], "A", None),
    ],
)
def test_an_noc_has_no_more_places_than_lines_or_what_it_is_given(rules, noc, most):
    assert lines_at_most(of(*rules, host="A"), noc, RACE) == most


@pytest.mark.parametrize(("most", "ranks"), [(1, [5]), (2, [4, 5]), (4, [2, 3, 4, 5]), (9, None)])
def test_so_many_ranks_are_tried_those_next_to_where_the_line_would_stand(monkeypatch, most, ranks):
    monkeypatch.setattr("solver.needs.ranks.MOST_RANKS", most)
    told = []
    instance = of(field(RACE, at_most=2), lists={RACE: [*"ABCH"]})
    (place,) = NeededRanks(instance, "D", Clock(60), told.append).event(RACE).places
    assert [one.number for one in place.tried] == (ranks or [1, 2, 3, 4, 5])
    assert told == list(range(1, len(place.tried) + 1))


@pytest.mark.parametrize(
    ("rules", "status"), [([field(RACE, exactly=9)], "conflict"), ([field(RACE, at_most=1)], "")]
)
def test_where_there_is_no_table_it_is_said_why_and_of_which_case(rules, status):
    instance = of(*rules)
    if not status:
        now = state_now(Rowed(instance, "A", Clock(60)))
        assert (now.row, now.instance) == ({RACE: 1, LONG: 1, "men": 1}, instance)
        return
    with pytest.raises(NoTable, match=r"^there is no allocation as things stand$") as raised:
        state_now(Rowed(instance, "A", Clock(60)))
    assert (raised.value.instance, raised.value.outcome.status) == (instance, status)
