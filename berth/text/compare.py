"""States side by side, as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.questions.compare import Against, Reasons, SideBySide
from berth.questions.states import State
from berth.text.layout import hanging
from berth.text.old_diagnose import first_problem_text, sources_of
from berth.text.old_solve import CONFLICT, undecided
from berth.text.words import counted, letter, named, together
from models.answers.outcome import LotRequired, OutOfTime

UNEXPLAINED = "unexplained"

#: Beside more states than this there is no room for the names of NOCs.
MOST_WITH_NAMES = 2


def compare_text(found: SideBySide) -> Iterator[RenderableType]:
    """What changed, cell by cell; who enters and vanishes; totals; what did it."""
    first = found.states[0]
    yield from hanging([_title(found)])
    for state in found.states:
        if state.rows is None:
            yield ""
            yield from hanging(_no_table(state))
    if first.rows is None or not found.others:
        return
    marks = _marks(found)
    if any(other.cells for other in found.others):
        yield ""
        yield _table(found, marks)
    for other in found.others:
        yield ""
        yield from hanging(_summary(first, other))
    if marks:
        yield ""
        yield from hanging(["What did it:", *_legend(marks)])


def _title(found: SideBySide) -> str:
    first, *others = (state.name for state in found.states)
    return f"{first} compared with {together(others)}"


def _no_table(state: State) -> Iterator[str]:
    """A state that is no allocation, and why."""
    answer = state.answer
    if answer is None:
        return
    outcome = answer.outcome
    if isinstance(outcome, LotRequired):
        tied = together(turn.line.noc for turn in outcome.tied)
        first = outcome.tied[0]
        yield (
            f"{state.name}: a lot has to be drawn for {counted(outcome.at_stake, 'place')} in "
            f"{first.event} between {tied}, which share rank {first.line.rank}."
        )
    elif isinstance(outcome, OutOfTime):
        yield f"{state.name}: {undecided(outcome)}"
    else:
        yield f"{state.name}: {CONFLICT}"
        if answer.conflict is not None:
            sources = sources_of(state.instance)
            yield from (f"  {line}" for line in first_problem_text(answer.conflict, sources))


def _marks(found: SideBySide) -> dict[Reasons, str]:
    """A letter for each thing that changed cells."""
    reasons = dict.fromkeys(why for other in found.others for why in other.because if why)
    return {why: letter(number) for number, why in enumerate(reasons)}


def _legend(marks: dict[Reasons, str]) -> Iterator[str]:
    for reasons, mark in marks.items():
        yield f"  {mark}. {'; together with '.join(reasons)}"


def _table(found: SideBySide, marks: dict[Reasons, str]) -> Table:
    """A row per cell that changed somewhere; a state's number is marked where it differs."""
    first = found.states[0]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    for head in ("NOC", "", first.name):
        table.add_column(head, justify="right" if head == first.name else "left")
    for other in found.others:
        table.add_column(other.state.name, overflow="fold")
    changed = [
        {
            (cell.noc, cell.column): (cell.new, why)
            for cell, why in zip(other.cells, other.because, strict=True)
        }
        for other in found.others
    ]
    order = {column: number for number, column in enumerate(first.columns)}
    keys = {key for cells in changed for key in cells}
    before = first.rows or {}
    last = ""
    for noc, column in sorted(keys, key=lambda key: (key[0], order[key[1]])):
        old = before.get(noc, {}).get(column, 0)
        row = []
        for cells in changed:
            new, why = cells.get((noc, column), (old, ()))
            row.append(f"{new}* {marks.get(why, UNEXPLAINED)}" if new != old else str(new))
        name = named(first.instance, noc) if len(changed) <= MOST_WITH_NAMES else noc
        who = name if noc != last else ""
        table.add_row(who, column, str(old), *row)
        last = noc
    return table


def _summary(first: State, other: Against) -> Iterator[str]:
    name = other.state.name
    if not other.cells:
        yield f"{name}: nothing changes."
        return
    share = _percent(other.unmoved, other.places)
    yield (
        f"{name}: {other.unmoved} of {counted(other.places, 'start and team place')} of "
        f"{first.name} stay with their NOC ({share})."
    )
    instance = other.state.instance
    for word, codes in (("Enters", other.enter), ("Vanishes", other.vanish)):
        if codes:
            yield f"  {word}: {', '.join(named(instance, code) for code in codes)}"
    totals = [f"{cell.column} {cell.old} -> {cell.new}" for cell in other.totals]
    yield f"  Totals: {', '.join(totals) or 'as before'}"


def _percent(part: int, whole: int) -> str:
    """In tenths, cut off: what is not all is never shown as 100%."""
    if not whole:
        return "100%"
    whole_percent, tenth = divmod(1000 * part // whole, 10)
    return f"{whole_percent}.{tenth}%"
