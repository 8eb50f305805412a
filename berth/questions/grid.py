"""What is swept: the grid, and the instance under each of its variants, checked against it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from berth.questions.case import Asked, asked_with, typed_options
from berth.questions.options import IN_PYTHON, TYPED, Options, Spelling
from models.errors import BadInput, did_you_mean
from models.files import find_variant, read_grid, read_instance
from models.grid import BASE, Grid
from models.instance import Instance
from models.reading.complaints import Complaints
from models.reading.located import Located, read_located
from models.rulebook import Rulebook
from solver.many.sweep import Cases


class Swept(NamedTuple):
    """question: the base, as the options make it."""

    question: Asked
    grid: Grid
    cases: Cases


def swept(
    path: Path,
    file: Path,
    changes: Sequence[str] | None = None,
    drops: Sequence[str] | None = None,
    without_rulings: bool = False,
    *,
    as_of: date | None = None,
    seed: int | None = None,
) -> Swept:
    """Reads the instance and what is swept, as the options of the command line say."""
    base = read_instance(path)
    options = typed_options(None, changes, drops, without_rulings, as_of)
    return swept_with(base, path, options, file, seed=seed, spelling=TYPED)


def swept_with(
    base: Instance,
    path: Path,
    options: Options,
    file: Path,
    *,
    seed: int | None = None,
    spelling: Spelling = IN_PYTHON,
) -> Swept:
    """Reads the grid and its variants. Raises BadInput or BadQuestion.

    path: of the base, whose folder holds the variants. The options patch the base and every
    variant of the grid alike; that takes the place of one among the options.
    """
    question = asked_with(base, path, options, spelling)
    grid = read_grid(file)
    complaints = Complaints()
    located = read_located(file, complaints)
    instances: dict[str, Instance] = {}
    for index, name in enumerate(grid.variants):
        if name == BASE:
            instances[name] = question.instance
            continue
        try:
            find_variant(path, name)
        except BadInput as error:
            message = error.complaints[0].message
            complaints.add(*located.spot_of(("variants", index)), message)
            continue
        under = replace(options, variant=name)
        instances[name] = asked_with(base, path, under, spelling).instance
    for name, instance in instances.items():
        _check_rulebook(grid, name, instance.rulebook, located, complaints)
    _check_rulings(grid, question.instance, located, complaints)
    if complaints:
        raise complaints.bad_input()
    cases = Cases(question.instance, instances, dict(grid.rulings), seed)
    return Swept(question, grid, cases)


def _check_rulebook(
    grid: Grid, variant: str, rulebook: Rulebook, located: Located, complaints: Complaints
) -> None:
    """Whether the rules and numbers of the grid are there."""
    under = "" if variant == BASE else f" under variant '{variant}'"
    rules = [rule.id for rule in rulebook.rules]
    for index, name in enumerate(grid.drop):
        if name not in rules:
            message = f"unknown rule '{name}'{under}; {did_you_mean(name, rules)}"
            complaints.add(*located.spot_of(("drop", index)), message)
    parameters = [f"{r.id}.{name}" for r in rulebook.rules for name in r.parameters()]
    for address in grid.grid:
        if address not in parameters:
            near = [p for p in parameters if p.startswith(f"{address.partition('.')[0]}.")]
            hint = did_you_mean(address, near or parameters)
            message = f"unknown parameter '{address}'{under}; {hint}"
            complaints.add(*located.spot_of(("grid", address)), message)


def _check_rulings(
    grid: Grid, instance: Instance, located: Located, complaints: Complaints
) -> None:
    for loc, word, known in _names_in_rulings(grid, instance):
        if word not in known:
            what = "NOC" if loc[-1] == "noc" else "event"
            message = f"unknown {what} '{word}'; {did_you_mean(word, known)}"
            complaints.add(*located.spot_of(loc), message)


def _names_in_rulings(
    grid: Grid, instance: Instance
) -> Iterator[tuple[tuple[str | int, ...], str, list[str]]]:
    for name, rulings in grid.rulings.items():
        for index, ruling in enumerate(rulings):
            yield ("rulings", name, index, "noc"), ruling.noc, list(instance.nocs)
            yield ("rulings", name, index, "event"), ruling.event, list(instance.rulebook.events)
