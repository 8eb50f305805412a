"""A reserve list as text."""

from collections import Counter
from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.lot import lot_in_short
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.parts import Labels
from berth.views.reserve import ReserveAnswer, ReserveEnd, ReserveEntry
from models.words import all_cited, cells_in_words, cited, ordinal


def shown(answer: ReserveAnswer) -> Iterator[RenderableType]:
    """What is asked, the entries in order, where the list ends and why."""
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging(_question(answer))
    yield ""
    if answer.reserves:
        yield _table(answer)
        yield ""
    yield from hanging(_end(answer))


def _question(answer: ReserveAnswer) -> Iterator[str]:
    event, labels = answer.labels.pool(answer.event), answer.labels
    giver, last = answer.giver, answer.last
    if giver is None:
        yield f"Reserve list of {event}: nobody has a place that may be given back."
        return
    if last is not None and giver != last:
        yield (
            f"The last place in {event} is that of {labels.noc(last.noc)} "
            f"({last.where}), which may not be given back; the nearest above it "
            "that may is asked about."
        )
    yield (
        f"Reserve list of {event}: who moves up when {labels.noc(giver.noc)} "
        f"({giver.where}) gives its {ordinal(giver.k)} place back; the second, when the "
        "first declines as well; and so on."
    )


def _table(answer: ReserveAnswer) -> Table:
    points = any(line.points is not None for e in answer.reserves for line in e.lines)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("No", justify="right")
    table.add_column("Line")
    table.add_column("")
    if points:
        table.add_column("Points", justify="right")
    table.add_column("Athlete place")
    table.add_column("What else changes")
    for entry in answer.reserves:
        table.add_row(*_row(answer, entry, points))
    return table


def _row(answer: ReserveAnswer, entry: ReserveEntry, points: bool) -> Iterator[str]:
    """The cells of an entry; where several NOCs move up, a line for each."""
    lines = entry.lines
    names = (answer.labels.nocs[line.noc] for line in lines)
    paths = ("" if line.list == line.event else f" ({line.list})" for line in lines)
    yield str(entry.number)
    others = Counter(entry.without_line or ())
    yield "\n".join(
        [
            *(f"{ordinal(line.rank):>5} {line.noc}" for line in lines),
            *(f"      {n}" for n in others),
        ]
    )
    named = [name + path for name, path in zip(names, paths, strict=True)]
    beyond = [
        f"{answer.labels.nocs[noc]}, {'' if number == 1 else f'{number} places '}without a line"
        for noc, number in others.items()
    ]
    yield "\n".join([*named, *beyond])
    if points:
        yield "\n".join(line.points or "" for line in lines)
    yield "\n".join(_needed(entry.athletes_needed[line.noc]) for line in lines)
    yield cells_in_words(entry.changes, answer.labels) or "nothing"


def _needed(number: int) -> str:
    return "has it" if number <= 0 else f"{number} more"


def _end(answer: ReserveAnswer) -> Iterator[str]:
    end, event = answer.end, answer.labels.pool(answer.event)
    if end is None:
        yield "There may be more: leave --first out, or ask for more."
        return
    if answer.giver is None:
        return
    then = "If the last of them declines as well" if answer.reserves else "If so"
    if end.tied is not None:
        yield f"{then}, a lot has to be drawn: {lot_in_short(end, answer.labels)}."
    elif end.seconds is not None:
        yield f"{then}: undecided after {end.seconds:g} s, which is no answer."
    elif end.status == "conflict":
        yield f"{then}, the rules cannot all be kept: {_why(end, answer.labels)}."
    else:
        yield f"{then}, nobody takes the place, and {event} has a place less."


def _why(end: ReserveEnd, labels: Labels) -> str:
    if end.too_few is not None:
        return (
            f"{cited(labels.reasons[end.too_few])}, and the lines that could fill them are used up"
        )
    if end.conflict is None:
        return "which of them clash was not found in the time given"
    clash = end.conflict
    rules = all_cited([*(labels.reasons[rule] for rule in clash.rules), *(clash.rulings or ())])
    told = clash.told
    return f"{rules} ({'; '.join(told)})" if told else rules
