"""What every value of Berth has in common: frozen, no unknown fields, plain identifiers."""

from collections.abc import Iterable
from datetime import date
from difflib import SequenceMatcher, get_close_matches
from itertools import islice
from typing import Annotated, Any, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
EventId = Identifier
SquadId = Identifier
ListId = Identifier
RuleId = Identifier
NocCode = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]

#: A number of places or athletes. Strict: 5.0, "5" and true are not numbers of places.
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]

#: Where a rule is written: a clause, a sentence, a page. Shown wherever the rule is named.
Citation = Annotated[str, Field(min_length=1, max_length=500)]


def _day(value: Any) -> Any:
    try:
        return date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else value
    except ValueError:
        return value


#: A day, written 2013-11-22. Strict, as pydantic would read a number as seconds since 1970.
Day = Annotated[date, Field(strict=True), BeforeValidator(_day)]


class Model(BaseModel):
    """A frozen value that refuses fields it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Problem(NamedTuple):
    """Something wrong in the data: where (keys and indices from the top), and what to do."""

    where: tuple[str | int, ...]
    message: str


#: Nobody reads on after so many, and to find the nearest word for each takes its time.
MOST_PROBLEMS = 100


def refuse(title: str, problems: Iterable[Problem]) -> None:
    """Raise all problems at once, each keeping its own place in the data."""
    details = [
        InitErrorDetails(
            type=PydanticCustomError("problem", "{message}", {"message": problem.message}),
            loc=problem.where,
            input=None,
        )
        for problem in islice(problems, MOST_PROBLEMS)
    ]
    if details:
        raise ValidationError.from_exception_data(title, details)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """', did you mean X?' for the nearest known word, or what is known if nothing is near."""
    words = list(known)
    if near := get_close_matches(word, words, n=20, cutoff=0.5):
        best = max(near, key=lambda known: _nearness(word, known))
        return f"did you mean '{best}'?"
    shown = ", ".join(words[:8]) + (", ..." if len(words) > 8 else "")
    return f"known are: {shown}" if words else "none is declared"


def _nearness(word: str, known: str) -> tuple[float, bool, list[bool]]:
    """How alike; among equals letters in the wrong order count, then letters at their place."""
    ratio = SequenceMatcher(None, known, word).ratio()
    in_place = [a == b for a, b in zip(known, word, strict=False)]
    return ratio, sorted(word) == sorted(known), in_place


def duplicates_in(items: Iterable[Any]) -> list[int]:
    """Indices of the items that stood earlier already."""
    seen: set[Any] = set()
    again = []
    for index, item in enumerate(items):
        if item in seen:
            again.append(index)
        seen.add(item)
    return again
