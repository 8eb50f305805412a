"""The fragments that the page and the report are made of, each rendered alone."""

import re
from functools import cache
from html import unescape

import pytest

from berth import Case, load
from berth.html.environment import environment


@cache
def sochi() -> Case:
    return load("instances/sochi-2014")


def rendered(source: str, **values: object) -> str:
    return environment().from_string(source).render(values)


def cells(html: str, noc: str) -> list[str]:
    """The cells of an NOC's row, tags left out."""
    row = re.search(rf"<tr>\s*<th[^>]*>[^\n]*>{noc}<.*?</tr>", html, re.S)
    assert row is not None
    found = re.findall(r"<td[^>]*>(.*?)</td>", row[0], re.S)
    return [re.sub(r"<[^>]*>", "", cell).strip() for cell in found]


TABLE = '{% from "parts/allocation.html" import allocation %}'


def test_the_table_has_a_row_per_noc_and_a_column_per_event_and_squad():
    html = rendered(TABLE + '{{ allocation(a, "Places") }}', a=sochi().solve())
    assert cells(html, "KAZ") == ["2", ".", "2", "X", "1", "1", "1", ".", "5", "1", "6"]
    assert html.count('scope="row"') == 25 + 1
    assert html.count('scope="colgroup"') == 3
    assert '<abbr title="Men&#39;s 500 m">500</abbr>' in html


def test_a_changed_cell_says_what_it_was():
    call = TABLE + '{{ allocation(a, "Places", changed) }}'
    html = rendered(call, a=sochi().solve(), changed={("KAZ", "men"): 3})
    assert cells(html, "KAZ")[8] == "5 was 3"
    assert html.count(" changed") == 1


def test_a_caller_makes_each_cell_a_link():
    call = (
        TABLE + '{% call(noc, column, text) allocation(a, "Places") %}'
        '<a href="#{{ noc }}-{{ column }}">{{ text }}</a>{% endcall %}'
    )
    html = rendered(call, a=sochi().solve())
    assert '<a href="#KAZ-men-500m">2</a>' in html
    assert html.count("<a href=") == 25 * 11


def test_what_hangs_on_a_lot_is_a_question_mark():
    answer = load("instances/examples/tie-that-matters.yaml").solve()
    html = rendered(TABLE + '{{ allocation(a, "Places") }}', a=answer)
    assert 'class="open' in html


def test_problems_are_told_with_their_repairs_and_a_button_for_each():
    source = (
        '{% from "parts/problems.html" import problems %}'
        "{% macro button(repair) %}<button>{{ repair.changes[0].new }}</button>{% endmacro %}"
        "{{ problems(a, button) }}"
    )
    answer = load("instances/examples/conflict-host-and-limit.yaml").diagnose()
    html = rendered(source, a=answer)
    assert html.count("<button>") == sum(len(one.repairs) for one in answer.problems) > 0
    assert "These 2 rules cannot be kept together" in html


@pytest.mark.parametrize(
    ("part", "call"),
    [
        ("heading", "heading(a.heading, a.labels)"),
        ("heading", "rulings(a.heading, a.labels)"),
        ("cuts", 'cuts(a, "Cuts")'),
        ("ledger", "ledger(a.steps, a.labels)"),
        ("published", "published(a.published, a.labels)"),
    ],
)
def test_parts_of_an_allocation_render_alone(part, call):
    name = call.split("(", maxsplit=1)[0]
    source = f'{{% from "parts/{part}.html" import {name} %}}{{{{ {call} }}}}'
    assert rendered(source, a=sochi().solve(steps=True)).strip()


def test_the_ledger_says_what_text_says():
    answer = sochi().solve(steps=True)
    source = '{% from "parts/ledger.html" import ledger %}{{ ledger(a.steps, a.labels) }}'
    html = unescape(rendered(source, a=answer))
    assert "<td>awarded 32/32</td>" in html
    assert "passed over: exactly 32 places in each of Men's 500 m" in html


def test_a_reserve_list_has_a_row_per_entry():
    source = '{% from "parts/reserve.html" import reserve %}{{ reserve(a) }}'
    html = rendered(source, a=sochi().reserve("men-500m", first=3))
    assert html.count('scope="row"') == 3


def test_rules_are_sentences_with_their_citation_and_numbers():
    source = '{% from "parts/rules.html" import rules %}{{ rules(a) }}'
    html = rendered(source, a=sochi().rules)
    assert "<cite>(sentence 5)</cite>" in html
    assert re.search(r"<code>exactly</code> 32", html)
