"""A diagnosis: which rules cannot be kept together, and which numbers would settle it."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class ConflictOfRules:
    """A smallest set of rules that cannot all be kept; without any one of them the rest can.

    rules: ids in the order of the rulebook; empty when rulings, rankings and facts alone clash.
    sums:  arithmetic that shows it and that needs no trust ('8 x 5 = 40 > 38').
    because: 'sum' = the sums prove it; 'cases' = whole numbers or case distinctions are the
    reason, and no sum of the rules shows it.
    """

    rules: tuple[str, ...]
    sums: tuple[str, ...] = ()
    because: Literal["sum", "cases"] = "sum"


@dataclass(frozen=True, slots=True)
class Change:
    """A new number for a parameter, addressed as `rule.parameter`."""

    parameter: str
    old: int
    new: int

    @property
    def drastic(self) -> bool:
        """Half of the old number or less, or twice as much or more."""
        return 2 * self.new <= self.old or self.new >= 2 * max(self.old, 1)


@dataclass(frozen=True, slots=True)
class Repair:
    """New numbers that settle a problem, and why one less does not.

    why_not_less: for each change, the rules that clash when it is one step smaller.
    """

    changes: tuple[Change, ...]
    why_not_less: tuple[ConflictOfRules, ...]

    @property
    def drastic(self) -> bool:
        return any(change.drastic for change in self.changes)


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """Conflicts that share rules, and so have to be settled together.

    corrections: the smallest sets of rules without which the rest can be kept.
    """

    conflicts: tuple[ConflictOfRules, ...]
    corrections: tuple[tuple[str, ...], ...]
    repairs: tuple[Repair, ...]


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Problems that are independent of one another; none when all rules can be kept.

    complete: every conflict, correction and smallest repair is named; false when a limit on their
    number or on time stopped the search.
    """

    problems: tuple[RuleProblem, ...]
    complete: bool = True

    @property
    def status(self) -> Literal["consistent", "conflict"]:
        return "conflict" if self.problems else "consistent"
