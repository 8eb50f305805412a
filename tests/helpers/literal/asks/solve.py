"""The outcome, the table and every step; where lots are required, what is certain without them,
and the allocation when they are drawn as the answer says."""

from literal.allocation import Allocation
from literal.changes import with_rulings
from literal.names import noc_of
from literal.trial import Trial, expect, expect_answer, table

EVERY = 1


def ask(trial: Trial) -> None:
    found, outcomes = trial.solved, trial.answer.outcomes
    expect(found.status, trial.answer.status, "status")
    if found.status == "allocated":
        (one,) = outcomes
        agrees(found, one)
        without_effect(trial, found, one)
        if trial.draw.random() < 0.1:
            again = trial.case.solve(certify=True)
            expect((again.nocs, again.certified), (found.nocs, True), "a second proof")
    elif found.status == "lot_required":
        if trial.answer.before is None:
            what_is_certain(found, outcomes)
        lots_drawn(trial, found, outcomes)


def agrees(found, one: Allocation) -> None:
    expect(table(found.nocs), one.table, "table")
    awarded = {(noc_of(step.noc), step.list, step.k) for step in found.steps if step.awarded}
    expect(awarded, one.awarded, "lines awarded")


def without_effect(trial: Trial, found, one: Allocation) -> None:
    """A ruling is said to change nothing exactly where all is the same without it, and without
    those that say the same."""
    rulings = trial.said["rulings"]
    for ruling, told in zip(rulings, found.heading.rulings, strict=True):
        if told.replaced:
            continue
        others = zip(rulings, trial.tried["rulings"], strict=True)
        kept = [read for other, read in others if _said(other) != _said(ruling)]
        without = trial.other(with_rulings(trial.said, kept))
        same = without.status == "allocated" and _places(without.outcomes[0]) == _places(one)
        expect(told.idle, same, f"{ruling} changes nothing")
        if same:
            trial.seen.append("ruling without effect")


def _places(one: Allocation):
    """NOC -> list or squad -> places; one without a line counts in the list of the event's name."""
    return [
        {name: row.lines.get(name, 0) + row.own.get(name, 0) for name in {**row.lines, **row.own}}
        | row.athletes
        | {f"{name} beside": number for name, number in row.beside.items()}
        for row in one.rows
    ]


def _said(ruling):
    """Whenever, why, and by whatever code."""
    less = {name: value for name, value in ruling.items() if name not in ("date", "basis")}
    by_lot = "form" not in ruling and "lot" in ruling["basis"]
    return less | {"noc": noc_of(ruling["noc"]), "by lot": by_lot}


def what_is_certain(found, outcomes) -> None:
    for noc, row in (found.nocs or {}).items():
        for name, number in row.items():
            if name == "athletes" or number is None:
                continue
            numbers = {one.table.get(noc_of(noc), {}).get(name, 0) for one in outcomes}
            expect({number}, numbers, f"{noc} in {name}, said to be certain")


def lots_drawn(trial: Trial, found, outcomes) -> None:
    """Draws what the answers ask for until there is an allocation: what follows literally, when the
    lots are in the data."""
    case, said, days, certain = trial.case, trial.said, 0, found.nocs or {}
    while found.status == "lot_required":
        days += 1
        if days > 8:
            expect(found.status, "allocated", "after eight lots")
        for lot in found.lots:
            rulings = list(drawn(trial, lot, f"2021-01-{days:02}"))
            case = case.with_rulings(*rulings)
            said = with_rulings(said, [*said["rulings"], *rulings])
        found = case.solve(steps=True)
    trial.seen.append("lots drawn")
    if found.status == "allocated":
        for noc, row in certain.items():
            for name, number in row.items():
                has = found.nocs.get(noc, {}).get(name, 0)
                expect(number in (None, has), True, f"{noc} in {name}, said to be certain")
    if any(ruling["event"] in trial.world.squads for ruling in said["rulings"]):
        # The literal reading knows no lots between NOCs but as outcomes.
        if not any("rank" in ruling for ruling in said["rulings"]):
            tables = [one.table for one in outcomes]
            expect(table(found.nocs) in tables, True, f"{found.nocs} after the lots is an outcome")
        return
    nocs = found.nocs if found.status == "allocated" else None
    expect_answer((found.status, nocs), trial.other(said), "after the lots were drawn")


def drawn(trial: Trial, lot, day):
    """The rulings in which the answer wants a lot handed in, in an order drawn here."""
    if lot.squad is not None:
        about = [{"noc": noc, "event": lot.squad} for noc in lot.between]
    else:
        about = [
            {"noc": line.noc, "event": line.event, "list": line.list, "rank": line.rank}
            for line in lot.tied
        ]
    for number, line in enumerate(trial.draw.sample(about, len(about)), lot.drawn_from):
        yield line | {"form": "lot", "drawn": number, "basis": "drawn by lot", "date": day}
