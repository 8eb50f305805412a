"""pydantic's complaints in plain words: what is wrong; what to do."""

import re
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, Tag
from pydantic_core import ErrorDetails

from models.errors import did_you_mean
from models.naming import Doubt, Naming
from models.noc import noc_table
from models.rules import Rule

Context = Mapping[str, Any]

_KINDS = {kind.model_fields["kind"].default for kind in get_args(get_args(Rule)[0])}


def in_plain_words(error: ErrorDetails, model: type[BaseModel]) -> str:
    """One entry of `ValidationError.errors()`, raised by the model, as a user reads it."""
    kind, loc = error["type"], error["loc"]
    name = str(loc[-1]) if loc else "this"
    value = error["input"]
    if kind == "problem":
        message = error["msg"]
    elif kind == "missing":
        message = f"'{name}' is missing; add it"
    elif kind == "extra_forbidden":
        known = dict.fromkeys(_fields_at(model, loc[:-1]))
        wanted = f"write it under 'rules' as {{id: ..., kind: {name}, ...}}"
        wanted = wanted if name in _KINDS else did_you_mean(name, known)
        message = f"unknown field '{name}'; {wanted}"
    elif kind == "too_short":
        message = f"'{name}' is empty; add at least one entry"
    elif kind.startswith("date"):
        message = f"{as_given(value)} is not a day; write it as 2013-11-22"
    elif kind in _WORDS:
        message = _WORDS[kind](value, error.get("ctx", {}))
    else:
        message = f"{as_given(value)} does not fit here; see the format of this file"
    return message


def as_given(value: object) -> str:
    """A value as its file shows it."""
    if isinstance(value, str):
        return f"'{value[:57]}...'" if len(value) > 60 else f"'{value}'"
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return "a mapping"
    return str(value) if isinstance(value, int | float | Decimal) else "a list"


def _no_count(value: object, _: Context) -> str:
    if isinstance(value, str) and re.fullmatch("[0-9]{1,9}", value):
        return f"{as_given(value)} is text; write the number without quotes"
    if isinstance(value, float | Decimal) and -1e9 < value < 1e9 and value % 1 == 0:
        return f"{as_given(value)} is not a whole number; write {value:.0f}"
    return f"{as_given(value)} is not a whole number; write one from 0"


def _wrong_pattern(value: object, context: Context) -> str:
    if "[A-Z]" in context["pattern"]:
        return _no_code(value)
    letters = "small letters, digits, '-' and '_'"
    return f"{as_given(value)} is not an id; write {letters}, such as men-500m"


def _no_code(value: object) -> str:
    """A name is not a code, but often says which one to write."""
    found = Naming(noc_table()).find(value) if isinstance(value, str) else None
    if isinstance(found, Doubt):
        return found.message
    do = f"write {found.code}" if found else "write capital letters, such as CAN"
    return f"{as_given(value)} is not an NOC code; {do}"


def _unknown_kind(_: object, context: Context) -> str:
    known = re.findall("'([^']*)'", context["expected_tags"])
    return f"unknown kind {as_given(context['tag'])}; {did_you_mean(str(context['tag']), known)}"


def _unknown_word(value: object, context: Context) -> str:
    known = re.findall("'([^']*)'", context["expected"])
    return f"unknown word {as_given(value)}; {did_you_mean(str(value), known)}"


def _wanted(what: str) -> Callable[[object, Context], str]:
    return lambda value, _: f"{as_given(value)} stands where {what}"


_LIST = _wanted("a list is wanted; write [a, b] or a line '- a' for each")
_MAPPING = _wanted("a mapping is wanted; write lines 'key: value'")
_YES_OR_NO = _wanted("a yes or no is wanted; write true or false")

_WORDS: Mapping[str, Callable[[object, Context], str]] = {
    "bool_parsing": _YES_OR_NO,
    "bool_type": _YES_OR_NO,
    "dict_type": _MAPPING,
    "finite_number": _no_count,
    "greater_than_equal": lambda value, c: (
        f"{as_given(value)} is too small; write {c['ge']} or more"
    ),
    "int_from_float": _no_count,
    "int_parsing": _no_count,
    "int_parsing_size": _no_count,
    "int_type": _no_count,
    "less_than_equal": lambda value, c: f"{as_given(value)} is too large; write {c['le']} or less",
    "list_type": _LIST,
    "literal_error": _unknown_word,
    "mapping_type": _MAPPING,
    "model_attributes_type": _MAPPING,
    "model_type": _MAPPING,
    "string_pattern_mismatch": _wrong_pattern,
    "string_too_long": lambda value, c: (
        f"{as_given(value)} is too long; at most {c['max_length']} characters fit, shorten it"
    ),
    "string_too_short": lambda *_: "the text is empty; fill it in",
    "string_type": _wanted("text is wanted; write a word, numbers in quotes"),
    "tuple_type": _LIST,
    "union_tag_invalid": _unknown_kind,
    "union_tag_not_found": lambda *_: "'kind' is missing; add it",
}


def _fields_at(annotation: Any, loc: tuple[str | int, ...]) -> Iterator[str]:
    """The fields of the models that may stand at a place below what is annotated."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        yield from _fields_at(arguments[0], loc)
    elif origin is Union or origin is type(int | None):
        for member in arguments:
            yield from _fields_at(member, loc[1:] if loc and _is_tagged(member, loc[0]) else loc)
    elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if not loc:
            for name, declared in annotation.model_fields.items():
                yield declared.alias or name
        elif field := annotation.model_fields.get(str(loc[0])):
            yield from _fields_at(field.annotation, loc[1:])
    elif loc and arguments:
        values = arguments[0] if origin is tuple else arguments[-1]
        yield from _fields_at(values, loc[1:])


def _is_tagged(member: Any, tag: str | int) -> bool:
    """Whether pydantic names this member of a union by the tag: a rule by its kind."""
    if get_origin(member) is Annotated:
        return any(isinstance(extra, Tag) and extra.tag == tag for extra in member.__metadata__)
    fields = getattr(member, "model_fields", {})
    return "kind" in fields and fields["kind"].default == tag
