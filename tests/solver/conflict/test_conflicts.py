"""Random small rulebooks: all conflicts and corrections against brute force over sets of rules."""

from fractions import Fraction

import pytest
from brute_conflicts import all_conflicts, all_corrections
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from small_worlds import instances
from tiny import athletes, field, host_has, world
from worlds import short_track

from models.checks.sums import Term, rows
from models.errors import Defect
from models.instance import Instance
from models.noc import Noc
from models.rulebook import Rulebook
from solver.clock import Clock, Undecided
from solver.conflict import enumerate as conflicts
from solver.conflict.diagnose import diagnose
from solver.conflict.enumerate import all_clashes, confirm, hitting_sets, one_conflict
from solver.conflict.oracle import Oracle
from solver.conflict.patched import Proposal, after
from solver.conflict.repair import Repairs
from solver.walk.seasons import as_ranking

steady = settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def sets(found):
    return {frozenset(rules) for rules in found}


@steady
@given(instances(policies=("strict",)))
def test_all_conflicts_and_corrections_are_those_of_brute_force(instance):
    found = all_clashes(Oracle(instance, Clock()), at_most=500)
    assert found.complete
    assert sets(found.conflicts) == sets(all_conflicts(instance))
    if found.conflicts:
        assert sets(found.corrections) == sets(all_corrections(instance))


@steady
@given(instances(policies=("strict",)))
def test_every_repair_works_and_is_tight(instance):
    found = diagnose(instance)
    assume(found.problems)
    waived = {
        rule
        for problem in found.problems[1:]
        for rule in (problem.corrections[0] if problem.corrections else ())
    }
    first = found.problems[0]
    for repair in first.repairs:
        numbers = {change.parameter: change.new for change in repair.changes}
        without = frozenset(ruling.id for ruling in repair.without)
        assert possible(after(instance, Proposal(numbers, without=without)), waived)
        for ruling in without:
            assert not possible(after(instance, Proposal(without=without - {ruling})), waived)
        for change in repair.changes:
            less = change.new + (1 if change.new < change.old else -1)
            assert not possible(
                after(instance, Proposal(numbers | {change.parameter: less})), waived
            )


def possible(instance, waived):
    conflicts_left = all_conflicts(instance)
    return not any(not waived & set(conflict) for conflict in conflicts_left)


def test_at_real_size_the_conflict_is_smallest_among_all_the_rules():
    oracle = Oracle(short_track(0, athletes=44), Clock())
    found = one_conflict(oracle, oracle.rules)
    assert not oracle.possible(found)
    assert all(oracle.possible(found - {rule}) for rule in found)
    assert len(found) == 4


def test_where_the_sum_has_a_rule_too_many_it_is_left_out(monkeypatch):
    summed = conflicts.certificate

    def with_the_limit_per_noc(laws):
        spare = next(row for row in rows(laws) if row.source.id == "per-noc")
        return (*summed(laws), Term(Fraction(0), spare))

    monkeypatch.setattr(conflicts, "certificate", with_the_limit_per_noc)
    test_at_real_size_the_conflict_is_smallest_among_all_the_rules()


def eight_relays_of_five() -> Instance:
    """Made-up: eight teams of five and at most 38; the two limits are never a problem."""
    nocs = [f"N{letter}" for letter in "ABCDEFGHIJ"]
    rules = [
        {"id": "total", "kind": "athlete_total", "squads": ["women"], "at_most": 38},
        {"id": "relay", "kind": "field_size", "events": ["relay"], "exactly": 8},
        {"id": "brings", "kind": "team_squad", "events": ["relay"], "athletes": 5},
        {"id": "per-noc", "kind": "noc_event_limit", "events": ["relay"], "at_most": 1},
        {"id": "squad", "kind": "noc_squad_limit", "squads": ["women"], "at_most": 9},
    ]
    rulebook = Rulebook.model_validate(
        {
            "id": "relays",
            "title": "Relays",
            "squads": {"women": "Women"},
            "events": {"relay": {"name": "Relay", "squad": "women", "team": True}},
            "rules": [rule | {"cite": "made up"} for rule in rules],
        }
    )
    return Instance(
        id="relays",
        title="Relays",
        rulebook=rulebook,
        nocs={noc: Noc(code=noc, name=noc) for noc in nocs},
        rankings={"relay": as_ranking(nocs)},
    )


def test_a_loose_set_of_rules_is_not_confirmed_as_a_conflict():
    oracle = Oracle(eight_relays_of_five(), Clock())
    confirm(oracle, frozenset({"total", "relay", "brings"}))
    with pytest.raises(Defect, match="squad is not needed"):
        confirm(oracle, frozenset({"total", "relay", "brings", "squad"}))


def test_rules_that_can_be_kept_are_not_confirmed_as_a_conflict():
    with pytest.raises(Defect, match="can be kept together"):
        confirm(Oracle(eight_relays_of_five(), Clock()), frozenset({"total", "relay"}))


def test_a_diagnosis_that_does_not_shrink_is_caught(monkeypatch):
    monkeypatch.setattr(conflicts, "smallest", lambda items, _: list(items))
    monkeypatch.setattr(conflicts, "certificate", lambda _: None)
    oracle = Oracle(eight_relays_of_five(), Clock())
    with pytest.raises(Defect, match="not smallest"):
        one_conflict(oracle, oracle.rules)


