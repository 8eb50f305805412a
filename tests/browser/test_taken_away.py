"""Files that the page hands over, each opened; and that what is shown stands in them."""

import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from accessible import serious
from on_the_page import change, file_taken
from playwright.sync_api import expect
from running import SOCHI, berth

from berth import load
from berth.html.report import report_html
from berth.live.engine import has_engine

pytestmark = pytest.mark.xdist_group("browser")

CHANGED = "field-relay.exactly"


@pytest.fixture
def what_if(page, sochi):
    page.goto(sochi)
    change(page, CHANGED, 7)
    expect(page.locator("#changes")).to_be_visible()
    return page


def test_json_is_what_solve_prints(page, sochi):
    page.goto(sochi)
    assert file_taken(page, "#download-json").decode() == berth("solve", SOCHI, "--json").stdout


def test_json_of_a_what_if_is_what_solve_prints_but_that_no_option_was_given(what_if):
    file = file_taken(what_if, "#download-json").decode()
    assert json.loads(file)["nocs"]["HUN"]["women-relay"] == 0
    printed = berth("solve", SOCHI, "--set", f"{CHANGED}=7", "--json").stdout
    assert file == printed.replace(f'"--set {CHANGED}=7"', f'"{CHANGED} = 7"')


def test_the_report_is_what_the_command_writes_and_asks_for_nothing(what_if, tmp_path):
    file = tmp_path / "report.html"
    file.write_bytes(file_taken(what_if, "#download-html"))
    expected = report_html(load(SOCHI).with_numbers({CHANGED: 7}).report())
    assert file.read_text("utf-8") == expected
    said = []
    what_if.on("console", lambda message: said.append(message.text))
    what_if.goto(file.as_uri())
    expect(what_if.locator(".allocation").first).to_be_visible()
    assert said == []


@pytest.mark.parametrize("end", ["xlsx", "csv"])
def test_the_table_is_the_file_that_export_writes(page, sochi, end, tmp_path):
    page.goto(sochi)
    written = tmp_path / f"table.{end}"
    assert berth("export", SOCHI, "-o", written).exit_code == 0
    assert file_taken(page, f"#download-{end}") == written.read_bytes()


def test_a_workbook_tells_how_far_it_is_and_is_there_to_be_taken_again(what_if):
    with what_if.expect_download() as found:
        what_if.locator("#download-xlsx").click()
        expect(what_if.locator("#job-progress")).to_be_visible()
    first = found.value
    assert first.suggested_filename == "sochi-2014.xlsx"
    expect(what_if.locator("#take-file")).to_be_visible()
    assert serious(what_if) == []
    again = file_taken(what_if, "#take-file")
    assert again == first.path().read_bytes()


@pytest.mark.skipif(not has_engine(), reason="no engine is built; `make live` builds it")
def test_the_live_report_is_the_one_that_the_command_writes(page, sochi, tmp_path):
    page.goto(sochi)
    written = tmp_path / "live.html"
    assert berth("report", SOCHI, "--live", "-o", written).exit_code == 0
    assert file_taken(page, "#download-live-html") == written.read_bytes()


def test_the_folder_is_the_case_again(page, sochi, tmp_path):
    page.goto(sochi)
    with ZipFile(BytesIO(file_taken(page, "#download-zip"))) as packed:
        packed.extractall(tmp_path)
    (found,) = tmp_path.rglob("instance.yaml")
    assert load(found).solve().nocs == load(SOCHI).solve().nocs
