"""Who is in, why, and what a changed number does: what somebody does who has only a browser."""

import re

import pytest
from on_the_page import A_WHILE, cell, change
from playwright.sync_api import expect

from berth import load

pytestmark = pytest.mark.xdist_group("browser")


def test_the_table_is_the_one_that_solve_gives(page, sochi):
    page.goto(sochi)
    expect(page.locator("header .told")).to_contain_text("116 athletes of 25 NOCs")
    answer = load("instances/sochi-2014").solve()
    shown = page.eval_on_selector_all(
        "#cells button[name=why]", "all => all.map(one => [one.value, one.textContent.trim()])"
    )
    found = {tuple(value.split(":")): text for value, text in shown}
    for noc, row in answer.nocs.items():
        for column in (*answer.labels.events, *answer.labels.squads):
            team = column in answer.labels.events and answer.labels.events[column].team
            number = row[column]
            expected = "." if not number else "X" if team and number == 1 else str(number)
            assert found[noc, column] == expected


def test_a_click_on_a_number_says_why(page, sochi):
    page.goto(sochi)
    cell(page, "GER", "men-1000m").click()
    why = page.locator("#why")
    expect(why).to_contain_text("Germany has a place in Men's 1000 m.")
    expect(why).to_contain_text("with its line at rank 34 or better")
    expect(page).to_have_url(re.compile("why=GER"))
    expect(cell(page, "GER", "men-1000m")).to_be_focused()


def test_a_changed_number_marks_what_changed_and_says_who_loses(page, sochi):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    expect(page.locator("#changes")).to_contain_text("Loses: HUN Hungary: Women's relay 1 -> 0")
    expect(cell(page, "HUN", "women-relay")).to_have_text(".")
    expect(page.locator("td.changed", has=cell(page, "HUN", "women-relay"))).to_have_count(1)
    page.locator("[id='reset-field-relay.exactly']").click()
    expect(cell(page, "HUN", "women-relay")).to_have_text("X")
    expect(page.locator("#changes")).to_have_count(0)


def test_what_if_a_relay_team_were_four(page, sochi):
    page.goto(sochi)
    address = next(
        address
        for rule in load("instances/sochi-2014").rules.rules
        for name in rule.numbers
        if (address := f"{rule.id}.{name}").startswith("relay") and rule.numbers[name] == 5
    )
    change(page, address, 4)
    expect(page.locator("#changes")).to_contain_text("5 -> 4")
    expected = load("instances/sochi-2014").with_numbers({address: 4}).solve()
    expect(page.locator("header .told")).to_contain_text(f"{expected.totals['athletes']} athletes")


def test_what_a_number_far_down_does_is_in_sight_and_so_is_the_number(page, sochi):
    page.goto(sochi)
    field = page.locator("[id='number-relay-brings.athletes']")
    field.fill("4")
    field.press("Tab")
    expect(page.locator("#changes")).to_be_in_viewport()
    expect(page.locator(".field.changed", has=field)).to_be_in_viewport()


def test_rules_that_clash_are_named_and_a_repair_is_a_button(page, sochi):
    page.goto(sochi)
    change(page, "total-women.at_most", 38)
    problems = page.locator("#problems")
    expect(problems).to_contain_text("total-women")
    repair = problems.locator("a.button").first
    expect(repair).to_be_visible(timeout=A_WHILE)
    repair.click()
    expect(cell(page, "CAN", "men-500m")).to_have_text("3")
    expect(page.locator(".kept")).to_be_visible()


def test_a_rule_that_is_left_out_can_be_taken_back(page, sochi):
    page.goto(sochi)
    page.locator("#drop-noc-per-distance").check()
    expect(page.locator("#changes")).to_contain_text("noc-per-distance is dropped")
    page.locator("#as-filed").click()
    expect(page.locator("#changes")).to_have_count(0)


def test_a_link_shows_the_same_to_somebody_else(page, sochi, browser):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    cell(page, "HUN", "women-relay").click()
    expect(page.locator("#why")).to_contain_text("Why has Hungary no team place in Women's relay?")
    with browser.new_page() as other:
        other.goto(page.url)
        assert other.locator("#cells").inner_text() == page.locator("#cells").inner_text()
        assert other.locator("#why").inner_text() == page.locator("#why").inner_text()


def test_two_people_do_not_see_each_other_s_changes(page, sochi, browser):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    expect(page.locator("#changes")).to_be_visible()
    with browser.new_page() as other:
        other.goto(sochi)
        expect(other.locator("#changes")).to_have_count(0)


def test_one_noc_and_one_event_can_be_looked_at_alone(page, sochi):
    page.goto(sochi)
    page.locator("#filter-noc").select_option("GER")
    expect(page.locator("#cells tbody tr")).to_have_count(1)
    page.locator("#filter-event").select_option("women-1500m")
    expect(cell(page, "GER", "women-1500m")).to_have_text("1")
    expect(cell(page, "GER", "men-500m")).to_have_count(0)


def test_going_back_shows_what_was_before(page, sochi):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    expect(page.locator("#changes")).to_be_visible()
    page.go_back()
    expect(page.locator("#changes")).to_have_count(0)
    expect(cell(page, "HUN", "women-relay")).to_have_text("X")


def test_enter_asks_once_so_that_going_back_needs_one_step(page, sochi):
    """It changes the field and presses the button: asked again behind the answer it stood twice in
    the history, and going back showed the same."""
    page.goto(sochi)
    before = page.evaluate("history.length")
    asked = []
    page.on("request", lambda one: asked.append(one.url) if "/go?" in one.url else None)
    change(page, "field-relay.exactly", 7)
    expect(page.locator("#changes")).to_be_visible()
    # A click that is held is let go 20 ms behind the answer.
    page.wait_for_timeout(200)
    assert len(asked) == 1
    assert page.evaluate("history.length") == before + 1


def test_a_click_right_behind_a_change_does_not_undo_it(page, sochi):
    page.goto(sochi)
    page.evaluate(
        """() => {
          const field = document.getElementById("number-field-relay.exactly");
          field.value = 7;
          field.dispatchEvent(new Event("change", {bubbles: true}));
          document.getElementById("cell-HUN-women-relay").click();
        }"""
    )
    expect(page.locator("#why")).to_contain_text("Why has Hungary no team place in Women's relay?")
    expect(page.locator("#changes")).to_contain_text("field-relay (sentence 5), exactly: 8 -> 7")
