"""The least change over several open competitions, against every change taken literally."""

from itertools import permutations, product
from math import inf

from examples import examples
from hypothesis import given, settings
from one_cup import season
from open_seasons import ABOUT, CHECKED, MORE, found_in, needs_of, seasons, ways

from models.answers.outcome import Allocated
from models.classification import Result, ranked
from solver.allocate.solve import solve
from solver.needs.bounds import LinesBefore
from solver.needs.changes import PlacesToTry
from solver.needs.places import least_of as least_of_tried

FIELD = {"kind": "field_size", "events": ["race"], "exactly": 2}


def has(instance, k, places):
    """How many places A has, whatever lot is drawn, when its first k athletes come in one behind
    the other, the last at these places, cup by cup, None for none; 0 where rules clash."""
    by = instance.rulebook.classification
    results = [instance.competitions["first"]["race"]]
    for last in places:
        mine = [] if last is None else range(last - k + 1, last + 1)
        results.append(tuple(Result(place, ABOUT) for place in mine))
    numbers = set()
    for way in ways(ranked(by, "race", results)):
        found = solve(instance.rebuilt(rankings={"race": way}))
        if isinstance(found, Allocated):
            held = (p for p in found.held if p.noc == ABOUT and p.pool.startswith("race"))
            numbers.add(sum(1 for _ in held))
    return min(numbers, default=0)


def literally(instance, place, last, cups):
    """Changes, sorted with infinity for none, that bring the place, cup by cup in every way."""
    does = {}
    for places in product([*range(place.line, last + 1), None], repeat=cups):
        change = tuple(sorted(inf if one is None else one for one in places))
        gives = has(instance, place.line, places) >= place.k
        assert does.setdefault(change, gives) == gives
    return does


def is_more(one, other):
    return all(mine <= its for mine, its in zip(one, other, strict=True))


def least_of(does):
    """By the definition, each change compared with each."""
    safe = [a for a in does if all(does[b] for b in does if is_more(b, a))]
    found = safe or [a for a in does if does[a]]
    return {a for a in found if not any(a != b and is_more(a, b) for b in found)}, bool(safe)


def check(instance, cups):
    found = found_in(instance, more=cups)
    for place in found.places if found else ():
        if not place.tried:
            continue
        last = place.tried[-1].number
        does = literally(instance, place, last, cups)
        least, are_safe = least_of(does)
        said = place.least_changes
        padded = {(*one.finishes, *[inf] * (cups - len(one.finishes))) for one in said.changes}
        assert padded == least
        assert said.safe == are_safe or not least
        for count, tried in enumerate(place.in_so_many, 1):
            for one in tried:
                change = (*[one.number] * count, *[inf] * (cups - count))
                assert (one.gives == "place") == does[change]
        assert place.tried == place.in_so_many[-1]


@settings(CHECKED, max_examples=examples(20))
@given(seasons(rules=(*MORE, {"kind": "noc_squad_limit", "squads": ["all"], "at_most": 0})))
def test_of_two_cups_all_the_least_changes_are_found_and_no_other(instance):
    check(instance, 2)


@settings(CHECKED, max_examples=examples(6))
@given(seasons(lines=2, rules=tuple(MORE[1:4])))
def test_so_they_are_for_a_second_athlete_and_in_three_cups(instance):
    check(instance, 2)
    check(instance, 3)


def test_a_second_in_one_cup_or_two_thirds_are_the_least_and_neither_is_preferred():
    """A has 1 of the 5 points that D has; a second is 5, a third 3."""
    instance = season({"race": ["B", "D", "C", "A"]}, [FIELD], points=(9, 5, 3, 1))
    (place,) = found_in(instance, more=2).places
    assert [one.finishes for one in place.least_changes.changes] == [(2,), (3, 3)]
    assert [one.points for one in place.least_changes.changes] == [6, 7]
    assert [least_of_tried(one).number for one in place.in_so_many] == [2, 3]
    check(instance, 2)


def test_with_too_many_changes_only_the_same_finish_everywhere_is_tried(monkeypatch):
    monkeypatch.setattr("solver.needs.changes.MOST_CHANGES", 5)
    (place,) = found_in(season({"race": ["B", "D", "A"]}, [FIELD]), more=2).places
    assert place.least_changes is None
    assert len(place.in_so_many) == 2
    assert place.in_so_many[1] == place.tried


def test_what_brings_it_while_something_more_does_not_is_least_only_where_nothing_is_safe():
    to_try = PlacesToTry(1, 2, 2)
    changes = list(to_try.changes())
    assert changes == [(1,), (2,), (1, 1), (1, 2), (2, 2)]
    does = dict.fromkeys(changes, True) | {(1, 1): False}
    assert to_try.least(does) == (((2,),), False)
    does = dict.fromkeys(changes, False) | {(1, 1): True, (1,): True}
    assert to_try.least(does) == (((1, 1),), True)


def test_newcomers_may_win_one_cup_each_and_all_come_before_who_is_third_in_both():
    instance = season({"race": ["B", "A"]}, [FIELD])
    by, closed = instance.rulebook.classification, instance.competitions["first"]["race"]
    firsts = [(*pair, ABOUT) for pair in permutations("BMNP", 2)]
    worst = 0
    for orders in product(firsts, repeat=2):
        cups = [[Result(n, noc) for n, noc in enumerate(order, 1)] for order in orders]
        lines = ranked(by, "race", [closed, *cups]).lines
        worst = max(worst, sum(line.noc != ABOUT and line.points >= 5 for line in lines))
    assert worst == 4
    before = LinesBefore(needs_of(instance, 2).season, "race", ABOUT, 1)
    assert before.may_be((3, 3)) >= worst
