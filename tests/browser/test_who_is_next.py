"""Who is next, an NOC gives a place back, a further ruling, rulings on a day: in the browser."""

import re

import pytest
from on_the_page import cell, filled, to_tab
from playwright.sync_api import expect
from running import SOCHI

from berth import load

pytestmark = pytest.mark.xdist_group("browser")


def test_the_reserve_list_of_an_event_that_is_chosen(page, sochi):
    page.goto(sochi)
    to_tab(page, "next")
    page.locator("#filter-event").select_option("men-relay")
    expect(page.locator("#reserves")).to_contain_text("Reserve list of Men's relay")
    expect(page).to_have_url(re.compile("event=men-relay"))
    shown = page.locator("#reserves tbody td:first-of-type b").all_inner_texts()
    expected = load(SOCHI).reserve("men-relay")
    assert shown[:3] == [line.noc for one in expected.reserves for line in one.lines][:3]


def test_an_noc_gives_a_place_back_and_who_moves_up_is_in_the_table(page, sochi):
    page.goto(f"{sochi}/next?event=men-1000m")
    filled(page, {"give-noc": "Germany"})
    page.locator("#give-show").click()
    expect(page.locator("#declined")).to_contain_text(
        "37th BLR Belarus: its 1st place in Men's 1000 m"
    )
    page.locator("#keep-declined").click()
    expect(page.locator("#changes")).to_contain_text("Gains: BLR Belarus: Men's 1000 m 0 -> 1")
    to_tab(page, "who")
    expect(cell(page, "BLR", "men-1000m")).to_have_text("1")
    expect(cell(page, "GER", "men-1000m")).to_have_text(".")


def test_a_further_ruling_counts_until_it_is_taken_away(page, sochi):
    page.goto(f"{sochi}/what-if")
    said = {"ruling-noc": "CAN", "ruling-event": "men-500m", "ruling-form": "at_most"}
    filled(page, {**said, "ruling-number": "1", "ruling-date": "2014-01-05"})
    page.locator("#ruling-add").click()
    expect(page.locator(".further")).to_contain_text("Canada has at most 1 place in Men's 500 m")
    expect(page.locator("#changes")).to_contain_text("Loses: CAN Canada: Men's 500 m 3 -> 1")
    page.locator("#further-1").click()
    expect(page.locator("#changes")).to_have_count(0)


def test_rulings_count_from_their_day_on(page, sochi):
    page.goto(f"{sochi}/what-if")
    expect(page.locator(".rulings")).to_contain_text("Counts: Kazakhstan has no place")
    page.locator("#asof").fill("2013-11-21")
    page.locator("#asof").press("Enter")
    expect(page.locator(".rulings")).to_contain_text("Does not count: Kazakhstan has no place")
    to_tab(page, "who")
    then = load(SOCHI).as_of("2013-11-21").solve()
    expect(cell(page, "KAZ", "men-1000m")).to_have_text(str(then.nocs["KAZ"]["men-1000m"]))
