"""A spreadsheet is dropped, said what it is, and the case is there; also without scripts."""

import base64

import pytest
import xlsxwriter
from accessible import serious
from playwright.sync_api import expect

pytestmark = pytest.mark.xdist_group("browser")

SHEETS = {
    "Cover": [["World Cup standings"]],
    "Men 500m": [["Rang", "Land", "Punkte"], [1, "Südkorea", 1200.5], [2, "NLD", 980]],
    "Damen": [["Liste", "Wer", "Pts", "Pts"], [1, "KOR", 9, 1], [2, "NED", 8, 2]],
}
DROPPED = """([name, data]) => {
  const bytes = Uint8Array.from(atob(data), (one) => one.charCodeAt(0));
  const dropped = new DataTransfer();
  dropped.items.add(new File([bytes], name));
  const event = new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true});
  document.getElementById("drop-head").dispatchEvent(event);
}"""


@pytest.fixture
def start(sochi):
    """The start page of the server that the other tests use."""
    return f"{sochi.partition('/case')[0]}/start"


@pytest.fixture
def standings(tmp_path):
    file = tmp_path / "standings.xlsx"
    with xlsxwriter.Workbook(file) as book:
        for name, rows in SHEETS.items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    return file


def say_what_it_is(page):
    page.locator("#system").select_option("sochi-2014")
    page.locator("#look").click()
    expect(page.locator("#list-1")).to_have_value("men-500m")
    expect(page.locator("#list-0")).to_have_value("-")
    page.locator("#list-2").select_option("women-500m")
    page.locator("#rank-2").select_option("Liste")
    page.locator("#noc-2").select_option("Wer")
    page.locator("#points-2").select_option("Pts (2)")
    page.locator("#rest").select_option("case")
    page.locator("#make").click()


def test_a_spreadsheet_that_is_dropped_becomes_a_case(page, start, standings):
    page.goto(start)
    data = base64.b64encode(standings.read_bytes()).decode()
    page.evaluate(DROPPED, [standings.name, data])
    page.wait_for_url("**/upload/*")
    say_what_it_is(page)
    page.wait_for_url("**/case/*")
    expect(page.locator("#told")).to_contain_text("with my tables")
    with page.expect_download() as taken:
        page.locator("a[href*='file.zip']").click()
    assert taken.value.suggested_filename == "case.zip"


def test_it_works_without_scripts(browser, start, standings):
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(start)
        page.locator("#files").set_input_files(standings)
        page.locator("#drop-send").click()
        say_what_it_is(page)
        expect(page.locator("h1")).to_contain_text("with my tables")


def test_a_file_that_is_too_large_is_told_before_it_is_sent(page, start):
    page.goto(start)
    page.evaluate("document.getElementById('drop').dataset.most = 10")
    page.locator("#files").set_input_files(
        {"name": "a.csv", "mimeType": "text/csv", "buffer": b"rank,noc\n1,JPN\n"}
    )
    page.locator("#drop-send").click()
    expect(page.locator("#drop-told")).to_contain_text("That is too large")
    assert "/upload" not in page.url


def test_a_case_leads_to_the_start_page_where_files_can_be_dropped(page, sochi):
    page.goto(sochi)
    page.locator("#start-link").click()
    page.wait_for_url("**/start")
    expect(page.locator("#first-case")).to_be_visible()
    sent = {"name": "a.csv", "mimeType": "text/csv", "buffer": b"rank,noc\n1,Nowhere\n"}
    page.locator("#files").set_input_files(sent)
    page.locator("#drop-send").click()
    page.wait_for_url("**/upload/*")


def test_two_people_who_send_files_do_not_see_each_other_s(page, start, browser):
    addresses, texts = set(), []
    with browser.new_page() as other:
        for one, name in ((page, "mine.csv"), (other, "yours.csv")):
            one.goto(start)
            assert one.locator("a[href*='/upload/']").count() == 0
            sent = {"name": name, "mimeType": "text/csv", "buffer": b"rank,noc\n1,JPN\n"}
            one.locator("#files").set_input_files(sent)
            one.locator("#drop-send").click()
            one.wait_for_url("**/upload/*")
            addresses.add(one.url)
            texts.append(one.locator("body").inner_text())
    assert len(addresses) == 2
    assert ["mine.csv" in text for text in texts] == [True, False]
    assert ["yours.csv" in text for text in texts] == [False, True]


@pytest.mark.parametrize(("width", "scheme"), [(1200, "light"), (400, "dark")])
def test_axe_finds_nothing_serious_and_nothing_is_too_wide(page, start, standings, scheme, width):
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    page.goto(start)
    assert serious(page) == []
    wrong = standings.with_name("wrong.csv")
    wrong.write_text("rank,noc,points\n1,Nowhere,9\nx,NED,8\n")
    page.locator("#files").set_input_files([standings, wrong])
    page.locator("#drop-send").click()
    page.locator("#system").select_option("ski-jumping-women-2014")
    page.locator("#look").click()
    page.locator("#list-3").select_option("normal-hill")
    page.locator("#make").click()
    expect(page.locator("#complaints")).to_contain_text("cells to be corrected")
    expect(page.locator("td.wrong")).to_have_count(2)
    assert serious(page) == []
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
