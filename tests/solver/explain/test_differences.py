"""Single differences of two cases, each with its address, its words and its numbers; and the first
case with some of them."""

import pytest
from pydantic import ValidationError
from tiny import athletes, field, per_noc, world

from models.rulebook import Rulebook
from solver.explain import causes
from solver.explain.causes import Causes, _cut_down, _smaller, differences, patched

RACE = "men-race"
LISTS = {RACE: ["A", "A", "B", "C"], "men-long": ["B"]}
RULES = [field(RACE, at_most=2), per_noc(RACE, 1), athletes(at_most=9)]
OUT = {"noc": "A", "event": RACE, "at_most": 0}
GIVEN = {"noc": "C", "event": RACE, "exactly": 1}


def case(*rules, lists=LISTS, **more):
    return world(lists, *(rules or RULES), **more)


def with_book(instance, **parts):
    return instance.with_rulebook(Rulebook.model_validate(dict(instance.rulebook) | parts))


def renamed(instance, **names):
    """With other ids of its rules."""
    rules = [
        rule.model_copy(update={"id": names.get(rule.id.replace("-", "_"), rule.id)})
        for rule in instance.rulebook.rules
    ]
    return with_book(instance, rules=tuple(rules))


BASE = case()
AWARD = [{"id": "x", "lists": list(LISTS), "order": "list_by_list"}]
MORE = case(field(RACE, at_most=3), per_noc(RACE, 2), athletes(at_most=9))
#: The limit per NOC is for more events, or gone, or another comes after it.
REPLACED = case(RULES[0], {**RULES[1], "events": [RACE, "men-long"]}, RULES[2])
DROPPED = case(*RULES[:2])
NO_NUMBER = case(field(RACE, exactly=2), *RULES[1:])


def told(first, second):
    return [
        (one.sort, one.id, one.source and (one.source.id, one.source.wording), one.old, one.new)
        for one in differences(first, second)
    ]


def at(instance, number):
    source = instance.rulebook.rules[number].source
    return source.id, source.wording


def ruled(instance, number=0):
    source = instance.rulings[number].source
    return source.id, source.wording


NUMBERS = [
    ("parameter", "rule-1.at_most", at(MORE, 0), 2, 3),
    ("parameter", "rule-2.at_most", at(MORE, 1), 1, 2),
]


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        (BASE, case(), []),
        (BASE, MORE, NUMBERS),
        (MORE, BASE, [("parameter", "rule-1.at_most", at(BASE, 0), 3, 2),
                      ("parameter", "rule-2.at_most", at(BASE, 1), 2, 1)]),
        (BASE, DROPPED, [("dropped", "rule-3", at(BASE, 2), None, None)]),
        (DROPPED, BASE, [("added", "rule-3", at(BASE, 2), None, None)]),
        (BASE, REPLACED, [("replaced", "rule-2", at(REPLACED, 1), None, None)]),
        (BASE, NO_NUMBER, [("replaced", "rule-1", at(NO_NUMBER, 0), None, None)]),
        (BASE, renamed(BASE, rule_3="total"),
         [("dropped", "rule-3", at(BASE, 2), None, None),
          ("added", "total", ("total", at(BASE, 2)[1]), None, None)]),
        (BASE, case(award=AWARD), [("award", "award", None, None, None)]),
        (BASE, case(host="B"), [("data", "host", None, None, None)]),
        (BASE, case(host="B", lists={**LISTS, RACE: ["B"]}),
         [("data", "host and rankings", None, None, None)]),
        (BASE, with_book(BASE, title="Other", document="x"), []),
        (BASE, with_book(BASE, squads={"men": "All men"}), [("data", "squads", None, None, None)]),
        (BASE, case(rulings=[OUT]),
         [("ruling", "ruling:A:men-race", ruled(case(rulings=[OUT])), None, None)]),
        (case(rulings=[OUT, GIVEN]), BASE,
         [("no_ruling", "ruling:A:men-race", ruled(case(rulings=[OUT])), None, None),
          ("no_ruling", "ruling:C:men-race", ruled(case(rulings=[GIVEN])), None, None)]),
        # What is gone comes before what is new.
        (case(rulings=[OUT]), case(rulings=[GIVEN]),
         [("no_ruling", "ruling:A:men-race", ruled(case(rulings=[OUT])), None, None),
          ("ruling", "ruling:C:men-race", ruled(case(rulings=[GIVEN])), None, None)]),
    ],
)  # fmt: skip
def test_each_difference_is_told_with_its_address_its_words_and_its_numbers(first, second, found):
    assert told(first, second) == found


