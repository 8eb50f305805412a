"""YAML text as nodes that know their places.

YAML 1.2 without what a rulebook has no use for: tags, anchors and aliases, keys that are not
text, several documents. The parser's events are read one by one, so that the first alias ends
it (an alias bomb or a cycle is never built) and nothing nests deeper than the limit.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from models.reading.complaints import Complaints
from models.reading.unseen import Unseen, refusal
from models.text import Cleaned, clean, could_be_a_code

DEEPEST = 50

MOST_ENTRIES = 100_000
"""Keys, values, and beginnings and ends of lists and mappings: two seconds of reading."""

#: Keys of texts for readers; all other words of ASCII may be ids, codes or numbers.
_FOR_READERS = ("title", "name", "question", "document", "cite", "athlete", "basis", "sources")

Loc = tuple[str | int, ...]

StandIn = str | int | dict[str, "Node"]

#: Path of a list or mapping -> entry -> what stands in for it, or None to leave it out.
Amendments = Mapping[Loc, Mapping[str | int, StandIn | None]]


@dataclass(frozen=True, slots=True)
class Node:
    """A value and the place of its key, or of itself where it is an item of a list.

    key:   its key or index in the file; it keeps it when its neighbours are left out.
    value: text, number, true, false, null; or the nodes of a list or mapping.
    file:  where it is another one than that of the nodes around it: a sheet of a workbook.
    """

    key: str | int
    line: int
    column: int
    value: "str | int | bool | Decimal | list[Node] | dict[str, Node] | None"
    file: str = ""

    def plain(self) -> Any:
        if isinstance(self.value, dict):
            return {key: node.plain() for key, node in self.value.items()}
        if isinstance(self.value, list):
            return [node.plain() for node in self.value]
        return self.value

    def child(self, part: str | int) -> "Node | None":
        if isinstance(self.value, dict):
            return self.value.get(part) if isinstance(part, str) else None
        if isinstance(self.value, list) and isinstance(part, int) and part < len(self.value):
            return self.value[part]
        return None

    def amended(self, changes: "Amendments", here: Loc = ()) -> "Node":
        """The same with entries left out (None) or standing in for wrong or missing ones."""
        mine, value = changes.get(here, {}), self.value
        if isinstance(value, list):
            value = [
                node.amended(changes, (*here, node.key)) for node in value if node.key not in mine
            ]
        elif isinstance(value, dict):
            kept = {
                key: node.amended(changes, (*here, key))
                for key, node in value.items()
                if key not in mine
            }
            value = kept | {
                str(key): replace(self.child(key) or self, key=key, value=stand_in)
                for key, stand_in in mine.items()
                if stand_in is not None
            }
        return replace(self, value=value)


def parsed(text: str, file: str, complaints: Complaints) -> tuple[Node, str]:
    """The one document of a text, and what was left out of it. Adds what can be read past to the
    complaints, and raises BadInput where the text cannot be read any further."""
    parser = _Parser(text, file, complaints)
    try:
        return parser.document(), parser.unseen.remark
    except ReaderError as error:
        line = text[: error.position].count("\n") + 1
        complaints.stop(file, line, 1, "a control character stands here; remove it")
    except MarkedYAMLError as error:
        mark, message = _in_plain_words(error)
        complaints.stop(file, mark.line + 1, mark.column + 1, message)
    except (YAMLError, ValueError):
        complaints.stop(file, parser.line, 1, "this is not YAML; check quotes and escapes (\\)")


class _Parser:
    """Builds nodes from the events of one file."""

    def __init__(self, text: str, file: str, complaints: Complaints) -> None:
        self._file = file
        self._complaints = complaints
        self._events = YAML(typ="safe", pure=True).parse(text)
        self.line, self._left = 1, MOST_ENTRIES
        self.unseen = Unseen()

    def document(self) -> Node:
        while not (event := self._next(0))[0].endswith(("DocumentStart", "StreamEnd")):
            pass
        if event[0] == "StreamEnd":
            self._complaints.stop(self._file, 1, 1, "the file is empty; fill it in")
        root = self._node(self._next(0)[1], "", 0)
        while (event := self._next(0))[0] != "StreamEnd":
            if event[0] == "DocumentStart":
                self._stop(event[1], "a second document starts here; keep one per file")
        return root

    def _next(self, depth: int) -> tuple[str, Any]:
        event = next(self._events)
        self.line = event.start_mark.line + 1
        self._left -= 1
        if self._left < 0:
            self._stop(event, f"more than {MOST_ENTRIES:,} entries; put long rankings in CSV files")
        if getattr(event, "anchor", None) is not None:
            message = f"anchors and aliases ('{event.anchor}') are not read; write the value out"
            self._stop(event, message)
        if depth > DEEPEST:
            self._stop(event, f"this is nested deeper than {DEEPEST} levels; write it flatter")
        if getattr(event, "tag", None) is not None:
            self._complain(event, f"tags such as '{event.tag}' are not read; remove it")
        return type(event).__name__.removesuffix("Event"), event

    def _node(self, event: Any, key: str | int, depth: int) -> Node:
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        name = type(event).__name__
        if name == "MappingStartEvent":
            return Node(key, line, column, self._mapping(depth + 1))
        if name == "SequenceStartEvent":
            return Node(key, line, column, self._sequence(depth + 1))
        text = self._cleaned(event, key)
        return Node(key, line, column, text if event.style else _scalar(text))

    def _cleaned(self, event: Any, key: str | int) -> str:
        if unprintable := re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", event.value):
            self._complain(event, f"a control character {unprintable[0]!a} stands here; remove it")
            return str(event.value)
        text = clean(event.value)
        if isinstance(text, Cleaned):
            if could_be_a_code(text) and key not in _FOR_READERS:
                self._complain(event, refusal(text))
            else:
                self.unseen.take(event.start_mark.line + 1, text)
        return str(text)

    def _sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while (event := self._next(depth))[0] != "SequenceEnd":
            items.append(self._node(event[1], len(items), depth))
        return items

    def _mapping(self, depth: int) -> dict[str, Node]:
        entries: dict[str, Node] = {}
        while (event := self._next(depth))[0] != "MappingEnd":
            key = self._key(event[1], depth)
            value = self._node(self._next(depth)[1], key, depth)
            if key in entries:
                first = entries[key].line
                self._complain(event[1], f"'{key}' stands twice, first in line {first}; keep one")
            else:
                line, column = event[1].start_mark.line + 1, event[1].start_mark.column + 1
                entries[key] = replace(value, line=line, column=column)
        return entries

    def _key(self, event: Any, depth: int) -> str:
        value = self._node(event, "", depth).value
        if isinstance(value, str):
            return value
        if isinstance(value, list | dict):
            self._stop(event, "a list or mapping stands where a key is wanted; use a word")
        text = str(event.value)
        what = f"the key '{text}' is not text; put it in quotes" if text else "a key is missing"
        self._complain(event, what if text else f"{what} before the ':'; add it")
        return text

    def _complain(self, event: Any, message: str) -> None:
        mark = event.start_mark
        self._complaints.add(self._file, mark.line + 1, mark.column + 1, message)

    def _stop(self, event: Any, message: str) -> NoReturn:
        mark = event.start_mark
        self._complaints.stop(self._file, mark.line + 1, mark.column + 1, message)


def _scalar(text: str) -> str | int | bool | Decimal | None:
    """A word without quotes, as YAML 1.2 reads it (`NO` is text). Numbers with a fraction keep
    their digits; what is too long to be a number of anything stays text."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if text in ("true", "True", "TRUE"):
        return True
    if text in ("false", "False", "FALSE"):
        return False
    if len(text) <= 24 and text[-1] in "0123456789.":
        if re.fullmatch(r"[-+]?[0-9]+", text):
            return int(text)
        if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?", text):
            return Decimal(text)
    return text


