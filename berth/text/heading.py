"""What an answer is about and rests on: title, rulebook, host, changes, rulings."""

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from berth.questions.case import Asked
from berth.text.words import counted, named
from berth.views.heading import AppliedRuling, Heading
from berth.views.parts import Labels
from models.rulebook import Rulebook
from models.ruling import Ruling

MOST_RULINGS_LISTED = 8


def heading(question: Asked) -> Iterator[RenderableType]:
    """The lines above an answer."""
    instance = question.instance
    yield Text(instance.title, style="bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_row("Rulebook", instance.rulebook.title)
    if instance.host is not None:
        table.add_row("Host", named(instance, instance.host))
    if (variant := question.variant) is not None:
        table.add_row(
            "Variant", f"{variant.id}: {variant.question}" if variant.question else variant.id
        )
    for number, change in enumerate(changes(question.base.rulebook, instance.rulebook)):
        table.add_row("" if number else "Changed", change)
    yield table


def heading_shown(heading: Heading, labels: Labels) -> Iterator[RenderableType]:
    """The lines above an answer."""
    yield Text(heading.title, style="bold")
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_row("Rulebook", heading.rulebook)
    if heading.host is not None:
        table.add_row("Host", labels.noc(heading.host))
    if (variant := heading.variant) is not None:
        table.add_row(
            "Variant", f"{variant.id}: {variant.question}" if variant.question else variant.id
        )
    for number, change in enumerate(heading.changed):
        table.add_row("" if number else "Changed", change)
    yield table


def rulings_shown(heading: Heading) -> Iterator[RenderableType]:
    """The rulings that an answer rests on: all of them where they are few."""
    if heading.rulings:
        listed = len(heading.rulings) <= MOST_RULINGS_LISTED
        are = "an input, not a rule" if len(heading.rulings) == 1 else "inputs, not rules"
        number = counted(len(heading.rulings), "ruling")
        yield f"{number} applied ({are}){':' if listed else '.'}"
        for ruling in heading.rulings if listed else ():
            yield Padding(Text(f"{ruling.wording}: {ruling.basis}{_fate(ruling)}"), (0, 0, 0, 2))
        if not listed:
            yield from _without_effect(heading.rulings)
    if heading.rulings_left_out:
        after = heading.as_of is not None and heading.rulings
        why = f": dated after {heading.as_of}" if after else ""
        yield f"{counted(heading.rulings_left_out, 'ruling')} left out{why}."


def _fate(ruling: AppliedRuling) -> str:
    if ruling.replaced:
        return "; replaced by a later one"
    return "; it changes nothing" if ruling.idle else ""


def _without_effect(rulings: Sequence[AppliedRuling]) -> Iterator[RenderableType]:
    """Of many rulings those that do not count, or change nothing."""
    for ruling in rulings:
        if fate := _fate(ruling):
            yield Padding(Text(f"{ruling.wording}: {ruling.basis}{fate}"), (0, 0, 0, 2))


def changes(base: Rulebook, now: Rulebook) -> Iterator[str]:
    """What a patch does to the rules, one change at a time."""
    rules = {rule.id: rule for rule in now.rules}
    for rule in base.rules:
        if rule.id not in rules:
            yield f"{rule.id} is dropped"
            continue
        after = rules[rule.id]
        old, new = rule.parameters(), after.parameters()
        numbers = [name for name in old if old[name] != new.get(name)]
        if rule != after and not (numbers and old.keys() == new.keys()):
            yield f"{rule.id} is now: {after.wording()}"
            continue
        for name in numbers:
            yield f"{rule.id}.{name}: {old[name]} -> {new[name]}"
    known = {rule.id for rule in base.rules}
    for rule in now.rules:
        if rule.id not in known:
            yield f"{rule.id} is added: {rule.wording()}"
    if now.award != base.award:
        yield "the order of award"


def rulings_text(question: Asked) -> Iterator[RenderableType]:
    """The rulings that an answer rests on: all of them where they are few."""
    rulings = question.instance.rulings
    if rulings:
        yield from _applied(rulings)
    if left_out := len(question.base.rulings) - len(rulings):
        day = question.as_of
        why = f": dated after {day.isoformat()}" if day is not None and rulings else ""
        yield f"{counted(left_out, 'ruling')} left out{why}."


def _applied(rulings: Sequence[Ruling]) -> Iterator[RenderableType]:
    are = "an input, not a rule" if len(rulings) == 1 else "inputs, not rules"
    listed = len(rulings) <= MOST_RULINGS_LISTED
    yield f"{counted(len(rulings), 'ruling')} applied ({are}){':' if listed else '.'}"
    if listed:
        for ruling in rulings:
            yield Padding(Text(f"{ruling.source.wording}: {ruling.basis}"), (0, 0, 0, 2))
