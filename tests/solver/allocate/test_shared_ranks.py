"""Lists that let all tied lines in, or none, where the places end: read literally, line by line.

Example: a tie at the cut that lets all in (thewca/wca-regulations#719).
"""

from collections import Counter

import pytest
from definition import outcomes
from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError
from tiny import field, host_has, per_noc, world

from models.checks.envy import envies
from models.checks.lawful import breaches, holding
from models.place import column_of
from solver.allocate.solve import solve

RACE = "men-race"


def race(lines, ties, *rules, **more):
    return world({RACE: lines}, *(rules or [field(RACE, at_most=3)]), lists=said(ties), **more)


def said(ties):
    return {RACE: {"event": RACE, "ties": ties}}


def holders(instance):
    outcome = solve(instance)
    assert outcome.status == "allocated", outcome
    assert outcomes(instance) == {outcome.held}
    return "".join(sorted(p.noc for p in outcome.held if column_of(p.pool) != "men"))


def lawful(instance, nocs):
    counts = {noc: {RACE: n, "men": n} for noc, n in Counter(nocs).items()}
    held = holding(instance, counts)
    return not any(breaches(instance.laws, held)) and not any(envies(instance, held))


def test_a_tie_at_the_end_of_the_places_lets_all_in():
    assert holders(race(["A", "B", ["C", "D"], "H"], "all")) == "ABCD"


def test_a_tie_at_the_end_of_the_places_lets_none_in_and_nobody_below():
    assert holders(race(["A", "B", ["C", "D"], "H"], "none")) == "AB"


def test_a_tie_that_fits_counts_like_other_lines():
    assert holders(race([["A", "B"], "C", ["D", "H"]], "all")) == "ABC"
    assert holders(race([["A", "B"], "C", ["D", "H"]], "none")) == "ABC"


def test_a_tie_that_went_over_the_number_leaves_no_place_below():
    assert holders(race([["A", "B", "C", "D"], "H"], "all", field(RACE, at_most=2))) == "ABCD"


def test_of_an_exact_size_the_tie_leaves_fewer_or_makes_more():
    assert holders(race(["A", "B", ["C", "D"], "H"], "all", field(RACE, exactly=3))) == "ABCD"
    assert holders(race(["A", "B", ["C", "D"], "H"], "none", field(RACE, exactly=3))) == "AB"


def test_an_exact_size_that_no_tie_cuts_is_asked_for():
    assert solve(race(["A", ["B", "C"]], "none", field(RACE, exactly=4))).status == "conflict"


@pytest.mark.parametrize(("ties", "nocs"), [("all", "ABCH"), ("none", "AH")])
def test_the_guaranteed_place_is_kept_free_before_the_tie(ties, nocs):
    rules = field(RACE, at_most=3), host_has(events={RACE: 1})
    assert holders(race(["A", ["B", "C"], "D", "H"], ties, *rules, host="H")) == nocs
    assert holders(race(["A", ["B", "C"], "D"], ties, *rules, host="H")) == nocs


def test_a_line_that_its_noc_may_not_use_is_no_part_of_the_tie():
    rules = field(RACE, at_most=2), per_noc(RACE, 1)
    assert holders(race(["A", ["A", "B"], "C"], "none", *rules)) == "AB"
    assert holders(race(["A", ["A", "B"], "C"], "all", *rules)) == "AB"


def test_an_noc_that_has_its_place_by_another_list_is_no_part_of_the_tie():
    award = [{"id": "all", "lists": ["first", "second"], "order": "list_by_list"}]
    lists = {name: {"event": RACE, "ties": "none"} for name in ("first", "second")}
    rankings = {"first": ["A"], "second": [["A", "B"], "C"]}
    rules = field(RACE, at_most=2), per_noc(RACE, 1)
    assert holders(world(rankings, *rules, lists=lists, award=award)) == "AB"


def test_a_tie_of_one_noc_is_read_like_one_of_several():
    """A size is no limit on an NOC because nobody else has a line, or may have a place."""
    assert holders(race([["A", "A"], "A"], "all", field(RACE, at_most=1))) == "AA"
    assert holders(race([["A", "A"], "A"], "none", field(RACE, at_most=1))) == ""
    gone = {"event": RACE, "noc": "B", "at_most": 0, "basis": "declined", "date": "2020-01-01"}
    case = race([["A", "A", "B"]], "all", field(RACE, exactly=1), rulings=[gone])
    assert holders(case) == "AA"


