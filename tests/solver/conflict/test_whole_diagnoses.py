"""Diagnoses of tiny worlds, whole: conflicts, corrections, repairs, their words and order."""

import pytest
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.answers.diagnosis import LinesShort
from solver.clock import Clock
from solver.conflict.diagnose import diagnose
from solver.conflict.first import first_conflict
from solver.conflict.oracle import Oracle

RACE = "men-sprint"


def conflict_of(one):
    return one.rules, one.sums, one.told, [source.id for source in one.rulings]


def problems_of(instance):
    found = diagnose(instance)
    assert found.complete
    assert found.status == "conflict"
    for problem in found.problems:
        repairs = [
            (
                {change.parameter: (change.old, change.new) for change in repair.changes},
                [conflict_of(one) for one in repair.why_not_less],
                [source.id for source in repair.without],
            )
            for repair in problem.repairs
        ]
        assert problem.further == ()
        assert all(one.because == "sum" for one in problem.conflicts)
        yield [*map(conflict_of, problem.conflicts)], problem.corrections, repairs


def asked_for(what, room):
    return (f"asked for are {what}; there is room for {room}",)


THREE = (("rule-1", "rule-2"), ("3 > 2",),
         asked_for("3 places in {men-sprint}", "2 athletes in {men}"), [])  # fmt: skip
FULL = (("rule-1", "rule-2"), ("3 > 2",),
        asked_for("3 places in {men-sprint}", "2 places in {men-sprint}"), [])  # fmt: skip
GIVEN = (("rule-1", "rule-2"), ("2 > 1",),
         asked_for("2 places in {men-sprint} of {H}", "1 place in {men-sprint}"), [])  # fmt: skip
RULED = (("rule-1",), ("2 > 1",),
         asked_for("2 places in {men-sprint}", "1 place in {men-sprint} of {A}"),
         ["ruling:B:men-sprint"])  # fmt: skip
EITHER = (("rule-1",), ("rule-2",))


def relays(most):
    told = asked_for("5 for each of 3 team places in {men-relay}, 15 in all",
                     f"{most} athletes in {{men}}")  # fmt: skip
    return (("rule-1", "rule-2", "rule-3"), (f"3 x 5 = 15 > {most}",), told, [])


def none(rules, event, number, what):
    return rules, (f"{number} > 0",), asked_for(f"{what} in {{{event}}}", "none"), []


def of_none(first, second, event):
    """A field of two and a limit of none per NOC: one each, or an empty field."""
    rules = (first, second)
    two = none(rules, event, 2, "2 places")
    return [two], ((first,), (second,)), [
        ({f"{second}.at_most": (0, 1)}, [two], []),
        ({f"{first}.exactly": (2, 0)}, [none(rules, event, 1, "1 place")], []),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("instance", "expected"),
    [
        (world({RACE: ["A", "B", "C"]}, field(RACE, exactly=3), athletes(at_most=2)),
         [([THREE], EITHER, [({"rule-1.exactly": (3, 2)}, [THREE], []),
                             ({"rule-2.at_most": (2, 3)}, [THREE], [])])]),
        (world({RACE: ["A", "A", "B"]}, field(RACE, exactly=3), per_noc(RACE, 1)),
         [([FULL], EITHER, [({"rule-1.exactly": (3, 2)}, [FULL], []),
                            ({"rule-2.at_most": (1, 2)}, [FULL], [])])]),
        (world({RACE: ["A"]}, host_has(events={RACE: 2}), field(RACE, at_most=1), host="H"),
         [([GIVEN], EITHER, [({"rule-1.events.men-sprint": (2, 1)}, [GIVEN], []),
                             ({"rule-2.at_most": (1, 2)}, [GIVEN], [])])]),
        # Of two rulings the one that is not in the way is not named.
        (world({RACE: ["A", "B"]}, field(RACE, exactly=2),
               rulings=[{"noc": noc, "event": RACE, "at_most": 0} for noc in "CB"]),
         [([RULED], (("rule-1",),), [({"rule-1.exactly": (2, 1)}, [RULED], []),
                                     ({}, [], ["ruling:B:men-sprint"])])]),
        (world({"men-relay": ["A", "B", "C"]}, field("men-relay", exactly=3), relay_brings(5),
               athletes(at_most=13)),
         [([relays(13)], (("rule-1",), ("rule-2",), ("rule-3",)),
           [({"rule-1.exactly": (3, 2)}, [relays(13)], []),
            ({"rule-2.athletes": (5, 4)}, [relays(13)], []),
            ({"rule-3.at_most": (13, 15)}, [relays(14)], [])])]),
        # Two problems that have nothing in common, in the order of the rulebook.
        (world({RACE: ["A", "B"], "men-long": ["A", "B"]}, field(RACE, exactly=2),
               field("men-long", exactly=2), per_noc(RACE, 0), per_noc("men-long", 0)),
         [of_none("rule-1", "rule-3", RACE), of_none("rule-2", "rule-4", "men-long")]),
    ],
)  # fmt: skip
def test_a_diagnosis_says_which_rules_clash_by_what_sum_and_what_settles_it(instance, expected):
    assert list(problems_of(instance)) == expected


