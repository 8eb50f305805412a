"""What may follow on a command line as it is typed, from the instance that stands on it.

Its files are read without its rankings being needed, and nothing is solved. Where they are wrong
nothing is offered: what is wrong is said when the command runs.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from models.instance import Instance

#: What every shell takes as it stands: a name in files of others could be a command.
_PLAIN = re.compile(r"[\w.=-]+")

#: Is given what stands on the line, and how the word begins.
Completing = Callable[[typer.Context, str], list[str]]


def _of_files(words: Callable[[Path], Iterable[str]]) -> Completing:
    def found(ctx: typer.Context, incomplete: str) -> list[str]:
        from models.errors import BerthError

        # Of an option that still lacks its value the line is not read to its end.
        path = ctx.params.get("path") or next(iter(ctx.args), None)
        if path is None:
            return []
        try:
            begun = (word for word in words(Path(path)) if word.startswith(incomplete))
            return [word for word in begun if _PLAIN.fullmatch(word)]
        except (BerthError, OSError):
            return []

    return found


def _of_instance(words: Callable[["Instance"], Iterable[str]]) -> Completing:
    def read(path: Path) -> Iterable[str]:
        from models.files import read_instance

        return words(read_instance(path, needs_rankings=False))

    return _of_files(read)


def _variant_ids(path: Path) -> Iterable[str]:
    from models.files import variants_of

    return variants_of(path)


def _addresses(instance: "Instance") -> Iterable[str]:
    for rule in instance.rulebook.rules:
        yield from (f"{rule.id}.{number}=" for number in rule.parameters())


def _codes(instance: "Instance") -> Iterable[str]:
    return sorted({line.noc for ranking in instance.rankings.values() for line in ranking.lines})


def _states(path: Path) -> Iterable[str]:
    return ["base", "published", "without-rulings", *_variant_ids(path)]


variants_begun = _of_files(_variant_ids)
states_begun = _of_files(_states)
rule_numbers_begun = _of_instance(_addresses)
rule_ids_begun = _of_instance(lambda instance: [rule.id for rule in instance.rulebook.rules])
events_begun = _of_instance(lambda instance: instance.rulebook.events)
pools_begun = _of_instance(lambda instance: [*instance.rulebook.events, *instance.rulebook.squads])
codes_begun = _of_instance(_codes)
competitions_begun = _of_instance(lambda instance: instance.competitions)
