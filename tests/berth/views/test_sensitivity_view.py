"""The answer of `sensitivity` as a value."""

import pytest
from running import race, size
from whole_views import whole

from berth.cli.typed import typed_question as asked
from berth.questions.no_allocation import NoAllocation
from berth.questions.sensitivity import ask_sensitivity
from solver.many.outcomes import Found

TOTAL = "id: all, kind: athlete_total, squads: [all], at_most: 9"
FIXED = "id: few, kind: noc_event_limit, events: [race], at_most: 1, fixed: true"
LEAST = "id: least, kind: field_size, events: [race], at_least: 0"


def sensitive(folder, rules, ranking="[A, B, C]"):
    return ask_sensitivity(asked(race(folder, rules, ranking)))


@pytest.mark.parametrize(
    ("rules", "ranking"),
    [
        ([size("exactly: 2"), TOTAL, FIXED], "[A, B, C]"),
        ([size("exactly: 2"), LEAST], "[[A, B], C]"),
        ([FIXED], "[A]"),
    ],
)
def test_text_and_json_come_from_the_value_alone(tmp_path, rules, ranking):
    whole(sensitive(tmp_path, rules, ranking))


def test_a_number_is_named_by_its_rule_and_its_name(tmp_path):
    step = sensitive(tmp_path, [size("exactly: 2")]).model_dump(mode="json")["steps"][0]
    assert list(step) == [
        "parameter",
        "from",
        "to",
        "status",
        "moves",
        "conflict",
        "why",
        "same_until",
        "then",
        "rule",
        "name",
    ]
    assert (step["parameter"], step["rule"], step["name"]) == ("size.exactly", "size", "exactly")


def test_nocs_that_have_more_or_less_without_entering_or_vanishing_are_named(tmp_path):
    found = sensitive(tmp_path, [size("exactly: 3")], "[B, A, A, A, C]")
    moves = {step.new: step.moves for step in found.steps}
    assert (moves[4].more, moves[4].enter, moves[4].less) == (("A",), (), ())
    assert (moves[2].less, moves[2].vanish, moves[2].more) == (("A",), (), ())
    assert moves[4].places.gained == moves[4].athletes.gained == 1
    assert found.labels.nocs == {"A": "Aland"}


def test_it_says_which_number_matters_most(tmp_path):
    found = sensitive(tmp_path, [size("exactly: 2"), TOTAL])
    assert repr(found) == "<SensitivityAnswer: race, size.exactly matters most>"
    assert list(found.to_frame()["parameter"]) == ["size.exactly"] * 2 + ["all.at_most"] * 2
    fixed = sensitive(tmp_path, [FIXED])
    assert fixed.headline == "race, no number may be changed"
    assert fixed.to_frame().empty


def test_a_number_without_a_decision_is_known_to_be_undecided(tmp_path, monkeypatch):
    assert not sensitive(tmp_path, [size("exactly: 2")]).is_undecided
    monkeypatch.setattr("solver.many.outcomes.Again.found", lambda *_, **__: Found("out_of_time"))
    assert sensitive(tmp_path, [size("exactly: 2")]).is_undecided


def test_without_an_allocation_there_is_nothing_to_compare_with(tmp_path):
    with pytest.raises(NoAllocation) as raised:
        sensitive(tmp_path, [size("exactly: 9")])
    assert raised.value.answer.status == "conflict"
