"""A rulebook that names what it does not have is refused in words, whatever kinds of rules it has:
a rule looks things up in a rulebook of which nobody has seen yet whether it is sound."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError
from ruamel.yaml import YAML

from models.rulebook import Rulebook

FILES = {path.stem: path for path in sorted(Path(__file__).parent.glob("*.yaml"))}
NOTHING = "of-nothing"


def book_of(kind):
    read = YAML(typ="safe", pure=True).load(FILES[kind])
    said, rules = read["world"], {}
    for table in read["tables"]:
        for rule in (*table.get("rules", ()), *said.get("rules", ()), table["rule"]):
            rules.setdefault(rule["id"], rule)
    keys = ("squads", "events", "lists", "award")
    named = {key: said[key] for key in keys if key in said}
    whole = {"id": "book", "title": "Book", **named, "rules": [*rules.values()]}
    return copy.deepcopy(whole)


def without_one_thing(book) -> Iterator[tuple[str, dict]]:
    """What is taken away, or leads nowhere, and the book without it."""
    for part in ("squads", "events", "lists"):
        for name in book.get(part, {}):
            less = copy.deepcopy(book)
            del less[part][name]
            yield f"{part} {name}", less
    for part, leads in (("lists", "event"), ("events", "squad")):
        for name in book.get(part, {}):
            lost = copy.deepcopy(book)
            lost[part][name] = {**lost[part][name], leads: NOTHING}
            yield f"{part} {name} {leads}", lost


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_rulebook_that_names_what_it_does_not_have_is_refused_in_words(kind):
    raised = {}
    for what, book in without_one_thing(book_of(kind)):
        try:
            Rulebook.model_validate(book)
        except ValidationError:
            continue
        except Exception as error:
            raised[what] = repr(error)
        else:
            # What is taken away may be named nowhere; what leads nowhere is always told.
            if NOTHING in str(book):
                raised[what] = "not refused"
    assert raised == {}
