"""Answers about tiny worlds, whole: nothing in them may be another without a test that says so."""

from datetime import date

import pytest
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.answers.reasons import Has, NoRoom
from models.place import Place
from solver.allocate.solve import solve
from solver.clock import Undecided
from solver.explain.ledger import ledger
from solver.explain.squads import squad_number
from solver.explain.why import Why

DAY = date(2020, 1, 1)

#: A has one line too few in front, B is held to one place, H has a place kept free.
RACES = {"men-race": ["A", "B", "C", "A", "A", "B", "H"], "men-other": ["B", "A", "D", "C"]}
RACE = "men-race"
PLAIN = world(
    RACES,
    field(RACE, at_most=4),
    per_noc(RACE, 2),
    athletes(at_most=6),
    host_has(events={RACE: 1}),
    host="H",
    rulings=[
        {"noc": "B", "event": RACE, "at_most": 1},
        {"noc": "D", "event": RACE, "at_most": 1},
    ],
)
STRUCK_TWICE = world(
    {RACE: ["A", "A", "B"]},
    field(RACE, at_most=2),
    rulings=[
        {"noc": "C", "event": RACE, "at_most": 1},
        {"noc": "A", "event": RACE, "at_most": 1},
    ],
)
BESIDE = world(
    {RACE: ["A", "B"]},
    host_has(events={RACE: 1}),
    {"kind": "host_in_addition", "events": {RACE: 1}},
    field(RACE, at_most=2),
    host="H",
)
RELAY = world(
    {"men-relay": ["A", "B"], RACE: ["B", "A", "C"]},
    relay_brings(3),
    {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 3},
    athletes(at_most=4),
)
#: Both fields can be filled by B alone.
TWO_FIELDS = world(
    {"men-500m": ["C", "B"], "men-1000m": ["A", "B"]},
    field("men-500m", exactly=1),
    field("men-1000m", exactly=1),
    athletes(at_most=1),
)


def asked(instance):
    return Why(instance, solve(instance), DAY)


def ids(sources):
    return [source.id for source in sources]


def line(turn):
    return turn and (turn.line.noc, turn.list, turn.line.rank)


def has(answer):
    room = [(limit.source.id, limit.count, limit.at_most) for limit in answer.room]
    place = answer.place.pool, answer.place.k
    return (place, answer.k, line(answer.turn), answer.step, answer.standing,
            room, ids(answer.given_by), line(answer.cut), answer.beside)  # fmt: skip


@pytest.mark.parametrize(
    ("instance", "noc", "k", "expected"),
    [
        (PLAIN, "A", 1, ((RACE, 1), 1, ("A", RACE, 1), 1, 1,
                         [("rule-1", 1, 4), ("rule-2", 1, 2)], [], ("H", RACE, 7), False)),
        (PLAIN, "B", 1, ((RACE, 1), 1, ("B", RACE, 2), 3, 2,
                         [("rule-1", 2, 4), ("rule-2", 1, 2), ("ruling:B:men-race", 1, 1)],
                         [], ("H", RACE, 7), False)),
        (PLAIN, "H", 1, ((RACE, 1), 1, ("H", RACE, 7), 11, 4,
                         [("rule-1", 4, 4), ("rule-2", 1, 2)], ["rule-4"],
                         ("H", RACE, 7), False)),
        (BESIDE, "H", 1, ((f"{RACE}:given", 1), 1, None, None, None, [("rule-3", 2, 2)],
                          ["rule-1"], ("A", RACE, 1), False)),
        (BESIDE, "H", 2, ((f"{RACE}:beside", 1), 2, None, None, None, [],
                          ["rule-2"], ("A", RACE, 1), True)),
    ],
)  # fmt: skip
def test_of_a_place_held_line_turn_limits_and_givers_are_told(instance, noc, k, expected):
    assert has(asked(instance).event(noc, RACE, k)) == expected


def test_a_limit_that_only_some_lines_bring_is_told_where_the_noc_holds_one_of_these():
    """A holds none of its low lines; B holds one, so that the limit stands for all its places."""
    low = {"kind": "noc_rank_limit", "events": ["men-a"], "beyond": 1, "rank_at_most": 2}
    lists = {"first": ["A", "A", "B"], "second": ["C", "D", "A", "B"]}
    instance = world(lists, low, lists=dict.fromkeys(lists, "men-a"),
                     award=[{"id": name, "lists": [name]} for name in lists])  # fmt: skip
    why = asked(instance)
    rooms = {noc: [(limit.source.id, limit.count, limit.at_most) for limit in told]
             for noc in "AB" for told in [why.event(noc, "men-a", 1).room]}  # fmt: skip
    assert rooms == {"A": [], "B": [("rule-1", 1, 1)]}