@pytest.mark.parametrize(
    "second",
    [
        MORE, DROPPED, REPLACED, NO_NUMBER, case(award=AWARD), case(host="B"),
        case(lists={**LISTS, RACE: ["B"]}), case(rulings=[OUT, GIVEN]),
        case(field(RACE, at_most=3), award=AWARD, host="B", rulings=[OUT]),
    ],
)  # fmt: skip
def test_with_all_differences_it_is_the_second_case_and_with_none_the_first(second):
    for first, other in ((BASE, second), (second, BASE)):
        assert patched(first, other, differences(first, other)) == other
        assert patched(first, other, []) == first


def test_with_some_differences_the_others_stay_as_they_were():
    second = case(
        field(RACE, at_most=3), per_noc(RACE, 2), host="B", rulings=[OUT, GIVEN], award=AWARD
    )
    by = {one.id: one for one in differences(BASE, second)}
    assert list(by) == [
        "rule-1.at_most", "rule-2.at_most", "rule-3", "award", "host",
        "ruling:A:men-race", "ruling:C:men-race",
    ]  # fmt: skip

    def parts(*ids):
        found = patched(BASE, second, [by[one] for one in ids])
        numbers = {rule.id: rule.at_most for rule in found.rulebook.rules}
        award = found.rulebook.award == second.rulebook.award
        return numbers, award, found.host, [ruling.noc for ruling in found.rulings]

    old = {"rule-1": 2, "rule-2": 1, "rule-3": 9}
    assert parts("rule-2.at_most") == (old | {"rule-2": 2}, False, None, [])
    assert parts("rule-3") == ({"rule-1": 2, "rule-2": 1}, False, None, [])
    assert parts("award", "ruling:C:men-race") == (old, True, None, ["C"])
    assert parts("host", "rule-1.at_most") == (old | {"rule-1": 3}, False, "B", [])


def test_what_makes_no_case_without_the_others_is_refused():
    others = renamed(BASE, rule_1="x", rule_2="y", rule_3="z")
    gone = [one for one in differences(BASE, others) if one.sort == "dropped"]
    with pytest.raises(ValidationError, match="rule"):
        patched(BASE, others, gone)
    assert len(patched(BASE, others, gone[1:]).rulebook.rules) == 1


EVERY = (0, 1, 2, 3)


@pytest.mark.parametrize(
    ("size", "most", "sets"),
    [
        (2, 100, 0),
        (3, 100, 6),
        (4, 100, 6 + 4),
        # Too many of all: only those of the set that was found; too many of these: none.
        (3, 5, 3),
        (3, 2, 0),
        (3, 6, 6),
        (3, 3, 3),
    ],
)
def test_smaller_sets_are_tried_as_far_as_there_are_not_too_many(monkeypatch, size, most, sets):
    monkeypatch.setattr(causes, "MOST_OF_A_SIZE", most)
    found = list(_smaller(EVERY, EVERY[:size]))
    assert len(found) == len(set(found)) == sets
    assert [len(one) for one in found] == sorted(len(one) for one in found)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([{0}], (0,)),
        ([{1, 3}], (1, 3)),
        ([set(EVERY)], EVERY),
        ([set()], ()),
        # What does with less does not with more: the whole does, and nothing with 2 in it.
        ([{0, 1, 2, 3}, {0, 1, 3}, {1, 3}], (1, 3)),
    ],
)
def test_a_set_is_cut_down_to_one_of_which_nothing_can_be_left_out(wanted, found):
    def does(some):
        if len(wanted) > 1:
            return set(some) in wanted
        return wanted[0] <= set(some)

    assert _cut_down(EVERY, does) == found


def test_a_cell_that_takes_one_of_several_differences_names_the_first_that_does():
    second = case(field(RACE, at_most=3), per_noc(RACE, 2), athletes(at_most=8))
    found = Causes(BASE, second)
    assert [one.id for one in found.differences] == [
        "rule-1.at_most", "rule-2.at_most", "rule-3.at_most",
    ]  # fmt: skip
    assert [one.id for one in found.of("C", RACE, 1)] == ["rule-1.at_most"]
    assert [one.id for one in found.of("A", RACE, 2)] == ["rule-2.at_most"]
    assert [one.id for one in found.of("B", RACE, 0)] == ["rule-2.at_most"]
    assert [one.id for one in found.of("D", RACE, 0)] == ["rule-1.at_most"]
