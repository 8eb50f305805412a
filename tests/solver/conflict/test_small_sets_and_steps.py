"""What a diagnosis is put together from: sets, steps, sizes and their order."""

from types import SimpleNamespace

import pytest
from tiny import athletes, field, host_has, per_noc, world

from models.bound import Bound, Condition
from models.place import chain
from solver.clock import Clock
from solver.conflict.enumerate import components, hitting_sets, in_order
from solver.conflict.groups import Linked, groups_of, merged
from solver.conflict.least import LeastChanges
from solver.conflict.movable import FARTHEST, _asked_for, farthest_of, gives_places, movable_in
from solver.conflict.oracle import Oracle
from solver.conflict.patched import Proposal, after
from solver.conflict.quickxplain import smallest, without_what_is_not_needed
from solver.conflict.repair import Repairs, _doubled_to

ORACLE = SimpleNamespace(rules=tuple("abcdef"))


def sets(*words):
    return [frozenset(word) for word in words]


def words(found):
    return ["".join(sorted(one)) for one in found]


@pytest.mark.parametrize(
    ("enough", "first", "last"),
    [
        (["ab", "cd"], "ab", "cd"),
        (["b", "cd"], "b", "cd"),
        (["ad", "bc", "bd"], "bc", "bd"),
        (["abcd"], "abcd", "abcd"),
        ([""], "", ""),
    ],
)
def test_of_several_smallest_sets_the_earlier_items_are_found_or_what_is_left_of_them(
    enough, first, last
):
    """`last`: what leaving out one after another comes to, the first ones first."""

    def does(some):
        return any(set(one) <= set(some) for one in enough)

    assert "".join(smallest("abcd", does)) == first
    assert "".join(without_what_is_not_needed("abcd", does)) == last


def test_of_nothing_nothing_is_needed_and_it_is_not_asked():
    assert smallest([], None) == []


@pytest.mark.parametrize(
    ("families", "at_most", "found"),
    [
        ([], 1, [""]),
        (["ab"], 2, ["a", "b"]),
        (["ab"], 1, None),
        (["ab", "bc"], 2, ["b", "ac"]),
        (["ab", "bc", "cd"], 3, ["ac", "bc", "bd"]),
        (["abc", "b"], 3, ["b"]),
        (["ab", "cd"], 4, ["ac", "ad", "bc", "bd"]),
        (["ab", "cd"], 3, None),
    ],
)
def test_smallest_sets_that_share_something_with_each_up_to_so_many(families, at_most, found):
    hitting = hitting_sets(sets(*families), at_most)
    assert (hitting and words(in_order(ORACLE, hitting))) == found


@pytest.mark.parametrize(
    ("conflicts", "groups"),
    [
        (["ab", "cd"], [["ab"], ["cd"]]),
        (["cd", "ab"], [["ab"], ["cd"]]),
        (["de", "ab", "bd"], [["ab", "bd", "de"]]),
        (["ef", "a", "cd", "ce"], [["a"], ["cd", "ce", "ef"]]),
        (["bcd", "d", "a"], [["a"], ["d", "bcd"]]),
        ([], []),
    ],
)
def test_conflicts_that_share_rules_are_one_problem_in_the_order_of_the_rulebook(conflicts, groups):
    assert [words(group) for group in components(ORACLE, sets(*conflicts))] == groups


def linked(conflicts, corrections, rules):
    return Linked(tuple(sets(*conflicts)), tuple(sets(*corrections)), frozenset(rules))


AB, CD = linked(["ab"], ["a", "b"], "ab"), linked(["cd"], ["c", "d"], "cd")


@pytest.mark.parametrize(
    ("conflicts", "corrections", "complete", "groups"),
    [
        (["ab", "cd"], ["ac", "ad", "bc", "bd"], True, [AB, CD]),
        # What settles them is not each with each, so they belong together; if all is known.
        (["ab", "cd"], ["ac", "bd"], True, [linked(["ab", "cd"], ["ac", "bd"], "abcd")]),
        (["ab", "cd"], ["ac", "bd"], False, [AB, CD]),
        (["ab"], ["a", "b"], True, [AB]),
        # A correction of a rule in no conflict stays with the one there is.
        (["ab"], ["a", "be"], True, [linked(["ab"], ["a", "be"], "ab")]),
        ([], [], True, []),
    ],
)
def test_problems_are_apart_where_what_settles_them_can_be_combined(
    conflicts, corrections, complete, groups
):
    found = groups_of(ORACLE, sets(*conflicts), sets(*corrections), complete)
    assert found == groups


