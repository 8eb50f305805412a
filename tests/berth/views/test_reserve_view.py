"""The answer of `reserve` as a value."""

import pytest
from running import SOCHI, race, size
from whole_views import whole

from berth.cli.typed import typed_question as asked
from berth.questions.reserve import ask_reserve
from models.errors import BadQuestion

HOST = "id: host, kind: host_guarantee, events: {race: 1}"


@pytest.mark.parametrize(
    ("rules", "ranking", "more", "end"),
    [
        ([size("exactly: 2")], "[A, B, C, H]", "", "conflict"),
        ([size("exactly: 2"), HOST], "[A, B, C, H]", "host: H\n", "conflict"),
        ([size("exactly: 1"), HOST], "[A, H]", "host: H\n", "nobody"),
        ([size("at_most: 2")], "[A, B]", "", "nobody"),
        ([size("exactly: 1")], "[A, [B, C]]", "", "lot_required"),
    ],
)
def test_text_and_json_come_from_the_value_alone(tmp_path, rules, ranking, more, end):
    answer = ask_reserve(asked(race(tmp_path, rules, ranking, more)), "race")
    assert answer.end.status == end
    whole(answer)


def test_a_list_cut_short_has_no_end():
    answer = ask_reserve(asked(SOCHI), "men-1000m", 2)
    assert len(answer.reserves) == 2
    assert whole(answer)["end"] is None
    assert "leave --first out" in str(answer)


def test_the_rule_that_asks_for_more_places_is_labelled(tmp_path):
    answer = ask_reserve(asked(race(tmp_path, [size("exactly: 2")], "[A, B]")), "race")
    asking = answer.labels.reasons[answer.end.too_few]
    assert (asking.id, asking.cite) == ("size", "clause 1")


def test_every_noc_that_is_named_has_its_name():
    answer = ask_reserve(asked(SOCHI), "men-1000m", 2)
    named = {line.noc for entry in answer.reserves for line in entry.lines}
    named |= {cell.noc for entry in answer.reserves for cell in entry.changes}
    assert {answer.giver.noc, answer.heading.host, *named} <= answer.labels.nocs.keys()


def test_its_frame_has_a_row_per_line_that_moves_up():
    frame = ask_reserve(asked(SOCHI), "men-1000m", 2).to_frame()
    assert list(frame["noc"]) == ["GER", "BLR"]
    assert list(frame["athletes_needed"]) == [1, 0]


def test_the_first_none_of_a_list_are_no_question():
    with pytest.raises(BadQuestion, match="ask for 1 or more"):
        ask_reserve(asked(SOCHI), "men-1000m", 0)
