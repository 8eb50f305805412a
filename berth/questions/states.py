"""The states that `compare` puts side by side, by their names."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from berth.questions.case import Asked, asked
from berth.questions.options import IN_PYTHON, TYPED, Options, Spelling
from models.base import day_in
from models.errors import BadQuestion
from models.instance import Instance

AS_FILED = "base"
PUBLISHED = "published"
WITHOUT_RULINGS = "without-rulings"
OPTIONS = "options"

#: A name is the head of a column.
LONGEST_NAME = 24


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
            f"nothing to compare with; name a state, such as {PUBLISHED}, "
            f"{WITHOUT_RULINGS}, a variant or a day"
        )
    for index, name in enumerate(given):
        if name in given[:index]:
            raise BadQuestion(f"'{name}' is named twice; name it once")
    for name in given:
        if name == OPTIONS and options is not None:
            yield NamedCase(name, options)
        else:
            yield state_named(path, name, base, TYPED)


def state_named(path: Path, name: str, base: Instance, spelling: Spelling = IN_PYTHON) -> NamedCase:
    """The state of a name: base, published, without-rulings, a day, a variant's id or file.

    Raises BadInput or BadQuestion.
    """
    found = asked(base, path, _options_of(name, base), spelling)
    # A variant given by its file is called by its id.
    return NamedCase(found.variant.id if found.variant else name, found)


def name_of(options: Options) -> str:
    """What a case is called beside others: by what it changes, if that is one thing in short."""
    words = options.spelled(IN_PYTHON)
    if not words:
        return AS_FILED
    return words[0] if len(words) == 1 and len(words[0]) <= LONGEST_NAME else OPTIONS


def with_names_apart(cases: Sequence[NamedCase]) -> Iterator[NamedCase]:
    """Those of the same name numbered: options, options 2."""
    seen: Counter[str] = Counter()
    for case in cases:
        seen[case.name] += 1
        count = seen[case.name]
        yield case if count == 1 else case._replace(name=f"{case.name} {count}")


def _is_what_if(name: str) -> bool:
    return name not in (AS_FILED, PUBLISHED, WITHOUT_RULINGS) and not _is_day(name)


def _is_day(name: str) -> bool:
    return re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", name) is not None


def _options_of(name: str, base: Instance) -> Options:
    if name == PUBLISHED and base.published is None:
        raise BadQuestion("the instance has no published table")
    if name in (AS_FILED, PUBLISHED):
        return Options()
    if name == WITHOUT_RULINGS:
        return Options(without_rulings=True)
    if _is_day(name):
        if (day := day_in(name)) is not None:
            return Options(as_of=day)
        raise BadQuestion(f"there is no day {name}; write a day like 2013-11-22")
    return Options(variant=name)