def test_problems_that_clash_once_settled_are_one_in_the_place_of_the_first():
    ef = linked(["ef"], ["e"], "ef")
    further = SimpleNamespace(conflict=SimpleNamespace(rules=("c", "e")))
    first, together = merged(ORACLE, [AB, CD, ef], further)
    assert first == AB
    assert words(together.conflicts) == ["cd", "ef"]
    assert words(together.corrections) == ["ce", "de"]
    assert together.rules == frozenset("cdef")
    assert together.further == (further,)
    # Where it names rules of one of them only, all are meant.
    alone = SimpleNamespace(conflict=SimpleNamespace(rules=("a",)))
    (all_of_them,) = merged(ORACLE, [AB, ef], alone)
    assert words(all_of_them.corrections) == ["ae", "be"]


def test_of_changes_the_least_of_each_set_stays_and_none_that_holds_another():
    least = LeastChanges({"a.n": 5, "b.n": 5, "c.n": 5})
    for numbers in (
        {"a.n": 8, "b.n": 4}, {"c.n": 9}, {"c.n": 2}, {"c.n": 8}, {"b.n": 4}, {"a.n": 4},
    ):  # fmt: skip
        least.add(numbers)
    assert least.by_size() == [{"a.n": 4}, {"b.n": 4}, {"c.n": 2}]
    assert least.any_within({"a.n"})
    assert least.any_within({"c.n", "d.n"})
    assert not least.any_within({"d.n"})
    assert least.supports_within({"a.n", "b.n"}) == [
        frozenset({"a.n", "b.n"}), frozenset({"b.n"}), frozenset({"a.n"}),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("end", "steps"),
    [(0, []), (1, [1]), (2, [1, 2]), (3, [1, 2, 3]), (8, [1, 2, 4, 8]), (9, [1, 2, 4, 8, 9])],
)
def test_steps_are_doubled_up_to_the_end_itself(end, steps):
    assert list(_doubled_to(end)) == steps


SOME = chain("A", "x", 3)


@pytest.mark.parametrize(
    ("bounds", "most"),
    [
        ([], 0),
        ([Bound(SOME, 2, 3)], 2),
        ([Bound(SOME, 1), Bound(SOME, 3), Bound(SOME, 2)], 3),
        ([Bound(SOME, 0, 1, Condition(SOME, 2))], 2),
        ([Bound(SOME, 0, 1, Condition(SOME, 0, 2))], 3),
        ([Bound(SOME, 3, None, Condition(SOME, 1, 1))], 3),
        ([Bound(SOME, 0, None, Condition(SOME))], 1),
    ],
)
def test_rules_ask_for_the_most_of_a_least_number_and_of_what_ends_a_condition(bounds, most):
    assert _asked_for(bounds) == most


def test_a_number_that_gives_places_is_searched_beyond_all_that_is_asked_for():
    instance = world({"men-race": ["A", "B"]}, host_has(events={"men-race": 2}), host="H")
    rule = instance.rulebook.rules[0]
    assert gives_places(instance, rule, "events.men-race")
    # Two lines, two places given, four athletes: nine is more.
    assert len(instance.field.places) == 8
    assert farthest_of(instance, "rule-1.events.men-race") == 16
    more = world({"men-race": ["A", "B"]}, host_has(events={"men-race": 2}),
                 field("men-race", at_least=8), host="H")  # fmt: skip
    assert farthest_of(more, "rule-1.events.men-race") == 32
    assert farthest_of(more, "rule-2.at_least") == FARTHEST
    assert not gives_places(more, more.rulebook.rules[1], "at_least")


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (field("men-race", at_least=1, at_most=2),
         [("rule-1.at_least", 1, ((1, 0),)), ("rule-1.at_most", 2, ((0, 1),))]),
        (field("men-race", exactly=2), [("rule-1.exactly", 2, ((1, 1),))]),
        (per_noc("men-race", 1), [("rule-1.at_most", 1, ((0, 1), (0, 1)))]),
        (host_has(events={"men-race": 2}), []),
    ],
)  # fmt: skip
def test_a_number_moves_what_one_more_of_it_adds_to_each_bound(rule, found):
    instance = world({"men-race": ["A", "B"]}, rule, host="A")
    movable = movable_in(instance, instance.field, {"rule-1"})
    assert [(one.address, one.value, one.pull) for one in movable] == found
    assert {one.rule for one in movable} <= {"rule-1"}
    assert movable_in(instance, instance.field, set()) == []


