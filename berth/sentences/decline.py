"""Places given back, in words: before, the event, after; and what to write down."""

from collections.abc import Iterator

from berth.sentences.cells import athletes_in_words
from berth.sentences.clash import clash_in_short
from berth.sentences.lot import lot_shown, to_hand_in
from berth.sentences.rulings import waived_in_words
from berth.views.decline import DeclineAnswer
from berth.views.given_back import DeclineEntry, MovedLine, StandingShown
from berth.views.parts import Labels
from berth.views.solve import OpenLot
from models.words import cells_in_words, counted, number_called, ordinal


def declined_in_words(answer: DeclineAnswer) -> Iterator[str]:
    """The lines, unwrapped; indented lines belong to the line above."""
    several = len(answer.entries) > 1 or answer.entries[0].given_back is None
    for number, entry in enumerate(answer.entries, 1):
        if number > 1:
            yield ""
        if several:
            yield f"{number}. {entry.reason.wording} ({entry.ruling.basis})"
        yield from _entry(entry, answer.labels)


def _entry(entry: DeclineEntry, labels: Labels) -> Iterator[str]:
    noc, event = entry.ruling.noc, entry.ruling.event
    yield "Before:"
    yield from _standing(entry.before, noc, event, labels)
    if entry.given_back is not None:
        yield "Given back:"
        back, kept = counted(entry.given_back, "place"), entry.ruling.at_most or 0
        yield f"  {labels.noc(noc)} gives back {back} in {labels.pool(event)} and keeps {kept}."
    if entry.waivers:
        yield f"Waived, since {labels.noc(noc)} cannot give back what stays guaranteed to it:"
        for one in entry.waivers:
            called = number_called(one.address, one.cite, labels.pool)
            yield f"  {called}: {one.old} -> {one.new}"
    if entry.waives:
        yield "Waived with it:"
        yield from (f"  {waived_in_words(duty, labels)}" for duty in entry.waives)
    yield "After:"
    if entry.after.status == "allocated":
        yield from _standing(entry.after, noc, event, labels)
    if entry.changes is not None:
        yield from _changes(entry, labels)
    elif entry.tied is not None:
        lot = OpenLot(
            tied=entry.tied,
            at_stake=entry.at_stake or 0,
            step=entry.step or 0,
            drawn_from=entry.drawn_from or 1,
            squad=entry.squad,
            between=entry.between,
        )
        yield from (f"  {line}" for line in (*lot_shown(lot, labels), "", *to_hand_in([lot])))
    elif entry.after.status == "conflict":
        yield "  The rules cannot all be kept."
        if entry.conflict is not None:
            clash = clash_in_short(entry.conflict, labels, entry.conflict.by_id)
            yield from (f"  {line}" for line in clash)
    elif entry.seconds is not None:
        yield f"  Undecided after {entry.seconds:g} s, which is no answer."


def _standing(standing: StandingShown, noc: str, event: str, labels: Labels) -> Iterator[str]:
    """The row of the NOC, and the cut line of the event."""
    if standing.places is None:
        yield "  no allocation"
        return
    row, last = standing.row or {}, standing.last
    columns = (*labels.events, *labels.squads)
    cells = [f"{labels.column(column)} {row[column]}" for column in columns if row.get(column)]
    yield f"  {labels.noc(noc)}: {', '.join(cells) or 'no place'}"
    path = f" by {last.list}" if last and last.list != last.event else ""
    cut = f", the last {ordinal(last.rank)} {labels.noc(last.noc)}{path}" if last else ""
    what = "athlete place" if event in labels.squads else "place"
    yield f"  {labels.pool(event)}: {counted(standing.places, what)}{cut}"


def _changes(entry: DeclineEntry, labels: Labels) -> Iterator[str]:
    gained, lost, cells = entry.moved_up or (), entry.lost or (), entry.changes or ()
    yield "Moves up:" if gained else "Nobody moves up."
    yield from (f"  {_line(line, labels)}" for line in gained)
    if lost:
        yield "Loses a place:"
        yield from (f"  {_line(line, labels)}" for line in lost)
    athletes = list(athletes_in_words((c for c in cells if c.column in labels.squads), labels))
    yield "Athlete places:" if athletes else "Athlete places: as before."
    yield from (f"  {text}" for text in athletes)
    told = {(line.noc, line.event) for line in (*gained, *lost)}
    told.add((entry.ruling.noc, entry.ruling.event))
    rest = [c for c in cells if c.column in labels.events and (c.noc, c.column) not in told]
    if rest:
        yield f"Also: {cells_in_words(rest, labels)}"
    totals = (
        f"{labels.column(column)} {old} -> {new}"
        for column, (old, new) in (entry.totals or {}).items()
    )
    yield f"Totals: {', '.join(totals) or 'as before'}."


def _line(line: MovedLine, labels: Labels) -> str:
    """'9th FRA France: its 1st place in Men's relay (step 17, stage relays)'."""
    path = "" if line.list == line.event else f" by {line.list}"
    return (
        f"{ordinal(line.rank)} {labels.noc(line.noc)}: its {ordinal(line.k)} place in "
        f"{labels.pool(line.event)}{path} (step {line.step}, stage {line.stage})"
    )


def decline_to_hand_in(entry: DeclineEntry) -> Iterator[str]:
    """The lines to write into the files so that what was tried out holds."""
    ruling = entry.ruling
    yield "To have it so, add to the rulings (rulings.csv):"
    yield "  noc,event,at_most,date,basis"
    yield f"  {ruling.noc},{ruling.event},{ruling.at_most},YYYY-MM-DD,declined"
    # What is guaranteed in the event itself a ruling waives by being there.
    rules = [
        f"{one.address}: {one.new}"
        for one in entry.waivers
        if one.kind == "rule" and one.name != f"events.{ruling.event}"
    ]
    if rules:
        yield f"and change in the rulebook, or in a variant: {', '.join(rules)}"
    for one in entry.waivers:
        if one.kind == "ruling":
            yield f"and there the number of {one.id}: {one.new}"
