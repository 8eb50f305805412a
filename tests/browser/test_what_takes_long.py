"""A forecast, and what must happen, in the browser: started, looked at meanwhile, stopped."""

import pytest
from accessible import serious
from on_the_page import A_WHILE, filled, to_tab
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")


#: Whether the chart is there, in its own size or nearly.
SHOWN = """part => {
  const chart = document.getElementById("chart");
  return chart.currentSrc.includes(part) && chart.complete && chart.naturalWidth > 0
    && chart.clientWidth / chart.naturalWidth > 0.9;
}"""


def asked_for(page, sochi, runs):
    """As somebody does who wants a forecast of Sochi before its last competition."""
    page.goto(f"{sochi}/what-if")
    page.locator("#norulings").check()
    expect(page.locator("#changes")).to_be_visible()
    to_tab(page, "forecast")
    page.locator("#open-kolomna").check()
    filled(page, {"runs": str(runs)})
    page.locator("#forecast-ask").click()


def test_a_forecast_is_drawn_and_told_in_tables_with_bars(page, sochi):
    asked_for(page, sochi, 40)
    expect(page.locator("#long")).to_contain_text("Drawn 40 times", timeout=A_WHILE)
    assert page.locator("#long meter").count() > 50
    # Whoever has the link sees it, and nothing is drawn again.
    page.reload()
    expect(page.locator("#long")).to_contain_text("Drawn 40 times")
    expect(page.locator("#runs")).to_have_value("40")


def test_a_forecast_is_a_chart_that_fits_every_screen_bright_and_dark(page, sochi):
    asked_for(page, sochi, 40)
    chart = page.locator("#chart")
    for width, room in ((1280, "wide"), (400, "narrow")):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme, light in (("light", "bright"), ("dark", "dark")):
            page.emulate_media(color_scheme=scheme)
            expect(chart).to_have_js_property("complete", value=True, timeout=A_WHILE)
            page.wait_for_function(SHOWN, arg=f"chart-{room}-{light}.svg", timeout=A_WHILE)
            assert serious(page, of_all_else=width == 400) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width


def test_a_forecast_tells_how_far_it_is_and_is_stopped(page, sochi):
    asked_for(page, sochi, 10_000)
    drawn = page.locator("#job-progress[max='10000']")
    expect(drawn).to_be_visible(timeout=A_WHILE)
    first = drawn.get_attribute("value")
    expect(drawn).not_to_have_attribute("value", first, timeout=A_WHILE)
    page.locator("#job-stop-now").click()
    expect(page.locator("#long")).to_contain_text("This was stopped before it was done.")
    expect(page.locator("#forecast-ask")).to_be_visible()


def test_what_must_happen_for_an_noc_to_have_a_place(page, sochi):
    page.goto(sochi)
    to_tab(page, "needs")
    filled(page, {"needs-noc": "GER", "needs-event": "women-relay"})
    page.locator("#needs-ask").click()
    told = page.locator("#long")
    expect(told).to_contain_text("A place needs its line at rank 8 or better", timeout=A_WHILE)
    expect(told).to_contain_text("athletes in Women 1 -> 5")
