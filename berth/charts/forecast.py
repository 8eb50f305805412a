"""A forecast as a picture: a panel per event, a bar per NOC, the stronger the more places."""

from collections.abc import Iterator
from io import BytesIO, StringIO
from itertools import groupby
from typing import Any

import altair as alt

from berth.charts.looks import ALONE, Colours, Look
from berth.views.forecast import ForecastAnswer
from models.words import competition_called, counted, together

#: NOCs below this chance of a place are left out of a panel.
LEAST = 0.01
BAR_HEIGHT = 14
#: One after the other, so that a machine without the first takes the next.
FONT = "Liberation Sans, Arial, Helvetica, sans-serif"


def forecast_picture(answer: ForecastAnswer, suffix: str) -> bytes:
    """suffix: .svg or .png."""
    if suffix.lower() == ".svg":
        return forecast_svg(answer, ALONE)
    picture = BytesIO()
    chart(answer).save(picture, format="png", scale_factor=2)
    return picture.getvalue()


def forecast_svg(answer: ForecastAnswer, look: Look) -> bytes:
    text = StringIO()
    chart(answer, look).save(text, format="svg")
    return text.getvalue().encode()


def chart(answer: ForecastAnswer, look: Look = ALONE) -> alt.VConcatChart:
    """The panels of a squad stand in rows together."""
    events = answer.labels.events
    lengths = [len(chances) for nocs in answer.events.values() for chances in nocs.values()]
    most = max(lengths, default=1)
    panels: list[alt.HConcatChart] = []
    for _, squad in groupby(events, lambda name: events[name].squad):
        names = list(squad)
        for first in range(0, len(names), look.per_row):
            beside = names[first : first + look.per_row]
            row = [_panel(answer, name, most, look) for name in beside]
            panels.append(alt.hconcat(*row, spacing=20))
    whole: Any = alt.vconcat(*panels, spacing=24, **(_title(answer) if look.is_titled else {}))
    return _styled(whole, look.colours)


def _title(answer: ForecastAnswer) -> dict[str, alt.TitleParams]:
    title = alt.TitleParams(
        f"{answer.heading.title}: chances of places",
        subtitle=[_subtitle(answer), "Bars: chance of so many places or more."],
        anchor="start",
        offset=18,
    )
    return {"title": title}


def _subtitle(answer: ForecastAnswer) -> str:
    open_, closed = (
        together(map(competition_called, some)) for some in (answer.open, answer.closed)
    )
    drawn = f"{answer.allocated:,} seasons drawn from a model of the results"
    return f"Open: {open_}. {drawn} of {closed}."


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


def _panel(answer: ForecastAnswer, event: str, most: int, look: Look) -> alt.Chart:
    rows = list(_rows(answer, event))
    nocs = sorted(dict.fromkeys(r["noc"] for r in rows), key=lambda n: _rank(rows, n))
    heads = [counted(k, "place") for k in range(1, most + 1)]
    panel: Any = alt.Chart(alt.InlineData(values=rows), width=look.width).mark_bar()
    return panel.encode(  # type: ignore[no-any-return]
        x=alt.X("chance:Q", stack=None, title=None, scale=alt.Scale(domain=[0, 1])).axis(
            format=".0%", values=[0, 0.5, 1]
        ),
        y=alt.Y("noc:N", sort=nocs, title=None),
        color=alt.Color("places:N", sort=heads, title=None).scale(
            domain=heads, range=_shades(most, look.colours)
        ),
        order=alt.Order("k:Q"),
    ).properties(
        title=answer.labels.pool(event),
        height=alt.Step(BAR_HEIGHT),
    )


def _rank(rows: list[dict[str, Any]], noc: str) -> tuple[int, str]:
    return next((-row["expected"], noc) for row in rows if row["noc"] == noc)


def _shades(number: int, colours: Colours) -> list[str]:
    """From the first to the last, evenly."""
    if number == 1:
        return [colours.last]
    ends = [
        [int(one[at : at + 2], 16) for at in (1, 3, 5)] for one in (colours.first, colours.last)
    ]
    shades = []
    for index in range(number):
        mixed = [round(a + (b - a) * index / (number - 1)) for a, b in zip(*ends, strict=True)]
        shades.append("#" + "".join(f"{part:02x}" for part in mixed))
    return shades


def _styled(whole: Any, colours: Colours) -> alt.VConcatChart:
    ground, ink, quiet, line, *_ = colours
    return (  # type: ignore[no-any-return]
        whole.configure(font=FONT, background=ground, padding=16)
        .configure_view(stroke=None)
        .configure_title(
            fontSize=12,
            color=ink,
            subtitleColor=quiet,
            subtitleFontSize=11,
            anchor="start",
        )
        .configure_axis(
            labelColor=ink,
            labelFontSize=10,
            domain=False,
            ticks=False,
            gridColor=line,
            grid=True,
        )
        .configure_axisY(grid=False, labelPadding=4)
        .configure_scale(bandPaddingInner=0.18)
        .configure_legend(orient="top", labelFontSize=11, labelColor=ink, symbolType="square")
    )
