"""A diagnosis as text."""

from collections.abc import Iterator

from rich.console import RenderableType

from berth.sentences.diagnose import diagnosis_in_words
from berth.text.heading import notes_shown
from berth.text.layout import hanging
from berth.views.diagnose import DiagnosisAnswer


def shown(answer: DiagnosisAnswer) -> Iterator[RenderableType]:
    if answer.heading.notes:
        yield from notes_shown(answer.heading)
        yield ""
    yield from hanging(diagnosis_in_words(answer))
