"""What all workbooks of an instance may hold together: each may be within the limits of one, and
their number is whatever a folder holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from models.reading.disk import Unreadable
from models.reading.pages.cells import MOST_CELLS_FILLED
from models.reading.pages.page import Page

MOST_CELLS_TOGETHER = 10 * MOST_CELLS_FILLED

_CELLS_OF_A_REFUSED = MOST_CELLS_FILLED // 4
"""It took time as well, and nobody knows how much there was in it."""


class _Budget:
    def __init__(self) -> None:
        self.left = MOST_CELLS_TOGETHER


_BUDGET: ContextVar[_Budget | None] = ContextVar("budget", default=None)


@contextmanager
def read_together() -> Iterator[None]:
    """What is read meanwhile is of one instance."""
    token = _BUDGET.set(_Budget())
    try:
        yield
    finally:
        _BUDGET.reset(token)


@contextmanager
def one_of_several() -> Iterator[list[Page]]:
    """One workbook is read, whose pages go into the list. Raises Unreadable before anything is
    looked at where those before it held all that is read."""
    budget, pages = _BUDGET.get() or _Budget(), list[Page]()
    if budget.left <= 0:
        raise Unreadable(
            f"the workbooks before it hold more than the {MOST_CELLS_TOGETHER:,} cells that are "
            "read together; save it as .csv, or leave some out"
        )
    try:
        yield pages
    except Unreadable:
        budget.left -= _CELLS_OF_A_REFUSED
        raise
    budget.left -= sum(len(cells) for page in pages for _, cells in page.rows)
