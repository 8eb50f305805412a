"""A diagnosis: which rules cannot be kept together, and the changes that settle it."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal

from pydantic import Field

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.parts import (
    ClashInFull,
    ClashingRules,
    Labels,
    Reason,
    clash_in_full,
    clash_of,
    labels_of,
    reason_of,
)
from models.answers.diagnosis import (
    Change,
    ConflictOfRules,
    Diagnosis,
    FurtherConflict,
    Repair,
)
from models.instance import Instance
from models.variant import Variant
from models.words import Names


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
    """Changes that together settle a problem. why_not_less: that of the first of them.

    without: rulings that settle it when they are left out, instead of changes.
    """

    sparse = ("without",)

    changes: tuple[NumberChange, ...]
    why_not_less: ClashingRules | None
    drastic: bool
    without: tuple[Reason, ...] | None = None


class NumberAt(View):
    """A number of a rule at which something comes up."""

    parameter: str
    number: int


class FurtherClash(View):
    """Rules that clash too, at these numbers, without these rules and rulings, when conflicts are
    settled one by one."""

    at: tuple[NumberAt, ...]
    dropped: tuple[str, ...]
    without: tuple[Reason, ...]
    conflict: ClashInFull


class ProblemShown(View):
    """Conflicts that have to be settled together. corrections: the smallest sets of rules without
    which there is none. further: what comes up when they are settled one by one."""

    sparse = ("further",)

    conflicts: tuple[ClashingRules, ...]
    repairs: tuple[RepairShown, ...]
    corrections: tuple[tuple[str, ...], ...]
    further: tuple[FurtherClash, ...] | None = None

    @property
    def is_of_empty_rankings(self) -> bool:
        """Whether it may go away as soon as rankings are filled in, which comes first."""
        return any(conflict.empty for conflict in self.conflicts)

    @property
    def offered(self) -> tuple[RepairShown, ...]:
        """The repairs that are worth a thought."""
        return () if self.is_of_empty_rankings else self.repairs


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
        """A row per change of a repair, or ruling left out."""
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
        ] + [
            {"problem": problem_number, "repair": repair_number, "without": ruling.id}
            for problem_number, problem in enumerate(self.problems, 1)
            for repair_number, repair in enumerate(problem.repairs, 1)
            for ruling in repair.without or ()
        ]


def diagnosis_answer(instance: Instance, heading: Heading, found: Diagnosis) -> DiagnosisAnswer:
    return DiagnosisAnswer(
        status=found.status,
        complete=found.complete,
        problems=tuple(
            ProblemShown(
                conflicts=tuple(
                    clash_of(instance.names, conflict) for conflict in problem.conflicts
                ),
                repairs=tuple(_repair(instance.names, repair) for repair in problem.repairs),
                corrections=problem.corrections,
                further=tuple(_further(instance, found) for found in problem.further) or None,
            )
            for problem in found.problems
        ),
        heading=heading,
        labels=labels_of(instance, instance.hosts),
    )


def _repair(names: Names, repair: Repair) -> RepairShown:
    changes = zip(repair.changes, repair.why_not_less, strict=True)
    return RepairShown(
        changes=tuple(_change(names, change, why) for change, why in changes),
        why_not_less=clash_of(names, repair.why_not_less[0]) if repair.why_not_less else None,
        drastic=repair.drastic,
        without=tuple(reason_of(names, ruling) for ruling in repair.without) or None,
    )


def _further(instance: Instance, found: FurtherConflict) -> FurtherClash:
    """With the rules as they read at the new numbers."""
    numbers = {change.parameter: change.new for change in found.changes}
    rulebook = Variant(id="further", change=numbers).apply(instance.rulebook)
    return FurtherClash(
        at=tuple(NumberAt(parameter=name, number=number) for name, number in numbers.items()),
        dropped=found.dropped,
        without=tuple(reason_of(instance.names, ruling) for ruling in found.without),
        conflict=clash_in_full(instance.names, rulebook, found.conflict),
    )


def _change(names: Names, change: Change, why: ConflictOfRules) -> NumberChange:
    return NumberChange(
        parameter=change.parameter,
        old=change.old,
        new=change.new,
        why_not_less=clash_of(names, why),
        drastic=change.drastic,
    )
