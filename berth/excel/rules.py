"""The sheet of the rules: a sentence each, where it is written, its numbers; and the rulings."""

from collections.abc import Iterator

from berth.excel.book import AnswerBook
from berth.excel.writer import SheetWriter, Value
from berth.sentences.rules import awarded_in_words
from berth.sentences.rulings import ruling_in_words, rulings_counted, rulings_left_out
from berth.views.heading import Heading
from berth.views.parts import Labels
from berth.views.rules import RulesAnswer

_HEADS = {"Rule": 24, "Kind": 22, "Sentence": 80, "Where it is written": 34, "Numbers": 30}


def rules_sheet(book: AnswerBook, rules: RulesAnswer, heading: Heading, labels: Labels) -> None:
    """heading, labels: of the outcome, which knows what becomes of the rulings."""
    page = SheetWriter(book, "Rules", [*_HEADS.values()])
    page.table([*_HEADS], _rows(rules))
    page.gap()
    page.write("Order of award", look="bold")
    for stage in rules.award:
        page.write(stage.id, "", awarded_in_words(stage, rules.labels), look="wrapped")
    if heading.rulings:
        page.gap()
        page.write(rulings_counted(heading), look="bold")
        for ruling in heading.rulings:
            page.write("", "", ruling_in_words(ruling, labels), look="wrapped")
    for line in rulings_left_out(heading):
        page.write(line)


def _rows(rules: RulesAnswer) -> Iterator[list[Value]]:
    for rule in rules.rules:
        numbers = ", ".join(f"{name} {number}" for name, number in rule.numbers.items())
        yield [rule.id, rule.kind, rule.wording, rule.cite, numbers]
