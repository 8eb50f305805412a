"""A rulebook as text: a sentence per rule, and the order of award."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.rules import awarded_in_words
from berth.text.heading import heading_shown
from berth.views.rules import RulesAnswer
from models.words import cited


def shown(answer: RulesAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    yield from rulebook_shown(answer)


def rulebook_shown(answer: RulesAnswer) -> Iterator[RenderableType]:
    rules = Table.grid(padding=(0, 2, 0, 0))
    for rule in answer.rules:
        rules.add_row(rule.id, cited(rule))
    yield rules
    yield ""
    yield "Order of award"
    stages = Table.grid(padding=(0, 2, 0, 0))
    for stage in answer.award:
        stages.add_row(stage.id, awarded_in_words(stage, answer.labels))
    yield stages
