"""Rules and rulings that cannot all be kept, and the sum that shows it, as text."""

from collections.abc import Iterator, Mapping

from berth.views.parts import ClashingRules, Labels, Reason
from models.words import cited, counted, together

#: That none was found is no proof that there is none.
CASES = "No single sum was found that shows it; it may take whole numbers, or telling cases apart."


def clash_shown(clash: ClashingRules, labels: Labels, number: str = "") -> Iterator[str]:
    """What clashes, each with its citation, and the sum."""
    if len(clash.rules) == 1:
        yield f"{number}This rule cannot be kept:"
    else:
        yield f"{number}These {len(clash.rules)} rules cannot be kept together:"
    for rule in clash.rules:
        yield f"  - {rule}: {cited(labels.reasons[rule])}"
    for ruling in clash.rulings or ():
        yield f"  - the ruling that {cited(ruling)}"
    yield f"  {_why(clash, labels)}"


def clash_in_short(
    clash: ClashingRules, labels: Labels, reasons: Mapping[str, Reason] | None = None
) -> Iterator[str]:
    """One conflict in two lines: what clashes, and the sum.

    reasons: the rules by id, where they read otherwise than in the case that the answer is about.
    """
    reasons = labels.reasons if reasons is None else reasons
    named = [f"{rule}: {cited(reasons[rule])}" for rule in clash.rules]
    named += [f"the ruling that {cited(ruling)}" for ruling in clash.rulings or ()]
    yield "; ".join(named) + "."
    yield _why(clash, labels)


def _why(clash: ClashingRules, labels: Labels) -> str:
    if clash.empty:
        names = together(map(labels.pool, clash.empty))
        return f"No ranking of {names} has a line: more can be said once one is filled in."
    return f"{_sum(clash)}{_short(clash, labels)}"


def _short(clash: ClashingRules, labels: Labels) -> str:
    """' In Race 3 lines are left for 4 places: the ranking ends at rank 5.'"""
    if clash.lines is None:
        return ""
    short = clash.lines
    left = "1 line is" if short.lines == 1 else f"{short.lines or 'no'} lines are"
    ends = [f"{labels.pool(name)} at rank {rank}" for name, rank in short.ends.items()]
    if len(ends) == 1:
        ends = [f"the ranking ends at rank {rank}" for rank in short.ends.values()]
    elif ends:
        ends = [f"the rankings end, {together(ends)}"]
    places = counted(short.places, "place")
    why = "".join(f": {end}" for end in ends)
    return f" In {labels.pool(short.event)} {left} left for {places}{why}."


def _sum(clash: ClashingRules) -> str:
    """'Asked for are 5 for each of 8 team places, 40 in all; there is room for 38 athletes.'"""
    sums = "; ".join(clash.told or ())
    return f"{sums[0].upper()}{sums[1:]}." if sums else CASES
