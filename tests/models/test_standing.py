"""Rulings that stand, and what they make of the rankings.

Worlds of one race; the cases come from public reports (the loser of a lot as first reserve: curling
and bobsleigh, January 2022; a decision set aside by a court: CAS OG 10/01), made small.
"""

from datetime import date

import pytest
from pydantic import ValidationError
from tiny import field, host_has, world

from models.place import column_of
from models.ruling import Ruling
from solver.allocate.lots import next_drawn
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import solve

RACE = "men-500m"


def ruled(noc, day=1, **what):
    basis = what.pop("basis", "made up")
    return Ruling(noc=noc, event=RACE, date=date(2020, 1, day), basis=basis, **what)


def case(lines, *rulings, places=2):
    return world({RACE: lines}, field(RACE, exactly=places)).rebuilt(rulings=rulings)


def holders(instance):
    outcome = solve(instance)
    assert outcome.status == "allocated", outcome
    return sorted(place.noc for place in outcome.held if column_of(place.pool) == RACE)


def lines(instance):
    return [(line.rank, line.noc, line.k) for line in instance.counted_rankings[RACE].lines]


TIED = ["A", ["B", "C"], "D"]


def lot(noc, drawn, rank=2, day=1):
    return ruled(noc, day, form="lot", rank=rank, drawn=drawn)


def test_of_several_rulings_the_last_by_date_stands_whatever_their_order():
    out, back = ruled("A", 1, at_most=0), ruled("A", 2, exactly=1)
    assert holders(case(["A", "B", "C"], out, back)) == ["A", "B"]
    assert holders(case(["A", "B", "C"], back, out)) == ["A", "B"]
    assert case(["A", "B", "C"], out, back).standing.replaced == ((out, back),)


def test_two_rulings_of_one_day_that_say_different_things_are_an_error():
    with pytest.raises(ValidationError, match="another ruling about men-500m of the same day"):
        case(["A", "B", "C"], ruled("A", at_most=0), ruled("A", exactly=1))


def test_the_same_ruling_twice_is_one():
    instance = case(["A", "B", "C"], ruled("A", at_most=0), ruled("A", at_most=0))
    assert len(instance.standing.numbers) == 1
    assert holders(instance) == ["B", "C"]


def test_a_lot_orders_tied_lines_and_who_lost_is_next():
    instance = case(TIED, lot("C", 1), lot("B", 2))
    assert holders(instance) == ["A", "C"]
    assert lines(instance) == [(1, "A", 1), (2, "C", 1), (2, "B", 1), (4, "D", 1)]
    assert holders(instance.rebuilt(rulings=(*instance.rulings, ruled("A", 2, at_most=0)))) == [
        "B",
        "C",
    ]


def test_who_was_drawn_comes_before_those_of_whom_nothing_is_said():
    assert holders(case(["A", ["B", "C", "D"]], lot("D", 1))) == ["A", "D"]


def test_those_who_were_not_drawn_stay_tied():
    outcome = solve(case(["A", ["B", "C", "D"]], lot("D", 1), places=3))
    assert outcome.status == "lot_required"
    assert [turn.line.noc for turn in outcome.tied] == ["B", "C"]


def test_a_lot_that_is_written_as_a_number_is_read_as_an_order():
    instance = case(TIED, ruled("C", at_most=0, basis="drawn by lot"))
    assert instance.standing.numbers == ()
    assert holders(instance) == ["A", "B"]
    assert holders(instance.rebuilt(rulings=(*instance.rulings, ruled("A", 2, at_most=0)))) == [
        "B",
        "C",
    ]


def test_a_lot_about_a_second_line_leaves_the_first_where_it_is():
    instance = case(["B", "A", ["B", "C"], "D"], ruled("B", at_most=1, basis="lot"), places=3)
    assert holders(instance) == ["A", "B", "C"]
    assert holders(instance.rebuilt(rulings=(*instance.rulings, ruled("A", 2, at_most=0)))) == [
        "B",
        "B",
        "C",
    ]


def test_a_number_by_lot_where_nothing_is_tied_stays_a_number():
    instance = case(["A", "B", "C"], ruled("B", at_most=0, basis="drawn by lot"))
    assert len(instance.standing.numbers) == 1
    assert holders(instance) == ["A", "C"]


@pytest.mark.parametrize("form", ["withdrawn", "not_eligible"])
def test_a_struck_line_leaves_its_claim_to_the_next_line_of_its_noc(form):
    struck = ruled("A", form=form, rank=1)
    instance = case(["A", "B", "A", "C"], struck)
    assert lines(instance) == [(2, "B", 1), (3, "A", 1), (4, "C", 1)]
    assert holders(instance) == ["A", "B"]
    # By count alone the NOC would lose a place that its next line has earned.
    assert holders(case(["A", "B", "A", "C"], ruled("A", at_most=0))) == ["B", "C"]


def test_a_strike_about_a_rank_at_which_the_noc_has_no_line_is_an_error():
    with pytest.raises(ValidationError, match="A has no line at rank 3 in men-500m"):
        case(["A", "B", "C"], ruled("A", form="withdrawn", rank=3))


def test_a_lot_where_nobody_shares_the_rank_is_an_error():
    with pytest.raises(ValidationError, match="no other NOC shares rank 1"):
        case(["A", "B", "C"], lot("A", 1, rank=1))