def no_room(because):
    if because is None:
        return None
    assert isinstance(because, NoRoom)
    awards = [(one.event, one.count, line(one.last)) for one in because.awards]
    return ids(because.rules), awards, because.sum, because.told


def would(answer):
    it = answer.would
    changes = [(change.parameter, change.old, change.new) for change in it.changes]
    return it.rank, it.list, changes, ids(it.without), it.reserve


FULL = [(RACE, 3, ("C", RACE, 3))], "4 + 1 = 5 > 4"
FIVE = "4 places in {men-race} and 1 more are 5; there is room for 4"


@pytest.mark.parametrize(
    ("instance", "asked_of", "turn", "because", "ways"),
    [
        (PLAIN, ("A", RACE), (("A", RACE, 4), 7), (["rule-1", "rule-4"], *FULL, FIVE),
         (3, RACE, [("rule-1.at_most", 4, 5), ("rule-4.events.men-race", 1, 0)], [], 1)),
        (PLAIN, ("B", RACE), (("B", RACE, 6), 10),
         (["ruling:B:men-race"], [], "2 > 1",
          "it takes 2 places in {men-race} of {B}; there is room for 1"),
         (None, RACE, [], [], None)),
        (PLAIN, ("C", RACE), (None, None), (["rule-1", "rule-4"], *FULL, FIVE),
         (None, RACE, [], [], None)),
        (PLAIN, ("D", RACE), (None, None), None, (3, RACE, [], [], None)),
        (PLAIN, ("H", RACE), (None, None),
         (["rule-1"], [(RACE, 4, ("H", RACE, 7))], FULL[1], FIVE), (None, RACE, [], [], None)),
        (PLAIN, ("H", "men-other"), (None, None), None, (5, "men-other", [], [], None)),
        (STRUCK_TWICE, ("A", RACE), (("A", RACE, 2), 2),
         (["ruling:A:men-race"], [], "2 > 1",
          "it takes 2 places in {men-race} of {A}; there is room for 1"),
         (None, RACE, [], ["ruling:A:men-race"], None)),
        (BESIDE, ("B", RACE), (("B", RACE, 2), 2),
         (["rule-1", "rule-3"], [(RACE, 1, ("A", RACE, 1))], "2 + 1 = 3 > 2",
          "2 places in {men-race} and 1 more are 3; there is room for 2"),
         (1, RACE, [("rule-1.events.men-race", 1, 0), ("rule-3.at_most", 2, 3)], [], 1)),
        (RELAY, ("B", "men-relay"), (("B", "men-relay", 2), 3),
         (["rule-1", "rule-3"], [("men-relay", 1, ("A", "men-relay", 1))], "3 + 3 = 6 > 4",
          "3 athletes in {men} and 3 more are 6; there is room for 4"),
         (1, "men-relay", [("rule-1.athletes", 3, 2), ("rule-3.at_most", 4, 6)], [], 1)),
        (TWO_FIELDS, ("C", "men-500m"), (("C", "men-500m", 1), 1),
         (["rule-2", "rule-3"], [], "2 > 1",
          "asked for are 1 place in {men-1000m} and 1 place in {men-500m} of {C}, 2 in all; "
          "there is room for 1 athlete in {men}"),
         (None, "men-500m", [("rule-2.exactly", 1, 0), ("rule-3.at_most", 1, 2)], [], None)),
    ],
)  # fmt: skip
def test_of_a_place_not_held_the_line_the_reason_and_all_ways_to_it_are_told(
    instance, asked_of, turn, because, ways
):
    why = asked(instance)
    answer = why.event(*asked_of, why.held(*asked_of) + 1)
    assert ((line(answer.turn), answer.step), no_room(answer.because)) == (turn, because)
    assert would(answer) == ways
    assert (answer.after, answer.claims, answer.struck, answer.follows) == (None, (), (), None)


@pytest.mark.parametrize(
    ("instance", "noc", "k", "without_a_line", "after"),
    [
        (PLAIN, "A", 2, 0, None),
        (PLAIN, "A", 3, 0, Place("A", RACE, 2)),
        (PLAIN, "D", 3, 0, Place("D", RACE, 1)),
        (BESIDE, "H", 3, 1, None),
        (BESIDE, "H", 4, 1, Place("H", RACE, 3)),
        (BESIDE, "B", 1, 0, None),
    ],
)
def test_a_later_place_comes_after_the_first_not_held(instance, noc, k, without_a_line, after):
    answer = asked(instance).event(noc, RACE, k)
    assert not isinstance(answer, Has)
    assert answer.place == Place(noc, RACE, k)
    assert (answer.without_a_line, answer.after) == (without_a_line, after)


