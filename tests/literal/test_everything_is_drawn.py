"""Whatever may be written of a rule, list, stage or ruling is written in some random world."""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Literal, Union, get_args, get_origin

import pytest
from literal.drawing import drawn_world

from models.base import Model
from models.instance import Instance
from models.place import Event
from models.rulebook import ListOfEvent, Rulebook, Squad, Stage
from models.rules import Rule
from models.ruling import Ruling

#: Among so many worlds each of the choices is found.
WORLDS = 1000
KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Rule)[0])}
PARTS: dict[str, type[Model]] = {
    **KINDS,
    "instance": Instance,
    "rulebook": Rulebook,
    "squad": Squad,
    "event": Event,
    "list": ListOfEvent,
    "stage": Stage,
    "ruling": Ruling,
}
#: What says nothing of who gets a place, or is put to a reading of its own.
LEFT_ALONE = {
    "instance": {
        "id", "title", "nocs", "rulebook", "rankings", "notes",
        "published",  # `check` draws tables
        "as_of",  # the day of the published table, without a say in the allocation
        "competitions",  # tests/models/test_classification.py
        "rulings",  # none are the same as no word of them, and questions add some
    },
    "rulebook": {"id", "title", "document", "squads", "events", "classification", "rules"},
    "squad": {"name"},
    "event": {"name"},
    "athlete_once": {"id", "kind", "cite", "lists", "fixed"},  # as its file in literal/kinds says
    "stage": {"id", "cite"},
    "ruling": {"noc", "date", "basis"},
}  # fmt: skip
#: What a kind refuses, whatever its type says.
REFUSED = {"equal_numbers": {("squads", "one")}}


def choices(part: type[Model]) -> Iterator[tuple[str, str]]:
    """(field, what may stand there): a word, one or several of something, or nothing."""
    for name, field in part.model_fields.items():
        yield from ((name, choice) for choice in _choices(field.annotation))
        if not field.is_required():
            yield name, "left out"


def _choices(annotation) -> Iterator[str]:
    origin, inside = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _choices(inside[0])
    elif origin in (Union, UnionType):
        for one in inside:
            yield from _choices(one)
    elif origin is Literal:
        yield from map(str, inside)
    elif annotation is bool:
        yield "true"
    elif isinstance(origin, type) and issubclass(origin, tuple | Mapping):
        yield from ("one", "several")
    elif annotation is not type(None):
        yield "given"


def made(part: type[Model], said) -> Iterator[tuple[str, str]]:
    for name, field in part.model_fields.items():
        open_to = set(_choices(field.annotation))
        value = said.get(name)
        if value is None or value is False:
            yield name, "left out"
        elif value is True:
            yield name, "true"
        elif isinstance(value, list | dict):
            if "several" in open_to:
                yield name, "one" if len(value) == 1 else "several"
            yield name, "given"
        else:
            yield name, str(value) if str(value) in open_to else "given"
            yield name, "one"


def said_in(world) -> Iterator[tuple[str, dict]]:
    book = world["rulebook"]
    yield "instance", world
    yield "rulebook", book
    yield from ((rule["kind"], rule) for rule in book["rules"])
    yield from (("squad", s if isinstance(s, dict) else {}) for s in book["squads"].values())
    yield from (("event", event) for event in book["events"].values())
    yield from (("list", said) for said in book.get("lists", {}).values())
    yield from (("stage", stage) for stage in book.get("award", ()))
    yield from (("ruling", ruling) for ruling in world["rulings"])


@cache
def found() -> dict[str, set[tuple[str, str]]]:
    all_made: dict[str, set[tuple[str, str]]] = {name: set() for name in PARTS}
    for world in map(drawn_world, range(WORLDS)):
        for name, said in said_in(world):
            all_made[name] |= set(made(PARTS[name], said))
    return all_made


@pytest.mark.parametrize("name", PARTS)
def test_every_choice_is_drawn(name):
    alone = LEFT_ALONE.get(name, {"id", "kind", "cite"})
    if name in KINDS and not KINDS[name].is_duty:
        alone = {*alone, "if_possible"}  # refused
    wanted = {choice for choice in choices(PARTS[name]) if choice[0] not in alone}
    assert sorted(wanted - REFUSED.get(name, set()) - found()[name]) == []
