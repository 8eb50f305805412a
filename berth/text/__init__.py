"""Answers as text: sentences and tables. One module per question; `shown` in it lays it out."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from berth.views.base import Answer


def text_of(answer: "Answer", styled: bool = False) -> str:
    """The answer as the command line prints it, without a line end after it.

    styled: with the codes for bold and dim, where the output is a terminal.
    """
    from berth.text.layout import printed

    module = import_module(f"berth.text.{answer.question}")
    return printed(module.shown(answer), styled).removesuffix("\n")
