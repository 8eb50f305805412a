"""Which rules clash, by trying every holding; and that what is said to settle it does."""

from itertools import combinations

from literal.changes import with_numbers, without_rules
from literal.holdings import holdings
from literal.trial import Trial, expect

EVERY = 4
#: So many holdings are tried, of those that break rules too.
MOST = 40_000


def ask(trial: Trial) -> None:
    found = trial.case.diagnose()
    conflicts = trial.answer.status == "conflict"
    expect(found.status, "conflict" if conflicts else "consistent", "diagnosis")
    if not conflicts:
        return
    trial.seen.append("conflict diagnosed")
    what_settles_it(trial, found)
    told = {frozenset(c.rules) for problem in found.problems for c in problem.conflicts}
    if found.complete:
        expect(told, set(smallest_clashes(trial)), "conflicts")


def smallest_clashes(trial: Trial):
    """Every smallest set of rules that no holding keeps; the empty one, if facts and rulings alone
    clash."""
    every = {h.broken for h in holdings(trial.world, MOST, lawful=False)}
    rules = [rule["id"] for rule in trial.world.rules]
    found: list[int] = []
    for size in range(len(rules) + 1):
        for some in combinations(range(len(rules)), size):
            mask = sum(1 << bit for bit in some)
            if all(broken & mask for broken in every) and not any(f & mask == f for f in found):
                found.append(mask)
                yield frozenset(rules[bit] for bit in some)


def what_settles_it(trial: Trial, found) -> None:
    """A repair, and a correction, of each problem together, where nothing is said to come up."""
    problems, draw = found.problems, trial.draw
    if any(problem.further for problem in problems):
        return
    if all(problem.corrections for problem in problems):
        dropped = {rule for p in problems for rule in draw.choice(p.corrections)}
        less = trial.other(without_rules(trial.said, dropped))
        expect(bool(less.lawful), True, f"without {sorted(dropped)} the rules can be kept")
    if all(any(repair.changes for repair in p.repairs) for p in problems):
        repairs = [draw.choice([r for r in p.repairs if r.changes]) for p in problems]
        numbers = {c.parameter: c.new for repair in repairs for c in repair.changes}
        expect(works(trial, numbers), True, f"with {numbers} the rules can be kept")
        # Beside another repair of another problem one step less may do.
        for change in repairs[0].changes if len(problems) == 1 else ():
            changed = numbers | {
                change.parameter: change.new + (1 if change.new < change.old else -1)
            }
            expect(works(trial, changed), False, f"with {changed} they cannot")


def works(trial: Trial, numbers) -> bool:
    return bool(trial.other(with_numbers(trial.said, numbers)).lawful)
