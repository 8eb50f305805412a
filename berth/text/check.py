"""What `berth check` found, as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from berth.sentences.check import BROKEN, PASSED_OVER, check_in_words
from berth.text.heading import heading_shown
from berth.views.check import CheckAnswer


def shown(answer: CheckAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    for line in check_in_words(answer):
        if line.startswith("  "):
            yield Padding(Text(line.strip()), (0, 0, 0, 2))
        else:
            yield Text(line, style="bold" if line.startswith((BROKEN, PASSED_OVER)) else "")
