"""Variants by counting, one after the other, against CP-SAT alone."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from many_events import season
from pydantic import ValidationError
from small_worlds import instances, rankings
from tiny import athletes, field, world
from worlds import short_track

from models.place import Place
from solver.clock import Clock, Undecided
from solver.counting.oracle import CountingOracle
from solver.many.outcomes import Again, solved

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])

#: Two athletes have to do for both fields, so D, who has no line in the other, is passed over.
FIELDS = field("men-500m", exactly=2), field("men-1000m", exactly=2)
SCARCE = *FIELDS, athletes(at_most=2)
LISTS = {"men-500m": ["A", "B", "C"], "men-1000m": ["D", "A", "B"]}


def searched(again, what):
    return solved(again.quick.instance(**what), None, by_search=True)


def agrees(again, what, draw):
    """Whether counting said something; it is what CP-SAT says, of some places and of all."""
    expected = searched(again, what)
    lengths = again.quick.instance(**what).field.lengths
    places = [Place(*key, k) for key, most in lengths.items() for k in range(1, most + 1)]
    some = draw.sample(places, min(len(places), draw.randint(0, 3)))
    holds = None if expected.numbers is None else all(map(expected.holds, some))
    before = draw.random() < 0.5
    if before:
        assert again.holds_all(some, **what) == holds
    found = again.counted(**what)
    if not before:
        assert again.holds_all(some, **what) == holds
    if found is None:
        return False
    assert (found.status, found.numbers) == (expected.status, expected.numbers)
    return True


@slow_to_draw
@given(instances(ties=True, policies=("strict",)), st.data())
def test_small_variants_are_counted_as_they_are_solved(instance, data):
    again, draw = Again(instance, Clock), random.Random(data.draw(st.integers(0, 999)))
    addresses = [
        f"{rule.id}.{name}" for rule in instance.rulebook.rules for name in rule.parameters()
    ]
    longest = 2 if any(name.endswith("relay") for name in instance.rankings) else 4
    for _ in range(4):
        if data.draw(st.booleans()):
            drawn = data.draw(rankings(longest, ties=True))
            what = {"rankings": {data.draw(st.sampled_from(sorted(instance.rankings))): drawn}}
        else:
            chosen = data.draw(st.sampled_from(addresses))
            what = {"change": {chosen: data.draw(st.integers(0, 4))}}
        try:
            agrees(again, what, draw)
        except ValidationError:
            continue


def tied(draw, nocs):
    """The list, of which now and then two lines share a rank."""
    at = draw.randrange(len(nocs))
    pair = nocs[at : at + 2]
    return (
        [*nocs[:at], pair, *nocs[at + 2 :]] if len(set(pair)) > 1 and draw.random() < 0.3 else nocs
    )


def seasons_agree(seed):
    """How often counting answered, of twelve variants of a season."""
    draw, base = random.Random(seed), season(seed)
    again = Again(base, Clock)
    numbers = [
        (f"{rule.id}.{name}", value)
        for rule in base.rulebook.rules
        for name, value in rule.parameters().items()
    ]
    answered = 0
    for _ in range(3):
        address, value = draw.choice(numbers)
        shuffled = {
            name: tied(draw, [line.noc for line in draw.sample(r.lines, len(r.lines))])
            for name, r in base.rankings.items()
        }
        name = draw.choice(list(shuffled))
        swapped, at = [*shuffled[name]], draw.randrange(len(shuffled[name]) - 1)
        swapped[at : at + 2] = reversed(swapped[at : at + 2])
        change = {address: max(value + draw.randint(-2, 2), 0)}
        for what in (
            {"change": change},
            {"rankings": shuffled},
            {"rankings": shuffled | {name: swapped}},
            {"rankings": shuffled | {name: swapped[: draw.randint(at, len(swapped))]}},
        ):
            try:
                answered += agrees(again, what, draw)
            except ValidationError:
                continue
    return answered


def test_variants_of_seasons_are_counted_as_they_are_solved():
    assert sum(map(seasons_agree, range(5))) > 25


@pytest.mark.soak
@pytest.mark.parametrize("start", range(5, 1005, 20))
def test_variants_of_seasons_are_counted_as_they_are_solved_many_times(start):
    assert sum(map(seasons_agree, range(start, start + 20))) > 100


def test_nothing_is_left_to_a_full_solve_where_limits_bind_against_exact_fields(monkeypatch):
    monkeypatch.setattr("solver.many.outcomes.solve", None)
    again = Again(short_track(0, athletes=52), Clock)
    for number in range(30, 33):
        found = again.found(change={"field-500m.exactly": number, "total-men.at_most": 52})
        assert (found.proof, found.by_walk, found.by_counting) == ("prefix", False, True)
    assert again.found(change={"total-men.at_most": 40}).status == "conflict"


def test_a_field_that_the_lines_do_not_fill_is_a_conflict_whatever_was_asked_before():
    again = Again(world(LISTS, *SCARCE), Clock)
    for _ in range(2):
        assert again.counted(rankings={}).status == "allocated"
        assert again.counted(rankings={"men-500m": ["A"]}).status == "conflict"


def test_a_line_that_another_of_its_rank_keeps_out_is_a_lot_and_not_counted():
    again = Again(
        world(LISTS | {"men-500m": [["A", "B", "C"]]}, *FIELDS, athletes(at_most=3)), Clock
    )
    assert again.counted() is None
    assert again.found().status == "lot_required"


def test_lines_of_one_rank_of_which_one_can_never_be_awarded_need_no_lot():
    """One athlete is to start in both, and A has no line in the other."""
    rules = field("men-500m", exactly=1), field("men-1000m", exactly=1), athletes(at_most=1)
    again = Again(world({"men-500m": [["A", "B"], "C"], "men-1000m": ["B", "C"]}, *rules), Clock)
    assert again.walked() is None
    assert again.counted().numbers == {("B", pool): 1 for pool in ("men-500m", "men-1000m", "men")}


def test_a_duty_that_is_not_counted_is_left_to_the_full_solve():
    equal = {"kind": "equal_numbers", "squads": ["men", "women"]}
    lists = {"men-sprint": ["A", "B"], "women-sprint": ["B", "C", "D"]}
    again = Again(world(lists, equal, field("women-sprint", at_most=1)), Clock)
    assert again.counted() is None
    assert again.found().proof == "search"
    assert again.holds_all([Place("A", "men-sprint", 1), Place("B", "women-sprint", 1)])


def test_out_of_time_nothing_is_counted_and_later_it_begins_anew():
    world_ = world(LISTS, *SCARCE)
    clocks = iter([Clock(0.0), Clock()])
    again = Again(world_, lambda: next(clocks))
    assert again.counted() is None
    assert again.counted().status == "allocated"
    with pytest.raises(Undecided):
        Again(world_, lambda: Clock(0.0)).holds_all([Place("A", "men-500m", 1)])


def test_what_interrupts_a_decision_leaves_nothing_half_decided(monkeypatch):
    again = Again(world(LISTS, *FIELDS, athletes(at_most=3)), Clock)
    other = {"men-500m": ["C", "B", "A"]}
    again.counted(rankings={})

    def interrupted(oracle, line):
        assert oracle.can(line, held=False)
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(CountingOracle, "decide", interrupted)
        with pytest.raises(KeyboardInterrupt):
            again.counted(rankings=other)
    assert again.counted(rankings=other).numbers == searched(again, {"rankings": other}).numbers
