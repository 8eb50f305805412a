"""The last place of an event and who is next, in words."""

from collections import Counter
from collections.abc import Iterator

from berth.views.cuts import CutLine
from berth.views.parts import Labels, RankedLine
from models.words import ordinal, together

RESERVE = (
    "First reserve: who gains when the last place that may be given back is given back, "
    "by a fresh allocation."
)
#: Where nobody is in reserve for certain.
NO_RESERVE = {
    "nobody": "none",
    "conflict": "none: then the rules clash",
    "out_of_time": "undecided in the time given",
    "not_looked_for": "not looked for here",
}


def short_in_words(cut: CutLine, labels: Labels) -> Iterator[str]:
    """'57 of 60: the ranking ends at rank 300'."""
    if (short := cut.short) is not None:
        ends = [f"{labels.pool(name)} at rank {rank}" for name, rank in short.ends.items()]
        what = "what is claimed" if short.claims else "the ranking"
        if len(ends) == 1:
            ends = [f"{what} ends at rank {rank}" for rank in short.ends.values()]
        elif ends:
            rankings = "the rankings, or what they claim," if short.claims else "the rankings"
            ends = [f"{rankings} end, {together(ends)}"]
        if short.barred:
            left = "the line left" if short.barred == 1 else f"the {short.barred} lines left"
            ends = [f"{left} may have no place", *ends]
        yield f"{short.places} of {short.size}: {together(ends) or 'the ranking has no line'}"


def reserve_in_words(cut: CutLine) -> str:
    """The line that moves up, or what keeps it open."""
    others = [
        f"{noc} {'' if number == 1 else f'with {number} places '}without a line"
        for noc, number in Counter(cut.without_line or ()).items()
    ]
    if cut.reserve is not None:
        others = [*(line_in_words(line).strip() for line in cut.others), *others]
        return " and ".join([line_in_words(cut.reserve), *others])
    if others:
        return " and ".join(others)
    if cut.between:
        return f"a lot between {together(cut.between)} for athletes"
    if cut.tied:
        return f"a lot between {together(line_in_words(line).strip() for line in cut.tied)}"
    return NO_RESERVE[cut.status]


def line_in_words(line: RankedLine | None) -> str:
    """A line as 34th HUN; with the list where an event has several."""
    if line is None:
        return "none"
    path = "" if line.list == line.event else f" ({line.list})"
    return f"{ordinal(line.rank):>5} {line.noc}{path}"
