"""The sheet of the ledger: every line of every ranking in its turn, each in a row of its own."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter, Value
from berth.sentences.ledger import NO_REASONS, passed_over_for
from berth.views.ledger import StepShown
from berth.views.parts import Labels

_HEADS = {
    "Step": 7,
    "Stage": 14,
    "List": 24,
    "Rank": 6,
    "NOC": 6,
    "Name": 24,
    "Its place": 7,
    "Points": 10,
    "Awarded": 9,
    "Places so far": 8,
    "Of": 6,
    "Passed over for": 90,
}


def steps_sheet(book: AnswerBook, steps: Sequence[StepShown] | None, labels: Labels) -> None:
    page = SheetWriter(book, "Steps", [*_HEADS.values()])
    if steps is None:
        page.write(NO_REASONS)
        return
    page.table([*_HEADS], _rows(steps, labels))


def _rows(steps: Sequence[StepShown], labels: Labels) -> Iterator[list[Value]]:
    for number, step in enumerate(steps, 1):
        yield [
            step.number or number,
            step.stage,
            labels.pool(step.list),
            step.rank,
            step.noc,
            labels.nocs[step.noc],
            step.k,
            None if step.points is None else Decimal(step.points),
            "yes" if step.awarded else "no",
            step.standing,
            step.size,
            "" if step.awarded else passed_over_for(step, labels),
        ]
