"""A diagnosis as text: words of the field, no advice."""

from collections.abc import Iterator, Mapping

from berth.text.words import cited, letter, together
from models.answers.diagnosis import ConflictOfRules, Diagnosis, Repair, RuleProblem
from models.bound import Source
from models.instance import Instance

NO_REPAIR = "No other number of a rule that may be changed settles it."
NO_REPAIR_YET = "What settles it was not found in the time given."
CASES = "No single sum shows it: it takes whole numbers, or telling cases apart."


def diagnosis_text(instance: Instance, found: Diagnosis) -> Iterator[str]:
    """The lines of a diagnosis, unwrapped; indented lines belong to the line above."""
    if not found.problems:
        yield "All rules can be kept together."
        return
    number = len(found.problems)
    if number == 1:
        yield "The rules cannot all be kept."
    else:
        yield f"The rules cannot all be kept: {number} separate problems; all must be settled."
    sources = sources_of(instance)
    for position, problem in enumerate(found.problems, 1):
        yield ""
        yield from _problem(problem, f"{position}. " if number > 1 else "", sources)
        if not problem.repairs:
            yield NO_REPAIR if found.complete else NO_REPAIR_YET
    yield ""
    yield (
        "Checked: each conflict was found impossible twice, in different ways, and possible "
        "without any one of its rules; each change was tried on the whole rulebook, and one step "
        "less was not enough."
    )
    if not found.complete:
        yield "Incomplete: there are more conflicts or changes than are shown here."


def _problem(problem: RuleProblem, number: str, sources: Mapping[str, Source]) -> Iterator[str]:
    for position, conflict in enumerate(problem.conflicts):
        yield from conflict_text(conflict, sources, number if position == 0 else "")
    if len(problem.conflicts) > 1 and problem.corrections:
        ways = [together(correction) for correction in problem.corrections]
        yield f"It would go away without {' or without '.join(ways)}."
    if problem.repairs:
        yield "Any one of these settles it:" if len(problem.repairs) > 1 else "This settles it:"
    for position, repair in enumerate(problem.repairs):
        yield f"  {letter(position)}) {_repair(repair, sources)}"


def conflict_text(
    conflict: ConflictOfRules, sources: Mapping[str, Source], number: str = ""
) -> Iterator[str]:
    """The rules that clash, each with its citation, and the sum."""
    if not conflict.rules:
        yield f"{number}The rankings and rulings clash whatever the rules are."
    elif len(conflict.rules) == 1:
        yield f"{number}This rule cannot be kept:"
    else:
        yield f"{number}These {len(conflict.rules)} rules cannot be kept together:"
    for rule in conflict.rules:
        yield f"  - {rule}: {cited(sources[rule])}"
    yield f"  {_sum(conflict)}"


def first_problem_text(conflict: ConflictOfRules, sources: Mapping[str, Source]) -> Iterator[str]:
    """One conflict in two lines: the rules and the sum."""
    yield "; ".join(f"{rule}: {cited(sources[rule])}" for rule in conflict.rules) + "."
    yield f"{_sum(conflict)} What settles it: berth diagnose"


def _sum(conflict: ConflictOfRules) -> str:
    return ", ".join(conflict.sums) + "." if conflict.sums else CASES


def _repair(repair: Repair, sources: Mapping[str, Source]) -> str:
    parts = []
    for change in repair.changes:
        rule, _, name = change.parameter.partition(".")
        cite = f" ({sources[rule].cite})" if sources[rule].cite else ""
        drastic = ", drastic" if change.drastic else ""
        parts.append(f"{rule}{cite}, {_spoken(name)}: {change.old} -> {change.new}{drastic}")
    return "; ".join(parts) + ". " + _why_not_less(repair)


def _spoken(name: str) -> str:
    """exactly; at most; squads men."""
    return name.replace("_", " ").replace(".", " ")


def _why_not_less(repair: Repair) -> str:
    reasons = []
    for change, why in zip(repair.changes, repair.why_not_less, strict=True):
        less = change.new + (1 if change.new < change.old else -1)
        reason = ", ".join(why.sums) or "no sum shows it"
        others = _others(why, change.parameter)
        reasons.append(f"Not {less}: {reason}" + (f" (with {others})" if others else ""))
    return "; ".join(reasons) + "."


def _others(why: ConflictOfRules, parameter: str) -> str:
    return together([rule for rule in why.rules if rule != parameter.partition(".")[0]])


def sources_of(instance: Instance) -> dict[str, Source]:
    return {rule.id: rule.source for rule in instance.rulebook.rules}
