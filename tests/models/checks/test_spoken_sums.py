"""Sums as a person says them: what they add up to is what the sum proves."""

import re
from fractions import Fraction
from pathlib import Path

import pytest
from tiny import athletes, field, host_has, per_noc, relay_brings, world

from berth import load
from models.checks.obvious import obvious_conflicts
from models.checks.spoken_sums import spoken, spoken_limit
from models.checks.sums import Inequality, Term, in_words
from models.place import chain

CONFLICTS = Path(__file__).parents[3] / "instances" / "conflicts"

#: '5 for each of 2 times 3 athletes in ... for each of 4 NOCs', as numbers to be multiplied.
PART = re.compile(
    r"(?:(\d+) for (?:each of )?)?(?:(\d+) times )?(\d+) (?:more )?"
    r"(?:team place|place|athlete)s? in .*?(?: for each of (\d+) NOCs)?(?= and \d|, \d|$)"
)


def added_up(side):
    """What one side says it comes to, which has to be what its parts come to."""
    parts, _, in_all = side.partition(" in all")
    if in_all or side.endswith(" in all"):
        parts, total = parts.rsplit(", ", 1)
    count = 0
    for numbers in PART.findall(parts):
        product = 1
        for number in filter(None, numbers):
            product *= int(number)
        count += product
    assert not side.endswith(" in all") or int(total) == count, side
    return count


def recomputed(told):
    asked, left = told.removeprefix("asked for are ").split("; there is room for ")
    return added_up(asked), added_up(left)


def sides(short):
    """'32 < 40 = 8 x 5' and '40 > 32' -> (40, 32)."""
    numbers = [eval(side.replace("x", "*")) for side in re.split("[=<>]", short)]
    return max(numbers), min(numbers)


def told_of(clash):
    return list(zip(clash.sums, clash.told or (), strict=True))


@pytest.mark.parametrize("path", sorted(CONFLICTS.glob("*.yaml")), ids=lambda path: path.stem)
def test_what_is_said_adds_up_to_what_the_sum_says(path):
    problems = load(path).diagnose().problems
    clashes = [clash for problem in problems for clash in problem.conflicts]
    clashes += [
        change.why_not_less
        for problem in problems
        for repair in problem.repairs
        for change in repair.changes
    ]
    assert clashes
    for clash in clashes:
        for short, told in told_of(clash):
            assert recomputed(told) == sides(short), told
            assert recomputed(told)[0] > recomputed(told)[1]


def said(instance):
    (_, proof), *_ = obvious_conflicts(instance.laws)
    return spoken(proof, instance.field), in_words(proof)


def test_a_field_larger_than_its_lines_is_said_in_places():
    told, short = said(world({"men-sprint": "ABC"}, field("men-sprint", exactly=4)))
    assert told == (
        "asked for are 4 places in {men-sprint}; there is room for 3 places in {men-sprint}"
    )
    assert short == "4 > 3"


def test_a_limit_of_every_noc_is_said_once_with_the_number_of_nocs():
    rules = field("men-sprint", exactly=4), per_noc("men-sprint", 1)
    told, _ = said(world({"men-sprint": "AABBCC"}, *rules))
    assert told.endswith("room for 1 place in {men-sprint} for each of 3 NOCs, 3 in all") or (
        told.endswith("room for 3 places in {men-sprint}")
    )


def test_athletes_whom_teams_bring_are_so_many_for_each_team():
    instance = world({"men-relay": "ABC"}, relay_brings(5))
    teams = tuple(instance.field.places_in("men-relay"))
    men = instance.field.athletes_in(("men",))
    asked = Inequality(instance.laws[0].source, tuple((team, 1) for team in teams), 2)
    total = Inequality(instance.laws[0].source, tuple((man, -1) for man in men), -9)
    told = spoken((Term(Fraction(5), asked), Term(Fraction(1), total)), instance.field)
    assert told.startswith(
        "asked for are 5 for each of 2 team places in {men-relay}, 10 in all; "
        "there is room for 9 athletes in {men}"
    )


def test_what_one_noc_alone_has_is_said_to_be_its_own():
    rules = (
        host_has(squads={"men": 3}),
        {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 2},
    )
    told, _ = said(world({"men-sprint": "HHH"}, *rules, host="H"))
    assert told == (
        "asked for are 3 athletes in {men} of {H}; there is room for 2 athletes in {men} of {H}"
    )


def test_a_limit_that_is_reached_is_said_with_what_is_held():
    instance = world({"men-sprint": "AABC"}, athletes(at_most=9))
    places = instance.field.places_in("men-sprint")
    assert spoken_limit(2, 1, 2, places, instance.field) == (
        "2 places in {men-sprint} and 1 more are 3; there is room for 2"
    )
    mine = chain("A", "men-sprint", 2)
    assert spoken_limit(0, 2, 0, mine, instance.field) == (
        "it takes 2 places in {men-sprint} of {A}; there is room for none"
    )


def test_a_list_is_named_where_the_event_has_places_of_others():
    lists = {"ranking": "men-race", "second": "men-race"}
    sizes = [
        {"kind": "list_size", "lists": ["ranking"], "exactly": 2},
        {"kind": "list_size", "lists": ["second"], "exactly": 1},
    ]
    stages = [{"id": name, "lists": [name]} for name in lists]
    rankings = {"ranking": ["A", "B"], "second": ["C"]}
    crowded = world(rankings, *sizes, field("men-race", exactly=2), lists=lists, award=stages)
    laws = [law for law in crowded.laws if law.source.kind == "rule"]
    assert spoken_limit(2, 1, 2, laws[0].bound.places, crowded.field) == (
        "2 places in {ranking} and 1 more are 3; there is room for 2"
    )
    assert "{men-race}" in spoken_limit(2, 1, 2, laws[2].bound.places, crowded.field)
    # Of an NOC that has lines in one list only, the event says as much.
    mine = crowded.field.places_of("men-race", "A")
    assert "{men-race}" in spoken_limit(0, 1, 0, mine, crowded.field)


def test_where_there_are_no_places_at_all_no_name_is_missing():
    from models.checks.spoken_sums import spoken
    from models.checks.sums import Term, at_least

    instance = world({"men-500m": [], "men-1000m": ["A"]}, field("men-500m", at_least=2))
    law = next(law for law in instance.laws if law.source.kind == "rule")
    row = at_least(law.source, law.bound)
    said = spoken((Term(Fraction(1), row),), instance.field)
    assert said == "asked for are 2 places; there is room for none"


def test_a_difference_that_is_allowed_is_room_for_more_of_the_one_than_of_the_other():
    case = load(CONFLICTS / "equal-numbers.yaml").with_numbers({"equal.apart": 1})
    (problem,) = case.diagnose().problems
    (told,) = problem.conflicts[0].told
    assert told.endswith("and 1 more athlete in Men than in Women, 111 in all")
