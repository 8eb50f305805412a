"""The ledger of places given back, as text."""

from collections.abc import Iterator

from rich.console import RenderableType

from berth.sentences.decline import decline_to_hand_in, declined_in_words
from berth.sentences.published import comparison_in_words
from berth.text.heading import heading_shown
from berth.text.layout import hanging
from berth.views.decline import DeclineAnswer


def shown(answer: DeclineAnswer) -> Iterator[RenderableType]:
    """The heading, the entries, what to write down and the verdict."""
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from hanging(declined_in_words(answer))
    last = answer.entries[-1]
    if last.given_back is not None:
        yield ""
        yield from hanging(decline_to_hand_in(last))
    if answer.published is not None:
        yield ""
        yield from hanging(comparison_in_words(answer.published, answer.labels))
