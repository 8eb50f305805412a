"""The cases that are shipped, a lot, a table alone: each opens, and nothing keeps anybody out.

One server in a thread has them all."""

import pytest
from accessible import serious
from documents import ROOT
from on_the_page import cell, filled, to_tab
from playwright.sync_api import expect
from served_here import served_here

pytestmark = pytest.mark.xdist_group("browser")

CASES = sorted(path.parent for path in ROOT.glob("instances/*/instance.yaml"))
OTHERS = [path.name for path in CASES if path.name != "sochi-2014"]
#: A table alone, teams alone, single athletes: the screen is made of other parts.
OF_A_KIND = ("fencing-2020", "curling-2018", "tennis-2024")
TIE = "tie-that-matters"


@pytest.fixture(scope="module")
def cases():
    """Where they are, each by its name."""
    with served_here(*CASES, ROOT / f"instances/examples/{TIE}.yaml") as address:
        yield f"{address}/case"


@pytest.fixture
def looked_at(page):
    """The page; whatever goes wrong on it is kept."""
    wrong = []
    page.on("response", lambda one: wrong.append(one.url) if one.status >= 400 else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda one: wrong.append(one.text) if one.type == "error" else None)
    yield page
    assert wrong == []


@pytest.mark.parametrize(
    "name",
    [n if n in OF_A_KIND else pytest.param(n, marks=pytest.mark.soak) for n in OTHERS],
)
def test_another_case_opens_on_any_screen_width(looked_at, cases, name):
    looked_at.set_viewport_size({"width": 400, "height": 800})
    looked_at.goto(f"{cases}/{name}")
    expect(looked_at.locator("#answer table").first).to_be_visible()
    assert looked_at.evaluate("() => document.documentElement.scrollWidth") <= 400
    if name in OF_A_KIND:
        # Colours are the same as on the screens of Sochi.
        assert serious(looked_at, of_contrast=False) == []


def test_a_case_without_rankings_is_a_table_that_was_checked(looked_at, cases):
    looked_at.goto(f"{cases}/fencing-2020")
    expect(looked_at.locator("nav.tabs")).to_have_text("The published table")
    expect(looked_at.locator("#checked")).to_contain_text("4 breaches")


def test_a_lot_is_told_before_the_table_and_drawn_as_a_further_ruling(looked_at, cases):
    looked_at.goto(f"{cases}/{TIE}")
    expect(looked_at.locator("#lots")).to_contain_text("A lot has to be drawn")
    expect(cell(looked_at, "A", "race")).to_have_text("1")
    expect(cell(looked_at, "B", "race")).to_have_text("?")
    assert serious(looked_at) == []
    to_tab(looked_at, "what-if")
    expect(looked_at.locator("#lots")).to_be_visible()
    said = {"ruling-form": "lot", "ruling-rank": "2", "ruling-date": "2026-01-05"}
    for noc, drawn in (("B", "2"), ("C", "1")):
        filled(looked_at, {**said, "ruling-noc": noc, "ruling-number": drawn})
        looked_at.locator("#ruling-add").click()
        expect(looked_at.locator(".further")).to_contain_text(f"{noc}")
    expect(looked_at.locator("#lots")).to_have_count(0)
    to_tab(looked_at, "who")
    expect(cell(looked_at, "B", "race")).to_have_count(0)
    expect(cell(looked_at, "C", "race")).to_have_text("1")
