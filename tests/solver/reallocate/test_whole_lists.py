"""Reserve lists and declined places of tiny worlds, whole: entries, ends and what is waived."""

from datetime import date

import pytest
from tiny import athletes, field, host_has, relay_brings, world

from models.answers.outcome import OutOfTime
from models.place import Place
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.reallocate.decline import decline
from solver.reallocate.first_reserve import first_reserves, not_looked_for
from solver.reallocate.give_back import GivingBack
from solver.reallocate.reserve import Reserve, reserves

DAY = date(2020, 3, 1)
RACE = "men-500m"


def line(turn):
    return turn and (turn.line.noc, turn.line.rank)


def entries(instance, event=RACE):
    """Of each entry its number, giver, who moves up and who gains without a line; of the end its
    giver, outcome, what was given back by then and which rule asks for more."""
    for one in reserves(instance, solve(instance), event, DAY):
        if isinstance(one, Reserve):
            yield one.number, line(one.giver), [*map(line, one.lines)], one.without_line
        else:
            given = [(ruling.noc, ruling.at_most) for ruling in one.instance.rulings]
            assert all(ruling.event == event for ruling in one.instance.rulings)
            assert {(r.basis, r.date) for r in one.instance.rulings} <= {("given back", DAY)}
            too_few = one.too_few and one.too_few.id
            yield line(one.giver), one.outcome.status, given, too_few


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        (world({RACE: ["A", "B", "C", "D"]}, field(RACE, at_most=2)), [
            (1, ("B", 2), [("C", 3)], ()),
            (2, ("B", 2), [("D", 4)], ()),
            (("B", 2), "allocated", [("B", 0), ("C", 0), ("D", 0)], None),
        ]),
        # A has one already: its second line moves up, and it keeps the first.
        (world({RACE: ["A", "B", "A", "C", "B"]}, field(RACE, at_most=2)), [
            (1, ("B", 2), [("A", 3)], ()),
            (2, ("B", 2), [("C", 4)], ()),
            (("B", 2), "allocated", [("B", 0), ("A", 1), ("C", 0)], None),
        ]),
        # What is guaranteed to the host stays when it gives back what it has beyond that.
        (world({RACE: ["H", "A", "B", "H"]}, host_has(events={RACE: 1}), field(RACE, at_most=3),
               host="H"), [
            (1, ("B", 3), [("H", 4)], ()),
            (("B", 3), "allocated", [("B", 0), ("H", 1)], None),
        ]),
        (world({RACE: ["A", "B", "C"]}, field(RACE, at_least=2, at_most=2)), [
            (1, ("B", 2), [("C", 3)], ()),
            (("B", 2), "conflict", [("B", 0), ("C", 0)], "rule-1"),
        ]),
        # No place may be given back: there is none, or it is guaranteed.
        (world({RACE: ["A"]}, field(RACE, at_most=0)), [(None, "allocated", [], None)]),
        (world({RACE: ["H"]}, host_has(events={RACE: 1}), host="H"),
         [(None, "allocated", [], None)]),
        # B's relay needs its start in another event; the place above can be given.
        (world({RACE: ["A", "B", "C"], "men-relay": ["B"]}, field(RACE, at_most=2),
               field("men-relay", exactly=1), relay_brings(2),
               {"kind": "noc_squad_limit_by_starts", "squads": ["men"], "at_most": 1,
                "starts_below": 1}), [
            (1, ("A", 1), [("C", 3)], ()),
            (("A", 1), "allocated", [("A", 0), ("C", 0)], None),
        ]),
        # The rule asks for so many of this event, whoever gives them back.
        (world({RACE: ["A", "B"]}, field(RACE, exactly=2)),
         [(("B", 2), "conflict", [("B", 0)], "rule-1")]),
    ],
)  # fmt: skip
def test_a_reserve_list_has_its_entries_in_order_and_says_why_it_ends(instance, expected):
    assert list(entries(instance)) == expected


def test_the_first_reserves_stand_in_the_order_of_the_rulebook_each_with_its_last_line():
    lists = {RACE: ["A", "B", "C"], "men-1000m": ["B"]}
    instance = world(lists, field(RACE, at_most=2), field("men-1000m", at_most=1))
    found = solve(instance)
    first = [(one.event, line(one.last), one.entry) for one in first_reserves(instance, found)]
    assert [one[:2] for one in first] == [(RACE, ("B", 2)), ("men-1000m", ("B", 1))]
    assert [[*map(line, one.lines)] for *_, one in first[:1]] == [[("C", 3)]]
    assert line(first[1][2].giver) == ("B", 1)
    bare = [(one.event, line(one.last), one.entry) for one in not_looked_for(instance, found)]
    assert bare == [(event, last, None) for event, last, _ in first]


