"""The page under load, and how long somebody waits for a changed number; seconds of a clock.

    python benchmarks/page.py [--questions 50] [--changes 10] [--runs 10000]

What-ifs, no two the same, of one server: one after the other, all at once, one after the other
again, and all at once while a long forecast is drawn. Each page is compared with what the API says
for its numbers; then one number after another is changed in Debian's Chromium, if it is there.
"""

import argparse
import asyncio
import sys
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

import httpx

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from browsing import CHROMIUM, QUIET  # noqa: E402
from pages import Page  # noqa: E402
from served import served  # noqa: E402

from berth import Case, load  # noqa: E402
from berth.views.solve import AllocationAnswer  # noqa: E402

CASE = "sochi-2014"
SIZES = ("field-500-1000.exactly", "field-1500.exactly", "field-relay.exactly")
LONGEST = 120.0

Numbers = dict[str, int]

#: From a changed number until what it does is painted, in milliseconds. A page is asked for by
#: the change, put in the place of the last one, and drawn before the second frame begins.
UNTIL_SHOWN = """([address, number]) => new Promise(resolve => {
  const begun = performance.now();
  const isShown = () => {
    const told = document.getElementById("changes")?.innerText ?? "";
    return told.split(address).slice(1).some(one => parseInt(one.split("-> ")[1]) === number);
  };
  const seen = new MutationObserver(() => {
    if (!isShown()) return;
    seen.disconnect();
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - begun)));
  });
  seen.observe(document.body, {childList: true, subtree: true, characterData: true});
  const field = document.getElementById(`number-${address}`);
  field.value = number;
  field.dispatchEvent(new Event("change", {bubbles: true}));
})"""


class Answered(NamedTuple):
    """text: None where no page came. seconds: until all of it was there."""

    numbers: Numbers
    text: str | None
    seconds: float


def what_ifs() -> Iterator[Numbers]:
    """No two of them the same, and none that anybody has asked for yet."""
    for sizes in product(range(24, 36), range(28, 40), (7, 6, 5)):
        yield dict(zip(SIZES, sizes, strict=True))


async def asked(client: httpx.AsyncClient, numbers: Numbers) -> Answered:
    begun = perf_counter()
    changes = [("set", f"{address}:{number}") for address, number in numbers.items()]
    try:
        found = await client.get(f"/case/{CASE}", params=changes)
        text = found.text if found.status_code == 200 else None
    except httpx.HTTPError:
        text = None
    return Answered(numbers, text, perf_counter() - begun)


async def in_turn(client: httpx.AsyncClient, questions: list[Numbers]) -> list[Answered]:
    return [await asked(client, one) for one in questions]


async def at_once(client: httpx.AsyncClient, questions: list[Numbers]) -> list[Answered]:
    return await asyncio.gather(*(asked(client, one) for one in questions))


def wrong(answered: Answered, case: Case) -> str | None:
    """What of a page is not as the API has it; None where all is."""
    if answered.text is None:
        return "no page came"
    page = Page(answered.text)
    expected = case.with_numbers(answered.numbers).solve()
    if not isinstance(expected, AllocationAnswer):
        told = [one for one in page.found if one.get("id") == "problems"]
        return None if told and expected.status == "conflict" else f"{expected.status} is not told"
    shown = {one["value"]: one["text"] for one in page.all("button") if one.get("name") == "why"}
    for noc, row in expected.nocs.items():
        for column in (*expected.labels.events, *expected.labels.squads):
            is_team = column in expected.labels.events and expected.labels.events[column].team
            number = row[column]
            text = "." if not number else "X" if is_team and number == 1 else str(number)
            if shown.get(f"{noc}:{column}") != text:
                return f"{noc}, {column}: {shown.get(f'{noc}:{column}')} and not {text}"
    return None


def told(how: str, found: list[Answered], seconds: float, case: Case) -> str:
    each = [one.seconds for one in found]
    lost = sum(one.text is None for one in found)
    others = [amiss for one in found if one.text is not None and (amiss := wrong(one, case))]
    print(*others, sep="\n", end="\n" if others else "")
    return (
        f"{how} | {len(found)} | {lost} lost | {len(others)} wrong | {median(each):.2f} s | "
        f"{max(each):.2f} s | {seconds:.1f} s"
    )


async def measured(address: str, count: int, runs: int) -> Iterator[str]:
    """A line for each way of asking."""
    case, questions, lines = load(ROOT / "instances" / CASE), what_ifs(), []
    limits = httpx.Limits(max_connections=count)
    async with httpx.AsyncClient(base_url=address, timeout=LONGEST, limits=limits) as client:
        (await client.get(f"/case/{CASE}")).raise_for_status()
        took = {}
        for how, way in WAYS.items():
            if how == FORECAST:
                await begun(client, address, runs)
            started = perf_counter()
            found = await way(client, list(islice(questions, count)))
            took[how] = perf_counter() - started
            lines.append(told(how, found, took[how], case))
        lines.append(await ended(client, address, runs))
    turns = (took["one after the other"] + took["one after the other, again"]) / 2
    lines += [f"{how}: {took[how] / turns:.2f} times as long as in turn" for how in (ALL, FORECAST)]
    return iter(lines)


ALL, FORECAST = "all at once", "all at once, beside a forecast"
WAYS = {
    "one after the other": in_turn,
    ALL: at_once,
    "one after the other, again": in_turn,
    FORECAST: at_once,
}


def _forecast(runs: int, to: str = "") -> str:
    return f"/case/{CASE}/forecast{to}?norulings=1&open=kolomna&runs={runs}"


async def begun(client: httpx.AsyncClient, address: str, runs: int) -> None:
    """A forecast, until it draws."""
    await client.post(_forecast(runs, "/start"), headers={"Origin": address})
    while f'max="{runs}"' not in (await client.get(_forecast(runs))).text:
        await asyncio.sleep(0.2)


async def ended(client: httpx.AsyncClient, address: str, runs: int) -> str:
    is_drawn = 'id="job-progress"' in (await client.get(_forecast(runs))).text
    await client.post(_forecast(runs, "/stop"), headers={"Origin": address})
    return f"the forecast of {runs} runs {'still went on' if is_drawn else 'had ended'} then"


def until_shown(address: str, count: int) -> str:
    """One number after another, in a browser."""
    from playwright.sync_api import sync_playwright

    if CHROMIUM is None:
        return "no chromium on this machine; `make browser` installs it"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        page = browser.new_page()
        page.goto(f"{address}/case/{CASE}", wait_until="networkidle")
        numbers = [31 - number for number in range(count)]
        took = [page.evaluate(UNTIL_SHOWN, [SIZES[0], number]) for number in numbers]
        browser.close()
    return (
        f"a changed number until its table is painted, {count} times: median "
        f"{median(took):.0f} ms, worst {max(took):.0f} ms"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=50)
    parser.add_argument("--changes", type=int, default=10)
    parser.add_argument("--runs", type=int, default=10_000)
    said = parser.parse_args()
    with served(ROOT / "instances" / CASE) as address:
        print("what-ifs | asked | lost | wrong | median | worst | in all")
        for line in asyncio.run(measured(address, said.questions, said.runs)):
            print(line)
        print(until_shown(address, said.changes))


if __name__ == "__main__":
    main()
