"""Pages as they come from another process, which may have been led astray by what it read: as JSON
that holds texts and places and nothing else."""

import json
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from models.reading.disk import Unreadable
from models.reading.pages.page import At, Exact, Page
from models.text import Cleaned

if TYPE_CHECKING:
    from pydantic import TypeAdapter

BYTES_OF_LENGTH = 8
"""In which the other process is told how long a file is, before the file."""

_Text = str | tuple[str] | tuple[str, int, str, bool]
"""A text; a number as it is held; a text of which something was left out, and what."""


class _Sent(NamedTuple):
    name: _Text
    visible: bool
    rows: list[tuple[int, list[_Text]]]
    faults: list[tuple[At, str]]
    struck: list[At]
    hidden: list[int]


_Answer = str | list[_Sent]
"""Why there are no pages, or the pages."""


def pages_to_send(pages: list[Page]) -> bytes:
    return _sent(
        [
            _Sent(
                name=_packed(page.name),
                visible=page.visible,
                rows=[(line, [*map(_packed, cells)]) for line, cells in page.rows],
                faults=[*page.faults.items()],
                struck=[*page.struck],
                hidden=[*page.hidden],
            )
            for page in pages
        ]
    )


def refusal_to_send(refusal: Unreadable) -> bytes:
    return _sent(str(refusal))


def _sent(answer: _Answer) -> bytes:
    return json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode()


def pages_sent(data: bytes) -> list[Page] | None:
    """Raises Unreadable, if that was sent. None if it is no answer."""
    try:
        answer = _understood().validate_json(data, strict=True)
    except ValidationError:
        return None
    if isinstance(answer, str):
        raise Unreadable(answer)
    return [
        Page(
            [(line, [*map(_unpacked, cells)]) for line, cells in page.rows],
            _unpacked(page.name),
            page.visible,
            dict(page.faults),
            frozenset(page.struck),
            frozenset(page.hidden),
        )
        for page in answer
    ]


@cache
def _understood() -> "TypeAdapter[_Answer]":
    """Not for the process that sends, which would start twice as slowly."""
    from pydantic import TypeAdapter

    return TypeAdapter(_Answer)


def _packed(text: str) -> _Text:
    if isinstance(text, Cleaned):
        return text, text.number, text.first, text.within
    return (text,) if isinstance(text, Exact) else text


def _unpacked(sent: _Text) -> str:
    if isinstance(sent, str):
        return sent
    if len(sent) == 1:
        return Exact(sent[0])
    cleaned = Cleaned(sent[0])
    _, cleaned.number, cleaned.first, cleaned.within = sent
    return cleaned