@pytest.mark.parametrize(
    ("instance", "short", "empty"),
    [
        (world({RACE: ["A", "B"]}, field(RACE, exactly=4)), LinesShort(RACE, 2, 4, {RACE: 2}), ()),
        (world({RACE: ["A", "B"]}, field(RACE, exactly=3)), LinesShort(RACE, 2, 3, {RACE: 2}), ()),
        (world({RACE: []}, field(RACE, exactly=1)), LinesShort(RACE, 0, 1, {}), (RACE,)),
        # The ends of both lists; a shared last rank is the end as it is printed.
        (world({"one": ["A", ["B", "C"]], "two": ["D"]}, field("men-a", at_least=9),
               lists={"one": "men-a", "two": "men-a"}),
         LinesShort("men-a", 4, 9, {"one": 2, "two": 1}), ()),
        # What a ruling takes is no line that is left.
        (world({RACE: ["A", "A", "B"]}, field(RACE, exactly=3),
               rulings=[{"noc": "A", "event": RACE, "at_most": 1}]),
         LinesShort(RACE, 2, 3, {RACE: 3}), ()),
        # There are lines enough: it is another rule.
        (world({RACE: ["A", "B"]}, field(RACE, exactly=2), per_noc(RACE, 0)), None, ()),
        # A host has places without a line.
        (world({RACE: ["A"]}, host_has(events={RACE: 1}), field(RACE, exactly=4), host="H"),
         None, ()),
    ],
)  # fmt: skip
def test_that_lines_are_too_few_is_said_of_one_rule_alone_by_both_ways(instance, short, empty):
    (problem,) = diagnose(instance).problems
    quick = first_conflict(instance)
    for conflict in (problem.conflicts[0], quick):
        assert (conflict.lines, conflict.empty) == (short, empty)
    assert quick.rules == problem.conflicts[0].rules
    assert quick.sums == problem.conflicts[0].sums


def test_rules_that_clash_are_named_in_the_order_of_the_rulebook_not_of_their_ids():
    others = [per_noc(RACE, 9)] * 8
    instance = world({RACE: ["A", "A"]}, per_noc(RACE, 9), per_noc(RACE, 1), *others[:-1],
                     field(RACE, exactly=2))  # fmt: skip
    assert first_conflict(instance).rules == ("rule-2", "rule-10")


@pytest.mark.parametrize("time_limit", [1e-9, 0.0])
def test_where_there_is_no_time_there_is_no_first_conflict_but_by_a_sum_that_is_seen(time_limit):
    ruled = world({RACE: ["A", "B"]}, field(RACE, exactly=2),
                  rulings=[{"noc": "B", "event": RACE, "at_most": 0}])  # fmt: skip
    assert first_conflict(ruled, time_limit) is None
    assert first_conflict(ruled).rules == ("rule-1",)
    plain = world({RACE: ["A", "B"]}, field(RACE, exactly=3))
    assert first_conflict(plain, time_limit).rules == ("rule-1",)


