"""The rank that an NOC's next line would need: every better one is tried, and solved anew here."""

import pytest
from tiny import world

from models.place import column_of
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.needs.places import PlaceSought, Tried
from solver.needs.ranks import NeededRanks

SIZE = {"kind": "field_size", "events": ["men-race"], "exactly": 2}
IF_UNQUALIFIED = {"kind": "host_if_unqualified", "events": {"men-race": 1}}
ONE_EACH = {"kind": "noc_event_limit", "events": ["men-race"], "at_most": 1}


def asked(instance, noc="C", event="men-race"):
    return NeededRanks(instance, noc, Clock(60), lambda _: None).event(event)


def with_line_at(lines, noc, number, rank):
    """The lines, the NOC's one with that number, or a further one, at the rank."""
    own = [index for index, code in enumerate(lines) if code == noc]
    others = [code for index, code in enumerate(lines) if own[number - 1 : number] != [index]]
    return [*others[: rank - 1], noc, *others[rank - 1 :]]


@pytest.mark.parametrize("lines", ["ABCD", "AABBCC", "CAB", "AB", "CCAB", "ABABDC"])
@pytest.mark.parametrize("rules", [[SIZE], [SIZE, ONE_EACH], [SIZE, IF_UNQUALIFIED]])
@pytest.mark.parametrize("noc", ["C", "B", "D"])
def test_each_rank_gives_what_the_ranking_with_the_line_there_gives(lines, rules, noc):
    found = asked(world({"men-race": list(lines)}, *rules, host="D"), noc)
    for place in found.places:
        for tried in place.tried:
            anew = with_line_at(list(lines), noc, place.line, tried.number)
            held = solve(world({"men-race": anew}, *rules, host="D")).held
            has = sum(p.noc == noc and column_of(p.pool) == "men-race" for p in held)
            assert tried.gives == ("place" if has >= place.k else "none")


def test_a_place_that_a_rule_does_not_allow_is_out_of_reach_and_nothing_is_tried():
    found = asked(world({"men-race": ["C", "A", "C"]}, SIZE, ONE_EACH))
    (held, further) = found.places
    assert (held.held, held.tried) == (True, ())
    assert further.whatever.out_of_reach == "rule"
    assert further.tried == ()


def test_where_two_lists_lead_to_an_event_each_is_tried():
    rankings = {"men-race": ["A", "B"], "last-chance": ["B", "C"]}
    size = {"kind": "field_size", "events": ["men-race"], "exactly": 2}
    lists = {"men-race": "men-race", "last-chance": "men-race"}
    award = [
        {"id": "first", "lists": ["men-race"]},
        {"id": "second", "lists": ["last-chance"]},
    ]
    found = asked(world(rankings, size, lists=lists, award=award))
    assert [place.list for place in found.places] == ["men-race", "last-chance"]
    assert [place.line for place in found.places] == [1, 1]
    assert found.places[0].least.number == 2
    assert found.places[1].least is None


def test_a_lot_as_things_stand_that_decides_how_many_it_has_is_all_that_is_said():
    found = asked(world({"men-race": ["A", ["B", "C"]]}, SIZE))
    assert (found.held, found.places) == (None, ())


def test_beside_a_lot_elsewhere_what_hangs_on_none_is_said():
    second = {"kind": "field_size", "events": ["men-relay"], "exactly": 1}
    rankings = {"men-race": ["A", "B", "C"], "men-relay": [["A", "B"], "C"]}
    found = asked(world(rankings, SIZE, second))
    (place,) = found.places
    assert (found.held, place.least.number) == (0, 2)
    assert {(cell.column, cell.old, cell.new) for cell in place.cells} == {
        ("men-race", 0, 1),
        ("men", 0, 1),
    }


def test_the_least_is_the_worst_from_which_on_all_better_ones_do():
    def least(gives):
        tried = tuple(Tried(n, {"p": "place", "n": "none"}[one]) for n, one in enumerate(gives, 1))
        found = PlaceSought(1, False, tried=tried).least
        return found and found.number

    assert least("ppnn") == 2
    assert least("ppnp") == 2
    assert least("npnn") == 2
    assert least("nppn") == 3
    assert least("nn") is None
