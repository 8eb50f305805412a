"""A case: loaded, changed without being touched, shown."""

import pickle
from datetime import date, datetime

import pytest
from running import SOCHI

from berth import Case, load
from models.ruling import Ruling
from models.variant import Variant

LATER = {"noc": "KAZ", "event": "men-500m", "at_most": 0, "date": "2013-12-01", "basis": "declined"}


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@pytest.mark.parametrize("path", [str(SOCHI), SOCHI, SOCHI / "instance.yaml"], ids=type)
def test_a_case_is_loaded_from_its_folder_or_its_file(path):
    assert load(path).instance.id == "sochi-2014"


def test_a_change_makes_another_case_and_leaves_the_first_as_it_is(sochi):
    before = sochi.solve()
    other = sochi.with_numbers({"field-relay.exactly": 7})
    assert other.solve().totals["men-relay"] == 7
    assert sochi.solve() == before
    with pytest.raises(AttributeError):
        sochi.path = "elsewhere"


def test_changes_add_up_and_the_last_number_counts(sochi):
    by_parts = (
        sochi.with_numbers({"field-relay.exactly": 6, "total.at_most": 110})
        .without("host")
        .with_numbers({"field-relay.exactly": 7})
        .without("total-men", "host")
    )
    at_once = sochi.with_numbers({"field-relay.exactly": 7, "total.at_most": 110})
    assert by_parts.solve() == at_once.without("host", "total-men").solve()
    assert by_parts.solve().changes.drop == ("host", "total-men")


def test_a_rule_that_is_left_out_takes_its_numbers_along(sochi):
    changed = sochi.with_numbers({"host.squads.men": 4, "total.at_most": 118})
    left = changed.without("host").solve()
    assert left.changes.set_ == {"total.at_most": 118}
    assert left == sochi.with_numbers({"total.at_most": 118}).without("host").solve()


def test_whatever_order_a_variant_and_a_number_are_given_in_the_number_has_the_last_word(sochi):
    numbers = {"relay-brings.athletes": 3}
    first, last = (
        sochi.with_numbers(numbers).variant("smaller-relays"),
        sochi.variant("smaller-relays").with_numbers(numbers),
    )
    assert first.solve() == last.solve()
    assert first.solve().changes.set_ == numbers


def test_a_variant_is_its_id_its_file_its_fields_or_itself(sochi):
    file = SOCHI / "variants" / "no-host-guarantee.yaml"
    fields = {"id": "no-host-guarantee", "question": "?", "drop": ["host"]}
    rulebooks = [
        sochi.variant(said).instance.rulebook
        for said in ("no-host-guarantee", file, fields, Variant.model_validate(fields))
    ]
    assert [rulebook == rulebooks[0] for rulebook in rulebooks] == [True] * 4
    assert sochi.variant(fields).solve().variant == "no-host-guarantee"


def test_rulings_are_added_as_values_fields_or_files(sochi, tmp_path):
    file = tmp_path / "rulings.csv"
    file.write_text(
        "noc,event,at_most,date,basis\nKAZ,men-500m,0,2013-12-01,declined\n", encoding="utf-8"
    )
    value = Ruling.model_validate(LATER)
    for said in (LATER, value, file, str(file)):
        assert sochi.with_rulings(said).instance.rulings == (*sochi.instance.rulings, value)
    assert sochi.with_rulings(LATER, value).instance.rulings == (*sochi.instance.rulings, value)


def test_a_further_ruling_explains_what_differs_from_the_published_table(sochi):
    answer = sochi.with_rulings(LATER).solve()
    assert answer.heading.rulings_left_out == 0
    assert len(answer.rulings) == len(sochi.instance.rulings) + 1
    causes = {cause for cell in answer.published.different for cause in cell.explained_by}
    assert causes == {"ruling:KAZ:men-500m"}


def test_a_further_ruling_explains_also_where_it_is_older_than_the_table(sochi):
    answer = sochi.with_rulings({**LATER, "date": "2013-11-20"}).solve()
    assert answer.published.different
    causes = {cause for cell in answer.published.different for cause in cell.explained_by}
    assert causes == {"ruling:KAZ:men-500m"}


def test_rulings_are_left_out_or_dated_up_to_a_day(sochi):
    assert sochi.without_rulings().instance.rulings == ()
    assert len(sochi.without_rulings().with_rulings(LATER).instance.rulings) == 1
    assert sochi.with_rulings(LATER).without_rulings().instance.rulings == ()
    days = "2013-11-21", date(2013, 11, 21), datetime(2013, 11, 21, 12)
    kept = {sochi.with_rulings(LATER).as_of(day).instance.rulings for day in days}
    assert len(kept) == 1
    assert all(ruling.date <= date(2013, 11, 21) for ruling in kept.pop())


def test_numbers_of_numpy_are_numbers(sochi):
    numpy = pytest.importorskip("numpy", reason="no numpy here, whose numbers are tried")
    assert (
        sochi.with_numbers({"field-relay.exactly": numpy.int64(7)}).solve().totals["men-relay"] == 7
    )


def test_it_is_said_on_one_line_what_a_case_is(sochi):
    assert repr(sochi) == "<Case sochi-2014: 8 events, 42 NOCs>"
    changed = sochi.with_numbers({"field-relay.exactly": 7}).without("total")
    assert repr(changed) == (
        "<Case sochi-2014: 8 events, 42 NOCs, field-relay.exactly = 7, without total>"
    )
    long = changed.without_rulings().as_of("2013-11-22").variant("event-by-event")
    assert len(repr(long)) <= 79
    assert "\n" not in repr(long)


def test_a_case_prints_as_its_rulebook(sochi, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    lines = str(sochi.with_numbers({"field-relay.exactly": 7})).splitlines()
    assert lines[0] == "Short track speed skating, Sochi 2014"
    assert "Changed   field-relay (sentence 5), exactly: 8 -> 7" in lines
    assert "field-relay          exactly 7 places in each of Men's relay and Women's relay" in lines
    assert "relays     Men's relay and Women's relay, rank by rank (sentence 3)" in lines
    assert max(map(len, lines)) <= 80


def test_its_rules_are_a_table(sochi):
    frame = sochi.rules.to_frame()
    assert list(frame["id"]) == [rule.id for rule in sochi.instance.rulebook.rules]
    assert list(frame.columns) == ["id", "kind", "wording", "cite"]
    assert sochi._repr_html_() == sochi.rules._repr_html_()


def test_a_case_can_be_sent_to_another_process(sochi):
    case = sochi.with_numbers({"field-relay.exactly": 7})
    again = pickle.loads(pickle.dumps(case))
    assert isinstance(again, Case)
    assert repr(again) == repr(case)
    assert again.solve() == case.solve()


def test_a_line_is_struck_by_a_ruling(sochi):
    struck = {"noc": "KAZ", "event": "men-500m", "rank": 32, "form": "withdrawn"}
    case = sochi.with_rulings({**struck, "date": "2013-12-01", "basis": "injured"})
    assert case.solve().nocs["KAZ"]["men-500m"] == sochi.solve().nocs["KAZ"]["men-500m"] - 1
