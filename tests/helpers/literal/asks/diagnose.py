"""Which rules clash, by trying every holding; and that what is said to settle it does."""

from itertools import combinations, islice, product

from literal.changes import with_numbers, without_rules
from literal.holdings import holdings
from literal.trial import Trial, expect

EVERY = 4
#: So many holdings are tried, of those that break rules too.
MOST = 40_000
#: And so many ways to settle all problems of a world.
MOST_CHOICES = 20


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
    world = in_question(trial.answer).world
    every = {h.broken for h in holdings(world, MOST, lawful=False)}
    rules = [rule["id"] for rule in world.rules]
    found: list[int] = []
    for size in range(len(rules) + 1):
        for some in combinations(range(len(rules)), size):
            mask = sum(1 << bit for bit in some)
            if all(broken & mask for broken in every) and not any(f & mask == f for f in found):
                found.append(mask)
                yield frozenset(rules[bit] for bit in some)


def what_settles_it(trial: Trial, found) -> None:
    """One repair or correction of each problem together, in many ways, where nothing is said to
    come up; and that a repair is no larger than needed."""
    problems = found.problems
    if any(problem.further for problem in problems):
        return
    ways = [
        [(_numbers(repair), ()) for repair in problem.repairs if repair.changes]
        + [({}, rules) for rules in problem.corrections if rules]
        for problem in problems
    ]
    choices = list(islice(product(*ways), 500))
    for choice in trial.draw.sample(choices, min(len(choices), MOST_CHOICES)):
        dropped = {rule for _, rules in choice for rule in rules}
        numbers = {name: new for some, _ in choice for name, new in some.items()}
        kept = {name: new for name, new in numbers.items() if name.split(".")[0] not in dropped}
        what = f"with {kept} and without {sorted(dropped)} the rules can be kept"
        expect(works(trial, kept, dropped), True, what)
    # Beside another repair of another problem one step less may do.
    for repair in problems[0].repairs if len(problems) == 1 else ():
        for change in repair.changes:
            less = change.new + (1 if change.new < change.old else -1)
            numbers = _numbers(repair) | {change.parameter: less}
            expect(works(trial, numbers), False, f"with {numbers} they cannot")


def _numbers(repair):
    return {change.parameter: change.new for change in repair.changes}


def works(trial: Trial, numbers, dropped=()) -> bool:
    said = without_rules(with_numbers(trial.tried, numbers), dropped)
    return bool(in_question(trial.other(said)).lawful)


def in_question(answer):
    """The case before a place was given back, where there is no allocation of that."""
    return answer if answer.before is None else in_question(answer.before)
