"""The instance that is asked about: the files, a variant, and what the options change."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pydantic import ValidationError

from berth.cli.exits import Refused
from berth.views.heading import Heading, heading_of
from models.errors import BadInput, Complaint
from models.files import find_variant, read_instance, read_variant
from models.instance import Instance
from models.reading.complaints import Complaints
from models.reading.located import read_located
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.variant import Variant

Loc = tuple[str | int, ...]


class Asked(NamedTuple):
    """instance: as it is solved or checked; base: as its files say; variant: the named one;
    options: what --set and --drop change on top of it; as_of: the day after which no ruling
    counts; typed: the options that make the instance differ from its files, as they are typed."""

    instance: Instance
    base: Instance
    variant: Variant | None
    options: Variant | None
    as_of: date | None = None
    typed: tuple[str, ...] = ()

    @property
    def heading(self) -> Heading:
        """What every answer about it begins with."""
        return heading_of(self.base, self.instance, self.variant, self.as_of)


def asked(
    path: Path,
    variant: str | None = None,
    changes: Sequence[str] | None = None,
    drops: Sequence[str] | None = None,
    without_rulings: bool = False,
    *,
    as_of: date | None = None,
    base: Instance | None = None,
) -> Asked:
    """Reads the instance, unless its `base` is there already, and patches it. Raises BadInput or
    Refused.

    The options patch what the variant has made of the rulebook, so that they reach the rules it
    adds and have the last word. as_of picks among the rulings; the day that the instance itself
    is about stays what it is.
    """
    base = base or read_instance(path)
    rulebook, named = base.rulebook, None
    if variant is not None:
        file = find_variant(path, variant)
        named = read_variant(file)
        rulebook = _with_variant(rulebook, named, file)
    options = _options(changes or (), drops or ())
    typed = [f"--variant {variant}"] if variant else []
    if options is not None:
        typed += _typed(options)
        rulebook = _with_options(rulebook, options)
    rulings = _rulings(base, without_rulings, as_of)
    typed += ["--without-rulings"] if without_rulings else []
    typed += [f"--as-of {as_of.isoformat()}"] if as_of is not None else []
    instance = base
    if rulebook is not base.rulebook or rulings != base.rulings:
        instance = _rebuilt(base, rulebook, rulings, " ".join(typed))
    return Asked(instance, base, named, options, as_of, tuple(typed))


def _rulings(base: Instance, without: bool, as_of: date | None) -> tuple[Ruling, ...]:
    """The rulings that count: none, those dated up to a day, or all."""
    return tuple(r for r in base.rulings if not without and (as_of is None or r.date <= as_of))


def _options(changes: Sequence[str], drops: Sequence[str]) -> Variant | None:
    """--set and --drop as a variant, or None if neither is given."""
    numbers: dict[str, int] = {}
    wrong: list[str] = []
    for text in changes:
        address, sign, number = (part.strip() for part in text.partition("="))
        if not sign:
            wrong.append(f"--set {text}: no number is given; write rule.parameter=number")
        elif not re.fullmatch("[0-9]{1,6}", number):
            wrong.append(f"--set {text}: '{number}' is not a number; write a whole one from 0")
        elif address in numbers:
            wrong.append(f"--set {text}: '{address}' is set twice; set it once")
        else:
            numbers[address] = int(number)
    if wrong:
        raise Refused("\n".join(wrong))
    if not numbers and not drops:
        return None
    try:
        return Variant(id="options", change=numbers, drop=tuple(dict.fromkeys(drops)))
    except ValidationError as error:
        raise Refused(_told(error, lambda loc: f"--drop {drops[int(loc[1])]}", Variant)) from None


def _typed(options: Variant) -> list[str]:
    changes = [f"--set {address}={number}" for address, number in options.change.items()]
    return changes + [f"--drop {name}" for name in options.drop]


def _with_options(rulebook: Rulebook, options: Variant) -> Rulebook:
    def option(loc: Loc) -> str:
        if loc[0] == "change" and loc[1] in options.change:
            return f"--set {loc[1]}={options.change[str(loc[1])]}"
        if loc[0] == "drop" and len(loc) > 1:
            return f"--drop {options.drop[int(loc[1])]}"
        return " ".join(_typed(options))

    try:
        return options.apply(rulebook)
    except ValidationError as error:
        raise Refused(_told(error, option, Variant)) from None


def _with_variant(rulebook: Rulebook, variant: Variant, file: Path) -> Rulebook:
    try:
        return variant.apply(rulebook)
    except ValidationError as error:
        located = read_located(file, Complaints())
        raise BadInput(
            *(
                Complaint(*located.spot_of(found["loc"]), in_plain_words(found, Variant))
                for found in error.errors(include_url=False)
            )
        ) from None


def _rebuilt(
    base: Instance, rulebook: Rulebook, rulings: tuple[Ruling, ...], typed: str
) -> Instance:
    try:
        return base.rebuilt(rulebook=rulebook, rulings=rulings)
    except ValidationError as error:
        raise Refused(_told(error, lambda _: typed, Instance)) from None


def _told(
    error: ValidationError, name: Callable[[Loc], str], model: type[Variant] | type[Instance]
) -> str:
    def lines() -> Iterator[str]:
        for found in error.errors(include_url=False):
            yield f"{name(found['loc'])}: {in_plain_words(found, model)}"

    return "\n".join(dict.fromkeys(lines()))
