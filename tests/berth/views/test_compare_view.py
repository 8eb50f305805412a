"""The answer of `compare` as a value."""

import pytest
from running import SOCHI, race, size
from whole_views import whole

from berth.cli.typed import typed_question as asked
from berth.questions.compare import ask_compare
from berth.questions.states import states_named

ONE_IN_ALL = "id: few, kind: field_size, events: [race], at_most: 1, cite: new"
TWO_EACH = "id: one-each, kind: noc_squad_limit, squads: [all], at_most: 2, cite: new"
EXAMPLES = SOCHI.parent / "examples"


def compared(path, *names, **options):
    question = asked(path, **options)
    changed = question if question.typed else None
    return ask_compare(list(states_named(path, names, question.base, changed)))


@pytest.mark.parametrize(
    ("names", "options"),
    [
        (["base", "ten-relays", "without-rulings"], {}),
        (["published", "2013-11-21"], {}),
        (["base"], {"changes": ["field-relay.exactly=40"]}),
        (["base"], {"drops": ["field-relay"]}),
    ],
)
def test_text_and_json_come_from_the_value_alone(names, options):
    whole(compared(SOCHI, *names, **options))


@pytest.mark.parametrize("example", ["tie-that-matters", "conflict-too-few-lines"])
def test_so_do_states_that_are_no_tables(example):
    answer = compared(EXAMPLES / f"{example}.yaml", "without-rulings")
    assert answer.status in ("lot_required", "conflict")
    assert answer.states[0].nocs is None
    whole(answer)


def causes(answer):
    return {cause for cell in answer.changes[0].cells for cause in cell.causes}


def test_a_number_that_did_it_is_named_with_its_rule_and_both_values():
    (cause,) = causes(compared(SOCHI, "base", changes=["field-relay.exactly=9"]))
    assert cause.model_dump(mode="json") == {
        "kind": "parameter",
        "id": "field-relay.exactly",
        "from": 8,
        "to": 9,
        "wording": "exactly 9 places in each of Men's relay and Women's relay",
        "cite": "sentence 5",
        "called": "field-relay (sentence 5), exactly",
    }


def test_a_ruling_that_did_it_is_named_with_its_wording():
    found = causes(compared(SOCHI, "without-rulings"))
    assert {cause.kind for cause in found} == {"no_ruling"}
    assert "ruling:KAZ:men-1000m" in {cause.id for cause in found}
    assert {cause.old for cause in found} == {None}


@pytest.mark.parametrize(
    ("patch", "kind", "words"),
    [
        ("drop: [one-each]", "dropped", "one-each dropped (clause 2)"),
        (f"add: [{{{ONE_IN_ALL}}}]", "added", "few added: at most 1 place in Race (new)"),
        (
            f"drop: [one-each]\nadd: [{{{TWO_EACH}}}]",
            "replaced",
            "one-each replaced: at most 2 athletes per NOC in Athletes (new)",
        ),
    ],
)
def test_a_rule_that_is_dropped_added_or_replaced_is_told_as_such(tmp_path, patch, kind, words):
    each = "id: one-each, kind: noc_event_limit, events: [race], at_most: 1"
    path = race(tmp_path, [size("at_most: 2"), each], "[A, A, B, C]")
    (tmp_path / "other.yaml").write_text(f"id: other\n{patch}\n")
    found = causes(compared(path, str(tmp_path / "other.yaml")))
    assert {(cause.kind, cause.words) for cause in found} == {(kind, words)}


def test_beside_the_published_table_the_verdicts_are_the_causes():
    found = causes(compared(SOCHI, "published", "2013-11-21"))
    assert {cause.kind for cause in found} == {"ruling_left_out"}


def test_because_says_the_causes_in_words():
    for cell in compared(SOCHI, "without-rulings").changes[0].cells:
        assert cell.because == tuple(cause.words for cause in cell.causes)


def test_a_conflict_reads_as_the_rules_of_its_own_state_do(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    answer = compared(path, "base", changes=["size.exactly=9"])
    (reason,) = answer.states[1].conflict.reasons
    assert reason.wording == "exactly 9 places in Race"
    assert answer.labels.reasons["size"].wording == "exactly 2 places in Race"


def test_its_frame_has_a_row_per_changed_cell():
    frame = compared(SOCHI, "published", "2013-11-21").to_frame()
    assert set(frame["state"]) == {"2013-11-21"}
    assert all(because.startswith("leaving out the ruling that ") for because in frame["because"])
