"""The answer of `why` as a value."""

import pytest
from running import SOCHI, race, size
from whole_views import whole

from berth.cli.typed import typed_question as asked
from berth.questions.why import ask_why
from models.errors import BadQuestion

EXAMPLES = SOCHI.parent / "examples"


@pytest.mark.parametrize(
    ("path", "noc", "pool"),
    [
        (SOCHI, "NZL", "men-500m"),
        (SOCHI, "KAZ", "men-1000m"),
        (SOCHI, "HUN", "men-1000m"),
        (SOCHI, "RUS", "men"),
        (SOCHI, "POL", "men"),
        (EXAMPLES / "court-gives-a-place.yaml", "D", "race"),
        (EXAMPLES / "host-takes-the-last-place.yaml", "H", "race"),
        (EXAMPLES / "first-come-rank-maximal.yaml", "B", "event-1"),
    ],
)
def test_text_and_json_come_from_the_value_alone(path, noc, pool):
    whole(ask_why(asked(path), noc, pool))


def test_whatever_is_named_by_id_stands_there_in_full_as_well():
    (refused,) = ask_why(asked(SOCHI), "KAZ", "men-1000m").places
    assert refused.would.without == tuple(ruling.id for ruling in refused.would.rulings)
    assert refused.would.rulings[0].kind == "ruling"
    assert (
        refused.would.rulings[0].wording
        == "Kazakhstan has no place in Men's 1000 m from 2013-11-22"
    )


def test_a_number_that_would_do_names_its_rule_and_the_number_there():
    (refused,) = ask_why(asked(SOCHI), "NZL", "men-500m").places
    assert refused.would.model_dump(mode="json")["changes"] == [
        {
            "parameter": "field-500-1000.exactly",
            "from": 32,
            "to": 33,
            "rule": "field-500-1000",
            "name": "exactly",
        }
    ]


def test_a_guarantee_that_gives_a_place_is_given_with_its_wording(tmp_path):
    rules = [size("exactly: 2"), "id: host, kind: host_guarantee, events: {race: 1}"]
    path = race(tmp_path, rules, "[A, B, C, H]", "host: H\n")
    held, _ = ask_why(asked(path), "H", "race").places
    assert held.given_by == tuple(giver.id for giver in held.givers) == ("host",)
    assert held.givers[0].cite == "clause 2"


def test_the_distance_to_the_cut_is_in_the_value():
    held, _ = ask_why(asked(SOCHI), "JPN", "women-1000m", None).places
    assert held.above_cut.ranks == held.cut.rank - held.line.rank


def test_a_notebook_shows_the_sentences_and_no_markup_of_a_file(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    path.write_text(path.read_text().replace("Aland", "'<b>Aland</b>'"))
    answer = ask_why(asked(path), "A", "race")
    assert "&lt;b&gt;Aland&lt;/b&gt; has" in answer._repr_html_()
    assert repr(answer) == "<WhyAnswer: race, A holds 1 in Race>"


def test_its_frame_has_a_row_per_place():
    frame = ask_why(asked(SOCHI), "JPN", "women-1000m").to_frame()
    assert list(frame["k"]) == [3, 4]
    assert list(frame["held"]) == [True, False]


def test_a_place_number_below_1_is_a_wrong_question():
    with pytest.raises(BadQuestion, match="numbered from 1"):
        ask_why(asked(SOCHI), "JPN", "women-1000m", 0)


def test_the_last_place_by_another_list_is_at_no_distance():
    path = EXAMPLES / "two-paths-to-one-event.yaml"
    answer = ask_why(asked(path), "A", "race")
    held = answer.places[0]
    assert (held.line.list, held.cut.list, held.above_cut) == ("championship", "second-event", None)
    assert "The last place went to Cland (2nd, second-event)." in str(answer)


def test_the_heading_is_told_where_the_case_is_another_than_its_files_say():
    assert str(ask_why(asked(SOCHI), "NZL", "men-500m")).startswith("Why has New Zealand")
    told = str(ask_why(asked(SOCHI, without_rulings=True), "NZL", "men-500m"))
    assert told.startswith(asked(SOCHI).instance.title)
