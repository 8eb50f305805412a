"""The pictures of the documents, taken anew from what the program shows today: `make pictures`.

The page and the report are shown in Debian's Chromium, as in the tests of the page; the chances are
drawn by `berth forecast`. Nothing in them hangs on the day, so the same program gives the same
pictures, up to the fonts of the machine.
"""

import csv
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "tests" / "helpers"))
from served import served  # noqa: E402

PICTURES = ROOT / "docs" / "pictures"
CASE = "instances/sochi-2014"
BERTH = [sys.executable, "-m", "berth"]

#: Pixels of a window that shows the first screen, and how many a picture of it has for each.
WINDOW, SCALE = {"width": 1200, "height": 760}, 0.8

#: Of a picture, so that the documents stay small.
MOST_BYTES = 150_000


def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    with sync_playwright() as playwright, served(CASE) as address:
        browser = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page(viewport=WINDOW, device_scale_factor=SCALE)
        of_the_start(page, address)
        of_the_page(page, f"{address}/case/sochi-2014")
        of_the_report(page)
        browser.close()
    of_the_chances()
    for picture in sorted(PICTURES.iterdir()):
        size = picture.stat().st_size
        print(f"{picture.relative_to(ROOT)}  {size} bytes")
        if size > MOST_BYTES:
            sys.exit(f"{picture.name} has more than {MOST_BYTES} bytes")


def of_the_start(page: Page, address: str) -> None:
    page.goto(f"{address}/start")
    taken(page, "start")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "World Cup standings.xlsx")
        write_standings(file)
        page.locator("#files").set_input_files(file)
        page.locator("#drop-send").click()
        page.locator("#system").select_option("sochi-2014")
    page.locator("#look").click()
    page.locator(".wrong").first.wait_for()
    # As high as shows the cell that is wrong.
    page.set_viewport_size({**WINDOW, "height": 1000})
    taken(page, "what-was-understood")
    page.set_viewport_size(WINDOW)


def write_standings(file: Path) -> None:
    """Two rankings as somebody has them: sheets named as people name them, a country misspelt."""
    with xlsxwriter.Workbook(file) as book:
        for name, ranking in {"Men 500 m": "men-500m", "Women 500 m": "women-500m"}.items():
            with (ROOT / CASE / "rankings" / f"{ranking}.csv").open(encoding="utf-8") as lines:
                rows = [*csv.reader(lines)]
            rows[0] = ["Rank", "Country", "Points"]
            if ranking == "men-500m":
                rows[3][1] = "Rusia"
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, [int(cell) if cell.isdigit() else cell for cell in row])


def of_the_page(page: Page, address: str) -> None:
    page.goto(address)
    taken(page, "who-is-in")
    page.locator("#cell-POL-men-500m").click()
    page.get_by_text("Why has Poland").wait_for()
    taken(page, "why", "#why")
    page.goto(f"{address}/next?event=men-1000m")
    taken(page, "who-is-next")
    page.goto(address)
    change(page, "relay-brings.athletes", 4)
    taken(page, "teams-of-four", "#changes")
    page.goto(address)
    change(page, "total-women.at_most", 38)
    taken(page, "rules-that-clash")
    page.goto(f"{address}/needs")
    page.locator("#needs-noc").fill("GER")
    page.locator("#needs-event").select_option("women-relay")
    page.locator("#open-kolomna").check()
    page.locator("#needs-ask").click()
    page.get_by_text("A place needs").wait_for()
    taken(page, "what-must-happen")
    page.goto(f"{address}/forecast?norulings=1&open=kolomna")
    page.locator("#forecast-ask").click()
    page.locator("#chart").wait_for(timeout=120_000)
    taken(page, "how-likely", "figure.chart")


def change(page: Page, number: str, to: int) -> None:
    """As somebody does who types it and goes on to the next field."""
    page.locator(f'[id="number-{number}"]').fill(str(to))
    page.keyboard.press("Tab")
    page.locator("#changes").wait_for()


def taken(page: Page, name: str, part: str | None = None) -> None:
    """The window, or a part of the page whole."""
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)
    whole = page.locator(part) if part else page
    whole.screenshot(path=PICTURES / f"{name}.png")


def of_the_report(page: Page) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "report.html")
        asked = [*BERTH, "report", CASE, "-o", str(file)]
        subprocess.run(asked, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        page.goto(file.as_uri())
        taken(page, "report")


def of_the_chances() -> None:
    asked = ["forecast", CASE, "--open", "kolomna", "--without-rulings"]
    chart = ["--chart", str(PICTURES / "forecast.svg")]
    subprocess.run([*BERTH, *asked, *chart], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


if __name__ == "__main__":
    main()
