"""The outcomes of a solve, and what they rest on, in words."""

from collections.abc import Iterable, Iterator

from models.words import together

PROOFS = {
    "walk": "going down the order of award and passing over whoever is at a limit keeps every "
    "rule, so no lawful allocation respects the ranking better.",
    "prefix": "going down the order of award and passing over a line only where no lawful "
    "allocation could follow, which is proved for each of these.",
    "search": "for every line passed over, the solver proved that no lawful allocation holds it "
    "together with the better lines awarded; in squads that no rule couples with others going down "
    "the order of award may have been proof enough.",
    "tiers": "the solver proved the maximum for every tier of the order of award in its turn.",
}
CERTIFIED = "Certified: a second proof of another kind leads to the same places."
CERTAIN = "Whichever way the lots fall, but for the cells with a question mark:"
CONFLICT = "The rules cannot all be kept: no allocation satisfies them together."


def undecided(seconds: float, doing: str | None = None) -> str:
    """How more time is given is said by whoever takes it: the command line by its option. doing:
    what was going on when time ran out."""
    busy = f" (it was {doing})" if doing else ""
    return f"undecided after {seconds:g} s, which is no answer{busy}"


def not_found_in_time(what: Iterable[str] | None) -> Iterator[str]:
    """What was asked for besides, if any of it was not found."""
    if what:
        yield f"Not worked out in the time: {together(what)}."
