"""What a sweep comes to, as text: a line per value of every axis."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table

from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.sweep import Spread, SweepAnswer, VariantsShown
from models.words import counted, few, together

MOST_FREQUENT = 3

#: How statuses are told, in this order.
STATUSES = {
    "allocated": "allocated",
    "conflict": "in conflict",
    "lot_required": "in need of a lot",
    "refused": "not possible",
    "out_of_time": "undecided in time",
}


def shown(answer: SweepAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    asks = answer.grid_question
    yield from hanging([f"{answer.grid}: {asks}" if asks else answer.grid])
    yield from hanging(_in_all(answer))
    yield ""
    yield from _tables(answer)
    yield ""
    yield from hanging([*_legend(answer), f"Every result: {answer.results}"])


def _in_all(answer: SweepAnswer) -> Iterator[str]:
    statuses = [f"{number} {words}" for _, number, words in _statuses(answer.all)]
    yield f"{counted(answer.variants, 'variant')}: {together(statuses)}."
    if answer.stored_before:
        yield f"{counted(answer.stored_before, 'variant')} of them stood in the file already."
    yield (
        f"{answer.by_walk} by the plain walk, which proved itself, and {answer.by_solver} by the "
        f"full solve. {answer.cross_checked} of the walk's were found again by the solver alone; "
        "none differs."
    )


def _statuses(found: VariantsShown) -> Iterator[tuple[str, int, str]]:
    """Those that there are: status, number, words."""
    for status, words in STATUSES.items():
        if number := getattr(found, status):
            yield status, number, words


def _tables(answer: SweepAnswer) -> Iterator[RenderableType]:
    """Below the name of each axis its values, in columns that are the same for all axes."""
    for axis, values in groupby(answer.values, lambda one: one.axis):
        yield axis
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(width=18, overflow="ellipsis", no_wrap=True)
        table.add_column(width=7, justify="right")
        table.add_column(width=14)
        table.add_column()
        for one in values:
            table.add_row(f"  {one.value}", str(one.count), _places(one), _else(one))
        yield table


def _places(one: VariantsShown) -> str:
    """'+0..4 -2..6': from the least to the most."""
    if one.places_gained is None or one.places_lost is None:
        return "-"
    return f"+{_spread(one.places_gained)} -{_spread(one.places_lost)}"


def _spread(found: Spread) -> str:
    return str(found.least) if found.least == found.most else f"{found.least}..{found.most}"


def _else(one: VariantsShown) -> str:
    parts = [
        f"{number} {words}" for status, number, words in _statuses(one) if status != "allocated"
    ]
    for words, nocs in (("enter", one.enter), ("vanish", one.vanish)):
        if nocs:
            parts.append(f"{words}: {_few(nocs)}")
    return "; ".join(parts)


def _few(nocs: Mapping[str, int]) -> str:
    """The most frequent ones, and in how many variants."""
    order = sorted(nocs, key=lambda noc: (-nocs[noc], noc))
    return few([f"{noc} {nocs[noc]}" for noc in order], MOST_FREQUENT)


def _legend(answer: SweepAnswer) -> Iterator[str]:
    if answer.all.places_gained:
        yield (
            "For each value: how many variants, then the start and team places that NOCs have "
            "more (+) and less (-) than in the base, from the least to the most; after an NOC, in "
            "how many variants."
        )
    else:
        yield "No variant can be compared with the base."
