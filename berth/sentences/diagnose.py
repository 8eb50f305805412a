"""A diagnosis in sentences: words of the field, no advice."""

from collections.abc import Iterator, Sequence

from berth.sentences.clash import clash_shown
from berth.sentences.heading import rankings_to_fill_in
from berth.views.diagnose import (
    DiagnosisAnswer,
    FurtherClash,
    NumberAt,
    NumberChange,
    ProblemShown,
    RepairShown,
)
from berth.views.parts import Labels
from models.words import cited, letter, number_called, together

NO_REPAIR = "No other number of a rule that may be changed settles it."
NO_REPAIR_YET = "What settles it was not found in the time given."


def diagnosis_in_words(answer: DiagnosisAnswer) -> Iterator[str]:
    """Unwrapped; indented lines belong to the line above."""
    for line in rankings_to_fill_in(answer.heading, answer.labels):
        yield line
        yield ""
    yield diagnosis_opened(answer)
    for problem in answer.problems:
        yield ""
        yield from problem_in_words(answer, problem)
        for position, repair in enumerate(problem.offered):
            yield f"  {letter(position)}) {repair_in_words(repair, answer.labels)}"
    if answer.problems:
        yield ""
        yield from diagnosis_closed(answer)


def diagnosis_opened(answer: DiagnosisAnswer) -> str:
    """Whether there is anything to be settled."""
    if not answer.problems:
        return "All rules can be kept together."
    return ": ".join(["The rules cannot all be kept", *problems_counted(answer)]).rstrip(".") + "."


def problems_counted(answer: DiagnosisAnswer) -> Iterator[str]:
    """Several, where it is said already that there is one; nothing of a single one."""
    if (number := len(answer.problems)) > 1:
        yield f"{number} separate problems; all must be settled."


def diagnosis_closed(answer: DiagnosisAnswer) -> Iterator[str]:
    """How sure it is."""
    if not all(problem.is_of_empty_rankings for problem in answer.problems):
        yield (
            "Checked: each conflict was found impossible twice, in different ways, and possible "
            "without any one of its rules; each change was tried on the whole rulebook, and one "
            "step less was not enough."
        )
    if answer.problems and not answer.complete:
        yield "Incomplete: there are more conflicts or changes than are shown here."


def problem_in_words(answer: DiagnosisAnswer, problem: ProblemShown) -> Iterator[str]:
    """What clashes, up to the line above its repairs; that there are none."""
    number = f"{answer.problems.index(problem) + 1}. " if len(answer.problems) > 1 else ""
    for position, conflict in enumerate(problem.conflicts):
        yield from clash_shown(conflict, answer.labels, number if position == 0 else "")
    if problem.is_of_empty_rankings:
        return
    if len(problem.conflicts) > 1 and problem.corrections:
        ways = [together(correction) for correction in problem.corrections]
        yield f"It would go away without {' or without '.join(ways)}."
    for found in problem.further or ():
        yield from _further(found, answer.labels)
    if problem.repairs:
        yield "Any one of these settles it:" if len(problem.repairs) > 1 else "This settles it:"
    else:
        yield NO_REPAIR if answer.complete else NO_REPAIR_YET


def _further(found: FurtherClash, labels: Labels) -> Iterator[str]:
    """What comes up when the conflicts above are settled one by one."""
    parts = [f"with {_number(at, labels)} at {at.number}" for at in found.at]
    parts += [f"without {rule}" for rule in found.dropped]
    parts += [f"without the ruling that {ruling.wording}" for ruling in found.without]
    yield f"Settled one by one these would still clash, {together(parts)}:"
    for rule, reason in found.conflict.by_id.items():
        yield f"  - {rule}: {cited(reason)}"


def repair_in_words(repair: RepairShown, labels: Labels) -> str:
    if repair.without:
        rulings = [f"the ruling that {cited(ruling)}" for ruling in repair.without]
        return f"leave out {together(rulings)}."
    parts = []
    for change in repair.changes:
        drastic = ", drastic" if change.drastic else ""
        parts.append(f"{_number(change, labels)}: {change.old} -> {change.new}{drastic}")
    not_less = "; ".join(map(_why_not_less, _not_as_above(repair)))
    return f"{'; '.join(parts)}." + (f" {not_less}." if not_less else "")


def _not_as_above(repair: RepairShown) -> Sequence[NumberChange]:
    """The changes for which it is to be said why one step less does not do: not where that would
    be no change at all, so that the conflict itself is the reason."""
    return () if len(repair.changes) == 1 and _is_a_step(repair.changes[0]) else repair.changes


def _is_a_step(change: NumberChange) -> bool:
    return abs(change.new - change.old) == 1


def _number(at: NumberChange | NumberAt, labels: Labels) -> str:
    cite = labels.reasons[at.parameter.partition(".")[0]].cite
    return number_called(at.parameter, cite, labels.pool)


def _why_not_less(change: NumberChange) -> str:
    """'4 would not do: asked for are ..., 44 in all; there is room for 38 (with ...)'."""
    less = change.new + (1 if change.new < change.old else -1)
    does_not = "as it is would not do" if _is_a_step(change) else "would not do"
    reason = (
        "; ".join(change.why_not_less.told or ())
        or "proved, though no single sum was found that shows it"
    )
    rule = change.parameter.partition(".")[0]
    others = together([other for other in change.why_not_less.rules if other != rule])
    return f"{less} {does_not}: {reason}" + (f" (with {others})" if others else "")
