"""What takes long: started by a button, looked at by whoever has the link."""

import re

import pytest
from documents import ROOT
from pages import HOST, Page, opened, page_at
from running import race, size
from workbooks import sheets_of

from berth.live.engine import engine

SOCHI = ROOT / "instances/sochi-2014"
PAGE = "/case/sochi-2014"
OURS = {"Origin": f"http://{HOST}"}
FORECAST = "norulings=1&open=kolomna&runs=20&seed=3"
#: Those of its form, as it stands filled in.
SENT = ("to", "norulings", "open", "runs", "seed")


@pytest.fixture(scope="module")
def client():
    # Its loop stays between requests, as a server's does.
    with opened(SOCHI) as client:
        yield client


def test_a_link_to_a_forecast_starts_nothing(client):
    page = page_at(client, f"{PAGE}/forecast?{FORECAST}&seed=9".replace("seed=3&", ""))
    assert "There is no answer yet: Draw starts it." in page.by_id("long")["text"]
    assert page.by_id("open-kolomna")["checked"] is None


def test_a_forecast_is_started_and_shown_where_it_was_asked_for(client):
    page = page_at(client, f"{PAGE}/forecast?{FORECAST}")
    form = page.by_id("forecast-form")
    assert (form["method"], form["action"]) == ("post", f"{PAGE}/forecast/start")
    fields = {
        one["name"]: one["value"]
        for one in page.all("input")
        if one.get("name") in SENT and (one.get("type") != "checkbox" or "checked" in one)
    }
    answer = client.post(form["action"], data=fields, headers=OURS)
    assert answer.url.path == f"{PAGE}/forecast"
    assert set(answer.url.query.decode().split("&")) == set(FORECAST.split("&"))
    told = page_at(client, f"{PAGE}/forecast?{FORECAST}").by_id("long")["text"]
    assert "Open: Kolomna. Drawn 20 times (seed 3)" in told
    assert "Chances of so many places or more" in told


def test_what_can_not_be_drawn_is_told_and_may_be_started_again(client):
    client.post(f"{PAGE}/forecast/start?open=nowhere&runs=20", headers=OURS)
    page = page_at(client, f"{PAGE}/forecast?open=nowhere&runs=20")
    assert "no competition is called 'nowhere'" in page.by_id("long")["text"]
    assert page.by_id("forecast-ask")
    client.post(f"{PAGE}/forecast/start?open=kolomna&runs=20", headers=OURS)
    page = page_at(client, f"{PAGE}/forecast?open=kolomna&runs=20")
    assert "Drawn 20 times" in page.by_id("long")["text"]


@pytest.mark.parametrize("query", ["open=kolomna&runs=many", "open=kolomna&runs=1&seed=-1"])
def test_what_is_no_number_is_told(client, query):
    answer = client.get(f"{PAGE}/forecast?{query}")
    assert answer.status_code == 422
    assert "is not a number" in answer.text


def test_a_case_without_competitions_says_so():
    client = opened(ROOT / "instances/tennis-2024")
    assert "this case has none" in client.get("/case/tennis-2024/forecast").text


def test_nothing_is_started_for_another_page(client):
    headers = {"Origin": "http://evil.example"}
    assert client.post(f"{PAGE}/forecast/start?{FORECAST}", headers=headers).status_code == 403


def test_a_form_that_is_not_filled_in_starts_nothing_and_says_what_is_missing(client):
    for tab, missing in (("forecast", "choose a competition"), ("needs", "name an NOC")):
        answer = client.post(f"{PAGE}/{tab}/start", data={"to": tab, "noc": ""}, headers=OURS)
        assert answer.status_code == 422
        page = Page(answer.text)
        assert missing in page.by_id("long")["text"]
        assert page.by_id(f"{tab}-form")


def test_what_must_happen_is_told_of_an_noc(client):
    query = "noc=NZL&event=men-500m"
    page = page_at(client, f"{PAGE}/needs?{query}")
    assert "no answer yet" in page.by_id("long")["text"]
    fields = {"to": "needs", "noc": " New Zealand ", "event": "men-500m", "upcoming": ""}
    answer = client.post(page.by_id("needs-form")["action"], data=fields, headers=OURS)
    assert answer.url.query.decode() == query
    told = page_at(client, f"{PAGE}/needs?{query}").by_id("long")["text"]
    assert "Men's 500 m: New Zealand has" in told


