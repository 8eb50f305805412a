"""A forecast as a picture: a panel per event, a bar per NOC, the darker the more places."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import altair as alt

from berth.views.forecast import ForecastAnswer
from models.words import counted, together

#: NOCs below this chance of a place are left out of a panel.
LEAST = 0.01
PANELS_PER_ROW = 4
PANEL_WIDTH, BAR_HEIGHT = 190, 13
#: One after the other, so that a machine without the first takes the next.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"
INK, QUIET, LINE = "#1d2733", "#5c6b7a", "#d5dbe1"
#: Lightest and darkest of the bars.
LIGHT, DARK = "#a9cbe4", "#0b3c66"


def write_chart(answer: ForecastAnswer, path: Path) -> None:
    """The kind of picture follows from the suffix."""
    picture = chart(answer)
    if path.suffix.lower() == ".png":
        picture.save(str(path), format="png", scale_factor=2)
    else:
        picture.save(str(path), format="svg")


def chart(answer: ForecastAnswer) -> alt.VConcatChart:
    """The panels of a squad stand in rows together."""
    events = answer.labels.events
    lengths = [len(chances) for nocs in answer.events.values() for chances in nocs.values()]
    most = max(lengths, default=1)
    panels: list[alt.HConcatChart] = []
    for _, squad in groupby(events, lambda name: events[name].squad):
        names = list(squad)
        for first in range(0, len(names), PANELS_PER_ROW):
            row = [_panel(answer, name, most) for name in names[first : first + PANELS_PER_ROW]]
            panels.append(alt.hconcat(*row, spacing=28))
    title = alt.TitleParams(
        f"{answer.heading.title}: chances of places",
        subtitle=[_subtitle(answer), "Bars: chance of so many places or more."],
        anchor="start",
        offset=18,
    )
    whole: Any = alt.vconcat(*panels, spacing=24, title=title)
    return _styled(whole)


def _subtitle(answer: ForecastAnswer) -> str:
    return (
        f"Open: {together(answer.open)}. {answer.allocated:,} seasons drawn from a model of the "
        f"results of {together(answer.closed)}."
    )


def _rows(answer: ForecastAnswer, event: str) -> Iterator[dict[str, Any]]:
    for noc, chances in answer.events[event].items():
        if chances[0].chance < LEAST:
            continue
        for k, one in enumerate(chances, 1):
            yield {
                "noc": noc,
                "places": counted(k, "place"),
                "k": k,
                "chance": one.runs / answer.allocated,
                "expected": sum(other.runs for other in chances),
            }


def _panel(answer: ForecastAnswer, event: str, most: int) -> alt.Chart:
    rows = list(_rows(answer, event))
    nocs = sorted(dict.fromkeys(r["noc"] for r in rows), key=lambda n: _rank(rows, n))
    heads = [counted(k, "place") for k in range(1, most + 1)]
    panel: Any = alt.Chart(alt.InlineData(values=rows), width=PANEL_WIDTH).mark_bar()
    return panel.encode(  # type: ignore[no-any-return]
        x=alt.X("chance:Q", stack=None, title=None, scale=alt.Scale(domain=[0, 1])).axis(
            format=".0%", values=[0, 0.5, 1]
        ),
        y=alt.Y("noc:N", sort=nocs, title=None),
        color=alt.Color("places:N", sort=heads, title=None).scale(
            domain=heads, range=_shades(most)
        ),
        order=alt.Order("k:Q"),
    ).properties(
        title=answer.labels.pool(event),
        height=alt.Step(BAR_HEIGHT),
    )


def _rank(rows: list[dict[str, Any]], noc: str) -> tuple[int, str]:
    return next((-row["expected"], noc) for row in rows if row["noc"] == noc)


def _shades(number: int) -> list[str]:
    """From light to dark, evenly."""
    if number == 1:
        return [DARK]
    ends = [[int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (LIGHT, DARK)]
    shades = []
    for index in range(number):
        mixed = [round(a + (b - a) * index / (number - 1)) for a, b in zip(*ends, strict=True)]
        shades.append("#" + "".join(f"{part:02x}" for part in mixed))
    return shades


def _styled(whole: Any) -> alt.VConcatChart:
    return (  # type: ignore[no-any-return]
        whole.configure(font=FONT, background="white", padding=16)
        .configure_view(stroke=None)
        .configure_title(
            fontSize=12, color=INK, subtitleColor=QUIET, subtitleFontSize=11, anchor="start"
        )
        .configure_axis(
            labelColor=INK, labelFontSize=9, domain=False, ticks=False, gridColor=LINE, grid=True
        )
        .configure_axisY(grid=False, labelPadding=4)
        .configure_scale(bandPaddingInner=0.18)
        .configure_legend(orient="top", labelFontSize=11, labelColor=INK, symbolType="square")
    )
