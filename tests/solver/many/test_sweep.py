"""One variant of a grid after the other, answered here: what each comes to, and what it moves."""

import json

import pytest
from tiny import athletes, field, world

from models.answers.quota import columns_of
from models.grid import Point
from models.ruling import Ruling
from models.variant import Variant
from solver.allocate.solve import solve
from solver.clock import Undecided
from solver.many import sweep
from solver.many.outcomes import Again, Found, found_of
from solver.many.sweep import Cases, Sweeper, VariantResult

BASE = world({"men-race": ["A", "B", "C", "D"]}, field("men-race", exactly=2), athletes(at_most=3))
TIED = world({"men-race": ["A", ["B", "C"], "D"]}, field("men-race", exactly=2))


def out(noc, day=1):
    return Ruling(
        noc=noc, event="men-race", at_most=0, date=f"2020-01-0{day}", basis="not eligible"
    )


SETS = {"no-a": (out("A"),), "no-bc": (out("B"), out("C"))}


def rows_of(instance):
    return found_of(solve(instance)).rows(instance.rulebook)


def swept(instance=BASE, *, against=True, sets=SETS, seed=None, **how):
    other = Variant(id="three", change={"rule-1.exactly": 3}).apply(instance.rulebook)
    instances = {"base": instance, "three": instance.with_rulebook(other)}
    cases = Cases(instance, instances, sets, seed)
    return cases, Sweeper(cases, rows_of(instance) if against else None, **how)


def point(variant="base", change=(), drop=(), rulings=()):
    return Point(variant, change, drop, rulings)


def starters(result, instance=BASE):
    """Who starts, of a result."""
    at = list(columns_of(instance.rulebook)).index("men-race")
    return "".join(noc for noc, row in json.loads(result.counts).items() if row[at])


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        (point(), "AB"),
        (point(change=(("rule-1.exactly", 3),)), "ABC"),
        (point("three"), "ABC"),
        (point("three", change=(("rule-1.exactly", 1),)), "A"),
        (point(rulings=("no-a",)), "BC"),
        (point(rulings=("no-bc",)), "AD"),
        (point("three", drop=("rule-2",), rulings=("no-a",)), "BCD"),
    ],
)
def test_a_variant_comes_to_what_its_numbers_its_rules_and_its_rulings_say(asked, who):
    cases, sweeper = swept()
    for _ in range(2):
        result = sweeper(cases.task(asked))
        assert (result.status, starters(result), result.why) == ("allocated", who, "")


def test_sets_of_rulings_count_together_and_with_those_of_the_instance():
    case = BASE.rebuilt(rulings=[out("D")])
    cases, sweeper = swept(case)
    result = sweeper(cases.task(point("three", (("rule-1.exactly", 0),), (), ("no-a", "no-bc"))))
    assert (result.status, starters(result)) == ("allocated", "")
    assert starters(sweeper(cases.task(point(rulings=("no-a",))))) == "BC"
    assert sweeper(cases.task(point(rulings=("no-a", "no-bc")))).status == "conflict"


def test_what_moves_is_counted_against_the_base_and_without_one_nothing_is():
    cases, sweeper = swept()
    moved = sweeper(cases.task(point(rulings=("no-a",)))).moved
    assert moved == sweeper(cases.task(point(rulings=("no-a",)))).moved
    starts = {(c.noc, c.old, c.new) for c in moved.cells if c.column == "men-race"}
    assert starts == {("A", 1, 0), ("C", 0, 1)}
    assert (moved.enter, moved.vanish) == (("C",), ("A",))
    cases, sweeper = swept(against=False)
    assert sweeper(cases.task(point(rulings=("no-a",)))).moved is None


def test_numbers_that_make_no_rulebook_are_refused_in_words():
    cases, sweeper = swept()
    result = sweeper(cases.task(point(drop=("rule-1", "rule-2"))))
    assert (result.status, result.counts) == ("refused", None)
    assert "no rule would be left" in result.why


def test_a_lot_is_the_answer_and_with_a_seed_it_is_drawn_the_same_every_time():
    cases, sweeper = swept(TIED, against=False)
    assert sweeper(cases.task(point())).status == "lot_required"
    who = set()
    for seed in range(12):
        cases, sweeper = swept(TIED, against=False, seed=seed)
        result = sweeper(cases.task(point()))
        assert result == sweeper(cases.task(point()))
        who.add(starters(result, TIED))
        assert result.why.startswith("lot at rank 2 of men-race: ")
    assert who == {"AB", "AC"}


def test_every_answer_or_none_is_found_again_by_cp_sat():
    for every, checked in [(0, False), (1, True)]:
        cases, sweeper = swept(check_every=every)
        result = sweeper(cases.task(point()))
        assert (result.by_walk, result.checked, result.differs) == (True, checked, False)