def test_over_several_open_competitions_every_least_change_is_told(client):
    query = "noc=GER&event=women-relay&open=kolomna&upcoming=final"
    fields = {"to": "needs", "noc": "GER", "event": "women-relay"}
    fields |= {"open": "kolomna", "upcoming": "final"}
    page = page_at(client, f"{PAGE}/needs?{query}")
    client.post(page.by_id("needs-form")["action"], data=fields, headers=OURS)
    told = page_at(client, f"{PAGE}/needs?{query}").by_id("long")["text"]
    assert "10th alone; 11th and 18th; 12th and 15th; 13th and 13th." in told


def test_a_workbook_is_made_as_a_job_with_the_reason_of_every_number(tmp_path):
    with opened(race(tmp_path, [size("exactly: 2")], "[A, B, C]")) as client:
        page = page_at(client, "/case/race/make/xlsx?set=size.exactly:1")
        assert "no answer yet" in page.by_id("long")["text"]
        (start,) = [one["action"] for one in page.all("form") if "make/xlsx" in one["action"]]
        answer = client.post(start, headers=OURS)
        link = Page(answer.text).by_id("take-file")["href"]
        book = client.get(link)
    assert book.headers["content-disposition"] == 'attachment; filename="race.xlsx"'
    told = " ".join(sheets_of(book.content))
    assert told == "Allocation Steps Reserves Rules Why Sources"


def test_the_live_report_is_offered_where_its_engine_is_and_else_it_is_said_how(
    client, monkeypatch
):
    for is_there in (True, False):
        monkeypatch.setattr("berth.web.pages.has_engine", lambda is_there=is_there: is_there)
        page = page_at(client, PAGE)
        (away,) = [one for one in page.all("nav") if one.get("aria-label") == "Take away"]
        ids = [one.get("id") for one in page.found]
        assert ("download-live-html" in ids) == is_there
        assert ("make live" in away["text"]) != is_there


def test_without_an_engine_a_link_to_the_live_report_says_so(client, monkeypatch, tmp_path):
    monkeypatch.setattr("berth.live.file.engine", lambda: engine(tmp_path))
    answer = client.get(f"{PAGE}/file.live.html?set=total.at_most:115")
    assert answer.status_code == 422
    assert "run `make live` in a checkout of Berth" in answer.text


def drawn(client):
    client.post(f"{PAGE}/forecast/start?{FORECAST}", headers=OURS)
    return page_at(client, f"{PAGE}/forecast?{FORECAST}")


def test_a_forecast_is_a_chart_as_well_in_colours_and_widths_for_every_screen(client):
    page = drawn(client)
    chart = page.by_id("chart")
    assert "a panel for each of 8 events" in chart["alt"]
    pictures = {one["src"] for one in page.all("img") if one.get("id") == "chart"}
    pictures |= {one["srcset"] for one in page.all("source")}
    assert len(pictures) == 4
    for address in pictures:
        answer = client.get(address)
        assert answer.headers["content-type"] == "image/svg+xml"
        assert ("#14181d" in answer.text) == ("dark" in address)
        assert all(f">{noc}<" in answer.text for noc in ("KOR", "CAN"))
        width = int(re.search('width="([0-9]+)"', answer.text)[1])
        assert width <= (816 if "wide" in address else 372)


def test_there_is_no_chart_of_what_was_not_drawn(client):
    for address in ("chart-wide-bright.svg?open=kolomna&runs=19", f"chart-huge.svg?{FORECAST}"):
        assert client.get(f"{PAGE}/forecast/{address}").status_code == 404


def test_without_the_libraries_that_draw_the_tables_stand_alone_and_it_is_said(monkeypatch):
    monkeypatch.setattr("berth.charts.DRAWN_WITH", {"altair": "altair", "no_such": "not-there"})
    with opened(SOCHI) as client:
        page = drawn(client)
        told = page.by_id("long")["text"]
        assert "No chart is drawn here: it needs not-there" in told
        assert "Chances of so many places or more" in told
        assert [one for one in page.all("img") if one.get("id") == "chart"] == []
        address = f"{PAGE}/forecast/chart-wide-bright.svg?{FORECAST}"
        assert client.get(address).status_code == 404
