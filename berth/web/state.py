"""What a link says: what is changed in a case, and what of it is looked at.

All of it stands in the address, so that a link shows the same to whoever opens it, and two people
at one server never see each other's changes.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode

from berth.questions.changeable import value_of
from berth.web.shortened import long_text, short_text, variant_told
from models.base import day_in
from models.errors import BadQuestion
from models.ruling import Ruling
from models.text import clean
from models.variant import Variant

LONGEST_LINK = 16_000
#: Of numbers, rules and rulings together; a link with more is no link that anybody made.
MOST_PARTS = 400

#: What belongs to the case, and so changes every answer.
OF_THE_CASE = ("variant", "patch", "set", "drop", "asof", "norulings", "off", "ruling")
#: What only says where somebody looks.
OF_THE_VIEW = (
    *("noc", "event", "why", "give", "number", "a", "b"),
    *("open", "upcoming", "runs", "seed"),
)

_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
_ADDRESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. -]{0,255}")


@dataclass(frozen=True, slots=True)
class State:
    """variant: one of the case's own; patch: one that somebody loaded, instead. numbers:
    `rule.parameter` -> number. off: ids of rulings that do not count. rulings: further ones. view:
    where somebody looks, each by its key, as it is written there."""

    variant: str | None = None
    patch: Variant | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    as_of: date | None = None
    without_rulings: bool = False
    off: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    view: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, query: str) -> Self:
        """Raises BadQuestion with all that cannot be read."""
        return cls.of_pairs(pairs_in(query))

    @classmethod
    def of_pairs(cls, pairs: Iterable[tuple[str, str]]) -> Self:
        return cls(**_Read(pairs).fields())

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """As they stand in a link, always in the same order."""
        return [*self._of_the_case(), *self.view]

    @property
    def query(self) -> str:
        return spelled(self.pairs)

    @property
    def case(self) -> Self:
        """Without where somebody looks."""
        return replace(self, view=())

    def at(self, **view: str | None) -> Self:
        """The same, looked at elsewhere; None takes a key out."""
        kept = [(key, value) for key, value in self.view if key not in view]
        new = [(key, value) for key, value in view.items() if value is not None]
        return replace(self, view=tuple(sorted((*kept, *new), key=_place)))

    def seen(self, key: str) -> str | None:
        """The value of a key of the view, None where it is not there or empty."""
        return next((value for name, value in self.view if name == key and value), None)

    def all_seen(self, key: str) -> tuple[str, ...]:
        return tuple(value for name, value in self.view if name == key and value)

    @property
    def is_filed(self) -> bool:
        """Whether nothing is changed."""
        return not list(self._of_the_case())

    def _of_the_case(self) -> Iterator[tuple[str, str]]:
        if self.variant is not None:
            yield "variant", self.variant
        if self.patch is not None:
            told = json.dumps(variant_told(self.patch), separators=(",", ":"))
            yield "patch", short_text(told)
        yield from (("set", f"{address}:{number}") for address, number in self.numbers.items())
        yield from (("drop", rule) for rule in self.drop)
        if self.as_of is not None:
            yield "asof", self.as_of.isoformat()
        if self.without_rulings:
            yield "norulings", "1"
        yield from (("off", ruling) for ruling in self.off)
        for ruling in self.rulings:
            given = ruling.as_written.model_dump(mode="json", exclude_none=True)
            yield "ruling", json.dumps(given, separators=(",", ":"), ensure_ascii=False)


def pairs_in(query: str) -> list[tuple[str, str]]:
    """The parts of a link. Raises BadQuestion where there are too many."""
    if len(query) > LONGEST_LINK:
        raise BadQuestion(
            f"the link is longer than {LONGEST_LINK:,} characters; save what it changes as a "
            "variant, and serve the case with it"
        )
    try:
        return parse_qsl(query, keep_blank_values=True, max_num_fields=MOST_PARTS, errors="strict")
    except UnicodeDecodeError:
        raise BadQuestion("the link is not UTF-8; copy it again") from None
    except ValueError:
        raise BadQuestion(f"the link has more than {MOST_PARTS} parts; copy it again") from None


def spelled(pairs: Iterable[tuple[str, str]]) -> str:
    return urlencode([*pairs], safe=":,/")


def _place(entry: tuple[str, str]) -> int:
    return OF_THE_VIEW.index(entry[0])


class _Read:
    """The parts of a link, read one by one; what is wrong is told together."""

    def __init__(self, pairs: Iterable[tuple[str, str]]) -> None:
        self._given: dict[str, list[str]] = {}
        for key, value in pairs:
            self._given.setdefault(key, []).append(value)
        self._wrong: list[str] = []

    def fields(self) -> dict[str, Any]:
        for key in self._given:
            if key not in OF_THE_CASE and key not in OF_THE_VIEW:
                self._wrong.append(f"the link says '{key}', which means nothing here; leave it out")
        found = {
            "variant": self._variant(),
            "patch": self._patch(),
            "numbers": self._numbers(),
            "drop": self._ids("drop"),
            "as_of": self._day(),
            "without_rulings": self._one("norulings") == "1",
            "off": tuple(dict.fromkeys(self._all("off"))),
            "rulings": tuple(self._rulings()),
            "view": tuple(
                (key, str(clean(text))) for key in OF_THE_VIEW for text in self._all(key)
            ),
        }
        if found["variant"] and found["patch"]:
            self._wrong.append("the link names a variant and brings another; leave one out")
        if self._wrong:
            raise BadQuestion(*self._wrong)
        return found

    def _all(self, key: str) -> list[str]:
        return [value for value in self._given.get(key, ()) if value]

    def _one(self, key: str) -> str | None:
        given = self._all(key)
        if len(given) > 1:
            self._wrong.append(f"the link says '{key}' twice; say it once")
        return given[0] if given else None

    def _ids(self, key: str) -> tuple[str, ...]:
        given = tuple(dict.fromkeys(self._all(key)))
        self._wrong += [
            f"{key}={text}: this is no id; write one of the rulebook"
            for text in given
            if not _ID.fullmatch(text)
        ]
        return given

    def _variant(self) -> str | None:
        self._ids("variant")
        return self._one("variant")

    def _patch(self) -> Variant | None:
        if (given := self._one("patch")) is None:
            return None
        try:
            found: Variant = value_of(Variant, json.loads(long_text(given)), "patch")
            return found
        except BadQuestion as error:
            self._wrong.append(str(error))
        except ValueError:
            self._wrong.append("the variant in the link is cut off or changed; copy the link again")
        return None

    def _numbers(self) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for text in self._all("set"):
            address, _, number = text.rpartition(":")
            if not _ADDRESS.fullmatch(address):
                self._wrong.append(f"set={text}: write rule.parameter:number")
            elif not re.fullmatch("[0-9]{1,6}", number):
                told = f"'{number}' is not a number; write a whole one from 0"
                self._wrong.append(f"{address}: {told}")
            elif address in numbers:
                self._wrong.append(f"{address} is set twice; set it once")
            else:
                numbers[address] = int(number)
        return numbers

    def _day(self) -> date | None:
        if (text := self._one("asof")) is None:
            return None
        if (day := day_in(text)) is None:
            self._wrong.append(f"'{text}' is not a day; write it like 2013-11-22")
        return day

    def _rulings(self) -> Iterator[Ruling]:
        for number, text in enumerate(dict.fromkeys(self._all("ruling")), 1):
            try:
                told = json.loads(text)
                if not isinstance(told, dict):
                    raise ValueError
                yield value_of(Ruling, told, f"further ruling {number}")
            except BadQuestion as error:
                self._wrong.append(str(error))
            except (ValueError, RecursionError):
                self._wrong.append(f"ruling={text}: this is no ruling; copy the link again")
