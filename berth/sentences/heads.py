"""Short column heads: what tells the events of a squad apart."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from berth.views.parts import EventLabel

LONGEST_WORD = 7


class Head(NamedTuple):
    """text: what stands above the column; label: the words it stands for."""

    text: str
    label: str

    @property
    def is_told(self) -> bool:
        """Whether the text says it: a word of the label, or its number without the unit."""
        words = self.label.split()
        unit = rf"{self.text}[^\W\d]+" if self.text.isdigit() else ""
        return self.text in words or any(re.fullmatch(unit, word) for word in words)


def heads_of(events: Mapping[str, EventLabel], squad_title: str) -> dict[str, Head]:
    """Event -> head. "Men's 500 m", "Men's 1000 m", "Men's relay" become 500, 1000 and R."""
    words = _telling_words({name: event.name for name, event in events.items()}, squad_title)
    shortened = {
        name: [shorten(words[name], event.team) for shorten in SHORTENINGS]
        for name, event in events.items()
    }
    heads: dict[str, Head] = {}
    for name, candidates in shortened.items():
        taken = {head.text for head in heads.values()}
        text = next(
            (
                text
                for level, text in enumerate(candidates)
                if text not in ("", *taken)
                and [others[level] for others in shortened.values()].count(text) == 1
            ),
            name,
        )
        heads[name] = Head(text, " ".join(words[name]))
    return heads


def _telling_words(names: Mapping[str, str], squad_title: str) -> dict[str, list[str]]:
    """The words of each name without those at its start and end that all the names share."""
    words = {key: re.findall(r"[^\s_-]+", name) or [key] for key, name in names.items()}
    rows = list(words.values())
    several = len(rows) > 1
    start = _shared(rows) if several else 0
    end = _shared([row[start:][::-1] for row in rows]) if several else 0
    title = squad_title.casefold()
    telling: dict[str, list[str]] = {}
    for key, row in words.items():
        kept = row[start : len(row) - end]
        own = [word for word in kept if not (title and word.casefold().startswith(title))]
        telling[key] = own or kept or row
    return telling


def _shared(rows: Sequence[Sequence[str]]) -> int:
    """How many words at the start all rows have in common."""
    count = 0
    for column in zip(*rows, strict=False):
        if len(set(column)) > 1:
            break
        count += 1
    return count


def _number(words: Sequence[str], team: bool) -> str:
    found = re.match("[0-9]+", words[0])
    return found[0] if found and not team else ""


def _one_word(words: Sequence[str], team: bool) -> str:
    return words[0] if len(words) == 1 and len(words[0]) <= LONGEST_WORD and not team else ""


def _initials(words: Sequence[str], _: bool) -> str:
    return "".join(word if word[0].isdigit() else word[0].upper() for word in words)[:LONGEST_WORD]


def _beginning(words: Sequence[str], _: bool) -> str:
    return " ".join(words)[:LONGEST_WORD].strip()


#: From the shortest. The first that no other event of the squad has is taken.
SHORTENINGS: tuple[Callable[[Sequence[str], bool], str], ...] = (
    _number,
    _one_word,
    _initials,
    _beginning,
)
