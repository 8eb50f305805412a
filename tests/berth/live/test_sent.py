"""A case goes to the browser as JSON, with what is changed in it."""

import pytest
from running import ROOT, SOCHI

from berth import load
from berth.live.sent import arrived, case_as_json, sent_in

HALF = SOCHI / "variants"


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


def test_a_case_arrives_as_it_was_sent(sochi):
    found = arrived(sent_in(case_as_json(sochi)))
    assert found.instance == sochi.instance
    assert found.solve().model_dump() == sochi.solve().model_dump()


@pytest.mark.parametrize(
    "changed",
    [
        lambda case: case.with_numbers({"field-relay.exactly": 7}).without("host"),
        lambda case: case.without_rulings(),
        lambda case: case.as_of("2013-11-22"),
        lambda case: case.variant(sorted(HALF.glob("*.yaml"))[0].stem),
    ],
    ids=["numbers and rules", "without rulings", "a day", "a variant by its name"],
)
def test_what_is_changed_in_it_arrives_on_top_of_what_the_files_say(sochi, changed):
    case = changed(sochi)
    found = arrived(sent_in(case_as_json(case)))
    assert found.asked.base == sochi.asked.base
    assert found.instance == case.instance
    assert found.asked.heading == case.asked.heading


def test_what_a_variant_was_read_without_is_told_there_too(tmp_path):
    file = tmp_path / "two.yaml"
    file.write_text('id: two\nquestion: "Two\u200b, then?"\nchange: {field-relay.exactly: 7}\n')
    case = load(SOCHI).variant(file)
    assert case.asked.heading.notes
    assert arrived(sent_in(case_as_json(case))).asked.heading == case.asked.heading


def test_the_same_case_is_sent_as_the_same_bytes(sochi):
    assert case_as_json(sochi) == case_as_json(load(SOCHI))


def test_places_given_back_are_worked_out_anew_under_other_numbers():
    case = load(ROOT / "instances/examples/places-given-back.yaml")
    found = arrived(sent_in(case_as_json(case)))
    assert found.instance.rulings == case.instance.rulings
    assert found.asked.base.rulings == case.asked.base.rulings
