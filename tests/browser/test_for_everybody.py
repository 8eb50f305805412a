"""The page by keyboard alone, on a telephone, in the dark, read out, printed, without scripts."""

import pytest
from accessible import serious
from playwright.sync_api import expect
from served import served

pytestmark = pytest.mark.xdist_group("browser")

SCREENS = {
    "who is in": "",
    "why": "?why=GER:men-1000m",
    "a changed number": "?set=field-relay.exactly:7",
    "rules that clash": "?set=total-women.at_most:38",
    "who is next": "/next?event=men-1000m",
    "what if": "/what-if",
    "what must happen": "/needs",
    "forecast": "/forecast",
    "step by step": "/steps",
    "compare": "/compare?set=field-relay.exactly:7",
}


#: Each shows colours that the others do not.
IN_THE_DARK = ("a changed number", "rules that clash", "what if")


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing_serious_and_only_tables_are_wider_than_a_telephone(page, sochi, screen):
    page.goto(sochi + SCREENS[screen])
    assert serious(page) == []
    if screen in IN_THE_DARK:
        page.emulate_media(color_scheme="dark")
        assert serious(page, of_all_else=False) == []
    page.set_viewport_size({"width": 400, "height": 800})
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 400


def test_a_badge_in_the_place_of_a_flag_can_be_read_by_all(page):
    with served("instances/curling-2018") as address:
        page.goto(f"{address}/case/curling-2018")
        expect(page.locator(".badge").get_by_text("OAR")).to_be_visible()
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            assert serious(page) == []
        page.set_viewport_size({"width": 400, "height": 800})
        assert page.evaluate("() => document.documentElement.scrollWidth") <= 400


def test_axe_would_find_what_is_serious(page, sochi):
    page.goto(sochi)
    page.evaluate("() => document.querySelector('label[for=filter-noc]').remove()")
    page.evaluate("() => document.querySelector('#who-head').style.color = '#ccc'")
    told = [one.partition(":")[0] for one in serious(page)]
    assert told == ["color-contrast", "select-name"]


def test_a_number_is_changed_and_a_cell_asked_about_with_the_keyboard_alone(page, sochi):
    page.goto(sochi)
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    field = page.locator("[id='number-field-relay.exactly']")
    _tab_to(page, field)
    page.keyboard.press("Control+A")
    page.keyboard.type("7")
    page.keyboard.press("Enter")
    expect(page.locator("#changes")).to_contain_text("8 -> 7")
    expect(field).to_be_focused()
    cell = page.locator("#cell-HUN-women-relay")
    _tab_to(page, cell, most=400)
    page.keyboard.press("Enter")
    expect(page.locator("#why")).to_contain_text("Why has Hungary no team place")


def _tab_to(page, wanted, most=200):
    for _ in range(most):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{most} presses of Tab do not lead there")


def test_what_an_answer_says_is_read_out(page, sochi):
    page.goto(sochi)
    told = page.locator("#told")
    assert told.get_attribute("aria-live") == "polite"
    before = told.inner_text()
    field = page.locator("[id='number-field-relay.exactly']")
    field.fill("7")
    field.press("Enter")
    expect(page.locator("#changes")).to_be_visible()
    assert page.locator("#told").inner_text() != before


def test_everything_works_without_scripts(browser, sochi):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(sochi)
        page.locator("[id='number-field-relay.exactly']").fill("7")
        page.locator("#rules-apply").click()
        expect(page.locator("#changes")).to_contain_text("8 -> 7")
        page.locator("#cell-HUN-women-relay").click()
        expect(page.locator("#why")).to_contain_text("Why has Hungary no team place")
        page.locator("#filter-noc").select_option("HUN")
        page.locator("#filter-show").click()
        expect(page.locator("#cells tbody tr")).to_have_count(1)
        page.goto(f"{sochi}?set=total-women.at_most:38")
        page.locator("#what-settles-it").click()
        page.locator("#problems a.button").first.click()
        expect(page.locator(".kept")).to_be_visible()
        page.goto(f"{sochi}/needs")
        page.locator("#needs-noc").fill("Hungary")
        page.locator("#needs-event").select_option("women-relay")
        page.locator("#needs-ask").click()
        expect(page).to_have_url(f"{sochi}/needs?noc=HUN&event=women-relay")
        page.wait_for_load_state()
        while page.locator("#job-again").count():
            page.reload()
        expect(page.locator("#long")).to_contain_text("Women's relay: Hungary has")


def test_what_is_printed_is_the_answer_on_few_pages(page, sochi):
    page.goto(sochi)
    page.emulate_media(media="print")
    expect(page.locator("aside")).to_be_hidden()
    expect(page.locator("#cells table")).to_be_visible()
    assert 1 <= page.pdf(format="A4").count(b"/Type /Page\n") <= 4
