"""What every value of Berth has in common: frozen, no unknown fields, plain identifiers."""

import inspect
import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    Tag,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from models.text import clean

Identifier = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]*$", max_length=64)]
EventId = Identifier
SquadId = Identifier
ListId = Identifier
RuleId = Identifier
#: A continent, or a group of NOCs of one's own.
GroupName = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9 _-]*$", max_length=64)]
NocCode = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]

#: A number of places or athletes. Strict: 5.0, "5" and true are not numbers of places.
Count = Annotated[int, Field(strict=True, ge=0, le=10_000)]


def _one_line(value: Any) -> Any:
    return str(clean(value)) if isinstance(value, str) else value


#: A text for readers, however it came: out of a file, of which is said what was left out of it, by
#: a form of the page, by a link, from Python.
Text = Annotated[str, BeforeValidator(_one_line)]

#: Where a rule is written: a clause, a sentence, a page. Shown wherever the rule is named.
Citation = Annotated[str, Field(min_length=1, max_length=500), BeforeValidator(_one_line)]


def day_in(text: str) -> date | None:
    """A day as it is written everywhere, 2013-11-22; None if it is not written so.

    The standard has further ways, such as 2013-W47-5, which nobody means.
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text, re.ASCII):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day(value: Any) -> Any:
    return (day_in(value) or value) if isinstance(value, str) else value


#: A day, written 2013-11-22. Strict, as pydantic would read a number as seconds since 1970.
Day = Annotated[date, Field(strict=True), BeforeValidator(_day)]


_S = TypeVar("_S")
_T = TypeVar("_T")

#: One of a sort, or several of them written out in a row or by name. (The tags show up in
#: pydantic's places between the keys of a file; none of them could be an id.)
OneOr = Annotated[
    Annotated[_S, Tag("one alone")] | Annotated[_T, Tag("several of them")],
    Discriminator(lambda value: "several of them" if _is_several(value) else "one alone"),
]


def _is_several(value: Any) -> bool:
    return isinstance(value, Mapping | list | tuple | BaseModel)


class Model(BaseModel):
    """A frozen value that refuses fields it does not know.

    What its docstring says of a field, as a line `field: meaning`, is shown by editors as well.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler, /
    ) -> JsonSchemaValue:
        schema = handler(core_schema)
        said: dict[str, str] = {}
        for base in reversed(cls.__mro__):
            said |= fields_in(inspect.cleandoc(base.__doc__ or ""))
        for name, field in handler.resolve_ref_schema(schema).get("properties", {}).items():
            if name in said:
                field.setdefault("description", said[name])
        return schema


def fields_in(docstring: str) -> dict[str, str]:
    """Field -> what the lines `field: meaning`, or `one, other: meaning`, say of it; lines that
    are indented go on."""
    said = re.findall(r"(?m)^([a-z_]+(?:, [a-z_]+)*): +(.+(?:\n +.+)*)", docstring)
    return {name: " ".join(text.split()) for names, text in said for name in names.split(", ")}


def duplicates_in(items: Iterable[Any]) -> list[int]:
    """Indices of the items that stood earlier already."""
    seen: set[Any] = set()
    again = []
    for index, item in enumerate(items):
        if item in seen:
            again.append(index)
        seen.add(item)
    return again