def test_a_lot_that_was_drawn_ends_the_tie():
    lot = {"noc": "D", "event": RACE, "form": "lot", "rank": 3, "drawn": 1}
    assert holders(race(["A", "B", ["C", "D"], "H"], "all", rulings=[lot])) == "ABD"


def test_a_later_list_gets_what_the_tie_has_left():
    award = [{"id": "all", "lists": [RACE, "next"], "order": "list_by_list"}]
    lists = {RACE: {"event": RACE, "ties": "all"}, "next": {"event": RACE}}
    rankings = {RACE: ["A", ["B", "C"]], "next": ["D", "H"]}
    for places, nocs in ((2, "ABC"), (3, "ABC"), (4, "ABCD")):
        case = world(rankings, field(RACE, at_most=places), lists=lists, award=award)
        assert holders(case) == nocs


def test_a_table_is_checked_with_the_tie():
    case = race(["A", "B", ["C", "D"], "H"], "all")
    assert lawful(case, "ABCD")
    assert not lawful(case, "ABC")
    assert not lawful(case, "ABCDH")
    assert not lawful(case, "ABH")
    nobody = race(["A", "B", ["C", "D"], "H"], "none")
    assert lawful(nobody, "AB")
    assert not lawful(nobody, "ABC")
    assert not lawful(nobody, "ABH")


@pytest.mark.parametrize("stage", [{"order": "noc_by_noc"}, {"policy": "fill_first"}])
def test_ties_that_no_lot_settles_go_with_lines_awarded_one_by_one(stage):
    with pytest.raises(ValidationError, match="goes with lines that are awarded one by one"):
        race(["A"], "all", award=[{"id": "all", "lists": [RACE], **stage}])


ENTRIES = st.lists(
    st.one_of(st.sampled_from("ABCH"), st.lists(st.sampled_from("ABCH"), min_size=2, max_size=3)),
    min_size=1,
    max_size=5,
).filter(lambda entries: len(set("".join(map("".join, entries)))) > 1)


def literally(entries, ties, places, limit, guaranteed):
    """Rank by rank, places being kept free for what the host is still to have: who has how many."""
    held, out = Counter(), set()
    for entry in entries:
        mine, free = Counter(), max(guaranteed - held["H"], 0)
        for noc in entry:
            mine[noc] += held[noc] + mine[noc] < limit and noc not in out
        own = min(mine["H"], free)
        room, others = places - held.total() - free, mine.total() - own
        if others > room and ties == "none" and mine.total() > 1:
            break
        # With the host's own line among them they share the place that is kept free for it.
        if others <= room or (ties == "all" and room + own > 0):
            held += mine
        else:
            held["H"] += own
            out |= set(mine) - {"H"} if own == mine["H"] else set(mine)
    held["H"] = max(held["H"], guaranteed)
    return +held


@settings(max_examples=examples(60))
@given(ENTRIES, st.sampled_from(["all", "none"]), st.integers(1, 4), st.integers(1, 3))
def test_random_lists_are_awarded_as_read_literally(entries, ties, places, limit):
    case = race(entries, ties, field(RACE, at_most=places), per_noc(RACE, limit))
    assert Counter(holders(case)) == literally(entries, ties, places, limit, 0)


@settings(max_examples=examples(60))
@given(ENTRIES, st.sampled_from(["all", "none"]), st.integers(1, 4), st.booleans())
def test_a_guaranteed_place_is_kept_free_in_random_lists(entries, ties, places, exact):
    size = field(RACE, exactly=places) if exact else field(RACE, at_most=places)
    case = race(entries, ties, size, host_has(events={RACE: 1}), host="H")
    found = literally(entries, ties, places, 9, 1)
    if found.total() < places and not (exact and ties == "none"):
        assert exact == (solve(case).status == "conflict")
    elif solve(case).status == "allocated":
        assert Counter(holders(case)) == found
    else:
        assert exact
        assert found.total() < places
