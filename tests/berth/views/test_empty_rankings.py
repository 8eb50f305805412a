"""A case whose rankings are still to be filled in says so first, and offers no repairs."""

import pytest
from pages import opened, page_at

from berth import load
from berth.html.report import report_html

CASE = """
id: empty
title: A case whose rankings are to be filled in
host: RUS
rulebook:
  id: rules
  title: Rules
  squads: {men: Men}
  events:
    men-race: {name: Race, squad: men}
    men-relay: {name: Relay, squad: men, team: true}
  rules:
    - {id: field, kind: field_size, events: [men-race], exactly: 32, cite: A}
    - {id: relay, kind: field_size, events: [men-relay], exactly: 8, cite: A}
    - {id: host, kind: host_guarantee, events: {men-relay: 1}, cite: B}
    - {id: brings, kind: team_squad, events: [men-relay], athletes: 4, cite: C}
  award:
    - {id: all, lists: [men-race, men-relay], order: rank_by_rank, cite: D}
rankings: {men-race: [], men-relay: []}
"""
FIRST = (
    "The rankings of Race and Relay have no line yet: fill them in first. Nobody can earn a place "
    "by them before."
)


@pytest.fixture
def path(tmp_path):
    found = tmp_path / "empty.yaml"
    found.write_text(CASE)
    return found


def plain(text):
    return " ".join(text.split())


def test_what_is_to_be_filled_in_stands_first(path):
    case = load(path)
    assert plain(str(case.solve())).startswith(FIRST)
    assert plain(str(case.diagnose())).startswith(FIRST)


def test_no_number_is_offered_that_would_be_no_question_with_lines(path):
    case = load(path)
    for told in (str(case.solve()), str(case.diagnose()), report_html(case.report())):
        assert "32" in told
        assert "room for" not in told
        assert "->" not in told
        assert "settles it" not in told
        assert "No ranking of Relay has a line" in told or "No ranking of Race has a line" in told


def test_what_an_empty_ranking_has_no_part_in_is_told_in_full(path):
    text = CASE.replace("men-race: []", "men-race: [RUS, GER]")
    path.write_text(text.replace("men-relay], exactly: 8", "men-relay], at_most: 8"))
    told = plain(str(load(path).diagnose()))
    assert told.startswith("The ranking of Relay has no line yet: fill it in first.")
    assert "a) field (A), exactly: 32 -> 2, drastic." in told


def test_the_page_says_it_above_what_clashes(path):
    client = opened(path)
    for tab in ("", "/problems"):
        told = page_at(client, f"/case/empty{tab}").by_id("answer")["text"]
        assert told.startswith(FIRST)
        assert "->" not in told
        assert "Apply" not in told
    said = page_at(client, "/case/empty").by_id("told")["text"]
    assert said.endswith("2 rankings without a line; the rules cannot all be kept")
