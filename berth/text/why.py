"""Why and why not, as text."""

from collections.abc import Iterator

from rich.console import RenderableType

from berth.sentences.why import why_in_words
from berth.text.heading import beforehand_shown, heading_shown
from berth.text.layout import hanging
from berth.views.why import WhyAnswer


def shown(answer: WhyAnswer) -> Iterator[RenderableType]:
    """The answers, an empty line between them; the heading where the case is another than its
    files say."""
    if answer.typed:
        yield from heading_shown(answer.heading, answer.labels)
        yield ""
    else:
        yield from beforehand_shown(answer.heading, answer.labels)
    yield from hanging(why_in_words(answer))
