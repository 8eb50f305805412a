"""A forecast as text: chances per event, athletes per squad, and what decides them."""

import sys
from collections.abc import Iterator, Sequence
from math import ceil

from rich.console import RenderableType
from rich.table import Table

from berth.questions.forecast import Forecast
from berth.text.layout import hanging
from berth.text.words import counted, named, together
from solver.forecast.chances import Chance

#: Chances up to this far from 0 or 1 are told in words.
NEARLY = 0.01
#: So many numbers of places have a column of their own.
MOST_COLUMNS = 4
#: A sign of a bar stands for so many per cent.
PER_SIGN = 5
BLOCKS, PLAIN = "░▒▓█", "-=+#"


def forecast_text(found: Forecast) -> Iterator[RenderableType]:
    """What was drawn from what; a table per event and per squad; how it was allocated."""
    yield from hanging(_about(found))
    for event in found.instance.rulebook.events:
        yield from _event(found, event)
    for squad in found.instance.rulebook.squads:
        yield from _squad(found, squad)
    yield ""
    yield from hanging(_made(found))


def _about(found: Forecast) -> Iterator[str]:
    plan, runs = found.plan, found.chances.runs
    if found.is_stopped:
        yield f"Stopped after {runs:,} of {plan.runs:,} runs; this is what they say."
    yield (
        f"Open: {together(plan.open)}. Drawn {runs:,} times (seed {plan.seed}) from a model of the "
        f"results of {together(found.opened.closed)}."
    )
    yield (
        f"Chances, in per cent, are those of so many places or more; {_signs()[0]} is how far "
        f"{runs:,} runs may be off from endless ones (95 in 100 times). How far the model is off "
        "from the world comes on top."
    )


def _signs() -> tuple[str, str]:
    """Plus-minus and the signs of a bar, as far as the output can show them."""
    can = (getattr(sys.stdout, "encoding", "") or "").lower().startswith("utf")
    return ("±", BLOCKS) if can else ("+-", PLAIN)


def _event(found: Forecast, event: str) -> Iterator[RenderableType]:
    name = found.instance.rulebook.events[event].name
    every = {noc: found.chances.chances(noc, event) for noc in found.nocs}
    shown = {noc: chances for noc, chances in every.items() if any(map(_is_open, chances))}
    order = sorted(shown, key=lambda noc: [-one.runs for one in shown[noc]])
    most = min(MOST_COLUMNS, max((len(chances) for chances in shown.values()), default=0))
    yield ""
    if shown:
        table = _table(name)
        for k in range(1, most + 1):
            table.add_column(counted(k, "place"), justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
        for noc in order:
            cells = [_cell(shown[noc], k) for k in range(1, most + 1)]
            table.add_row(named(found.instance, noc), *cells, _bar(shown[noc], most))
        yield table
    else:
        yield name
    yield from hanging(_certain(every, shown))


def _table(head: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(head, no_wrap=True, overflow="ellipsis", max_width=26, min_width=26)
    return table


def _certain(
    every: dict[str, tuple[Chance, ...]], shown: dict[str, tuple[Chance, ...]]
) -> Iterator[str]:
    """The NOCs without a row: their places are as good as certain, or out of reach."""
    sure = {
        noc: sum(one.share > 1 - NEARLY for one in chances)
        for noc, chances in every.items()
        if noc not in shown
    }
    certain = [f"{noc} {count}" for noc, count in sure.items() if count]
    hardly = [noc for noc, count in sure.items() if not count and every[noc]]
    if certain:
        yield f"  more than 99: {', '.join(certain)}"
    if hardly:
        yield f"  less than 1: {', '.join(hardly)}"


def _is_open(one: Chance) -> bool:
    return NEARLY <= one.share <= 1 - NEARLY


def _cell(chances: Sequence[Chance], k: int) -> str:
    if k > len(chances):
        return "."
    one = chances[k - 1]
    if not _is_open(one):
        return "<1" if one.share < NEARLY else ">99"
    return f"{100 * one.share:.0f} {_signs()[0]}{ceil(100 * one.error)}"


def _bar(chances: Sequence[Chance], most: int) -> str:
    """A sign for every 5 %, the darker the more places; most: the columns of the table."""
    shades = _signs()[1][-most:]
    text = ""
    for shade, one in reversed([*zip(shades, chances, strict=False)]):
        text += shade * (round(100 * one.share / PER_SIGN) - len(text))
    return text


def _squad(found: Forecast, squad: str) -> Iterator[RenderableType]:
    events, chances = found.instance.rulebook.events, found.chances
    same: list[str] = []
    table = _table(f"Athletes: {found.instance.rulebook.squads[squad]}")
    table.add_column("Expected", justify="right", no_wrap=True)
    table.add_column("9 in 10", justify="right", no_wrap=True)
    table.add_column("What decides it")
    expected = {noc: chances.expected(noc, squad) for noc in found.nocs}
    for noc in sorted(expected, key=lambda noc: -expected[noc].mean):
        one, deciders = expected[noc], chances.deciders(noc, squad, found.events_of(squad))
        if not deciders:
            same += [f"{noc} {one.low}"] if one.mean else []
            continue
        if one.mean < NEARLY:
            continue
        first = deciders[0]
        span = str(one.low) if one.low == one.high else f"{one.low} to {one.high}"
        decided = f"{events[first.event].name} ({100 * first.share:.0f} %)"
        error = max(ceil(100 * one.error), 1) / 100
        mean = f"{one.mean:.2f} {_signs()[0]}{error:.2f}"
        table.add_row(named(found.instance, noc), mean, span, decided)
    yield ""
    if table.row_count:
        yield table
    if same:
        yield from hanging([f"  the same in every run: {', '.join(same)}"])


def _made(found: Forecast) -> Iterator[str]:
    chances, ways = found.chances, found.chances.ways
    yield (
        "What decides it: the event whose places go most with the number of athletes, and the "
        "share of its variance that goes with them. 9 in 10: the range in nine of ten runs."
    )
    yield (
        f"{ways['walk']:,} runs were allocated by the plain walk, which proved itself, "
        f"{ways['solver']:,} by the full solve. {chances.checked:,} of the first were found again "
        "by the solver alone: the same places."
    )
    if ways["conflict"]:
        yield (
            f"In {ways['conflict']:,} runs the rules cannot all be kept; the chances are those in "
            f"the other {chances.allocated:,}."
        )
    if chances.lots:
        yield (
            f"In {chances.lots:,} a tie could matter, and a lot was drawn: times, which might "
            "settle it, are not drawn."
        )
    yield (
        "NOCs that have not started so far cannot appear; of the others as many start as in "
        f"{found.opened.closed[-1]}."
    )
