"""A conflict names the rulings but for which there would be none, and offers to leave them out."""

from hypothesis import given
from hypothesis import strategies as st
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.ruling import Ruling
from solver.clock import Clock
from solver.conflict.diagnose import diagnose
from solver.conflict.first import first_conflict
from solver.conflict.oracle import Oracle


def declined(noc, event="men-sprint"):
    return {"noc": noc, "event": event, "at_most": 0}


def ids(sources):
    return [source.id.removeprefix("ruling:") for source in sources]


def left_out(problem):
    return [ids(repair.without) for repair in problem.repairs if repair.without]


def test_declines_that_leave_too_few_lines():
    instance = world(
        {"men-sprint": ["A", "B", "C", "A", "D"]},
        field("men-sprint", exactly=3),
        per_noc("men-sprint", 1),
        rulings=[declined("A"), declined("C")],
    )
    (problem,) = diagnose(instance).problems
    (conflict,) = problem.conflicts
    assert conflict.rules == ("rule-1",)
    assert ids(conflict.rulings) == ["A:men-sprint", "C:men-sprint"]
    assert (conflict.lines.event, conflict.lines.lines, conflict.lines.places) == (
        "men-sprint",
        2,
        3,
    )
    assert left_out(problem) == [["A:men-sprint"], ["C:men-sprint"]]
    assert ids(first_conflict(instance).rulings) == ["A:men-sprint", "C:men-sprint"]


def test_a_ranking_that_ends_early_is_told_though_the_host_is_guaranteed_a_place():
    rules = field("men-sprint", exactly=5), host_has(events={"men-sprint": 1})
    instance = world({"men-sprint": ["A", "B", ["C", "H"]]}, *rules, host="H")
    (problem,) = diagnose(instance).problems
    short = problem.conflicts[0].lines
    assert (short.lines, short.places, short.ends) == (4, 5, {"men-sprint": 3})


def test_a_host_without_a_line_is_no_line_too_few():
    rules = field("men-sprint", exactly=5), host_has(events={"men-sprint": 1})
    instance = world({"men-sprint": ["A", "B"]}, *rules, host="H")
    (problem,) = diagnose(instance).problems
    assert problem.conflicts[0].lines is None


def test_a_ruling_that_a_conflict_does_not_need_is_not_named():
    instance = world(
        {"men-sprint": ["A", "B"]},
        field("men-sprint", exactly=3),
        rulings=[declined("A")],
    )
    (problem,) = diagnose(instance).problems
    assert problem.conflicts[0].rulings == ()
    assert left_out(problem) == []


def test_struck_lines_are_rulings_as_well():
    struck = {"noc": "B", "event": "men-sprint", "form": "withdrawn", "rank": 2}
    instance = world({"men-sprint": ["A", "B"]}, field("men-sprint", exactly=2), rulings=[struck])
    (problem,) = diagnose(instance).problems
    assert ids(problem.conflicts[0].rulings) == ["B:men-sprint:men-sprint:2"]
    assert left_out(problem) == [["B:men-sprint:men-sprint:2"]]
    assert ids(first_conflict(instance).rulings) == ["B:men-sprint:men-sprint:2"]


def test_places_that_a_court_gives_clash_with_a_limit():
    court = {"noc": "C", "event": "men-sprint", "exactly": 2}
    instance = world({"men-sprint": ["A", "B"]}, athletes(at_most=1), rulings=[court])
    (problem,) = diagnose(instance).problems
    assert ids(problem.conflicts[0].rulings) == ["C:men-sprint"]
    assert left_out(problem) == [["C:men-sprint"]]


def test_rulings_that_have_to_be_left_out_together():
    instance = world(
        {"men-sprint": ["A", "B", "C"]},
        field("men-sprint", exactly=3),
        rulings=[declined("A"), declined("B")],
    )
    (problem,) = diagnose(instance).problems
    assert left_out(problem) == [["A:men-sprint", "B:men-sprint"]]
    # One of them is enough for the conflict.
    assert len(problem.conflicts[0].rulings) == 1


@st.composite
def ruled(draw):
    """Small worlds in which courts and declines decide as much as they can."""
    instance = draw(instances(policies=("strict",), paths=True))
    numbers = {
        (noc, event): draw(st.sampled_from(["at_most", "exactly"]))
        for noc in instance.nocs
        for event in instance.rulebook.events
        if draw(st.booleans())
    }
    return instance.rebuilt(
        rulings=[
            Ruling.model_validate(
                {"noc": noc, "event": event, how: draw(st.integers(0, 3))}
                | {"date": "2020-01-01", "basis": "drawn"}
            )
            for (noc, event), how in numbers.items()
        ]
    )


@given(ruled())
def test_rulings_alone_never_clash(instance):
    assert Oracle(instance, Clock()).possible([])


def test_places_that_courts_give_in_two_events_clash_with_what_a_squad_is_limited_to_only():
    instance = world(
        {"men-sprint": ["A"], "men-long": ["B"], "men-relay": ["A"]},
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1},
        relay_brings(3),
        host_has(squads={"men": 1}),
        host="H",
        rulings=[
            {"noc": "C", "event": "men-sprint", "exactly": 2},
            {"noc": "C", "event": "men-long", "exactly": 1},
            {"noc": "C", "event": "men-relay", "exactly": 1},
        ],
    )
    (problem,) = diagnose(instance).problems
    assert [conflict.rules for conflict in problem.conflicts] == [
        ("rule-1",),
    ]
