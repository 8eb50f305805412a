"""The states that `compare` puts side by side, by their names."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from berth.questions.case import Asked, asked
from models.errors import BadQuestion
from models.instance import Instance

AS_FILED = "base"
PUBLISHED = "published"
WITHOUT_RULINGS = "without-rulings"
OPTIONS = "options"


class NamedCase(NamedTuple):
    """A state, not solved yet; of `published` the case is the base."""

    name: str
    asked: Asked


def states_named(
    path: Path, names: Sequence[str], base: Instance, options: Asked | None
) -> Iterator[NamedCase]:
    """The states as they are named; at last what the options change, if anything.

    base: the instance as its files say.

    The first is what the others are compared with; where that would be a variant, or only one is
    named, it is the base. Raises BadInput or BadQuestion.
    """
    given = list(names) + ([OPTIONS] if options is not None else [])
    if given and AS_FILED not in given and (len(given) == 1 or _is_what_if(given[0])):
        given = [AS_FILED, *given]
    if len(given) < 2:
        raise BadQuestion(
            f"berth compare: nothing to compare with; name a state, such as {PUBLISHED}, "
            f"{WITHOUT_RULINGS}, a variant or a day"
        )
    for index, name in enumerate(given):
        if name in given[:index]:
            raise BadQuestion(f"berth compare: '{name}' is named twice; name it once")
    for name in given:
        if name == OPTIONS and options is not None:
            yield NamedCase(name, options)
        else:
            question = _asked(path, name, base)
            # A variant given by its file is called by its id.
            yield NamedCase(question.variant.id if question.variant else name, question)


def _is_what_if(name: str) -> bool:
    return name not in (AS_FILED, PUBLISHED, WITHOUT_RULINGS) and not _is_day(name)


def _is_day(name: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name) is not None


def _asked(path: Path, name: str, base: Instance) -> Asked:
    if name == PUBLISHED and base.published is None:
        raise BadQuestion("berth compare: the instance has no published table")
    if name in (AS_FILED, PUBLISHED):
        return asked(path, base=base)
    if name == WITHOUT_RULINGS:
        return asked(path, without_rulings=True, base=base)
    if _is_day(name):
        try:
            return asked(path, as_of=date.fromisoformat(name), base=base)
        except ValueError:
            hint = "write a day like 2013-11-22"
            raise BadQuestion(f"berth compare: there is no day {name}; {hint}") from None
    return asked(path, variant=name, base=base)
