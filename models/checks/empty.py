"""Rankings without a line: nobody can earn a place by them, so they are to be filled in first."""

from collections.abc import Collection, Iterator
from typing import Any

from models.instance import Instance
from models.rules.amount import AmountRule


def rankings_without_lines(instance: Instance) -> tuple[str, ...]:
    """The lists that are given and have no line, but for those that no place is to be earned by."""
    return tuple(
        name
        for name, event in instance.rulebook.event_of_list().items()
        if name in instance.rankings
        and not instance.rankings[name].lines
        and not any(_closes(rule, name, event) for rule in instance.rulebook.rules)
    )


def events_without_lines(instance: Instance, rules: Collection[str]) -> tuple[str, ...]:
    """The events of which all rankings are empty, among those that one of these rules names, by
    itself, its lists or its squads."""
    event_of = instance.rulebook.event_of_list()
    empty = {event_of[name] for name in rankings_without_lines(instance)}
    empty -= {event_of[name] for name, ranking in instance.rankings.items() if ranking.lines}
    if not empty:
        return ()
    named = {
        word
        for rule in instance.rulebook.rules
        if rule.id in rules
        for word in _words(rule.model_dump(exclude={"id", "kind", "cite"}))
    }
    events = {event_of.get(name, name) for name in named}
    return tuple(
        name
        for name, event in instance.rulebook.events.items()
        if name in empty and (name in events or named & {*event.squads})
    )


def _closes(rule: Any, name: str, event: str) -> bool:
    """Whether a rule says that the list, or the event, has no places."""
    names = {*getattr(rule, "events", ()), *getattr(rule, "lists", ())}
    return isinstance(rule, AmountRule) and rule.most == 0 and bool(names & {name, event})


def _words(value: Any) -> Iterator[str]:
    """The texts in a rule's fields, at whatever depth."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, number in value.items():
            yield from (*_words(name), *_words(number))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _words(one)
