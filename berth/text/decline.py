"""The ledger of places given back, as text: before, the event, after."""

from collections.abc import Iterator

from berth.cli.terminal import show
from berth.questions.case import Asked
from berth.questions.decline import Entry, Ledger, held, totals_before_and_after
from berth.questions.reserve import cut_of
from berth.text.heading import heading
from berth.text.layout import hanging
from berth.text.old_diagnose import first_problem_text, sources_of
from berth.text.old_lot import lot_text
from berth.text.old_solve import comparison_text
from berth.text.words import counted, named, ordinal
from berth.views.effects import Held, athletes_text, cells_text, line_text
from models.answers.outcome import Allocated, Conflict, LotRequired, OutOfTime
from models.answers.quota import columns_of, table_of


def ledger_text(ledger: Ledger) -> Iterator[str]:
    """The lines, unwrapped; indented lines belong to the line above."""
    several = len(ledger.entries) > 1 or ledger.entries[0].given_back is None
    for number, entry in enumerate(ledger.entries, 1):
        if number > 1:
            yield ""
        if several:
            ruling = entry.ruling
            yield f"{number}. {ruling.source.wording} ({ruling.basis})"
        yield from _entry(entry)


def show_ledger(question: Asked, ledger: Ledger) -> None:
    """Prints the heading, the entries, what to write down and the verdict."""
    show(*heading(question), "", *hanging(ledger_text(ledger)))
    last = ledger.entries[-1]
    if last.given_back is not None:
        show("", *hanging(to_hand_in(last)))
    if ledger.comparison is not None:
        show("", *comparison_text(ledger.comparison))


def _entry(entry: Entry) -> Iterator[str]:
    noc = entry.ruling.noc
    yield "Before:"
    yield from _standing(entry, held(entry.before))
    if entry.given_back is not None:
        yield "Given back:"
        event = entry.instance.rulebook.events[entry.ruling.event].name
        kept = entry.ruling.at_most or 0
        back = counted(entry.given_back, "place")
        yield f"  {named(entry.instance, noc)} gives back {back} in {event} and keeps {kept}."
    if entry.waived:
        yield f"Waived, since {noc} cannot give back what stays guaranteed to it:"
        for address, cite, old, new in entry.waived:
            yield f"  {address}: {old} -> {new} ({cite})"
    yield "After:"
    if entry.both_allocated:
        yield from _after(entry)
    else:
        yield from _otherwise(entry)


def _standing(entry: Entry, held: Held) -> Iterator[str]:
    """The row of the NOC, and the cut line of the event."""
    instance, noc, event = entry.instance, entry.ruling.noc, entry.ruling.event
    if not held:
        yield "  no allocation"
        return
    row = table_of(instance.rulebook, held).get(noc, {})
    cells = [
        f"{column} {row[column]}" for column in columns_of(instance.rulebook) if row.get(column)
    ]
    yield f"  {named(instance, noc)}: {', '.join(cells) or 'no place'}"
    count, last = cut_of(instance, held, event)
    cut = f", the last {ordinal(last.line.rank)} {last.line.noc}" if last else ""
    yield f"  {instance.rulebook.events[event].name}: {counted(count, 'place')}{cut}"


def _after(entry: Entry) -> Iterator[str]:
    instance = entry.instance
    yield from _standing(entry, held(entry.after))
    gained, lost = entry.gained, entry.lost
    yield "Moves up:" if gained else "Nobody moves up."
    for line in gained:
        yield f"  {line_text(instance, line)}"
    if lost:
        yield "Loses a place:"
        for line in lost:
            yield f"  {line_text(instance, line)}"
    athletes = list(athletes_text(instance, entry.cells))
    yield "Athlete places:" if athletes else "Athlete places: as before."
    for text in athletes:
        yield f"  {text}"
    told = {(line.turn.line.noc, line.turn.event) for line in (*gained, *lost)}
    told.add((entry.ruling.noc, entry.ruling.event))
    rest = [
        cell
        for cell in entry.cells
        if cell.column in instance.field.events and (cell.noc, cell.column) not in told
    ]
    if rest:
        yield f"Also: {cells_text(rest)}"
    yield f"Totals: {_totals(entry) or 'as before'}."


def _totals(entry: Entry) -> str:
    before, after = totals_before_and_after(entry)
    return ", ".join(f"{c} {n} -> {after[c]}" for c, n in before.items() if n != after[c])


def _otherwise(entry: Entry) -> Iterator[str]:
    """Where there is no allocation after the event, or was none before."""
    instance, after = entry.instance, entry.after
    if isinstance(after, Allocated):
        yield from _standing(entry, after.held)
    elif isinstance(after, LotRequired):
        yield from (f"  {line}" for line in lot_text(instance, after))
    elif isinstance(after, Conflict):
        yield "  The rules cannot all be kept."
        if entry.conflict is not None:
            for line in first_problem_text(entry.conflict, sources_of(instance)):
                yield f"  {line}"
    elif isinstance(after, OutOfTime):
        yield f"  Undecided after {after.seconds:g} s, which is no answer."


def to_hand_in(entry: Entry) -> Iterator[str]:
    """The lines to write into the files so that what was tried out holds."""
    ruling = entry.ruling
    yield "To have it so, add to the rulings (rulings.csv):"
    yield "  noc,event,at_most,date,basis"
    yield f"  {ruling.noc},{ruling.event},{ruling.at_most},YYYY-MM-DD,declined"
    rules = [one for one in entry.waived if not one.address.startswith("ruling:")]
    if rules:
        changes = ", ".join(f"{one.address}: {one.new}" for one in rules)
        yield f"and change in the rulebook, or in a variant: {changes}"
    for one in entry.waived:
        if one not in rules:
            yield f"and there the number of {one.address.removesuffix('.exactly')}: {one.new}"