def test_a_case_after_a_proposal_has_its_numbers_and_neither_the_rules_nor_the_rulings():
    instance = world({"men-race": ["A", "B"]}, field("men-race", at_most=1), athletes(at_most=9),
                     rulings=[{"noc": noc, "event": "men-race", "at_most": 0} for noc in "AB"],
                     )  # fmt: skip
    assert after(instance, Proposal()) == instance
    changed = after(instance, Proposal({"rule-1.at_most": 2}, frozenset({"rule-2"})))
    assert [(rule.id, rule.at_most) for rule in changed.rulebook.rules] == [("rule-1", 2)]
    without = after(instance, Proposal(without=frozenset({"ruling:A:men-race"})))
    assert [ruling.noc for ruling in without.rulings] == ["B"]
    bare = after(instance, Proposal(dropped=frozenset({"rule-1", "rule-2"})))
    assert bare.rulebook.rules == ()


def repairs(instance, *rules):
    oracle = Oracle(instance, Clock())
    return Repairs(oracle, set(rules), [frozenset(rules)], frozenset(), lambda *_: None)


@pytest.mark.parametrize(("asked", "given"), [(2, 2), (8, 8), (9, 9), (10, None)])
def test_more_places_are_given_step_by_step_up_to_eight_more(asked, given):
    rules = [host_has(events={"men-race": 1}), field("men-race", at_least=asked)]
    search = repairs(world({"men-race": []}, *rules, host="H"), "rule-2")
    found = search._more_places("rule-1.events.men-race")
    assert found == (given and {"rule-1.events.men-race": given})


@pytest.mark.parametrize(
    ("rule", "addresses"),
    [({"fixed": True}, []), ({}, ["rule-1.events.men-race"])],
)
def test_a_fixed_rule_gives_no_more_places(rule, addresses):
    rules = [host_has(events={"men-race": 1}) | rule, field("men-race", at_least=2)]
    search = repairs(world({"men-race": []}, *rules, host="H"), "rule-2")
    assert list(search._opening()) == addresses


@pytest.mark.parametrize(
    ("settles", "found"),
    [
        (lambda n: n >= 10, 10),
        (lambda n: n >= 11, 11),
        (lambda n: n >= 25, 25),
        (lambda n: n <= 8, 8),
        (lambda n: n <= 3, 3),
        (lambda n: n <= 0, 0),
        # The nearer of both, and the smaller where they are as near.
        (lambda n: n <= 5 or n >= 12, 12),
        (lambda n: n <= 7 or n >= 14, 7),
        (lambda n: n <= 6 or n >= 12, 6),
        (lambda n: n > 40, None),
        (lambda n: n < 0, None),
    ],
)
def test_a_number_far_away_is_found_by_doubled_steps_and_halves(monkeypatch, settles, found):
    monkeypatch.setattr("solver.conflict.repair.farthest_of", lambda *_: 30)
    search = repairs(world({"men-race": ["A"]}, field("men-race", at_most=9)), "rule-1")
    monkeypatch.setattr(search, "_settles", lambda new: settles(new["rule-1.at_most"]))
    assert search._searched("rule-1.at_most") == found


@pytest.mark.parametrize(
    ("settles", "found"),
    [
        (lambda a, b: a >= 3 and b >= 4, (3, 4)),
        (lambda a, b: a <= 1 and b >= 4, (1, 4)),
        (lambda a, b: a + b >= 10 and a == 3, (3, 7)),
        (lambda a, b: a == 2 and b > 0, None),
        (lambda a, b: abs(a - 2) + abs(b - 3) > 8, None),
        (lambda a, b: (a, b) in ((9, 4), (3, 10)), (3, 10)),
        (lambda a, b: (a, b) in ((8, 4), (3, 11)), (8, 4)),
    ],
)
def test_two_numbers_are_moved_both_by_as_little_as_does_and_not_far(monkeypatch, settles, found):
    rules = [field("men-race", at_most=2), athletes(at_most=3)]
    search = repairs(world({"men-race": ["A"]}, *rules), "rule-1", "rule-2")
    pair = ("rule-1.at_most", "rule-2.at_most")
    monkeypatch.setattr(search, "_settles", lambda new: settles(*(new[one] for one in pair)))
    numbers = search._both(pair)
    assert (numbers and tuple(numbers[one] for one in pair)) == found
