"""What must happen for a place, as text."""

from collections.abc import Iterator

from rich.console import RenderableType

from berth.sentences.needs import needs_in_words, what_was_tried
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.needs import NeedsAnswer


def shown(answer: NeedsAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging(needs_in_words(answer))
    yield ""
    yield from hanging(what_was_tried(answer))
