"""The instance that is asked about: as its files say, or as the options change it."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.options import IN_PYTHON, TYPED, Options, Spelling
from berth.views.heading import Heading, heading_of
from models.errors import BadQuestion
from models.files import find_variant, read_variant
from models.instance import Instance
from models.reading.complaints import Complaints, as_written
from models.reading.instance_file import located_variant
from models.reading.nodes import Loc
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant
from models.words import number_called, spoken_id
from solver.allocate.given_back import with_given_back
from solver.allocate.solve import solve


class Asked(NamedTuple):
    """instance: as it is solved or checked; base: as its files say; variant: the named one;
    options: numbers and rules that are changed on top of it; as_of: the day after which no ruling
    counts; typed: what makes the instance differ from its files, as a command line has it; by: the
    variant, numbers and rules among it, as whoever asks writes it and in words; notes: what was
    understood of files that are none of the instance's."""

    instance: Instance
    base: Instance
    variant: Variant | None
    options: Variant | None
    as_of: date | None = None
    typed: tuple[str, ...] = ()
    by: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def heading(self) -> Heading:
        """What every answer about it begins with."""
        return heading_of(self.base, self.instance, self.variant, self.as_of, self.notes)


def asked(base: Instance, path: Path, options: Options, spelling: Spelling = IN_PYTHON) -> Asked:
    """The instance under the options. Raises BadInput or BadQuestion.

    path: of the base, whose folder holds the variants. as_of picks among the rulings; the day that
    the instance itself is about stays what it is.
    """
    rulebook, named = base.rulebook, None
    notes = [*options.notes]
    if options.variant is not None:
        rulebook, named = _with_variant(rulebook, options.variant, path, notes)
    patch = _patch_of(options, spelling)
    if patch is not None:
        rulebook = _with_patch(rulebook, patch, options, spelling)
    rulings = _rulings(base, options)
    instance = base
    if rulebook is not base.rulebook or rulings != base.rulings:
        instance = _rebuilt(base, rulebook, rulings, options, spelling)
    read = with_given_back(instance, lambda before: solve(before, DEFAULT_SECONDS))
    # Where nothing follows from the rules there is nothing to give back yet.
    instance = read if isinstance(read, Instance) else instance
    variant = [] if named is None else [spelling.variant.format(named.id)]
    written = (*variant, *options.spelled_patch(spelling))
    words = _changes_in_words(base, named, options)
    by = tuple(zip(written, words, strict=True))
    typed = options.spelled(TYPED)
    # Files of the instance are called as they are from its folder, which is nobody's business.
    home = os.path.join(as_written(path if path.is_dir() else path.parent), "")
    told = tuple(note.removeprefix(home) for note in notes)
    return Asked(instance, base, named, patch, options.as_of, typed, by, told)


def _changes_in_words(base: Instance, variant: Variant | None, options: Options) -> Iterator[str]:
    """The variant, each number, each rule that is left out."""
    if variant is not None:
        yield f"variant {spoken_id(variant.id)}"
    cites = {rule.id: rule.cite for rule in base.rulebook.rules}
    for address, number in options.change.items():
        cite = cites.get(address.partition(".")[0], "")
        yield f"{number_called(address, cite, base.names.__getitem__)}: {number}"
    yield from (f"leaving out {rule}" for rule in options.drop)


def question_refused(
    error: ValidationError, name: Callable[[Loc], str], model: type[BaseModel]
) -> BadQuestion:
    """What is wrong with values that the model refuses, each under the name of what was given."""
    return BadQuestion(
        *(
            f"{name(found['loc'])}: {in_plain_words(found, model)}"
            for found in error.errors(include_url=False)
        )
    )


def _rulings(base: Instance, options: Options) -> tuple[Ruling, ...]:
    """The rulings that count: none of the base, those dated up to a day, or all; and further
    ones."""
    kept = () if options.without_rulings else base.rulings
    further = dict.fromkeys(ruling for ruling in options.rulings if ruling not in kept)
    day = options.as_of
    return tuple(r for r in (*kept, *further) if day is None or r.date <= day)


def _patch_of(options: Options, spelling: Spelling) -> Variant | None:
    """Numbers and rules as a variant, or None if there are neither."""
    if not options.change and not options.drop:
        return None
    try:
        return Variant(id="options", change=options.change, drop=options.drop)
    except ValidationError as error:
        raise question_refused(error, _naming(options, spelling), Variant) from None


def _naming(options: Options, spelling: Spelling) -> Callable[[Loc], str]:
    """What a place in the patch is called: the option that it comes from."""
    numbers: dict[Any, int] = dict(options.change)

    def name(loc: Loc) -> str:
        if loc[0] == "change" and loc[1] in numbers:
            return spelling.number.format(loc[1], numbers[loc[1]])
        if loc[0] == "drop" and len(loc) > 1:
            return spelling.drop.format(options.drop[int(loc[1])])
        return spelling.between.join(options.spelled_patch(spelling))

    return name


def _with_patch(
    rulebook: Rulebook, patch: Variant, options: Options, spelling: Spelling
) -> Rulebook:
    try:
        return patch.apply(rulebook)
    except ValidationError as error:
        raise question_refused(error, _naming(options, spelling), Variant) from None


def _with_variant(
    rulebook: Rulebook, said: str | Variant, path: Path, notes: list[str]
) -> tuple[Rulebook, Variant]:
    if isinstance(said, Variant):
        try:
            return said.apply(rulebook), said
        except ValidationError as error:
            raise question_refused(error, lambda _: f"variant {said.id}", Variant) from None
    file = find_variant(path, said)
    variant = read_variant(file, notes)
    try:
        return variant.apply(rulebook), variant
    except ValidationError as error:
        complaints = Complaints()
        located = located_variant(file, complaints)
        for found in error.errors(include_url=False):
            complaints.add(*located.spot_of(found["loc"]), in_plain_words(found, Variant))
        raise complaints.bad_input() from None


def _rebuilt(
    base: Instance,
    rulebook: Rulebook,
    rulings: tuple[Ruling, ...],
    options: Options,
    spelling: Spelling,
) -> Instance:
    def name(loc: Loc) -> str:
        if loc[0] == "rulings" and len(loc) > 1:
            return rulings[int(loc[1])].source.id
        return spelling.between.join(options.spelled(spelling))

    try:
        return base.rebuilt(rulebook=rulebook, rulings=rulings)
    except ValidationError as error:
        raise question_refused(error, name, Instance) from None