@pytest.mark.parametrize(
    ("noc", "claim"),
    [("A", (("A", RACE, 4), -3)), ("B", (("B", RACE, 6), -1)), ("C", None), ("H", None)],
)
def test_the_best_claim_is_the_nearest_line_left_out(noc, claim):
    found = asked(PLAIN).best_claim(noc)
    assert (found and (line(found.turn), found.behind)) == claim


def test_a_claim_counts_the_lines_of_its_event_from_the_last_award_to_it():
    lists = {RACE: ["A", "B", "C"], "men-other": ["A", "B", "C", "D"]}
    why = asked(world(lists, field(RACE, at_most=1), field("men-other", at_most=2)))
    claims = [why.best_claim(noc) for noc in "ABCD"]
    assert [one and (line(one.turn), one.behind) for one in claims] == [
        None,
        (("B", RACE, 2), 1),
        (("C", "men-other", 3), 1),
        (("D", "men-other", 4), 2),
    ]


def test_a_claim_where_nobody_was_awarded_counts_from_the_first_line():
    why = asked(world({RACE: ["A", "B"]}, field(RACE, at_most=0)))
    assert [why.best_claim(noc).behind for noc in "AB"] == [1, 2]


@pytest.mark.parametrize(
    ("instance", "noc", "number", "callers", "limits"),
    [
        (RELAY, "A", (3, 0), [("rule-1", [("men-relay", 1)])], []),
        (RELAY, "B", (1, 0), [("start-needs-athlete", [(RACE, 1)])], [("rule-3", 5, 4)]),
        (RELAY, "C", (0, 0), [], [("rule-3", 5, 4)]),
        (BESIDE, "H", (2, 1), [("start-needs-athlete", [(f"{RACE}:given", 1)])], []),
    ],
)
def test_of_a_squad_who_calls_for_the_last_and_what_bars_one_more_is_told(
    instance, noc, number, callers, limits
):
    found = squad_number(asked(instance), noc, "men")
    assert (found.noc, found.squad, found.athletes, found.beside) == (noc, "men", *number)
    called = [(one.source.id, [place[1:] for place in one.places]) for one in found.callers]
    assert called == callers
    assert [(one.source.id, one.count, one.at_most) for one in found.limits] == limits


def told(instance):
    for step in ledger(instance, solve(instance)):
        yield line(step.turn), step.awarded, step.standing, ids(step.because), step.note


LATER = "a later duty leaves no room"


@pytest.mark.parametrize(
    ("instance", "steps"),
    [
        (TWO_FIELDS, [
            (("C", "men-500m", 1), False, 0, ["rule-2", "rule-3"], LATER),
            (("A", "men-1000m", 1), False, 0, ["rule-1", "rule-3"], LATER),
            (("B", "men-500m", 2), True, 1, [], ""),
            (("B", "men-1000m", 2), True, 1, [], ""),
        ]),
        (STRUCK_TWICE, [
            (("A", RACE, 1), True, 1, [], ""),
            (("A", RACE, 2), False, 1, ["ruling:A:men-race"], ""),
            (("B", RACE, 3), True, 2, [], ""),
        ]),
    ],
)  # fmt: skip
def test_the_ledger_has_a_step_for_each_line_with_its_reason_and_note(instance, steps):
    assert list(told(instance)) == steps


def test_where_a_policy_leaves_a_line_out_the_ledger_names_it():
    # Three men start alone, or A's relay.
    lists = {"men-relay": ["A"], RACE: ["B", "C", "D"]}
    award = [{"id": "one", "lists": list(lists), "order": "list_by_list", "policy": "fill_first"}]
    instance = world(lists, relay_brings(3), athletes(at_most=3), award=award)
    (first, *rest) = told(instance)
    note = "the stage is awarded fill_first"
    assert first == (("A", "men-relay", 1), False, 0, [], note)
    assert [step[1:3] for step in rest] == [(True, 1), (True, 2), (True, 3)]


def test_no_reason_takes_longer_than_there_is_time():
    found = solve(TWO_FIELDS)
    place = Place("C", "men-500m", 1)
    for ask in (
        lambda: Why(TWO_FIELDS, found, DAY, 1e-9).refusals.no_room(place),
        lambda: Why(TWO_FIELDS, found, DAY, 1e-9).event("C", "men-500m", 1),
        lambda: list(ledger(TWO_FIELDS, found, 1e-9)),
    ):
        with pytest.raises(Undecided, match=r"undecided after 1e-09 s"):
            ask()


def test_athletes_whom_a_guarantee_calls_for_are_called_for_by_no_place():
    limit = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 2}
    rules = [host_has(squads={"men": 2}), athletes(at_most=3), limit]
    why = asked(world({RACE: ["A", "H"]}, *rules, host="H"))
    (caller,) = squad_number(why, "H", "men").callers
    assert (caller.source.id, caller.places) == ("rule-1", ())
