"""The answer of `forecast` as a value."""

import xml.etree.ElementTree as ET

import pytest
from cups import cup_of
from whole_views import whole

from berth.charts.forecast import forecast_picture
from berth.cli.typed import typed_question as asked
from berth.questions.forecast import Draws, ask_forecast
from berth.views.forecast import ForecastAnswer


@pytest.fixture
def answer(tmp_path):
    return ask_forecast(asked(cup_of(tmp_path)), Draws(("second",), runs=60))


def test_text_and_json_come_from_the_value_alone(answer):
    whole(answer)


def test_a_picture_comes_from_the_json_alone(answer, tmp_path):
    again = ForecastAnswer.model_validate_json(answer.model_dump_json())
    files = [tmp_path / "value.svg", tmp_path / "json.svg"]
    for found, file in zip((answer, again), files, strict=True):
        file.write_bytes(forecast_picture(found, file.suffix))
    assert files[0].read_bytes() == files[1].read_bytes()
    words = "".join(ET.parse(files[0]).getroot().itertext())
    assert "60 seasons drawn from a model of the results of First." in words


def test_an_event_names_those_who_have_a_place_in_some_run(answer):
    for nocs in answer.events.values():
        assert all(chances and chances[0].runs > 0 for chances in nocs.values())
        assert sum(one.runs for every in nocs.values() for one in every) == 4 * 60
    assert set(answer.labels.nocs) == set(answer.squads["all"])


def test_shares_have_six_decimals(answer):
    every = [one for nocs in answer.events.values() for chances in nocs.values() for one in chances]
    assert all(one.chance == round(one.runs / 60, 6) for one in every)
    assert all(one.error == round(one.error, 6) > 0 for one in every)


def test_its_frame_has_a_row_per_event_noc_and_number_of_places(answer):
    frame = answer.to_frame()
    assert list(frame.columns) == ["event", "noc", "name", "places", "runs", "chance", "error"]
    first = frame[(frame["event"] == "short") & (frame["noc"] == "A")]
    assert list(first["places"]) == [*range(1, len(answer.events["short"]["A"]) + 1)]
    assert repr(answer) == "<ForecastAnswer: cup, second drawn 60 times>"
