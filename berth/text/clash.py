"""Rules that cannot all be kept, and the sum that shows it, as text."""

from collections.abc import Iterator

from berth.text.words import cited
from berth.views.parts import ClashingRules

CASES = "No single sum shows it: it takes whole numbers, or telling cases apart."


def clash_shown(clash: ClashingRules, number: str = "") -> Iterator[str]:
    """The rules that clash, each with its citation, and the sum."""
    if not clash.rules:
        yield f"{number}The rankings and rulings clash whatever the rules are."
    elif len(clash.rules) == 1:
        yield f"{number}This rule cannot be kept:"
    else:
        yield f"{number}These {len(clash.rules)} rules cannot be kept together:"
    for reason in clash.reasons:
        yield f"  - {reason.id}: {cited(reason)}"
    yield f"  {_sum(clash)}"


def clash_in_short(clash: ClashingRules) -> Iterator[str]:
    """One conflict in two lines: the rules and the sum."""
    yield "; ".join(f"{reason.id}: {cited(reason)}" for reason in clash.reasons) + "."
    yield f"{_sum(clash)} What settles it: berth diagnose"


def _sum(clash: ClashingRules) -> str:
    return ", ".join(clash.sums) + "." if clash.sums else CASES
