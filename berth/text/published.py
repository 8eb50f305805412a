"""The comparison with the published table as text."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from berth.views.published import LEAVING_OUT, Cause, Comparison
from models.words import counted


def comparison_shown(comparison: Comparison) -> Iterator[RenderableType]:
    whole = counted(comparison.nocs, "NOC")
    if not comparison.different:
        yield f"equal to the published table: {comparison.equal} of {whole}"
        return
    yield f"different from the published table; equal are {comparison.equal} of {whole}:"
    for cell in comparison.different:
        reasons = causes_in_words(cell.causes)
        verdict = f"explained by {reasons}" if reasons else "unexplained"
        line = f"{cell.noc} {cell.column}: {cell.allocated}, published {cell.published}; {verdict}"
        yield Padding(Text(line), (0, 0, 0, 2))


def causes_in_words(causes: Sequence[Cause]) -> str:
    """'--set size.exactly=3, leaving out ruling:A:race, ruling:B:race'."""
    left_out = [cause.id for cause in causes if cause.kind == "ruling_left_out"]
    others = [cause.id for cause in causes if cause.kind != "ruling_left_out"]
    return ", ".join([*others, *([LEAVING_OUT + ", ".join(left_out)] if left_out else [])])
