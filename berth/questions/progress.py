"""How far a question is: told to whoever asks, as a callback."""

from collections.abc import Callable
from typing import NamedTuple


class Progress(NamedTuple):
    """doing: in words ('Solving'). done, of: how many of how many, where that is counted."""

    doing: str
    done: int = 0
    of: int | None = None


Tell = Callable[[Progress], None]


def nobody(_: Progress) -> None:
    """Who is told where nobody wants to know."""