@pytest.mark.parametrize(
    ("other", "checked", "differs"),
    [
        (Found("allocated", {("A", "men-race"): 1}), True, True),
        (Found("conflict"), True, True),
        (Found("out_of_time"), False, False),
    ],
)
def test_an_answer_that_cp_sat_does_not_give_differs_but_not_where_it_has_no_time(
    monkeypatch, other, checked, differs
):
    asked = []
    monkeypatch.setattr(sweep, "solved", lambda *what, **how: asked.append((what, how)) or other)
    cases, sweeper = swept(check_every=1, time_limit=30)
    result = sweeper(cases.task(point("three")))
    assert (result.status, starters(result)) == ("allocated", "ABC")
    assert (result.checked, result.differs) == (checked, differs)
    ((instance, seconds), how) = asked[0]
    assert instance.rulebook == cases.instances["three"].rulebook
    assert (seconds, how) == (30, {"by_search": True})


def test_one_in_so_many_is_picked_by_its_key_and_only_of_those_the_search_did_not_find():
    _, sweeper = swept(check_every=16)
    picked = [key for key in ("0", "f", "10", "1f", "a0") if sweeper._is_picked(key)]
    assert picked == ["0", "10", "a0"]
    cases, sweeper = swept(TIED, against=False, check_every=1)
    result = sweeper(cases.task(point()))
    assert (result.status, result.checked, result.by_walk) == ("lot_required", False, False)


def test_a_rulebook_that_was_asked_about_is_kept_ready_up_to_so_many(monkeypatch):
    monkeypatch.setattr(sweep, "READY", 2)
    cases, sweeper = swept()
    first = sweeper._again("base", ())
    assert sweeper._again("base", ()) is first
    other = sweeper._again("base", ("rule-2",))
    assert [rule.id for rule in other.quick.base.rulebook.rules] == ["rule-1"]
    assert sweeper._again("base", ()) is first
    sweeper._again("three", ())
    assert sweeper._again("base", ()) is not first
    assert cases.instances["three"].rulebook == sweeper._again("three", ()).quick.base.rulebook


def test_what_is_kept_of_a_variant_are_its_columns_and_its_moves_as_text():
    cases, sweeper = swept()
    result = sweeper(cases.task(point("three", rulings=("no-a",))))
    assert columns_of(BASE.rulebook) == ("men-race", "men")
    assert result.counts == '{"B":[1,1],"C":[1,1],"D":[1,1]}'
    cells = [
        ["A", "men-race", 1, 0], ["A", "men", 1, 0], ["C", "men-race", 0, 1], ["C", "men", 0, 1],
        ["D", "men-race", 0, 1], ["D", "men", 0, 1],
    ]  # fmt: skip
    assert json.loads(result.moves) == {
        "cells": cells, "gained": 2, "lost": 1, "athletes_gained": 2, "athletes_lost": 1,
        "enter": ["C", "D"], "vanish": ["A"],
    }  # fmt: skip
    assert (result.proof, result.by_walk, result.checked) == ("walk", True, False)


@pytest.mark.parametrize(
    ("asked", "patch"),
    [
        (point(), {}),
        (point(change=(("b.n", 2), ("a.n", 1)), drop=("y", "x")),
         {"change": {"a.n": 1, "b.n": 2}, "drop": ["x", "y"]}),
        (point("three"), {"variant": "three"}),
        (point(rulings=("no-a",)),
         {"rulings": [{"noc": "A", "event": "men-race", "at_most": 0, "date": "2020-01-01",
                       "basis": "not eligible"}]}),
    ],
)  # fmt: skip
def test_a_patch_says_what_is_different_from_the_base_in_an_order_of_its_own(asked, patch):
    found = json.loads(swept()[0].patch(asked))
    rulebook = found.pop("rulebook")
    assert (rulebook is None) == (asked.variant == "base")
    nothing = {"variant": None, "change": {}, "drop": [], "rulings": []}
    assert found == nothing | patch
    assert list(found["change"]) == sorted(found["change"])


def test_a_variant_whose_time_is_over_is_out_of_time_and_the_next_one_is_answered(monkeypatch):
    cases, sweeper = swept(time_limit=60)

    def interrupted(*_, **__):
        raise Undecided(60)

    with monkeypatch.context() as patched:
        patched.setattr(Again, "found", interrupted)
        assert sweeper(cases.task(point())) == VariantResult("out_of_time")
    assert starters(sweeper(cases.task(point()))) == "AB"


def test_a_key_is_the_same_for_what_is_the_same_and_another_for_what_is_not():
    cases, _ = swept()
    asked = [
        point(), point("three"), point(change=(("rule-1.exactly", 3),)), point(drop=("rule-2",)),
        point(rulings=("no-a",)), point(rulings=("no-bc",)), point(change=(("rule-1.exactly", 1),)),
    ]  # fmt: skip
    keys = [cases.task(one).key for one in asked]
    assert len(set(keys)) == len(asked)
    assert keys == [swept()[0].task(one).key for one in asked]
    assert cases.task(point(drop=("b", "a"))).key == cases.task(point(drop=("a", "b"))).key
    assert swept(seed=1)[0].task(point()).key != keys[0]
    ruled = BASE.rebuilt(rulings=[out("D")])
    assert swept(ruled)[0].task(point()).key != keys[0]
    # The names of the sets do not count, but what they say.
    named = swept(sets={"other": SETS["no-a"]})[0]
    assert named.task(point(rulings=("other",))).key == keys[4]
