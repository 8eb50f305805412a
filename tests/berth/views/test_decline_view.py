"""The answer of `decline` as a value."""

import pytest
from running import SOCHI, race, size
from whole_views import whole

from berth.cli.typed import typed_question as asked
from berth.questions.decline import ask_decline
from models.errors import BadQuestion

COURT = "rulings: [{noc: C, event: race, exactly: 2, date: 2020-02-01, basis: a court}]\n"


@pytest.mark.parametrize(
    ("ranking", "amount", "status"),
    [
        ("[A, B, C]", "exactly: 2", "allocated"),
        ("[A, B]", "exactly: 2", "conflict"),
        ("[A, [B, C]]", "exactly: 1", "lot_required"),
        ("[A]", "at_most: 1", "allocated"),
    ],
)
def test_text_and_json_come_from_the_value_alone(tmp_path, ranking, amount, status):
    answer = ask_decline(asked(race(tmp_path, [size(amount)], ranking)), "A", "race")
    assert answer.status == status
    whole(answer)


def test_so_does_the_ledger_of_all_rulings():
    assert len(whole(ask_decline(asked(SOCHI)))["entries"]) == 5


def test_what_was_waived_names_its_rule_or_ruling(tmp_path):
    (entry,) = ask_decline(asked(SOCHI), "RUS", "men-relay").entries
    assert [(one.kind, one.id, one.name, one.old, one.new) for one in entry.waivers] == [
        ("rule", "host", "events.men-relay", 1, 0),
        ("rule", "host", "squads.men", 5, 3),
    ]
    path = race(tmp_path, [size("at_most: 3")], "[A, C]", COURT)
    answer = ask_decline(asked(path), "C", "race")
    (waived,) = answer.entries[0].waivers
    assert (waived.kind, waived.id, waived.cite) == ("ruling", "ruling:C:race", "a court")
    assert "and there the number of ruling:C:race: 1" in str(answer)
    assert "in the rulebook" not in str(answer)


def test_the_ruling_is_there_in_words_and_the_places_of_the_event_are_counted():
    (entry,) = ask_decline(asked(SOCHI), "CAN", "men-500m", 2).entries
    assert entry.reason.wording.startswith("Canada has at most 1 place in Men's 500 m from ")
    assert (entry.before.places, entry.after.places) == (32, 32)


def test_its_frame_has_a_row_per_changed_cell():
    frame = ask_decline(asked(SOCHI), "RUS", "men-relay").to_frame()
    assert set(frame["noc"]) == {"RUS", "FRA"}
    assert (frame["entry"] == 1).all()


def test_no_places_at_all_cannot_be_given_back():
    with pytest.raises(BadQuestion, match="name 1 or more"):
        ask_decline(asked(SOCHI), "CAN", "men-500m", 0)


def test_a_ruling_that_makes_an_allocation_of_a_lot_begins_with_no_allocation(tmp_path):
    ruling = "rulings: [{noc: A, event: race, at_most: 0, date: 2020-02-01, basis: a lot}]\n"
    answer = ask_decline(asked(race(tmp_path, [size("exactly: 1")], "[[A, B]]", ruling)))
    (entry,) = answer.entries
    assert (entry.before.status, entry.before.places) == ("lot_required", None)
    assert (entry.after.status, entry.after.places) == ("allocated", 1)
    assert "Before:\n  no allocation\nAfter:\n  A Aland: no place\n" in str(answer)
    whole(answer)
