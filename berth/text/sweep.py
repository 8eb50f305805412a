"""What a sweep comes to, as text: a line per value of every axis."""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from rich.console import RenderableType
from rich.table import Table

from berth.questions.grid import Swept
from berth.text.layout import hanging
from berth.text.words import counted, few, together
from berth.views.sweep_summary import Summary, SweepSummary

MOST_NAMED = 3

#: How statuses are told, in this order.
WORDS = {
    "allocated": "allocated",
    "conflict": "in conflict",
    "lot_required": "in need of a lot",
    "refused": "not possible",
    "out_of_time": "undecided in time",
}


def sweep_text(swept: Swept, found: SweepSummary, kept_in: str) -> Iterator[RenderableType]:
    grid = swept.grid
    yield from hanging([f"{grid.id}: {grid.question}" if grid.question else grid.id])
    yield from hanging(_in_all(found))
    yield ""
    yield from _tables(found)
    yield ""
    yield from hanging([*_legend(found), f"Every result: {kept_in}"])


def _in_all(found: SweepSummary) -> Iterator[str]:
    statuses = [
        f"{found.all.statuses[status]} {words}"
        for status, words in WORDS.items()
        if found.all.statuses[status]
    ]
    yield f"{counted(found.count, 'variant')}: {together(statuses)}."
    if found.before:
        yield f"{counted(found.before, 'variant')} of them stood in the file already."
    rest = found.count - found.by_walk
    yield (
        f"{found.by_walk} by the plain walk, which proved itself, and {rest} by the full solve. "
        f"{found.checked} of the walk's were found again by the solver alone; none differs."
    )


def _tables(found: SweepSummary) -> Iterator[RenderableType]:
    """Below the name of each axis its values, in columns that are the same for all axes."""
    for axis, entries in groupby(found.values.items(), lambda entry: entry[0][0]):
        yield axis
        table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
        table.add_column(width=18, overflow="ellipsis", no_wrap=True)
        table.add_column(width=7, justify="right")
        table.add_column(width=14)
        table.add_column()
        for (_, value), one in entries:
            table.add_row(f"  {value}", str(one.statuses.total()), _places(one), _else(one))
        yield table


def _places(one: Summary) -> str:
    """'+0..4 -2..6': from the least to the most."""
    if not one.gained:
        return "-"
    return f"+{_span(one.gained)} -{_span(one.lost)}"


def _span(numbers: list[int]) -> str:
    least, most = min(numbers), max(numbers)
    return str(least) if least == most else f"{least}..{most}"


def _else(one: Summary) -> str:
    parts = [
        f"{one.statuses[status]} {words}"
        for status, words in WORDS.items()
        if status != "allocated" and one.statuses[status]
    ]
    for words, nocs in (("enter", one.enter), ("vanish", one.vanish)):
        if nocs:
            parts.append(f"{words}: {_few(nocs)}")
    return "; ".join(parts)


def _few(nocs: Counter[str]) -> str:
    """The most frequent ones, and in how many variants."""
    order = sorted(nocs, key=lambda noc: (-nocs[noc], noc))
    return few([f"{noc} {nocs[noc]}" for noc in order], MOST_NAMED)


def _legend(found: SweepSummary) -> Iterator[str]:
    if found.all.gained:
        yield (
            "For each value: how many variants, then the start and team places that NOCs have "
            "more (+) and less (-) than in the base, from the least to the most; after an NOC, in "
            "how many variants."
        )
    else:
        yield "No variant can be compared with the base."
