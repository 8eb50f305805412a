"""A forecast as text: chances per event, athletes per squad, and what decides them."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from rich.console import RenderableType
from rich.table import Table

from berth.text.heading import heading_shown, rulings_shown
from berth.text.layout import hanging
from berth.views.forecast import ChanceShown, ForecastAnswer
from models.words import counted, percent, together

#: Chances up to this far from 0 or 1 are told in words.
NEARLY = 0.01
#: So many numbers of places have a column of their own.
MOST_NUMBERS = 4
#: A sign of a bar stands for so many per cent.
PER_SIGN = 5
BLOCKS, PLAIN = "░▒▓█", "-=+#"

_Chances = Sequence[ChanceShown]


def shown(answer: ForecastAnswer) -> Iterator[RenderableType]:
    """What was drawn from what; a table per event and per squad; how it was allocated."""
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging(_about(answer))
    for event in answer.events:
        yield from _event(answer, event)
    for squad in answer.squads:
        yield from _squad(answer, squad)
    yield ""
    yield from hanging(_made(answer))
    yield from rulings_shown(answer.heading, answer.labels)


def _about(answer: ForecastAnswer) -> Iterator[str]:
    runs = answer.done
    if answer.status == "stopped":
        yield f"Stopped after {runs:,} of {answer.runs:,} runs; this is what they say."
    yield (
        f"Open: {together(answer.open)}. Drawn {runs:,} times (seed {answer.seed}) from a model of "
        f"the results of {together(answer.closed)}."
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


def _event(answer: ForecastAnswer, event: str) -> Iterator[RenderableType]:
    name, every = answer.labels.pool(event), answer.events[event]
    rows = {noc: chances for noc, chances in every.items() if any(map(_is_open, chances))}
    order = sorted(rows, key=lambda noc: [-one.runs for one in rows[noc]])
    most = min(MOST_NUMBERS, max((len(chances) for chances in rows.values()), default=0))
    yield ""
    if rows:
        table = _table(name)
        for k in range(1, most + 1):
            table.add_column(counted(k, "place"), justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
        for noc in order:
            cells = [_cell(rows[noc], k) for k in range(1, most + 1)]
            table.add_row(answer.labels.noc(noc), *cells, _bar(rows[noc], most))
        yield table
    else:
        yield name
    yield from hanging(_certain(every, rows))


def _table(head: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(head, no_wrap=True, overflow="ellipsis", max_width=26, min_width=26)
    return table


def _certain(every: Mapping[str, _Chances], rows: Mapping[str, _Chances]) -> Iterator[str]:
    """The NOCs without a row: their places are as good as certain, or out of reach."""
    sure = {
        noc: sum(one.chance > 1 - NEARLY for one in chances)
        for noc, chances in every.items()
        if noc not in rows
    }
    certain = [f"{noc} {count}" for noc, count in sure.items() if count]
    hardly = [noc for noc, count in sure.items() if not count]
    if certain:
        yield f"  more than 99: {', '.join(certain)}"
    if hardly:
        yield f"  less than 1: {', '.join(hardly)}"


def _is_open(one: ChanceShown) -> bool:
    return NEARLY <= one.chance <= 1 - NEARLY


def _cell(chances: _Chances, k: int) -> str:
    if k > len(chances):
        return "."
    one = chances[k - 1]
    if not _is_open(one):
        return "<1" if one.chance < NEARLY else ">99"
    return f"{100 * one.chance:.0f} {_signs()[0]}{ceil(100 * one.error)}"


def _bar(chances: _Chances, most: int) -> str:
    """A sign for every 5 %, the darker the more places; most: the columns of the table."""
    shades = _signs()[1][-most:]
    text = ""
    for shade, one in reversed([*zip(shades, chances, strict=False)]):
        text += shade * (round(100 * one.chance / PER_SIGN) - len(text))
    return text


def _squad(answer: ForecastAnswer, squad: str) -> Iterator[RenderableType]:
    same: list[str] = []
    table = _table(f"Athletes: {answer.labels.squads[squad]}")
    table.add_column("Expected", justify="right", no_wrap=True)
    table.add_column("9 in 10", justify="right", no_wrap=True)
    table.add_column("What decides it")
    expected = answer.squads[squad]
    for noc in sorted(expected, key=lambda noc: -expected[noc].mean):
        one = expected[noc]
        if not one.decided_by:
            same += [f"{noc} {one.low}"] if one.mean else []
            continue
        if one.mean < NEARLY:
            continue
        first = one.decided_by[0]
        span = str(one.low) if one.low == one.high else f"{one.low} to {one.high}"
        decided = f"{answer.labels.pool(first.event)} ({percent(first.share)})"
        error = max(ceil(100 * one.error), 1) / 100
        mean = f"{one.mean:.2f} {_signs()[0]}{error:.2f}"
        table.add_row(answer.labels.noc(noc), mean, span, decided)
    yield ""
    if table.row_count:
        yield table
    if same:
        yield from hanging([f"  the same in every run: {', '.join(same)}"])


def _made(answer: ForecastAnswer) -> Iterator[str]:
    yield (
        "What decides it: the event whose places go most with the number of athletes, and the "
        "share of its variance that goes with them. 9 in 10: the range in nine of ten runs."
    )
    yield (
        f"{answer.by_walk:,} runs were allocated by the plain walk, which proved itself, "
        f"{answer.by_solver:,} by the full solve. {answer.checked:,} of the first were found again "
        "by the solver alone: the same places."
    )
    if answer.conflicts:
        yield (
            f"In {answer.conflicts:,} runs the rules cannot all be kept; the chances are those in "
            f"the other {answer.allocated:,}."
        )
    if answer.lots:
        yield f"In {answer.lots:,} a tie could matter, and a lot was drawn."
    yield (
        "NOCs that have not started so far cannot appear; of the others as many start as in "
        f"{answer.closed[-1]}. Where best times settle ties, those so far count; later ones are "
        "not drawn."
    )