def test_what_is_ruled_of_lines_is_done_to_the_rankings_of_the_settled_case():
    instance = case(TIED, lot("C", 1), ruled("D", form="withdrawn", rank=4))
    settled = instance.settled
    assert settled.rulings == ()
    assert settled.stages == instance.stages
    assert settled.laws == instance.laws
    assert solve(settled) == solve(instance)


def test_a_lot_that_is_drawn_again_replaces_the_first():
    first, again = [lot("B", 1), lot("C", 2)], [lot("C", 1, day=2), lot("B", 2, day=2)]
    for rulings in ([*first, *again], [*again, *first]):
        instance = case(TIED, *rulings)
        assert holders(instance) == ["A", "C"]
        assert [old for old, _ in instance.standing.replaced] == first


def test_lots_of_later_days_go_on_where_an_noc_has_several_lines_at_the_rank():
    lines_tied = [["A", "A", "B", "C"]]
    drawn = lot("A", 1, rank=1), lot("C", 2, rank=1), lot("A", 3, rank=1, day=2)
    instance = case(lines_tied, *drawn, places=3)
    assert holders(instance) == ["A", "A", "C"]
    assert instance.standing.replaced == ()


def test_more_lots_of_one_day_than_lines_are_an_error():
    with pytest.raises(ValidationError, match=r"B has 1 line at rank 2 .* more lots of the same"):
        case(TIED, lot("B", 1), lot("B", 2))


def test_a_lot_as_a_number_that_is_replaced_is_told_as_it_was_written():
    first, again = (ruled("C", day, at_most=0, basis="lot") for day in (1, 2))
    instance = case(TIED, first, again)
    assert [old for old, _ in instance.standing.replaced] == [first]


def test_who_lost_twice_is_tied_with_who_lost_too():
    """Lots that are thought of, to tell what is certain, come after those that were drawn."""
    instance = case([["A", "B"], "C"], *(ruled(n, at_most=0, basis="lot") for n in "AB"), places=1)
    outcome = solve(instance)
    assert [turn.line.noc for turn in outcome.tied] == ["A", "B"]
    found = open_lots(instance, outcome)
    assert found.lots == (outcome,)
    assert found.table["A"][RACE] is found.table["B"][RACE] is None


def test_where_it_is_only_known_who_lost_the_first_is_still_to_be_drawn():
    instance = case([["A", "B", "C"]], ruled("C", at_most=0, basis="lot"), places=1)
    outcome = solve(instance)
    assert [turn.line.noc for turn in outcome.tied] == ["A", "B"]
    assert next_drawn(instance, outcome) == 1


def test_a_line_that_is_named_with_and_without_its_only_list_is_one_line():
    """Found by random worlds: both lines of an NOC at a rank were struck by one withdrawal that
    was said twice."""
    out = ruled("B", 1, form="withdrawn", rank=1)
    again = ruled("B", 2, form="withdrawn", rank=1, list=RACE)
    instance = case([["B", "B"], "C"], out, again)
    assert lines(instance) == [(1, "B", 1), (3, "C", 1)]
    assert instance.standing.replaced == ((out, again),)


def guaranteed(number, *rulings, line=False):
    lines = ["A", "B", "H"] if line else ["A", "B"]
    rules = field(RACE, exactly=2), host_has(events={RACE: number})
    return world({RACE: lines}, *rules, host="H").rebuilt(rulings=rulings)


@pytest.mark.parametrize("line", [False, True])
def test_what_the_host_gives_back_is_no_longer_guaranteed(line):
    assert holders(guaranteed(1, line=line)) == ["A", "H"]
    assert holders(guaranteed(1, ruled("H", at_most=0), line=line)) == ["A", "B"]
    assert holders(guaranteed(2, ruled("H", at_most=1), line=line)) == ["A", "H"]
    assert holders(guaranteed(1, ruled("H", exactly=0), line=line)) == ["A", "B"]


def test_a_guarantee_that_is_given_back_and_taken_again_stands():
    back, again = ruled("H", 1, at_most=0), ruled("H", 2, at_most=1)
    assert holders(guaranteed(1, back, again)) == ["A", "H"]


def test_another_nocs_decline_leaves_the_hosts_guarantee():
    assert holders(guaranteed(1, ruled("A", at_most=0))) == ["B", "H"]


@pytest.mark.parametrize("printed", ["AAABC", ["A", "A", ["A", "B", "B", "C", "C"], *"AAA"]])
def test_of_two_lots_about_claims_with_ranks_of_their_own_the_later_one_stands(printed):
    """As many as there are printed lines at that rank stood: all of them, where there are none."""
    share = {"kind": "proportional", "lists": ["men-500m"], "places": 2, "method": "dhondt"}
    tied = world({"men-500m": printed}, share | {"by": "lines"})
    lots = lot("B", 1, rank=3), lot("C", 2, rank=3), lot("B", 3, rank=3, day=2)
    drawn = tied.rebuilt(rulings=lots)
    order = [line.noc for line in drawn.counted_rankings["men-500m"].lines if line.rank == 3]
    assert [noc for noc in order if noc != "A"] == ["C", "B"]
