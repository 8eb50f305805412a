"""Transitional: until every answer is a view."""

from collections.abc import Iterator

from rich.console import RenderableType

from berth.text.published import comparison_shown
from berth.views.published import Comparison
from models.answers.outcome import OutOfTime

CONFLICT = "The rules cannot all be kept: no allocation satisfies them together."


def undecided(outcome: OutOfTime) -> str:
    return (
        f"undecided after {outcome.seconds:g} s, which is no answer; allow more with "
        f"--time-limit {2 * outcome.seconds:g}"
    )


def comparison_text(comparison: Comparison) -> Iterator[RenderableType]:
    yield from comparison_shown(comparison)
