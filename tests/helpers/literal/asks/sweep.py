"""A grid of two numbers: what each variant does."""

import csv

from literal.changes import parameters, with_numbers
from literal.names import noc_of
from literal.trial import Trial, changes_between, expect

EVERY = 16


def ask(trial: Trial) -> None:
    known = parameters(trial.said)
    names = trial.draw.sample(sorted(known), min(2, len(known)))
    grid = {name: [known[name], known[name] + 1] for name in names}
    file = trial.file.with_suffix(".csv")
    file.unlink(missing_ok=True)
    trial.case.sweep({"id": "grid", "grid": grid}, csv=file, check_every=1)
    with file.open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            variant(trial, {name: int(row[name]) for name in names}, row)


def variant(trial: Trial, numbers, row) -> None:
    if row["status"] == "refused":
        return
    other = trial.other(with_numbers(trial.tried, numbers))
    what = f"variant {numbers}"
    expect(row["status"], other.status, what)
    trial.seen.append("variant swept")
    if other.status != "allocated" or trial.answer.status != "allocated":
        return
    before, after = trial.answer.table, other.table
    changed = changes_between(before, after)
    for name, sort in (("places", trial.world.events), ("athletes", trial.world.squads)):
        moves = [new - old for _, column, old, new in changed if column in sort]
        expect(int(row[f"{name}_gained"]), sum(n for n in moves if n > 0), f"{what}: {name}")
        expect(int(row[f"{name}_lost"]), -sum(n for n in moves if n < 0), f"{what}: {name}")
    expect(set(map(noc_of, row["enter"].split())), after.keys() - before.keys(), f"{what}: enter")
    expect(set(map(noc_of, row["vanish"].split())), before.keys() - after.keys(), f"{what}: vanish")
