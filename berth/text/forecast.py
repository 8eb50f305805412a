"""A forecast as text: chances per event, athletes per squad, and what decides them."""

import sys
from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.forecast import (
    PLUS_MINUS,
    certain_in_words,
    chance_in_short,
    expected_athletes,
    forecast_about,
    forecast_made,
    most_places,
    open_chances,
    same_athletes,
)
from berth.text.heading import heading_shown, rulings_shown
from berth.text.layout import hanging
from berth.views.forecast import ChanceShown, ForecastAnswer
from models.words import counted

#: A sign of a bar stands for so many per cent.
PER_SIGN = 5
BLOCKS, PLAIN = "░▒▓█", "-=+#"

_Chances = Sequence[ChanceShown]


def shown(answer: ForecastAnswer) -> Iterator[RenderableType]:
    """What was drawn from what; a table per event and per squad; how it was allocated."""
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging(forecast_about(answer, _signs()[0]))
    for event in answer.events:
        yield from _event(answer, event)
    for squad in answer.squads:
        yield from _squad(answer, squad)
    yield ""
    yield from hanging(forecast_made(answer))
    yield from rulings_shown(answer.heading, answer.labels)


def _signs() -> tuple[str, str]:
    """Plus-minus and the signs of a bar, as far as the output can show them."""
    can = (getattr(sys.stdout, "encoding", "") or "").lower().startswith("utf")
    return (PLUS_MINUS, BLOCKS) if can else ("+-", PLAIN)


def _event(answer: ForecastAnswer, event: str) -> Iterator[RenderableType]:
    name, every = answer.labels.pool(event), answer.events[event]
    rows, sign = open_chances(every), _signs()[0]
    most = most_places(rows)
    yield ""
    if rows:
        table = _table(name)
        for k in range(1, most + 1):
            table.add_column(counted(k, "place"), justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
        for noc, chances in rows.items():
            cells = [chance_in_short(chances, k, sign) for k in range(1, most + 1)]
            table.add_row(answer.labels.noc(noc), *cells, _bar(chances, most))
        yield table
    else:
        yield name
    yield from hanging(certain_in_words(every))


def _table(head: str) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column(head, no_wrap=True, overflow="ellipsis", max_width=26, min_width=26)
    return table


def _bar(chances: _Chances, most: int) -> str:
    """A sign for every 5 %, the darker the more places; most: the columns of the table."""
    shades = _signs()[1][-most:]
    text = ""
    for shade, one in reversed([*zip(shades, chances, strict=False)]):
        text += shade * (round(100 * one.chance / PER_SIGN) - len(text))
    return text


def _squad(answer: ForecastAnswer, squad: str) -> Iterator[RenderableType]:
    table = _table(f"Athletes: {answer.labels.squads[squad]}")
    table.add_column("Expected", justify="right", no_wrap=True)
    table.add_column("9 in 10", justify="right", no_wrap=True)
    table.add_column("What decides it")
    for one in expected_athletes(answer, squad, _signs()[0]):
        table.add_row(answer.labels.noc(one.noc), one.mean, one.span, one.decided_by)
    yield ""
    if table.row_count:
        yield table
    yield from hanging(same_athletes(answer, squad))
