"""The ledger: every line in its turn, awarded or passed over, and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from berth.views.parts import RankedLine, line_of
from models.answers.outcome import Step
from models.checks.unfilled import field_sizes
from models.instance import Instance


class StepShown(RankedLine):
    """What happened to a line when its turn came.

    because: ids of what left no room; note: what else is to be said.
    standing: places held in the event after the step; size: the most that it may have, where a
    rule says so. points: of the line, an exact decimal, where the ranking has them. number: in the
    order of award, where not all steps are told.
    """

    sparse = ("number",)

    awarded: bool
    because: tuple[str, ...]
    note: str
    standing: int
    size: int | None
    points: str | None = None
    number: int | None = None


class Fold(NamedTuple):
    """Lines that follow one another and were passed over in one stage for the same reasons; or a
    single line. number: of the first of them in the order of award."""

    number: int
    steps: tuple[StepShown, ...]


def folds(steps: Iterable[StepShown]) -> Iterator[Fold]:
    """The ledger with the same said once."""
    numbered = groupby(enumerate(steps, 1), lambda entry: _same(*entry))
    for _, entries in numbered:
        (first, *_), found = zip(*entries, strict=True)
        yield Fold(first, found)


def one_by_one(
    steps: Iterable[StepShown], noc: str | None = None, event: str | None = None
) -> Iterator[Fold]:
    """Those of an NOC, of an event, or both, each by itself with its number in the whole."""
    for number, step in enumerate(steps, 1):
        if noc in (None, step.noc) and event in (None, step.event):
            yield Fold(number, (step,))


def _same(number: int, step: StepShown) -> tuple[object, ...]:
    if step.awarded:
        return (number,)
    return step.stage, step.because, step.note


def steps_shown(instance: Instance, steps: Iterable[Step]) -> Iterator[StepShown]:
    sizes = field_sizes(instance)
    for step in steps:
        points = step.turn.line.points
        yield StepShown(
            **dict(line_of(step.turn)),
            awarded=step.awarded,
            because=tuple(source.id for source in step.because),
            note=step.note,
            standing=step.standing,
            size=sizes.get(step.turn.event),
            points=None if points is None else str(points),
        )
