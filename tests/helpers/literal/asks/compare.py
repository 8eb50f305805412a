"""The case beside others: their tables, the cells that differ, and the least that did it."""

from itertools import combinations

from berth import BadQuestion
from literal.changes import parameters, with_numbers, with_rulings, without_rules
from literal.trial import Trial, cells, changes_between, expect, expect_answer

EVERY = 3


def ask(trial: Trial) -> None:
    how = trial.draw.choice(["numbers", "numbers", "numbers", "no rulings", "day"])
    {"numbers": other_numbers, "no rulings": no_rulings, "day": another_day}[how](trial)


def compared(trial: Trial, case, said, what):
    """What is said of the change, where both are allocated; with the literal answer."""
    other = trial.other(said)
    found = trial.case.compare(case)
    for state, wanted in zip(found.states, (trial.answer, other), strict=True):
        expect_answer((state.status, state.nocs), wanted, f"compared with {what}: {state.state}")
    if not found.changes:
        return None, other
    trial.seen.append("compared")
    wanted = changes_between(trial.answer.table, other.table)
    expect(cells(found.changes[0].cells), wanted, f"compared with {what}: cells")
    return found.changes[0], other


def no_rulings(trial: Trial) -> None:
    if trial.said["rulings"]:
        compared(trial, trial.case.without_rulings(), with_rulings(trial.said, []), "no rulings")


def another_day(trial: Trial) -> None:
    rulings = trial.said["rulings"]
    if not rulings:
        return
    day = trial.draw.choice(rulings)["date"]
    up_to = [ruling for ruling in rulings if ruling["date"] <= day]
    compared(trial, trial.case.as_of(day), with_rulings(trial.said, up_to), day)


def other_numbers(trial: Trial) -> None:
    draw, known = trial.draw, parameters(trial.said)
    numbers = {
        name: max(0, known[name] + draw.choice([-1, 1, 1, 2]))
        for name in draw.sample(sorted(known), min(len(known), draw.randint(1, 4)))
    }
    numbers = {name: new for name, new in numbers.items() if _may_be(name, new)}
    rules = [rule["id"] for rule in trial.said["rulebook"]["rules"]]
    touched = {name.partition(".")[0] for name in numbers}
    free = [rule for rule in rules if rule not in touched]
    dropped = draw.sample(free, 1) if len(rules) > 1 and free and draw.random() < 0.4 else []
    if not numbers and not dropped:
        return
    try:
        case = trial.case.with_numbers(numbers).without(*dropped)
    except BadQuestion:
        return  # At least more than at most.
    said = without_rules(with_numbers(trial.said, numbers), dropped)
    change, _ = compared(trial, case, said, f"{numbers} without {dropped}")
    differences = [("parameter", name) for name in numbers] + [("dropped", r) for r in dropped]
    for cell in change.cells if change else ():
        the_least_that_does(trial, cell, differences, numbers)


def the_least_that_does(trial: Trial, cell, differences, numbers) -> None:
    """The causes of a cell give it its new value, and no smaller set of differences does."""
    (key,) = cells([cell])

    def does(some) -> bool:
        said = with_numbers(trial.said, {n: numbers[n] for sort, n in some if sort == "parameter"})
        one = trial.other(without_rules(said, [n for sort, n in some if sort == "dropped"]))
        if one.status != "allocated":
            return False
        return one.table.get(key[0], {}).get(key[1], 0) == key[3]

    causes = [(cause.kind, cause.id) for cause in cell.causes]
    expect(set(causes) <= set(differences), True, f"causes {causes} of {key}")
    expect(does(causes), True, f"{causes} do give {key}")
    smaller = [some for n in range(len(causes)) for some in combinations(differences, n)]
    expect([some for some in smaller if does(some)], [], f"less than {causes} for {key}")


def _may_be(name, number):
    """Multiples and teams are of one or more."""
    return number > 0 or name.rpartition(".")[2] not in ("of", "athletes", "starts_below")
