"""A reserve list as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.questions.reserve import ReserveList, also, athletes_needed
from berth.text.layout import hanging
from berth.text.words import cited, counted, named, ordinal, together
from berth.views.effects import cells_text
from models.answers.outcome import Allocated, Conflict, LotRequired
from models.instance import Instance
from solver.reallocate.reserve import Reserve


def reserve_text(instance: Instance, found: ReserveList) -> Iterator[RenderableType]:
    """What is asked, the entries in order, where the list ends and why."""
    yield from hanging(_question(instance, found))
    yield ""
    if found.entries:
        yield _table(instance, found)
        yield ""
    yield from hanging(_end(instance, found))


def _question(instance: Instance, found: ReserveList) -> Iterator[str]:
    event = instance.rulebook.events[found.event].name
    giver, last = found.giver, found.last
    if giver is None:
        yield f"Reserve list of {event}: nobody has a place that may be given back."
        return
    line = giver.line
    if last is not None and giver != last:
        yield (
            f"The last place in {event} is that of {named(instance, last.line.noc)} "
            f"({ordinal(last.line.rank)}), which may not be given back; the nearest above it "
            "that may is asked about."
        )
    yield (
        f"Reserve list of {event}: who moves up when {named(instance, line.noc)} "
        f"({ordinal(line.rank)}) gives its {ordinal(line.k)} place back; the second, when the "
        "first declines as well; and so on."
    )


def _table(instance: Instance, found: ReserveList) -> Table:
    points = any(turn.line.points is not None for e in found.entries for turn in e.lines)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("No", justify="right")
    table.add_column("Line")
    table.add_column("")
    if points:
        table.add_column("Points", justify="right")
    table.add_column("Athlete place")
    table.add_column("What else changes")
    for entry in found.entries:
        table.add_row(*_row(instance, found, entry, points))
    return table


def _row(instance: Instance, found: ReserveList, entry: Reserve, points: bool) -> Iterator[str]:
    """The cells of an entry; where several NOCs move up, a line for each."""
    needed = athletes_needed(instance, found, entry)
    lines = [turn.line for turn in entry.lines]
    names = (instance.nocs[line.noc].name for line in lines)
    paths = ("" if turn.list == turn.event else f" ({turn.list})" for turn in entry.lines)
    yield str(entry.number)
    yield "\n".join(f"{ordinal(line.rank):>5} {line.noc}" for line in lines)
    yield "\n".join(name + path for name, path in zip(names, paths, strict=True))
    if points:
        yield "\n".join("" if n.points is None else str(n.points) for n in lines)
    yield "\n".join(_needed(needed[line.noc]) for line in lines)
    yield cells_text(also(instance, found, entry)) or "nothing"


def _needed(number: int) -> str:
    return "has it" if number <= 0 else f"{number} more"


def _end(instance: Instance, found: ReserveList) -> Iterator[str]:
    end, event = found.end, instance.rulebook.events[found.event].name
    if end is None:
        yield "There may be more: leave --first out, or ask for more."
        return
    if end.giver is None:
        return
    then = "If the last of them declines as well" if found.entries else "If so"
    outcome = end.outcome
    if isinstance(outcome, Allocated):
        yield f"{then}, nobody takes the place, and {event} has a place less."
    elif isinstance(outcome, LotRequired):
        nocs = together(turn.line.noc for turn in outcome.tied)
        first = outcome.tied[0]
        yield (
            f"{then}, a lot has to be drawn: {counted(outcome.at_stake, 'place')} in "
            f"{first.event} for {nocs}, which share rank {first.line.rank}."
        )
    elif isinstance(outcome, Conflict):
        yield f"{then}, the rules cannot all be kept: {_why(instance, found)}."
    else:
        yield f"{then}: undecided after {outcome.seconds:g} s, which is no answer."


def _why(instance: Instance, found: ReserveList) -> str:
    if found.end and found.end.too_few:
        return f"{cited(found.end.too_few)}, and the lines that could fill them are used up"
    if found.conflict is None:
        return "which of them clash was not found in the time given"
    cite = {rule.id: cited(rule.source) for rule in instance.rulebook.rules}
    rules = "; ".join(cite.get(rule, rule) for rule in found.conflict.rules)
    return f"{rules} ({'; '.join(found.conflict.sums)})" if found.conflict.sums else rules
