"""What a cell says, by what may stand at its place in an instance.

Which places take a list, a number or a text is read off the models, so a new rule kind or field
needs nothing here. People write `men, women` for a list, `men-relay: 1, women-relay: 1` for
numbers by name, yes and no; whatever that cannot say is written as in YAML or JSON, in brackets or
quotes. What does not fit stays text, and is refused by the models in their own words.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from models.errors import BadInput
from models.reading.complaints import Complaints
from models.reading.days import days
from models.reading.nodes import parsed
from models.text import Cleaned, clean

YES_OR_NO = {"yes": True, "true": True, "no": False, "false": False}

_WHOLE = re.compile("-?[0-9]{1,18}")
_NUMBER = re.compile(r"-?[0-9]{1,18}\.[0-9]{1,20}")


class Form(NamedTuple):
    """One way in which a value may be written: kind is a type, or Literal; said is its annotation.

    is_word: a text without blanks or commas, such as an id.
    """

    kind: Any
    said: Any
    is_word: bool = False


def forms_of(annotation: Any) -> Iterator[Form]:
    """All ways in which what is annotated may be written."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        is_word = any(_has_pattern(extra) for extra in arguments[1:])
        for form in forms_of(arguments[0]):
            yield form._replace(is_word=form.is_word or is_word)
    elif origin in (Union, UnionType):
        for member in arguments:
            yield from forms_of(member)
    elif origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        yield Form(Mapping, annotation)
    elif annotation is not type(None):
        yield Form(origin or annotation, annotation)


def _has_pattern(extra: Any) -> bool:
    if isinstance(extra, FieldInfo):
        return any(_has_pattern(inner) for inner in extra.metadata)
    return getattr(extra, "pattern", None) is not None


def choices_in(annotation: Any) -> tuple[str, ...]:
    """The words one of which is to be written, if it is so."""
    forms = list(forms_of(annotation))
    if forms and all(form.kind is Literal for form in forms):
        return tuple(str(word) for form in forms for word in get_args(form.said))
    return ("yes", "no") if [form.kind for form in forms] == [bool] else ()


def below(annotation: Any, key: str) -> Any:
    """What may stand under a key; Any where nothing is known of it."""
    for form in forms_of(annotation):
        if isinstance(form.kind, type) and issubclass(form.kind, BaseModel):
            if (field := form.kind.model_fields.get(key)) is not None:
                return _whole(field)
        elif form.kind is Mapping:
            return get_args(form.said)[1]
    return Any


def _whole(field: FieldInfo) -> Any:
    """The annotation of a field with the pattern that pydantic keeps beside it."""
    return Annotated[field.annotation, field] if field.metadata else field.annotation


def item_of(annotation: Any) -> Any:
    """What a list may hold, None where none may stand."""
    lists = (form.said for form in forms_of(annotation) if form.kind is tuple)
    return next((get_args(said)[0] for said in lists), None)


def cell_value(text: str, annotation: Any) -> Any:
    """The value that a cell gives: text, number, yes or no, list or mapping."""
    return next(_readings(text, annotation, list(forms_of(annotation))), text)


def _readings(text: str, annotation: Any, forms: list[Form]) -> Iterator[Any]:
    """What it may be read as, the surest first."""
    kinds = [form.kind for form in forms]
    yield from _written_out(text, forms)
    if bool in kinds and text.lower() in YES_OR_NO:
        yield YES_OR_NO[text.lower()]
    if int in kinds and _WHOLE.fullmatch(text):
        yield int(text)
    if Decimal in kinds and (_NUMBER.fullmatch(text) or _WHOLE.fullmatch(text)):
        yield Decimal(text)
    yield from _words_meant(text, forms)
    if date in kinds:
        yield days([text]).read[0]
    if any(form.kind is str and not form.is_word for form in forms):
        yield text
    yield from _pairs(text, annotation, forms)
    item = item_of(annotation)
    if item is not None and ("," in text or str not in kinds):
        yield _items(text, item)


def _written_out(text: str, forms: list[Form]) -> Iterator[Any]:
    """What stands in quotes or brackets, as YAML and JSON have it. A free text may begin so too."""
    free = any(form.kind is str and not form.is_word for form in forms)
    ends = {'"': '"'} if free else {'"': '"', "[": "]", "{": "}"}
    if len(text) < 2 or ends.get(text[0]) != text[-1]:
        return
    found = Complaints()
    with suppress(BadInput, ValueError):
        data = _quoted(text) if text[0] == '"' else parsed(text, "", found)[0].plain()
        if not found:
            yield data


def _quoted(text: str) -> str:
    """Its escapes may hide what nobody sees; blanks around it are meant."""
    said = clean(given := str(json.loads(text)))
    return str(said) if isinstance(said, Cleaned) else given


def _words_meant(text: str, forms: list[Form]) -> Iterator[str]:
    """'Rank by rank' is rank_by_rank."""
    words = [word for form in forms if form.kind is Literal for word in get_args(form.said)]
    key = re.sub(r"[\s_-]+", "_", text.casefold())
    yield from (word for word in words if str(word).casefold() == key)


def _items(text: str, item: Any) -> list[Any]:
    """Items of a list, by commas; those that are several values each by semicolons."""
    kinds = {form.kind for form in forms_of(item)}
    is_text = any(form.kind is str and not form.is_word for form in forms_of(item))
    between = ";" if any(isinstance(k, type) and issubclass(k, BaseModel) for k in kinds) else ","
    parts = [text] if is_text else text.split(between)
    return [cell_value(part.strip(), item) for part in parts if part.strip()]


def _pairs(text: str, annotation: Any, forms: list[Form]) -> Iterator[dict[str, Any]]:
    """`men-relay: 1, women-relay: 1`, where keys may stand."""
    keyed = any(
        form.kind is Mapping or (isinstance(form.kind, type) and issubclass(form.kind, BaseModel))
        for form in forms
    )
    parts = [part for part in text.split(",") if part.strip()]
    if not keyed or not parts or not all(re.search("[:=]", part) for part in parts):
        return
    pairs: dict[str, Any] = {}
    for part in parts:
        key, value = (one.strip() for one in re.split("[:=]", part, maxsplit=1))
        if key in pairs:
            return
        pairs[key] = cell_value(value, below(annotation, key))
    yield pairs
