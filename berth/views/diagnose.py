"""A diagnosis: which rules cannot be kept together, and the changes that settle it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.parts import ClashingRules, Labels, clash_of, labels_of
from models.answers.diagnosis import Change, ConflictOfRules, Diagnosis, Repair
from models.instance import Instance


class NumberChange(View):
    """Another number of a rule. why_not_less: what clashes one step nearer to the old number.

    drastic: the change is so great that it may be absurd.
    """

    parameter: str
    old: int = Field(alias="from")
    new: int = Field(alias="to")
    why_not_less: ClashingRules
    drastic: bool


class RepairShown(View):
    """Changes that together settle a problem. why_not_less: that of the first of them."""

    changes: tuple[NumberChange, ...]
    why_not_less: ClashingRules
    drastic: bool


class ProblemShown(View):
    """Conflicts that share rules. corrections: the smallest sets of rules without which there is
    none."""

    conflicts: tuple[ClashingRules, ...]
    repairs: tuple[RepairShown, ...]
    corrections: tuple[tuple[str, ...], ...]


class DiagnosisAnswer(Answer):
    """problems: independent of one another. complete: these are all, and all their repairs."""

    question: ClassVar[str] = "diagnose"

    status: Literal["consistent", "conflict"]
    complete: bool
    problems: tuple[ProblemShown, ...]
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        if not self.problems:
            return f"{self.heading.title}, all rules can be kept together"
        rules = [" and ".join(problem.conflicts[0].rules) for problem in self.problems]
        return f"{self.heading.title}, cannot be kept together: {'; '.join(rules)}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per change of a repair."""
        return [
            {
                "problem": problem_number,
                "repair": repair_number,
                "parameter": change.parameter,
                "from": change.old,
                "to": change.new,
                "drastic": change.drastic,
                "why_not_less": ", ".join(change.why_not_less.sums),
            }
            for problem_number, problem in enumerate(self.problems, 1)
            for repair_number, repair in enumerate(problem.repairs, 1)
            for change in repair.changes
        ]


def diagnosis_answer(instance: Instance, heading: Heading, found: Diagnosis) -> DiagnosisAnswer:
    return DiagnosisAnswer(
        status=found.status,
        complete=found.complete,
        problems=tuple(
            ProblemShown(
                conflicts=tuple(clash_of(conflict) for conflict in problem.conflicts),
                repairs=tuple(_repair(repair) for repair in problem.repairs),
                corrections=problem.corrections,
            )
            for problem in found.problems
        ),
        heading=heading,
        labels=labels_of(instance, [instance.host] if instance.host else []),
    )


def _repair(repair: Repair) -> RepairShown:
    changes = zip(repair.changes, repair.why_not_less, strict=True)
    return RepairShown(
        changes=tuple(_change(change, why) for change, why in changes),
        why_not_less=clash_of(repair.why_not_less[0]),
        drastic=repair.drastic,
    )


def _change(change: Change, why: ConflictOfRules) -> NumberChange:
    return NumberChange(
        parameter=change.parameter,
        old=change.old,
        new=change.new,
        why_not_less=clash_of(why),
        drastic=change.drastic,
    )
