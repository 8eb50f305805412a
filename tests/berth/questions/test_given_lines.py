"""Which lines the places of a table are, where several lists lead to an event."""

from itertools import permutations

from tiny import field, host_has, per_noc, world

from berth.questions.given_lines import given_lines
from models.checks.room import with_room
from models.place import Place
from solver.clock import Undecided

LISTS = {"ranking": "men-race", "second": "men-race"}
AWARD = [{"id": "first", "lists": ["ranking"]}, {"id": "then", "lists": ["second"]}]


def size(name, **amount):
    return {"kind": "list_size", "lists": [name], **amount}


def case(*rules, second="DC", host=None):
    rankings = {"ranking": list("ABCD"), "second": list(second)}
    return world(rankings, *rules, lists=LISTS, award=AWARD, host=host)


def held(instance, **places):
    counts = {noc: {"men-race": n, "men": n} for noc, n in places.items()}
    found = given_lines(with_room(instance, counts), counts, (), 10)
    assert not found.open
    return {place[:2] for place in found.held if place.pool != "men"}


def test_the_best_lines_are_held_where_nothing_speaks_against_them():
    instance = case(per_noc("men-race", 1))
    assert held(instance, A=1, D=1) == {("A", "ranking"), ("D", "ranking")}


def test_who_is_below_the_size_of_a_list_is_there_by_the_other_list():
    instance = case(size("ranking", at_most=2), per_noc("men-race", 1))
    assert held(instance, A=1, B=1, D=1) == {("A", "ranking"), ("B", "ranking"), ("D", "second")}


def test_of_two_who_could_be_there_by_the_other_list_it_is_the_worse_one():
    instance = case(size("ranking", at_most=1), field("men-race", exactly=2))
    assert held(instance, C=1, D=1) == {("C", "ranking"), ("D", "second")}


def test_of_tied_lines_the_one_that_stands_first_is_held_and_none_by_accident():
    for tied in permutations("ABC"):
        rankings = {"ranking": [list(tied)], "second": list("ABC")}
        instance = world(rankings, size("ranking", at_most=1), lists=LISTS, award=AWARD)
        ((first, _),) = held(instance, A=1, B=1, C=1) - {(noc, "second") for noc in "ABC"}
        assert first == tied[0]


def test_a_list_that_must_be_full_takes_its_own():
    instance = case(size("second", exactly=2))
    assert held(instance, A=1, C=1, D=1) == {("A", "ranking"), ("C", "second"), ("D", "second")}


def test_what_cannot_be_kept_is_broken_and_what_can_be_is_not():
    # Three by the ranking are one too many, whichever way; the second list keeps its number.
    instance = case(size("ranking", at_most=2), size("second", exactly=1), second="D")
    found = held(instance, A=1, B=1, C=1, D=1)
    assert {pool for noc, pool in found if noc == "D"} == {"second"}


def test_a_place_without_a_line_is_from_neither_list():
    instance = case(size("second", at_most=0), host_has(events={"men-race": 1}), host="H")
    assert held(instance, D=1, H=1) == {("D", "ranking"), ("H", "men-race:given")}


def test_the_second_place_of_an_noc_is_its_next_line_of_a_list_that_has_room():
    instance = case(size("ranking", at_most=1), second="DD")
    assert held(instance, D=2) == {("D", "ranking"), ("D", "second")}
    counts = {"D": {"men-race": 2, "men": 2}}
    lines = given_lines(with_room(instance, counts), counts, (), 10).held
    assert Place("D", "second", 2) not in lines


def test_where_time_runs_out_the_best_lines_stay_and_that_is_said(monkeypatch):
    def late(*_):
        raise Undecided(0)

    monkeypatch.setattr("solver.cpsat.model.Board.any", late)
    instance = case(size("ranking", at_most=1))
    counts = {"C": {"men-race": 1, "men": 1}, "D": {"men-race": 1, "men": 1}}
    found = given_lines(with_room(instance, counts), counts, (), 10)
    assert found.open
    assert {place.pool for place in found.held} == {"ranking", "men"}


def test_a_rule_that_is_broken_anyway_breaks_no_other_one():
    """World 5719: A is below the standard in another event, so that by its second line, which is
    below it too, no further rule is broken; by the first it is served already."""
    lists = {"first": "men-race", "again": "men-race"}
    standard = {"kind": "rank_limit", "lists": ["men-sprint", "again"], "at_most": 1}
    unserved = {"kind": "unserved_only", "lists": ["men-sprint"], "after": ["first"]}
    rankings = {"first": "AD", "men-sprint": "BA", "again": "BA"}
    stages = [{"id": name, "lists": [name]} for name in rankings]
    instance = world(rankings, standard, unserved, lists=lists, award=stages)
    counts = {"A": {"men-race": 1, "men-sprint": 1, "men": 1}}
    found = given_lines(with_room(instance, counts), counts, (), 10)
    assert Place("A", "again", 1) in found.held


def test_of_the_nocs_that_a_broken_rule_is_about_those_that_can_keep_it_do():
    """B is below the only rank of the first list, C too but in the second list as well."""
    limit = {"kind": "rank_limit", "lists": ["ranking"], "at_most": 1}
    instance = case(limit, second="CD")
    assert held(instance, B=1, C=1) == {("B", "ranking"), ("C", "second")}


def test_a_place_that_no_team_brings_is_a_line_although_that_is_one_too_many():
    """World 4284: nobody could change that a place has a reason; that there is one line per NOC a
    rule says, and it is broken."""
    brings = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-race": 1}}
    one_each = {"kind": "noc_list_limit", "lists": ["men-race"], "at_most": 1}
    instance = world({"men-race": "AAB", "men-relay": "A"}, brings, one_each)
    for teams, own in ((0, 0), (1, 1)):
        counts = {"A": {"men-race": 2, "men-relay": teams, "men": 2}}
        found = given_lines(with_room(instance, counts), counts, (), 10)
        assert (Place("A", "men-race", 2) in found.held) == (not own)
        assert (Place("A", "men-race:given", 1) in found.held) == own


def test_a_line_below_the_standard_is_there_before_a_place_that_no_team_brings():
    brings = {"kind": "team_carries", "events": ["men-relay"], "starts": {"men-race": 1}}
    best_only = {"kind": "rank_limit", "lists": ["men-race"], "at_most": 1}
    instance = world({"men-race": "BA", "men-relay": "A"}, brings, best_only)
    counts = {"A": {"men-race": 1, "men-relay": 0, "men": 1}}
    found = given_lines(with_room(instance, counts), counts, (), 10)
    assert Place("A", "men-race", 1) in found.held
