"""A case: loaded, changed without being touched, shown; and what is said where one does not fit."""

import pickle
from datetime import date, datetime

import pytest
from running import SOCHI, berth, race, size

from berth import BadInput, BadQuestion, BerthError, Case, load
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
    numpy = pytest.importorskip("numpy")
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
    assert "Changed   field-relay.exactly: 8 -> 7" in lines
    assert "field-relay          exactly 7 places in each of men-relay and women-relay" in lines
    assert "relays     men-relay and women-relay, rank by rank (sentence 3)" in lines
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


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda case: case.with_numbers({"field-rely.exactly": 7, "total.at_mst": 1}),
            "field-rely.exactly = 7: unknown parameter 'field-rely.exactly'; "
            "did you mean 'field-relay.exactly'?\n"
            "total.at_mst = 1: unknown parameter 'total.at_mst'; did you mean 'total.at_most'?",
        ),
        (
            lambda case: case.with_numbers({"total.at_most": -1}),
            "total.at_most = -1: -1 is too small; write 0 or more",
        ),
        (
            lambda case: case.with_numbers({"total.at_most": "60"}),
            "total.at_most = '60': '60' is text; write the number without quotes",
        ),
        (
            lambda case: case.with_numbers({"total.at_most": 60.0}),
            "total.at_most = 60.0: 60.0 is not a whole number; write 60",
        ),
        (
            lambda case: case.with_numbers({"total.at_most": 7.5}),
            "total.at_most = 7.5: 7.5 is not a whole number; write one from 0",
        ),
        (
            lambda case: case.with_numbers({5: 7}),
            "5 = 7: 5 stands where text is wanted; write a word, numbers in quotes",
        ),
        (
            lambda case: case.without("hosst"),
            "without hosst: unknown rule 'hosst'; did you mean 'host'?",
        ),
        (
            lambda case: case.without("host").with_numbers({"host.squads.men": 4}),
            "host.squads.men = 4: rule 'host' is changed and dropped; do one of them",
        ),
        (
            lambda case: case.with_rulings({**LATER, "noc": "KAS", "event": "men-100m"}),
            "ruling:KAS:men-100m: unknown NOC 'KAS'; did you mean 'KSA'?\n"
            "ruling:KAS:men-100m: unknown event 'men-100m'; did you mean 'men-1000m'?",
        ),
        (
            lambda case: case.with_rulings(LATER, {**LATER, "date": "soon", "exactly": 1}),
            "ruling 2, date: 'soon' is not a day; write it as 2013-11-22",
        ),
        (
            lambda case: case.variant({"id": "odd", "drop": ["hosst"]}),
            "variant odd: unknown rule 'hosst'; did you mean 'host'?",
        ),
        (
            lambda case: case.variant({"id": "odd", "drops": ["host"]}),
            "variant, drops: unknown field 'drops'; did you mean 'drop'?",
        ),
        (lambda case: case.as_of("soon"), "'soon' is not a day; write it like 2013-11-22"),
        (
            lambda case: case.solve(time_limit=0),
            "time_limit = 0: write a number of seconds above 0",
        ),
        (
            lambda case: case.solve(time_limit=float("nan")),
            "time_limit = nan: write a number of seconds above 0",
        ),
        (
            lambda case: case.why("PLO", "men-50m"),
            "unknown NOC 'PLO'; did you mean 'POL'?\n"
            "unknown event or squad 'men-50m'; did you mean 'men-500m'?",
        ),
    ],
)
def test_a_wrong_question_is_told_like_one_of_the_command_line(sochi, change, told):
    with pytest.raises(BadQuestion) as found:
        change(sochi)
    assert str(found.value) == told
    assert [complaint.message for complaint in found.value.complaints] == told.splitlines()


def test_what_several_options_bring_about_is_told_with_all_of_them(tmp_path):
    path = race(
        tmp_path,
        [size("at_most: 1"), "id: other, kind: field_size, events: [race], at_most: 2"],
        "[A, B]",
    )
    with pytest.raises(BadQuestion) as found:
        load(path).without("size", "other")
    assert str(found.value).startswith("without size, without other: ")


def test_wrong_files_are_told_like_on_the_command_line(tmp_path):
    path = race(tmp_path, [size("at_mst: 1")], "[A, X]")
    with pytest.raises(BadInput) as found:
        load(path)
    assert f"{found.value}\n" == berth("solve", path).stderr
    places = [(told.file, told.line, told.column) for told in found.value.complaints]
    assert len(places) == len({*places}) >= 2
    assert all(file == str(path) and line > 1 and column > 1 for file, line, column in places)
    assert isinstance(found.value, BerthError)


def test_a_file_that_is_not_there_is_bad_input():
    with pytest.raises(BadInput, match=r"nowhere:1:1: there is no file 'nowhere'"):
        load("nowhere")


def test_wrong_rulings_are_told_at_their_line_and_column(sochi, tmp_path):
    file = tmp_path / "rulings.csv"
    file.write_text(
        "noc,event,at_most,date,basis\nKAS,men-500m,0,2013-12-01,declined\n"
        "KAZ,men-50m,none,2013-12-01,declined\nKAZ,men-50m,0,2013-12-01,declined\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as found:
        sochi.with_rulings(file)
    assert str(found.value) == (
        f"{file}:2:1: unknown NOC 'KAS'; did you mean 'KSA'?\n"
        f"{file}:3:3: 'none' is not a whole number; write one from 0\n"
        f"{file}:4:2: unknown event 'men-50m'; did you mean 'men-500m'?"
    )


def test_rulings_that_do_not_fit_the_case_are_told_at_their_line(sochi, tmp_path):
    file = tmp_path / "rulings.csv"
    file.write_text(
        "noc,event,list,rank,form,at_most,date,basis\n"
        "KAZ,men-500m,men-500m,33,withdrawn,,2013-12-01,injured\n"
        "KAZ,men-1000m,,,,2,2013-11-22,declined\n",
        encoding="utf-8",
    )
    with pytest.raises(BadInput) as found:
        sochi.with_rulings(file)
    first, second = found.value.complaints
    assert (first.line, first.column) == (2, 4)
    assert "33" in first.message
    assert (second.line, second.column) == (3, 1)
    assert second.message.startswith("KAZ has another ruling about men-1000m of the same day")


def test_a_line_is_struck_by_a_ruling(sochi):
    struck = {"noc": "KAZ", "event": "men-500m", "rank": 32, "form": "withdrawn"}
    case = sochi.with_rulings({**struck, "date": "2013-12-01", "basis": "injured"})
    assert case.solve().nocs["KAZ"]["men-500m"] == sochi.solve().nocs["KAZ"]["men-500m"] - 1


def test_a_wrong_variant_is_told_at_its_line_and_column(sochi, tmp_path):
    file = tmp_path / "odd.yaml"
    file.write_text("id: odd\ndrop: [total, hosst]\n", encoding="utf-8")
    with pytest.raises(BadInput) as found:
        sochi.variant(file)
    assert str(found.value) == f"{file}:2:15: unknown rule 'hosst'; did you mean 'host'?"


def test_a_case_without_any_ranking_answers_check_and_nothing_else(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[]", "published: {A: {race: 1}}\n")
    path.write_text(path.read_text().replace("{race: []}", "{}"))
    case = load(path)
    assert case.check().status == "rules_kept"
    for ask in (case.solve, case.diagnose, case.sensitivity, lambda: case.why("A", "race")):
        with pytest.raises(BadInput, match="no ranking is given for 'race'; add it"):
            ask()
