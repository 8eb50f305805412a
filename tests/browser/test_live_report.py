"""The live report in a real browser: opened from disk, with no network, its numbers changed."""

import json
import re
import subprocess
import sys

import pytest
from accessible import found
from playwright.sync_api import expect
from running import SOCHI

from berth import load
from berth.live.engine import FOLDER, INSIDE
from berth.live.file import live_html

pytestmark = pytest.mark.skipif(
    not (FOLDER / INSIDE).exists(), reason="no engine on this machine; `make live` builds it"
)

#: Python starts in the browser, on a machine that may be busy: milliseconds.
STARTED = 120_000
RELAYS = "#number-field-relay\\.exactly"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    case = load(SOCHI)
    path = tmp_path_factory.mktemp("live") / "sochi.html"
    path.write_text(live_html(case.report(), case), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def started(browser, file):
    """One page for all, as Python starts but once; with what was asked for and what was said."""
    with browser.new_context(offline=True) as context:
        page = context.new_page()
        heard = []
        page.on("console", lambda message: heard.append(message.text))
        page.on("request", lambda request: heard.append(request.url))
        page.goto(file.as_uri())
        expect(page.locator("#live-told")).to_contain_text("Starting the engine")
        expect(page.locator("#outcome .allocation")).to_be_visible()
        expect(page.locator("#live-form")).to_be_visible(timeout=STARTED)
        yield page, heard


@pytest.fixture
def live(started):
    """As it was at first, whatever the tests before it did."""
    page, _ = started
    page.set_viewport_size({"width": 1280, "height": 720})
    page.emulate_media(color_scheme="light")
    if page.locator("#live-filed").count():
        page.locator("#live-filed").click()
    expect(page.locator("#live-filed")).to_have_count(0)
    expect(page.locator("#live .changed")).to_have_count(0)
    return page


def changed(page, number):
    page.locator(RELAYS).fill(str(number))
    page.locator(RELAYS).press("Tab")


def table(page):
    """NOC -> what stands in its row."""
    rows = page.locator("#live-answer .allocation tbody tr")
    return {
        row[0].split()[0]: [cell.split()[0] for cell in row[1:]]
        for row in rows.evaluate_all(
            "rows => rows.map(row => [...row.cells].map(one => one.innerText))"
        )
    }


def test_it_opens_from_disk_and_asks_for_nothing(started, file):
    _, heard = started
    assert heard[0] == file.as_uri()
    assert [one for one in heard[1:] if not one.startswith("blob:null/")] == []


def test_unchanged_it_shows_the_table_of_the_report(live):
    rows = live.locator("#outcome .allocation tbody tr").evaluate_all(
        "rows => rows.map(row => [...row.cells].map(one => one.innerText))"
    )
    assert table(live) == {row[0].split()[0]: row[1:] for row in rows}


def test_a_changed_number_leads_to_the_table_of_the_command_line(live):
    changed(live, 7)
    expect(live.locator("#live-told")).to_contain_text("110 athletes of 25 NOCs")
    expect(live.locator("#live-answer td.changed")).to_have_count(4)
    expect(live.locator("#live-answer")).to_contain_text("Loses: HUN Hungary")
    done = subprocess.run(
        [sys.executable, "-m", "berth", "solve", SOCHI, "--set", "field-relay.exactly=7", "--json"],
        capture_output=True, check=True,
    )  # fmt: skip
    nocs = json.loads(done.stdout)["nocs"]
    columns = live.locator("#live-answer tbody tr:first-child button").evaluate_all(
        "all => all.map(one => one.value.split(':')[1])"
    )
    shown = {
        noc: [int({".": 0, "X": 1}.get(text, text)) for text in row]
        for noc, row in table(live).items()
    }
    assert shown == {
        noc: [*(row[one] for one in columns), row["athletes"]] for noc, row in nocs.items()
    }


def test_a_cell_says_why_and_keeps_the_focus(live):
    changed(live, 7)
    cell = live.locator("#cell-HUN-women-relay")
    expect(cell).to_have_text(".")
    cell.focus()
    live.keyboard.press("Enter")
    expect(live.locator("#live-why")).to_contain_text("Why has Hungary no team place")
    expect(live.locator("#live-why")).to_be_in_viewport()
    expect(cell).to_be_focused()


@pytest.mark.soak
def test_whoever_types_on_meanwhile_stays_where_they_are(live):
    live.evaluate(
        """() => {
          const [relays, distance] = ["number-field-relay.exactly", "number-field-1500.exactly"]
            .map(id => document.getElementById(id));
          relays.value = 7;
          relays.dispatchEvent(new Event("change", { bubbles: true }));
          distance.focus();
          distance.select();
        }"""
    )
    live.keyboard.type("35")
    expect(live.locator("#live-told")).to_contain_text("110 athletes")
    distance = live.locator("#number-field-1500\\.exactly")
    expect(distance).to_be_focused()
    expect(distance).to_have_value("35")
    distance.press("Tab")
    expect(live.locator("#live-rules .field.changed")).to_have_count(2)


def test_a_number_is_reset_alone(live):
    changed(live, 7)
    live.locator("#number-field-1500\\.exactly").fill("35")
    live.locator("#number-field-1500\\.exactly").press("Tab")
    expect(live.locator("#live-rules .field.changed")).to_have_count(2)
    live.locator("#reset-field-relay\\.exactly").click()
    expect(live.locator("#live-rules .field.changed")).to_have_count(1)
    expect(live.locator(RELAYS)).to_have_value("8")


def test_what_needs_the_solver_says_so(live):
    live.locator("#number-total-women\\.at_most").fill("38")
    live.locator("#number-total-women\\.at_most").press("Tab")
    expect(live.locator("#live-told")).to_have_text("the rules cannot all be kept")
    expect(live.locator("#live-answer")).to_contain_text("CP-SAT, which does not run in a browser")
    expect(live.locator("#live-answer")).to_contain_text("--set total-women.at_most=38")


def test_a_number_that_is_none_is_not_asked_about(live):
    changed(live, -1)
    expect(live.locator("#live-told")).to_contain_text("116 athletes")
    changed(live, 8)


@pytest.mark.parametrize("width", [400, 1200])
def test_only_tables_scroll_sideways(live, width):
    live.set_viewport_size({"width": width, "height": 800})
    assert live.evaluate("document.documentElement.scrollWidth") == width


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(live, scheme):
    live.emulate_media(color_scheme=scheme)
    changed(live, 7)
    expect(live.locator("#live-filed")).to_be_visible()
    assert [(one["id"], one["nodes"][0]["html"]) for one in found(live)] == []


def test_without_scripts_the_report_is_there(browser, file):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(file.as_uri())
        expect(page.locator("#outcome .allocation")).to_be_visible()
        expect(page.locator("#live-told")).to_contain_text("needs a browser that runs scripts")
        expect(page.locator("#live-form")).to_be_hidden()


def test_an_engine_that_does_not_start_says_so(page, file, tmp_path):
    broken = tmp_path / "broken.html"
    broken.write_text(re.sub('(data-part="pyodide.mjs">)[^<]+', r"\1H4sI", file.read_text()))
    page.goto(broken.as_uri())
    expect(page.locator("#live-told")).to_contain_text("The engine does not run in this browser")
    expect(page.locator("#outcome .allocation")).to_be_visible()
