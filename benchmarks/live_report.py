"""The live report in Chromium, from disk: how large, how long until it answers, how long each.

    make live
    python benchmarks/live_report.py [PATH] [--set field-relay.exactly=7,6] [--times 20]

Each answer is a changed number: solved, every bound counted again, first reserves found, the table
and the form made anew and put in their place; by the browser's own clock, from the change to the
new text. Nothing here is a test.
"""

import argparse
import shutil
import statistics
from itertools import cycle, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from playwright.sync_api import Page, expect, sync_playwright

from berth import load
from berth.live.file import live_html

ASK = """([id, number]) => new Promise(done => {
  const told = document.getElementById("live-told"), field = document.getElementById(id);
  const start = performance.now();
  new MutationObserver((_, observer) => {
    if (told.textContent === "Counting ...") return;
    observer.disconnect();
    done(performance.now() - start);
  }).observe(told, { childList: true });
  field.value = number;
  field.dispatchEvent(new Event("change", { bubbles: true }));
})"""


def opened(page: Page, file: Path) -> float:
    """Seconds until the form is there."""
    start = perf_counter()
    page.goto(file.as_uri())
    expect(page.locator("#live-form")).to_be_visible(timeout=120_000)
    return perf_counter() - start


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("path", nargs="?", default="instances/sochi-2014")
    asked.add_argument("--set", default="field-relay.exactly=7,6", help="a number's values in turn")
    asked.add_argument("--times", type=int, default=20)
    given = asked.parse_args()
    address, _, numbers = given.set.partition("=")
    case = load(given.path)
    text = live_html(case.report(), case).encode()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        file = Path(folder) / "live.html"
        file.write_bytes(text)
        chromium = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = chromium.new_context(offline=True).new_page()
        first = opened(page, file)
        values = islice(cycle(numbers.split(",")), given.times)
        times = [page.evaluate(ASK, [f"number-{address}", value]) for value in values]
        chromium.close()
    print(f"  file {len(text) / 1e6:.1f} MB, first answer after {first:.1f} s")
    print(f"  changed number: median {statistics.median(times):.0f} ms, worst {max(times):.0f} ms")


if __name__ == "__main__":
    main()
