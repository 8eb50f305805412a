"""What is swept: the grid, and the instance under each of its variants, checked against it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from berth.questions.case import Asked, asked
from berth.questions.options import IN_PYTHON, Options, Spelling
from models.errors import BadQuestion, BerthError, Problem, did_you_mean
from models.files import read_grid, variants_of
from models.grid import BASE, Grid
from models.instance import Instance
from models.naming import Naming
from models.reading.complaints import Complaints
from models.reading.located import read_located
from models.reading.wording import as_given
from models.rulebook import Rulebook
from models.ruling import Ruling
from solver.many.sweep import Cases


class Swept(NamedTuple):
    """question: the base, as the options make it."""

    question: Asked
    grid: Grid
    cases: Cases


def swept(
    base: Instance,
    path: Path,
    options: Options,
    given: Path | Grid,
    *,
    seed: int | None = None,
    spelling: Spelling = IN_PYTHON,
) -> Swept:
    """Reads the grid, if it is a file, and its variants. Raises BadInput or BadQuestion.

    path: of the base, whose folder holds the variants. The options patch the base and every
    variant of the grid alike; that takes the place of one among the options.
    """
    question = asked(base, path, options, spelling)
    notes = [*question.notes]
    grid = read_grid(given, notes) if isinstance(given, Path) else given
    instances: dict[str, Instance] = {}
    problems: list[Problem] = []
    # What a grid names is one of the case's own, never a file of that name.
    known = variants_of(path) if {*grid.variants} - {BASE} else {}
    for index, name in enumerate(grid.variants):
        if name == BASE:
            instances[name] = question.instance
            continue
        if name not in known:
            hint = did_you_mean(name, known) if known else "the case has none"
            message = f"unknown variant {as_given(name)}; {hint}"
            problems.append(Problem(("variants", index), message))
            continue
        under = replace(options, variant=name)
        one = asked(base, path, under, spelling)
        instances[name] = one.instance
        notes += one.notes
    for name, instance in instances.items():
        problems += _rulebook_problems(grid, name, instance.rulebook)
    problems += _ruling_problems(grid, question.instance)
    if problems:
        raise _refused(problems, given)
    rulings = _rulings(grid, question.instance.naming)
    cases = Cases(question.instance, instances, rulings, seed)
    return Swept(question._replace(notes=tuple(dict.fromkeys(notes))), grid, cases)


def _refused(problems: Sequence[Problem], given: Path | Grid) -> BerthError:
    """What does not fit, at its place in the file, or by its keys in a value."""
    if not isinstance(given, Path):
        return BadQuestion(*(f"grid, {'.'.join(map(str, at))}: {what}" for at, what in problems))
    complaints = Complaints()
    located = read_located(given, Complaints())
    for at, what in problems:
        complaints.add(*located.spot_of(at), what)
    return complaints.bad_input()


def _rulebook_problems(grid: Grid, variant: str, rulebook: Rulebook) -> Iterator[Problem]:
    """Rules and numbers of the grid that are not there."""
    under = "" if variant == BASE else f" under variant '{variant}'"
    rules = [rule.id for rule in rulebook.rules]
    for index, name in enumerate(grid.drop):
        if name not in rules:
            message = f"unknown rule '{name}'{under}; {did_you_mean(name, rules)}"
            yield Problem(("drop", index), message)
    parameters = [f"{r.id}.{name}" for r in rulebook.rules for name in r.parameters()]
    for address in grid.grid:
        if address not in parameters:
            near = [p for p in parameters if p.startswith(f"{address.partition('.')[0]}.")]
            hint = did_you_mean(address, near or parameters)
            message = f"unknown parameter '{address}'{under}; {hint}"
            yield Problem(("grid", address), message)


def _ruling_problems(grid: Grid, instance: Instance) -> Iterator[Problem]:
    events, squads = list(instance.rulebook.events), instance.rulebook.squads
    for name, rulings in grid.rulings.items():
        for index, ruling in enumerate(rulings):
            at = ("rulings", name, index)
            if instance.naming.noc(ruling.noc) not in instance.nocs:
                yield Problem((*at, "noc"), instance.naming.unknown(ruling.noc))
            if ruling.event not in (squads if ruling.is_of_squad else events):
                hint = did_you_mean(ruling.event, events)
                yield Problem((*at, "event"), f"unknown event '{ruling.event}'; {hint}")


def _rulings(grid: Grid, naming: Naming) -> dict[str, tuple[Ruling, ...]]:
    """The sets of rulings, with the NOCs as the instance has them."""
    return {
        name: tuple(r.model_copy(update={"noc": naming.noc(r.noc)}) for r in rulings)
        for name, rulings in grid.rulings.items()
    }