def test_a_limit_on_their_number_makes_the_diagnosis_incomplete():
    found = diagnose(eight_relays_of_five(), at_most=1)
    assert not found.complete
    assert found.problems[0].conflicts[0].rules == ("total", "relay", "brings")
    assert diagnose(eight_relays_of_five()).complete


@pytest.mark.parametrize("answers", range(4, 60, 7))
def test_when_time_runs_out_what_is_known_is_told_as_incomplete(monkeypatch, answers):
    asked = iter(range(answers))
    decided = Oracle.possible

    def possible(oracle, rules):
        if next(asked, None) is None:
            raise Undecided(1)
        return decided(oracle, rules)

    monkeypatch.setattr(Oracle, "possible", possible)
    try:
        found = diagnose(eight_relays_of_five())
    except Undecided:
        assert answers < 20
        return
    assert found.problems[0].conflicts[0].rules == ("total", "relay", "brings")
    assert found.complete == (next(asked, None) is not None)


def test_a_fixed_rule_is_named_and_never_changed():
    base = eight_relays_of_five()
    rules = [
        rule.model_copy(update={"fixed": True}) if rule.id == "total" else rule
        for rule in base.rulebook.rules
    ]
    instance = base.with_rulebook(base.rulebook.model_copy(update={"rules": tuple(rules)}))
    problem = diagnose(instance).problems[0]
    assert "total" in problem.conflicts[0].rules
    changed_rules = {c.parameter.split(".")[0] for r in problem.repairs for c in r.changes}
    assert changed_rules == {"relay", "brings"}
    assert "total.at_most" in {
        c.parameter for r in diagnose(base).problems[0].repairs for c in r.changes
    }


def test_the_sum_and_the_repairs_of_eight_relays_of_five():
    problem = diagnose(eight_relays_of_five()).problems[0]
    assert problem.conflicts[0].sums == ("8 x 5 = 40 > 38",)
    repairs = {
        change.parameter: (change.old, change.new, repair.why_not_less[0].sums)
        for repair in problem.repairs
        for change in repair.changes
    }
    assert repairs == {
        "total.at_most": (38, 40, ("8 x 5 = 40 > 39",)),
        "relay.exactly": (8, 7, ("8 x 5 = 40 > 38",)),
        "brings.athletes": (5, 4, ("8 x 5 = 40 > 38",)),
    }


def numbers_of(problem):
    return [{c.parameter: c.new for c in repair.changes} for repair in problem.repairs]


def test_numbers_at_which_the_least_is_the_most_are_moved_as_others_are():
    instance = world(
        {"men-sprint": ["A", "B", "C"]},
        field("men-sprint", at_least=3, at_most=3),
        athletes(at_least=2, at_most=2),
    )
    found = diagnose(instance)
    assert found.complete
    assert numbers_of(found.problems[0]) == [{"rule-1.at_least": 2}, {"rule-2.at_most": 3}]


def test_a_number_that_would_take_away_the_reasons_for_athletes_is_no_repair():
    base = eight_relays_of_five()
    total = base.rulebook.rules[0].model_dump() | {"at_most": None, "exactly": 38}
    rules = (total, *(rule.model_dump() for rule in base.rulebook.rules[1:]))
    rulebook = Rulebook.model_validate(dict(base.rulebook) | {"rules": rules})
    found = diagnose(base.with_rulebook(rulebook))
    # Not four in a team: eight teams of four bring 32, and nobody else could come. Each number
    # is tried on the places that it makes, so nothing is missing.
    assert numbers_of(found.problems[0]) == [{"total.exactly": 40}]
    assert found.complete


def limit_below_sixty_starts():
    return {
        "kind": "noc_squad_limit_by_starts",
        "squads": ["men"],
        "at_most": 0,
        "starts_below": 60,
    }


def test_a_guarantee_is_raised_as_far_as_another_rule_asks():
    instance = world(
        {"men-sprint": ["A"]},
        limit_below_sixty_starts(),
        host_has(events={"men-sprint": 40}),
        host="H",
    )
    (problem,) = diagnose(instance).problems
    assert {"rule-2.events.men-sprint": 60} in numbers_of(problem)


def test_a_number_is_searched_down_to_nothing():
    instance = world(
        {"men-sprint": ["A"]},
        {**athletes(at_most=0), "fixed": True},
        host_has(events={"men-sprint": 20}),
        host="H",
    )
    assert numbers_of(diagnose(instance).problems[0]) == [{"rule-2.events.men-sprint": 0}]


def test_places_beyond_what_all_rules_ask_for_are_not_tried(monkeypatch):
    instance = world(
        {"men-sprint": ["A"]},
        athletes(at_most=1),
        host_has(events={"men-sprint": 20}),
        host="H",
    )
    tried = []
    asked = Repairs._settles
    monkeypatch.setattr(
        Repairs, "_settles", lambda self, new: tried.extend(new.values()) or asked(self, new)
    )
    assert {"rule-2.events.men-sprint": 1} in numbers_of(diagnose(instance).problems[0])
    # One line and twenty guaranteed places, an athlete for each.
    assert 42 < max(tried) <= 20 + 64


def test_sets_that_hit_every_family():
    families = [frozenset("ab"), frozenset("bc"), frozenset("cd")]
    assert sets(hitting_sets(families, 100)) == sets(["ac", "bc", "bd"])
    assert hitting_sets(families, 1) is None
