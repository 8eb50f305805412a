"""What is wrong with a question or a file is told in Python as on the command line."""

import re

import pytest
from running import SOCHI, berth, race, size

from berth import BadInput, BadQuestion, BerthError, load

LATER = {"noc": "KAZ", "event": "men-500m", "at_most": 0, "date": "2013-12-01", "basis": "declined"}


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


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
            "ruling:KAS:men-100m: unknown NOC 'KAS'; write its IOC code, or add it to 'nocs' or "
            "'aliases'\n"
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
            "unknown NOC 'PLO'; write its IOC code, or add it to 'nocs' or 'aliases'\n"
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
        f"{file}:2:1: unknown NOC 'KAS'; write its IOC code, or add it to 'nocs' or "
        "'aliases'\n"
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
    assert (second.line, second.column) == (3, 7)
    assert second.message.startswith("KAZ has another ruling about men-1000m of the same day")


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


def test_no_option_of_the_command_line_is_named_to_whoever_asks_in_python(sochi, tmp_path):
    questions = [
        sochi.forecast,
        lambda: sochi.forecast("torno"),
        lambda: sochi.forecast(upcoming="kolomna"),
        lambda: sochi.compare("smalle"),
        lambda: sochi.compare("2013-13-01"),
        lambda: sochi.without_rulings().decline(),
        lambda: load(race(tmp_path, [size("at_most: 1")], "[A]")).check(),
        lambda: load(race(tmp_path, [size("at_most: 1")], "[A]")).compare("published"),
    ]
    for ask in questions:
        with pytest.raises(BerthError) as told:
            ask()
        assert not re.search(r"--\w|\bberth \w+", str(told.value)), told.value
    explained = sochi.without("noc-per-distance").variant("ten-relays").solve().published.different
    by = {cause for cell in explained for cause in cell.explained_by}
    assert by >= {"variant ten-relays", "without noc-per-distance"}
    assert not any(cause.startswith("--") for cause in by)
