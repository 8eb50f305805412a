"""The report as HTML: what stands in it, whatever the outcome is; nothing of the data is markup."""

import re
from base64 import b64encode
from hashlib import sha256
from html import unescape

import pytest
from running import SOCHI, race, size
from scripted import SCRIPT, scripted

from berth import load
from berth.html.environment import rendered
from berth.html.report import report_html
from berth.text import text_of

EXAMPLES = SOCHI.parent / "examples"
CONFLICTS = SOCHI.parent / "conflicts"


@pytest.fixture(scope="module")
def sochi():
    return load(SOCHI)


@pytest.fixture(scope="module")
def html(sochi):
    return report_html(sochi.report())


def sections(html):
    return re.findall(r"<section id=(\w+)", html)


def plain(html):
    """What is read, without the tags."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def test_sochi_is_told_in_less_than_100_kilobytes(html):
    assert len(html.encode()) < 100_000
    assert sections(html) == [
        "about",
        "outcome",
        "published",
        "cuts",
        "reserves",
        "rules",
        "ledger",
    ]
    assert "116 athletes of 25 NOCs; equal to the published table: 25 of 25 NOCs" in html


def test_so_is_one_with_a_limit_that_most_lines_meet(sochi):
    tight = {"total.at_most": 112, "total-men.at_most": 56, "total-women.at_most": 56}
    assert len(report_html(sochi.with_numbers(tight).report()).encode()) < 100_000


def test_reserve_lists_are_unfolded_whatever_the_browser_knows_of_paper(html):
    reserves = html[html.index("<section id=reserves") : html.index("<section id=rules")]
    assert reserves.count("<details open>") == reserves.count("<details") == 8


def test_it_says_where_it_is_from(html):
    told = plain(html)
    assert "Document Short-track speed skating at the 2014 Winter Olympics" in told
    assert "Read from instance.yaml, rulebook.yaml, competitions/, rankings/" in told
    assert "Germany has at most 1 place in Men's 1500 m from 2013-11-22: inferred" in told


def test_who_came_where_around_the_cut_has_a_bar_for_points(html):
    assert re.search(r"<td class=points>32 <meter aria-hidden=true max=125 value=32></meter>", html)
    told = plain(html)
    assert "26 lines before these 27th KOR South Korea 125 awarded 27/32" in told
    assert "34th POL Poland 23 35th KOR South Korea 19" in told
    assert "46 lines more passed over" in told


def test_every_rule_has_its_citation(html, sochi):
    told = plain(html)
    for rule in sochi.rules.rules:
        assert f"{rule.wording} ({rule.cite})" in told


def test_every_line_has_its_turn_in_the_ledger(html, sochi):
    ledger = html[html.index("<section id=ledger") :]
    spans = re.findall(r"<th scope=row>(\d+)(?:-(\d+))?\b", ledger)
    numbers = [n for first, last in spans for n in range(int(first), int(last or first) + 1)]
    assert numbers == [*range(1, len(sochi.solve(steps=True).steps) + 1)]


def test_it_lets_nothing_in_but_its_own_style(html):
    style = re.search(r"<style>(.*?)</style>", html, re.S)[1]
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = re.search(r'Content-Security-Policy content="([^"]*)"', html)[1]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    assert not re.search(r"<script|<link(?! rel=icon)|<img|<iframe|\ssrc=| style=| on\w+=", html)
    assert re.findall(r"""(?:href|src)=["']?([^"'\s>]*)""", html)[0] == "data:,"
    assert all(one[0] == "#" for one in re.findall(r"""<a [^>]*href=["']?([^"'\s>]*)""", html))


def test_the_tags_that_are_left_out_are_none_of_the_data(tmp_path):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]")
    path.write_text(path.read_text().replace("Aland", "'</td> x=\"y\" </tr>'"))
    told = report_html(load(path).report())
    assert "&lt;/td> x=&#34;y&#34; &lt;/tr>" in told


def test_a_script_in_the_data_is_text(tmp_path):
    case = load(scripted(tmp_path))
    for report in (case.report(), case.with_numbers({"size.at_most": 0}).report()):
        told = report_html(report)
        assert "<script" not in told
        assert SCRIPT in unescape(told)


@pytest.mark.parametrize("name", ["tie-that-matters", "surplus-athlete-by-lot"])
def test_a_lot_is_told_with_the_table_as_far_as_it_is_certain(name):
    told = report_html(load(EXAMPLES / f"{name}.yaml").report())
    assert sections(told) == ["about", "outcome", "rules"]
    assert "A lot has to be drawn:" in told
    assert "as far as they are certain" in told
    assert re.search(r'<td class="?open', told)


def test_a_conflict_is_told_with_its_repairs():
    case = load(CONFLICTS / "two-problems.yaml")
    told = report_html(case.report())
    assert sections(told) == ["about", "outcome", "rules"]
    words = plain(told)
    for problem in case.diagnose().problems:
        for conflict in problem.conflicts:
            assert all(rule in words for rule in conflict.rules)
    assert words.count("settles it:") + words.count("these settles it:") >= 2


def test_a_conflict_without_a_diagnosis_is_told(sochi):
    told = report_html(sochi.with_numbers({"total-women.at_most": 38}).report(time_limit=1e-6))
    assert plain(told).lower().count("rules cannot all be kept") == 1
    assert "total-women" in told


def test_out_of_time_is_said_and_is_no_answer():
    told = report_html(load(EXAMPLES / "look-ahead.yaml").report(time_limit=1e-6))
    assert sections(told) == ["about", "outcome", "rules"]
    assert "undecided after 1e-06 s, which is no answer" in told


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_whatever_an_example_comes_to_can_be_told(path):
    report = load(path).report()
    told = plain(report_html(report))
    assert report.heading.title in told
    assert text_of(report)


def test_a_template_may_build_on_it(sochi, monkeypatch):
    """The seam for a report that computes itself: what it needs stands in blocks."""
    source = '{% extends "report/report.html" %}{% block live %}<p>Live</p>{% endblock %}'
    from berth.html import environment as made

    monkeypatch.setattr(
        made.environment(), "loader", _with(made.environment().loader, {"live.html": source})
    )
    assert "<p>Live</p>" in report_html(sochi.report(), "live.html")
    assert callable(rendered)


def _with(loader, more):
    from jinja2 import ChoiceLoader, DictLoader

    return ChoiceLoader([DictLoader(more), loader])
