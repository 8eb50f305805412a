"""The answer of `report` as a value: whatever the outcome is, it says what there is to say."""

import pytest
from running import SOCHI, race, size
from whole_views import whole

import berth.questions.report as questions
from berth import load
from berth.questions.why import reasons_of
from solver import clock

EXAMPLES = SOCHI.parent / "examples"
CONFLICTS = SOCHI.parent / "conflicts"


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@pytest.fixture(scope="module")
def of_sochi(sochi):
    return sochi.report()


def test_of_an_allocation_it_has_steps_reserves_and_lines_around_each_cut(sochi, of_sochi):
    report = of_sochi
    whole(report)
    assert report.outcome == sochi.solve(steps=True)
    assert report.rules.rules == sochi.rules.rules
    events = [*report.outcome.labels.events]
    assert [one.event for one in report.reserves] == [one.event for one in report.cuts] == events
    assert report.reserves[0] == sochi.reserve("men-500m", first=10)
    assert report.diagnosis is report.whys is None


def test_the_first_reserve_is_that_of_the_last_places(of_sochi):
    assert len(of_sochi.reserves) == 8
    for cut, reserve in zip(of_sochi.outcome.cuts, of_sochi.reserves, strict=True):
        first = reserve.reserves[0].lines[0] if reserve.reserves else None
        assert (cut.reserve and cut.reserve.noc) == (first and first.noc)


@pytest.mark.parametrize("name", ["tie-that-matters", "surplus-athlete-by-lot"])
def test_of_a_lot_it_has_the_lot(name):
    report = load(EXAMPLES / f"{name}.yaml").report()
    whole(report)
    assert report.status == "lot_required"
    assert (report.cuts, report.reserves) == ((), ())
    assert report.rules.rules


def test_of_a_conflict_it_has_the_diagnosis():
    case = load(CONFLICTS / "two-problems.yaml")
    report = case.report()
    whole(report)
    assert report.status == "conflict"
    assert report.diagnosis == case.diagnose()


def test_a_conflict_whose_diagnosis_takes_too_long_is_said_without_it(sochi):
    report = sochi.with_numbers({"total-women.at_most": 38}).report(time_limit=1e-6)
    whole(report)
    assert (report.status, report.diagnosis) == ("conflict", None)


def test_out_of_time_is_said_and_nothing_else_of_the_outcome():
    report = load(EXAMPLES / "look-ahead.yaml").report(time_limit=1e-6)
    whole(report)
    assert report.status == "out_of_time"
    assert report.rules.rules


def test_whys_are_those_of_every_noc_and_event_with_a_place_or_a_line(tmp_path):
    case = load(race(tmp_path, [size("exactly: 2")], "[A, B, C]"))
    report = case.report(whys=True)
    whole(report)
    assert [(why.noc, why.held) for why in report.whys] == [("A", 1), ("B", 1), ("C", 0)]
    assert report.whys[2] == case.why("C", "race")


@pytest.mark.parametrize(
    "name", ["two-paths-to-one-event", "athlete-has-a-place", "host-that-has-qualified",
             "places-given-back", "one-event-each"],
)  # fmt: skip
def test_reasons_found_one_after_the_other_are_those_found_alone(name):
    case = load(EXAMPLES / f"{name}.yaml")
    whys = case.report(whys=True).whys
    assert len(whys) > 2
    assert whys == tuple(case.why(why.noc, why.pool) for why in whys)


def test_reasons_that_are_not_found_in_time_are_counted_and_all_have_one_limit(
    tmp_path, monkeypatch
):
    asked = []

    def reasons(why, noc, event):
        asked.append((noc, why.clock.left()))
        return reasons_of(why, noc, event)

    monkeypatch.setattr(questions, "reasons_of", reasons)
    # Each takes 35 of the 60 s that the whole report has.
    monkeypatch.setattr(clock, "monotonic", lambda: 35.0 * len(asked))
    report = load(race(tmp_path, [size("exactly: 2")], "[A, B, C]")).report(whys=True)
    assert asked == [("A", 60), ("B", 25)]
    assert [why.noc for why in report.whys] == ["A"]
    assert report.whys_undecided == 2


def test_of_some_nocs_it_has_what_concerns_them(sochi, of_sochi):
    report = sochi.report(nocs=["Germany"])
    assert report.outcome == sochi.solve(steps=True, nocs="GER")
    events = [cut.event for cut in report.outcome.cuts]
    assert [one.event for one in report.reserves] == [one.event for one in report.cuts] == events
    all_cuts = {cut.event: cut for cut in of_sochi.cuts}
    assert report.cuts == tuple(all_cuts[event] for event in events)


def test_sources_are_the_files_as_the_instance_names_them(of_sochi):
    sources = of_sochi.sources
    folders = ("competitions/", "rankings/")
    tables = ("rulings.csv", "published.csv")
    assert sources.files == ("instance.yaml", "rulebook.yaml", *folders, *tables)
    assert (sources.lists[0].list, sources.lists[0].lines) == ("men-500m", 84)
    assert all(one.derived for one in sources.lists)
    assert sources.competitions == ("kolomna", "torino")
    assert (sources.published, sources.day) == (25, "2013-11-22")


def test_a_single_file_is_its_own_source(tmp_path):
    said = "sources: [the federation's site, a newspaper]\n"
    sources = load(race(tmp_path, [size("exactly: 1")], "[A, B]", said)).report().sources
    assert sources.files == ("race.yaml",)
    assert sources.said == ("the federation's site", "a newspaper")
    assert not any(one.derived for one in sources.lists)
    assert (sources.document, sources.published, sources.day) == (None, None, None)
