"""A diagnosis: which rules cannot be kept together, and which numbers would settle it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from models.bound import Source


@dataclass(frozen=True, slots=True)
class LinesShort:
    """A rule asks for more places of an event than the rankings have lines for.

    lines: those that are left, rulings counted. places: what the rule asks for. ends: the last
    rank of each list of the event, which is no tuple and so no part of the hash.
    """

    event: str
    lines: int
    places: int
    ends: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class ConflictOfRules:
    """A smallest set of rules that cannot all be kept; without any one of them the rest can.

    rules: ids in the order of the rulebook, one or more: rulings, rankings and facts alone never
    clash.
    sums:  arithmetic that shows it and that needs no trust ('8 x 5 = 40 > 38').
    because: 'sum' = the sums prove it; 'cases' = whole numbers or case distinctions are the
    reason, or that no sum was found.
    rulings: a smallest set of rulings but for which these rules could be kept; of several
    such sets one. lines: the rankings that are too short, where that is all. told: the sums as a
    person says them, with gaps for names. empty: the events that they are about and of which no
    ranking has a line, so that more can be said once one has.
    """

    rules: tuple[str, ...]
    sums: tuple[str, ...] = ()
    because: Literal["sum", "cases"] = "sum"
    rulings: tuple[Source, ...] = ()
    lines: LinesShort | None = None
    told: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()


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
    """New numbers that settle a problem, and why one less does not; or rulings to leave out.

    why_not_less: for each change, the rules that clash when it is one step smaller.
    without: the rulings left out, all of which are needed.
    """

    changes: tuple[Change, ...]
    why_not_less: tuple[ConflictOfRules, ...]
    without: tuple[Source, ...] = ()

    @property
    def drastic(self) -> bool:
        return any(change.drastic for change in self.changes)


@dataclass(frozen=True, slots=True)
class FurtherConflict:
    """What comes up when conflicts are settled one by one: these rules, at these new numbers,
    without the rules dropped and the rulings left out, cannot all be kept either."""

    changes: tuple[Change, ...]
    dropped: tuple[str, ...]
    conflict: ConflictOfRules
    without: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleProblem:
    """Conflicts that have to be settled together: they share rules, or what settles them clashes.

    corrections: the smallest sets of rules without which the rest can be kept.
    """

    conflicts: tuple[ConflictOfRules, ...]
    corrections: tuple[tuple[str, ...], ...]
    repairs: tuple[Repair, ...]
    further: tuple[FurtherConflict, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Problems that are independent of one another: whatever settles each of them, all rules can
    be kept. None when they can be as they are.

    complete: every conflict, correction and smallest repair is named; false when a limit on their
    number or on time stopped the search.
    """

    problems: tuple[RuleProblem, ...]
    complete: bool = True

    @property
    def status(self) -> Literal["consistent", "conflict"]:
        return "conflict" if self.problems else "consistent"
