"""A case as its files say, or changed: whatever changes something makes another case."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from operator import index
from pathlib import Path
from typing import Any, Self, TypeVar

from pydantic import BaseModel, ValidationError

from berth.questions.case import Asked, asked, question_refused
from berth.questions.options import IN_PYTHON, Options
from berth.views.rules import RulesAnswer, rules_answer
from models.base import day_in
from models.errors import BadQuestion
from models.files import read_instance, read_rulings
from models.instance import Instance
from models.ruling import Ruling
from models.variant import Variant

_M = TypeVar("_M", bound=BaseModel)


@dataclass(frozen=True, slots=True, repr=False)
class Changeable:
    """path: of its files; options: what is changed; asked: the instance that comes of both."""

    path: Path
    options: Options
    asked: Asked

    @classmethod
    def under(cls, path: Path, base: Instance, options: Options) -> Self:
        """base: as the files say. Raises BadInput or BadQuestion where the options do not fit."""
        return cls(path, options, asked(base, path, options))

    @property
    def instance(self) -> Instance:
        """The data themselves: rules, rankings, and the bounds that they come down to (`laws`)."""
        return self.asked.instance

    @property
    def _ranked(self) -> Asked:
        """What is asked about, if there are rankings. Raises BadInput, as reading it for such a
        question does."""
        if not self.instance.rankings:
            read_instance(self.path)
        return self.asked

    @property
    def rules(self) -> RulesAnswer:
        """The rules in sentences, and the order of award."""
        return rules_answer(self.instance, self.asked.heading)

    def variant(self, variant: "str | Path | Variant | Mapping[str, Any]") -> Self:
        """The case under a variant: its id, its file, or its fields. It takes the place of another.

        Raises BadInput where its file is wrong, BadQuestion where it does not fit the rulebook.
        """
        if isinstance(variant, Path):
            variant = str(variant)
        if isinstance(variant, Mapping):
            variant = value_of(Variant, variant, "variant")
        return self._with(variant=variant)

    def with_numbers(self, numbers: Mapping[str, int]) -> Self:
        """With other numbers in its rules: `{"field-relay.exactly": 7}`. Raises BadQuestion."""
        whole = {address: _whole(number) for address, number in numbers.items()}
        return self._with(change={**self.options.change, **whole})

    def without(self, *rules: str) -> Self:
        """Without these rules, whatever numbers they had. Raises BadQuestion."""
        change = {
            address: number
            for address, number in self.options.change.items()
            if address.partition(".")[0] not in rules
        }
        drop = dict.fromkeys((*self.options.drop, *rules))
        return self._with(change=change, drop=tuple(drop))

    def with_rulings(self, *rulings: "Ruling | Mapping[str, Any] | str | Path") -> Self:
        """With further rulings: values, their fields, or files like `rulings.csv`.

        Raises BadInput where a file is wrong, BadQuestion where a ruling does not fit.
        """
        further, notes = list(self.options.rulings), [*self.options.notes]
        for number, ruling in enumerate(rulings, 1):
            if isinstance(ruling, str | Path):
                further += read_rulings(Path(ruling), self.instance, notes)
            else:
                further.append(value_of(Ruling, ruling, f"ruling {number}"))
        return self._with(rulings=tuple(further), notes=tuple(dict.fromkeys(notes)))

    def without_rulings(self) -> Self:
        """Without any ruling."""
        return self._with(rulings=(), notes=(), without_rulings=True)

    def as_of(self, day: date | str) -> Self:
        """The state on a day, such as 2013-11-22: rulings of later days do not count."""
        if isinstance(day, str):
            if (found := day_in(day)) is None:
                raise BadQuestion(f"'{day}' is not a day; write it like 2013-11-22")
            day = found
        return self._with(as_of=day.date() if isinstance(day, datetime) else day)

    def __str__(self) -> str:
        return str(self.rules)

    def __repr__(self) -> str:
        name, rulebook = type(self).__name__, self.instance.rulebook
        nocs = {line.noc for ranking in self.instance.rankings.values() for line in ranking.lines}
        changed = ", ".join(("", *self.options.spelled(IN_PYTHON)))
        size = f"{len(rulebook.events)} events, {len(nocs)} NOCs"
        text = f"<{name} {self.instance.id}: {size}{changed}>"
        return text if len(text) <= 79 else f"{text[:75]}...>"

    def _repr_html_(self) -> str:
        return self.rules._repr_html_()

    def _with(self, **options: Any) -> Self:
        return self.under(self.path, self.asked.base, replace(self.options, **options))


def value_of(model: type[_M], given: _M | Mapping[str, Any], name: str) -> _M:
    """A value from its fields. Raises BadQuestion with each that is wrong."""

    def named(loc: tuple[str | int, ...]) -> str:
        # Where pydantic names a member of a union, with a blank in it, on the way.
        keys = [str(part) for part in loc if " " not in str(part)]
        return f"{name}, {'.'.join(keys)}" if keys else name

    try:
        return given if isinstance(given, model) else model.model_validate(given)
    except ValidationError as error:
        raise question_refused(error, named, model) from None


def _whole(number: Any) -> Any:
    """A number of numpy as Python's own; what is no whole number is told by whoever looks."""
    is_whole = hasattr(number, "__index__") and not isinstance(number, bool)
    return index(number) if is_whole else number