def test_who_has_no_place_gives_none_back_and_all_stays():
    instance = world({RACE: ["A", "B"]}, field(RACE, at_most=1))
    found = solve(instance)
    giving = GivingBack(instance, found, RACE, DAY)
    assert giving.keep_at_most({"H": 0}) == found
    assert [(ruling.noc, ruling.at_most) for ruling in giving.rulings] == [("H", 0)]
    later = giving.keep_at_most({"A": 0, "H": 0})
    assert Place("B", RACE, 1) in later.held
    assert [(ruling.noc, ruling.at_most) for ruling in giving.rulings] == [("A", 0), ("H", 0)]


def declined(instance, noc, event, at_most=0):
    ruling = Ruling(noc=noc, event=event, at_most=at_most, date=DAY, basis="declined")
    found = decline(instance, ruling)
    assert found.ruling == ruling
    assert found.instance.rulings[-1] == ruling
    return found


TWO = {RACE: ["A", "H"], "men-1000m": ["H", "A"]}
RULED = [
    {"noc": "H", "event": "men-1000m", "exactly": 3},
    {"noc": "H", "event": RACE, "exactly": 3},
    {"noc": "A", "event": "men-1000m", "exactly": 3},
]


@pytest.mark.parametrize(
    ("guaranteed", "rulings", "who", "waived"),
    [
        # The number of the event, though another of the rule is the same, or stands first.
        ({RACE: 1, "men-1000m": 1}, [], ("H", "men-1000m", 0), [("men-1000m", 1, 0)]),
        ({RACE: 1, "men-1000m": 2}, [], ("H", "men-1000m", 1), [("men-1000m", 2, 1)]),
        ({RACE: 1, "men-1000m": 2}, [], ("H", "men-1000m", 2), []),
        ({RACE: 2, "men-1000m": 1}, [], ("H", RACE, 0), [(RACE, 2, 0)]),
        # Not of another NOC.
        ({RACE: 1, "men-1000m": 2}, [], ("A", "men-1000m", 0), []),
        # And what a ruling gives this NOC in this event.
        ({RACE: 1}, RULED, ("H", "men-1000m", 1), [("ruling:H:men-1000m.exactly", 3, 1)]),
        ({RACE: 1}, RULED, ("H", "men-1000m", 3), []),
    ],
)
def test_what_is_waived_is_what_gives_more_than_is_kept(guaranteed, rulings, who, waived):
    instance = world(TWO, host_has(events=guaranteed), host="H", rulings=rulings)
    found = declined(instance, *who)
    assert [
        (one.address.removeprefix("rule-1.events."), one.old, one.new) for one in found.waived
    ] == waived
    noc, event, most = who
    held = sum((noc, event) == (one.noc, one.pool.split(":")[0]) for one in found.outcome.held)
    assert held == min(most, held)


def test_a_squad_is_waived_once_from_its_first_to_its_last_number_with_its_source():
    rules = [
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 4, "team": True},
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False},
    ]
    instance = world(
        {"men-relay": ["H"], RACE: ["H"]},
        relay_brings(4),
        *rules,
        host_has(events={"men-relay": 1}, squads={"men": 4}),
        host="H",
    )
    found = declined(instance, "H", "men-relay")
    assert [(one.source.id, one.name, one.old, one.new) for one in found.waived] == [
        ("rule-4", "events.men-relay", 1, 0),
        ("rule-4", "squads.men", 4, 1),
    ]
    assert {place.k for place in found.outcome.held if place.pool == "men"} == {1}


def test_no_allocation_takes_longer_than_there_is_time():
    # B alone can fill both fields with one man: counting has to show it.
    rules = [field(RACE, exactly=1), field("men-1000m", exactly=1), athletes(at_most=1)]
    instance = world({RACE: ["C", "B"], "men-1000m": ["A", "B"]}, *rules)
    ruling = Ruling(noc="C", event=RACE, at_most=0, date=DAY, basis="declined")
    assert decline(instance, ruling, 1e-9).outcome == OutOfTime(1e-9)
    assert decline(instance, ruling).outcome.status == "allocated"
