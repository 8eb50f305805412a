"""Every number one up and one down; and the farthest that does nothing."""

from literal.changes import with_numbers
from literal.trial import Trial, cells, changes_between, expect

EVERY = 16


def ask(trial: Trial) -> None:
    if trial.answer.status != "allocated":
        return
    for step in trial.case.sensitivity().steps:
        does(trial, step.parameter, step)
        if step.same_until is not None and abs(step.same_until - step.old) < 6:
            other = trial.other(with_numbers(trial.tried, {step.parameter: step.same_until}))
            what = f"{step.parameter} is the same until {step.same_until}"
            expect(other.status, "allocated", what)
            expect(other.table, trial.answer.table, what)
            if step.then is not None:
                does(trial, step.parameter, step.then)


def does(trial: Trial, parameter, effect) -> None:
    if effect.status == "refused":
        return
    other = trial.other(with_numbers(trial.tried, {parameter: effect.new}))
    what = f"{parameter} = {effect.new}"
    expect(effect.status, other.status, what)
    if other.status == "allocated":
        wanted = changes_between(trial.answer.table, other.table)
        expect(cells(effect.moves.cells), wanted, what)
    trial.seen.append("number moved")
