"""Places given back: the case after it, with what had to be waived; and all rulings day by day."""

from literal.changes import capped, with_numbers
from literal.names import meaning
from literal.trial import Trial, expect, expect_answer

EVERY = 4


def ask(trial: Trial) -> None:
    if trial.said["rulings"] and trial.answer.status != "lot_required":
        day_by_day(trial)
    if trial.answer.status == "allocated":
        given_back(trial)


def given_back(trial: Trial) -> None:
    world, table = trial.world, trial.answer.in_the_field
    held = [(noc, e) for noc in sorted(table) for e in world.events if table[noc][e]]
    if not held:
        return
    noc, event = trial.draw.choice(held)
    number = trial.draw.randint(1, table[noc][event])
    kept = {(noc, event): table[noc][event] - number}
    found = trial.case.decline(trial.draw.choice(meaning(trial.said, noc)), event, number)
    entry, what = found.entries[-1], f"{noc} gives {number} of {event} back"
    rules = {w.address: w.new for w in entry.waivers if w.kind == "rule"}
    after = trial.other(capped(with_numbers(trial.tried, rules), kept))
    expect_answer((entry.after.status, found.nocs), after, what)
    trial.seen.append("place given back")
    if rules:
        plain = trial.other(capped(trial.tried, kept))
        asked = world.granted(noc, event) > kept[noc, event]
        expect(asked or plain.status == "conflict", True, f"{what}: {rules} had to be waived")


def day_by_day(trial: Trial) -> None:
    found = trial.case.decline()
    if any(entry.waivers for entry in found.entries):
        return
    expect_answer((found.entries[-1].after.status, found.nocs), trial.answer, "after all rulings")