#: What ruamel.yaml says, in part, and what a user can do about it.
PLAIN_WORDS = (
    ("mapping values are not allowed", "a ':' stands where none can be; align the line with "
     "those above it, or put a text that holds ': ' in quotes"),
    ("unexpected end of stream", "a quote is opened here and never closed; close it"),
    ("unexpected document separator", "a quote is opened here and never closed; close it"),
    ("expected ',' or ']'", "a '[' is opened here and not closed; add ']' or a comma"),
    ("expected ',' or '}'", "a '{' is opened here and not closed; add '}' or a comma"),
    ("expected <block end>", "this does not fit to the lines above it; align it with them, and "
     "check the quotes"),
    ("could not find expected ':'", "a ':' is missing after the key; write 'key: value'"),
    ("found character '\\t'", "a tab stands where spaces are wanted; indent with spaces"),
    ("that cannot start any token", "a text cannot start like this; put it in quotes"),
    ("escape", "a '\\' starts no escape here; write '\\\\' or use single quotes"),
    ("expected '<document start>'", "the file goes on after its end; check the indentation and "
     "the brackets of this line"),
)  # fmt: skip


def _in_plain_words(error: MarkedYAMLError) -> tuple[Any, str]:
    problem = str(error.problem)
    mark = error.problem_mark or error.context_mark
    for part, message in PLAIN_WORDS:
        if part in problem:
            opened = "is opened here" in message
            return (error.context_mark if opened and error.context_mark else mark), message
    return mark, "this is not YAML; check the quotes, brackets and indentation of this line"