def test_an_oracle_of_some_rules_knows_no_others():
    instance = world({RACE: ["A", "B", "C"]}, field(RACE, exactly=3), athletes(at_most=2),
                     per_noc(RACE, 0))  # fmt: skip
    oracle = Oracle(instance, Clock())
    assert oracle.rules == ("rule-1", "rule-2", "rule-3")
    some = oracle.among(["rule-2", "rule-1"])
    assert some.rules == ("rule-1", "rule-2")
    told = {law.source.id for law in some.laws if law.source.kind == "rule"}
    assert told == {"rule-1", "rule-2"}
    facts = [law for law in oracle.laws if law.source.kind == "fact"]
    assert [law for law in some.laws if law.source.kind == "fact"] == facts
    assert facts
    assert not some.possible(some.rules)
    assert Oracle(instance, Clock(), only=["rule-1"]).rules == ("rule-1",)
    assert Oracle(instance, Clock(), only=[]).rules == ()


def brief(conflict):
    return "+".join(rule[-1] for rule in conflict.rules), conflict.because, conflict.sums


def in_brief(instance):
    """Of the one problem: conflicts, corrections, each repair with why one less does not."""
    (problem,) = diagnose(instance).problems
    repairs = [
        (
            {change.parameter[5:]: change.new for change in repair.changes},
            [*map(brief, repair.why_not_less)],
        )
        for repair in problem.repairs
    ]
    corrections = ["+".join(rule[-1] for rule in rules) for rules in problem.corrections]
    further = [
        ({c.parameter[5:]: (c.old, c.new) for c in one.changes}, one.dropped, brief(one.conflict))
        for one in problem.further
    ]
    return [*map(brief, problem.conflicts)], corrections, repairs, further


WOMEN = {"kind": "athlete_total", "squads": ["women"], "exactly": 2}
PAIRS = {"kind": "squad_multiple", "squads": ["men"], "of": 2}


def test_conflicts_that_share_rules_are_settled_together_and_the_sum_of_each_is_told():
    equal = {"kind": "equal_numbers", "squads": ["men", "women"]}
    lists = {RACE: ["A", "B"], "women-sprint": ["A", "B"]}
    instance = world(lists, equal, field(RACE, exactly=1), athletes(at_most=1), WOMEN)
    first, second = ("1+2+4", "sum", ("2 > 1",)), ("1+3+4", "sum", ("2 > 1",))
    assert in_brief(instance) == (
        [first, second],
        ["1", "4", "2+3"],
        [
            ({"1.apart": 1}, [first]),
            ({"4.exactly": 1}, [first]),
            ({"2.exactly": 2, "3.at_most": 2}, [first, ("2+3", "sum", ("2 > 1",))]),
        ],
        [],
    )


def test_where_no_sum_shows_a_conflict_cases_do_and_nothing_is_said_of_lines():
    lists = {RACE: ["A", "A", "B", "B"]}
    limit = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": True}
    instance = world(lists, field(RACE, exactly=3), limit, PAIRS, athletes(exactly=3))
    first, second = ("1+3", "cases", ()), ("3+4", "cases", ())
    assert in_brief(instance) == (
        [first, second],
        ["3", "1+4"],
        [
            ({"3.of": 1}, [first]),
            ({"1.exactly": 2, "4.exactly": 2}, [first, ("1+4", "sum", ("3 > 2",))]),
        ],
        [],
    )


def test_what_comes_up_once_another_is_settled_is_told_with_the_number_it_comes_up_at():
    rules = [athletes(exactly=0), field(RACE, exactly=2), field(RACE, at_least=1)]
    two, none_, further = (("2", "sum", ("2 > 1",)), ("1+3", "sum", ("1 > 0",)),
                           ("1+2", "sum", ("1 > 0",)))  # fmt: skip
    assert in_brief(world({RACE: ["C"]}, *rules)) == (
        [two, none_],
        ["1+2", "2+3"],
        [
            ({"1.exactly": 1, "2.exactly": 1}, [further, two]),
            ({"2.exactly": 0, "3.at_least": 0}, [further, none_]),
        ],
        [({"2.exactly": (2, 1)}, (), further)],
    )
