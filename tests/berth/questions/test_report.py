"""Asking for all of a case, where some of it takes too long."""

import pytest
from documents import ROOT
from running import race, size

from berth import load
from berth.html.report import report_html
from berth.sentences.ledger import NO_REASONS
from solver.clock import Undecided


@pytest.fixture
def case(tmp_path):
    return load(race(tmp_path, [size("exactly: 1")], "[A, B, C]"))


def never(*_, **__):
    raise Undecided(60)


def test_an_allocation_whose_reasons_take_too_long_is_told_without_them(case, monkeypatch):
    monkeypatch.setattr("solver.explain.ledger.ledger", never)
    report = case.report()
    assert report.outcome == case.solve()
    assert (report.status, report.cuts) == ("allocated", ())
    assert [reserve.event for reserve in report.reserves] == ["race"]
    assert NO_REASONS in str(report)
    told = report_html(report)
    assert NO_REASONS in told
    assert "id=cuts" not in told


def test_a_why_that_takes_too_long_is_left_out(case, monkeypatch):
    assert len(case.report(whys=True).whys) == 3
    monkeypatch.setattr("berth.questions.report.reasons_of", never)
    assert case.report(whys=True).whys == ()


def test_with_many_lines_who_is_next_is_not_looked_for_where_it_takes_the_solver(monkeypatch):
    case = load("instances/examples/second-of-both-fill-first.yaml")
    assert [len(one.reserves) for one in case.report().reserves] == [1, 0]
    monkeypatch.setattr("berth.questions.report.COUNT_FROM", 0)
    report = case.report()
    assert [(one.reserves, one.end) for one in report.reserves] == [((), None)] * 2
    told = "Who is next is not looked for here."
    assert str(report).count(told) == report_html(report).count(told) == 2
    assert "nobody has a place that may be given back" not in str(report)


def test_it_is_told_how_many_lines_have_their_reason():
    told = []
    lines = len(
        load(ROOT / "instances" / "sochi-2014").solve(steps=True, progress=told.append).steps
    )
    counted = [one for one in told if one.doing == "Finding the reasons"]
    assert [one.done for one in counted] == list(range(0, lines, 25))
    assert {one.of for one in counted} == {lines}


def test_what_there_was_no_time_for_is_named_in_every_form(case, monkeypatch):
    assert case.report().not_in_time is None
    monkeypatch.setattr("berth.questions.report.reserve_list", never)
    report = case.report()
    assert report.not_in_time == ("some of the reserve lists",)
    told = "Not worked out in the time: some of the reserve lists."
    assert told in str(report)
    assert told in report_html(report)
