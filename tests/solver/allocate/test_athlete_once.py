"""Who has a place earns no second one, and the next line of the NOC may claim instead.

Judged by going down the lines literally, and by trying every allocation. Example: quota slots of
shooting (targettalk.org).
"""

from collections import Counter
from decimal import Decimal

from definition import outcomes
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from tiny import athletes, field, per_noc, world

from models.place import column_of
from models.ranking import RankingBuilder
from solver.allocate.solve import solve

ONE, TWO = "men-one", "men-two"
ONCE = {"kind": "athlete_once", "lists": [ONE, TWO]}


def ranking(lines):
    """'a1' is the athlete 1 of A; 'b' a line of B without a name."""
    builder = RankingBuilder.empty()
    for rank, name in enumerate(lines.split(), 1):
        builder.add(rank, name[0].upper(), name if len(name) > 1 else None)
    return builder.ranking()


def case(one, two, *rules, order="list_by_list", first=ONE, **more):
    award = [{"id": "all", "lists": sorted([ONE, TWO], key=first.__ne__), "order": order}]
    rankings = {ONE: ranking(one), TWO: ranking(two)}
    return world(rankings, *rules, award=award, **more)


def holders(instance):
    outcome = solve(instance)
    assert outcome.status == "allocated", outcome
    assert outcomes(instance) == {outcome.held}
    found = {ONE: "", TWO: ""}
    for place in sorted(outcome.held):
        if (name := column_of(place.pool)) in found:
            found[name] += place.noc
    return found[ONE], found[TWO]


def size(places):
    return {"kind": "field_size", "events": [ONE, TWO], "at_most": places}


def test_who_has_a_place_in_one_event_is_passed_over_in_the_other():
    assert holders(case("a1 b1 c1", "a1 c1 d1", size(2), ONCE)) == ("AB", "CD")
    assert holders(case("a1 b1 c1", "a1 c1 d1", size(2))) == ("AB", "AC")


def test_the_next_line_of_its_noc_may_claim():
    assert holders(case("a1 b1", "a1 a2 b2", size(1), ONCE)) == ("A", "A")
    assert holders(case("a1 b1", "a1 b2 a2", size(2), ONCE, per_noc(TWO, 1))) == ("AB", "AB")


def test_a_line_that_is_passed_over_for_another_reason_is_waited_for():
    standard = {"kind": "minimum_standard", "events": [TWO], "points": 1}
    instance = case("b1", "a1 a2 b2", size(2), ONCE, standard)
    two = RankingBuilder.empty()
    for line, points in zip(instance.rankings[TWO].lines, (0, 5, 5), strict=True):
        two.add(line.rank, line.noc, line.athlete, Decimal(points))
    rankings = {ONE: instance.rankings[ONE], TWO: two.ranking()}
    # The first line of A is below the standard, so the second waits.
    assert holders(instance.rebuilt(rankings=rankings)) == ("B", "B")
    # That its athlete has a place later changes nothing; that it has one already, does.
    later = case("a1", "a1 a2 b2", size(2), ONCE, standard, first=TWO)
    rankings[ONE] = later.rankings[ONE]
    assert holders(later.rebuilt(rankings=rankings)) == ("A", "B")
    before = case("a1", "a1 a2 b2", size(2), ONCE, standard)
    assert holders(before.rebuilt(rankings=rankings)) == ("A", "AB")


def test_a_line_without_a_name_is_nobodys_second_one():
    assert holders(case("a b c1", "a b c1", size(2), ONCE)) == ("AB", "AB")


def test_athletes_of_two_nocs_with_one_name_are_two_people():
    once = case("a1", "a1", size(1), ONCE)
    other = once.rankings[TWO].lines[0]
    two = RankingBuilder.empty()
    two.add(1, "B", other.athlete)
    assert holders(once.rebuilt(rankings={ONE: once.rankings[ONE], TWO: two.ranking()})) == (
        "A",
        "B",
    )


def test_rank_by_rank_the_better_rank_gives_the_place():
    lists = "b1 a1", "a1 b1"
    assert holders(case(*lists, size(1), ONCE, order="rank_by_rank")) == ("B", "A")


def test_a_duty_looks_ahead_to_who_has_a_place_then():
    # Two need two places, and only A's one athlete and C's could have them.
    exactly = field(TWO, exactly=2)
    assert holders(case("a1 b1", "a1 c1", field(ONE, at_most=1), exactly, ONCE)) == ("B", "AC")


def test_a_line_that_was_struck_leaves_its_claim_to_the_next():
    strike = {"noc": "A", "event": ONE, "rank": 1, "form": "withdrawn"}
    assert holders(case("a1 b1", "a1 a2 b2", size(1), ONCE, rulings=[strike])) == ("B", "A")


NAMES = (
    st.lists(
        st.sampled_from(["a1", "a2", "a3", "b1", "b2", "c1", "c"]),
        min_size=1,
        max_size=5,
        unique=True,
    )
    .map(" ".join)
    .filter(lambda lines: any(map(str.isdigit, lines)))
)


def literally(lists, order, places, limit, most):
    """Line by line: who has how many places in each list."""
    turns = [
        (rank if order == "rank_by_rank" else 0, position, rank, name, line)
        for position, (name, lines) in enumerate(lists.items())
        for rank, line in enumerate(lines.split())
    ]
    held = {name: Counter() for name in lists}
    have, out = set(), set()
    for *_, name, line in sorted(turns):
        noc = line[0].upper()
        if (line in have and len(line) > 1) or (noc, name) in out:
            continue
        full = held[name].total() == places or held[name][noc] == limit
        needed = sum(max(0, *(c[n] + (n == noc and c is held[name]) for c in held.values()))
                     for n in "ABC")  # fmt: skip
        if full or needed > most:
            out.add((noc, name))
            continue
        held[name][noc] += 1
        have.add(line)
    return tuple("".join(sorted(counter.elements())) for counter in held.values())


@settings(max_examples=examples(60), deadline=None)
@given(
    NAMES,
    NAMES,
    st.sampled_from(["rank_by_rank", "list_by_list"]),
    st.tuples(st.integers(1, 3), st.integers(1, 2), st.integers(1, 5)),
)
def test_random_lists_are_awarded_as_read_literally(one, two, order, numbers):
    places, limit, most = numbers
    rules = size(places), per_noc(ONE, limit), per_noc(TWO, limit), athletes(at_most=most), ONCE
    found = holders(case(one, two, *rules, order=order))
    assert found == literally({ONE: one, TWO: two}, order, places, limit, most)
