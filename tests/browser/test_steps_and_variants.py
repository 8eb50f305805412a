"""Step by step, two states compared, variants of the case, saved and loaded: in the browser."""

import re

import pytest
from on_the_page import cell, change, file_taken, to_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


def test_only_the_steps_of_one_noc_in_one_event(page, sochi):
    page.goto(sochi)
    to_tab(page, "steps")
    expect(page.locator("#ledger")).to_contain_text("NED")
    page.locator("#filter-noc").select_option("KAZ")
    expect(page.locator("#ledger")).not_to_contain_text("NED")
    page.locator("#filter-event").select_option("men-relay")
    rows = page.locator("#ledger tbody tr:has(td)")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Men's relay")
    # What is filtered is the same in another question.
    to_tab(page, "who")
    expect(page.locator("#cells tbody tr")).to_have_count(1)


def test_two_states_are_compared_and_another_pair_is_chosen(page, sochi):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    expect(page.locator("#changes")).to_be_visible()
    to_tab(page, "compare")
    expect(page.locator("#compared")).to_contain_text("As filed, compared with this what-if")
    expect(page.locator(".compare tbody")).to_contain_text("HUN Hungary")
    page.locator("#compare-b").select_option("published")
    expect(page.locator("#compared")).to_contain_text("As filed, compared with published")
    expect(page.locator(".compare")).to_have_count(0)
    page.locator("#day-b").fill("2013-11-21")
    page.locator("#day-show").click()
    expect(page.locator("#compared")).to_contain_text("As filed, compared with 2013-11-21")
    expect(page.locator(".compare tbody")).to_contain_text("KAZ Kazakhstan")


def test_a_variant_of_the_case_is_chosen_and_left_again(page, sochi):
    page.goto(sochi)
    to_tab(page, "what-if")
    page.locator("#variant").select_option("ten-relays")
    expect(page.locator("#changes")).to_contain_text("(ten-relays)")
    expect(page.locator("[id='number-field-relay.exactly']")).to_have_value("10")
    page.locator("#variant").select_option("")
    expect(page.locator("#changes")).to_have_count(0)


def test_a_what_if_is_saved_and_loaded_by_somebody_else(page, sochi, browser, tmp_path):
    page.goto(sochi)
    change(page, "field-relay.exactly", 7)
    expect(cell(page, "HUN", "women-relay")).to_have_text(".")
    page.locator("#drop-noc-per-distance").check()
    expect(page.locator("#changes")).to_contain_text("noc-per-distance is dropped")
    table = page.locator("#cells").inner_text()
    to_tab(page, "what-if")
    file = tmp_path / "mine.yaml"
    file.write_bytes(file_taken(page, "#save-variant"))
    with browser.new_page() as other:
        other.goto(f"{sochi}/what-if")
        other.locator("#variant-file").set_input_files(file)
        other.locator("#variant-load").click()
        expect(other.locator("#variants")).to_contain_text("Loaded: saved")
        expect(other).to_have_url(re.compile("patch="))
        to_tab(other, "who")
        assert other.locator("#cells").inner_text() == table


def test_a_file_that_is_no_variant_is_told_at_its_line(page, sochi, tmp_path):
    file = tmp_path / "mine.yaml"
    file.write_text("id: mine\nchange: {total.at_most: many}\n")
    page.goto(f"{sochi}/what-if")
    page.locator("#variant-file").set_input_files(file)
    page.locator("#variant-load").click()
    expect(page.locator(".refused")).to_contain_text("variant.yaml:2:")
    page.locator("#back").click()
    expect(page.locator("#cells")).to_be_visible()
