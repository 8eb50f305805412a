"""Rules that cannot all be kept, and the sum that shows it, as text."""

from collections.abc import Iterator, Mapping

from berth.views.parts import ClashingRules, Labels, Reason
from models.words import cited

CASES = "No single sum shows it: it takes whole numbers, or telling cases apart."


def clash_shown(clash: ClashingRules, labels: Labels, number: str = "") -> Iterator[str]:
    """The rules that clash, each with its citation, and the sum."""
    if not clash.rules:
        yield f"{number}The rankings and rulings clash whatever the rules are."
    elif len(clash.rules) == 1:
        yield f"{number}This rule cannot be kept:"
    else:
        yield f"{number}These {len(clash.rules)} rules cannot be kept together:"
    for rule in clash.rules:
        yield f"  - {rule}: {cited(labels.reasons[rule])}"
    yield f"  {_sum(clash)}"


def clash_in_short(clash: ClashingRules, reasons: Mapping[str, Reason]) -> Iterator[str]:
    """One conflict in two lines: the rules and the sum. reasons: the rules by id."""
    yield "; ".join(f"{rule}: {cited(reasons[rule])}" for rule in clash.rules) + "."
    yield f"{_sum(clash)} What settles it: berth diagnose"


def _sum(clash: ClashingRules) -> str:
    return ", ".join(clash.sums) + "." if clash.sums else CASES
