"""Rules and rulings that cannot all be kept, and the sum that shows it, as text."""

from collections.abc import Iterator, Mapping

from berth.views.parts import ClashingRules, Reason
from models.words import cited, counted

CASES = "No single sum shows it: it takes whole numbers, or telling cases apart."


def clash_shown(
    clash: ClashingRules, reasons: Mapping[str, Reason], number: str = ""
) -> Iterator[str]:
    """What clashes, each with its citation, and the sum. reasons: the rules by id."""
    if len(clash.rules) == 1:
        yield f"{number}This rule cannot be kept:"
    else:
        yield f"{number}These {len(clash.rules)} rules cannot be kept together:"
    for rule in clash.rules:
        yield f"  - {rule}: {cited(reasons[rule])}"
    for ruling in clash.rulings or ():
        yield f"  - the ruling that {cited(ruling)}"
    yield f"  {_sum(clash)}{_short(clash)}"


def clash_in_short(clash: ClashingRules, reasons: Mapping[str, Reason]) -> Iterator[str]:
    """One conflict in two lines: what clashes, and the sum. reasons: the rules by id."""
    named = [f"{rule}: {cited(reasons[rule])}" for rule in clash.rules]
    named += [f"the ruling that {cited(ruling)}" for ruling in clash.rulings or ()]
    yield "; ".join(named) + "."
    yield f"{_sum(clash)}{_short(clash)} What settles it: berth diagnose"


def _short(clash: ClashingRules) -> str:
    """' In race 3 lines are left for 4 places.' Where no ruling is behind it the sum says it."""
    if clash.lines is None or not clash.rulings:
        return ""
    short = clash.lines
    left = "1 line is" if short.lines == 1 else f"{short.lines or 'no'} lines are"
    return f" In {short.event} {left} left for {counted(short.places, 'place')}."


def _sum(clash: ClashingRules) -> str:
    return ", ".join(clash.sums) + "." if clash.sums else CASES
