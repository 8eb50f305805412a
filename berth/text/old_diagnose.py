"""Transitional: until every answer is a view."""

from collections.abc import Iterator, Mapping

from models.answers.diagnosis import ConflictOfRules
from models.bound import Source
from models.instance import Instance
from models.words import cited

CASES = "No single sum shows it: it takes whole numbers, or telling cases apart."


def first_problem_text(conflict: ConflictOfRules, sources: Mapping[str, Source]) -> Iterator[str]:
    """One conflict in two lines: the rules and the sum."""
    yield "; ".join(f"{rule}: {cited(sources[rule])}" for rule in conflict.rules) + "."
    yield f"{_sum(conflict)} What settles it: berth diagnose"


def _sum(conflict: ConflictOfRules) -> str:
    return ", ".join(conflict.sums) + "." if conflict.sums else CASES


def sources_of(instance: Instance) -> dict[str, Source]:
    return {rule.id: rule.source for rule in instance.rulebook.rules}
