"""The comparison with the published table in words."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from berth.views.parts import Labels
from berth.views.published import Cause, Comparison
from models.words import counted, letter, together

#: A cause that is told below the cells -> its letter.
_Marks = Mapping[Cause, str]


def comparison_in_short(comparison: Comparison) -> str:
    """'equal to the published table: 25 of 25 NOCs'."""
    whole = counted(comparison.nocs, "NOC")
    if not comparison.different:
        return f"equal to the published table: {comparison.equal} of {whole}"
    return f"different from the published table; equal are {comparison.equal} of {whole}"


def comparison_in_words(comparison: Comparison, labels: Labels) -> Iterator[str]:
    """The cells that differ, each with what explains it; a ruling that explains several once."""
    if not comparison.different:
        yield comparison_in_short(comparison)
        return
    yield f"{comparison_in_short(comparison)}:"
    marks = _marks(comparison)
    for cell in comparison.different:
        reasons = _in_words(cell.causes, marks)
        verdict = f"explained by {reasons}" if reasons else "unexplained"
        where = f"{labels.noc(cell.noc)}, {labels.column(cell.column)}"
        yield f"  {where}: {cell.allocated}, published {cell.published}; {verdict}"
    if marks:
        yield "Explained by"
        yield from (f"  {mark}. {cause.words}" for cause, mark in marks.items())


def _marks(comparison: Comparison) -> _Marks:
    """A letter for each ruling among the causes, where one explains several cells."""
    causes = (cause for cell in comparison.different for cause in cell.causes)
    times = Counter(cause for cause in causes if cause.kind != "option")
    if max(times.values(), default=0) < 2:
        return {}
    return {cause: letter(number) for number, cause in enumerate(times)}


def _in_words(causes: Sequence[Cause], marks: _Marks) -> str:
    """'--set size.exactly=3, a and b'."""
    return together(marks.get(cause) or cause.words for cause in causes)
