"""How numbers, lists and rules are put into words: wherever a sentence is made."""

import re
import shlex
import sys
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from string import ascii_lowercase, capwords
from typing import Protocol

_ID = re.compile("[a-z][a-z0-9_-]*")


def installing(extra: str) -> str:
    """What installs an extra: for the Python that runs this Berth. Another one would take what an
    index has under this name, which is somebody else's."""
    return f"{shlex.quote(sys.executable or 'python')} -m pip install 'berth[{extra}]'"


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 4th, 11th, 21st."""
    last = number % 10 if number % 100 not in (11, 12, 13) else 0
    return str(number) + {1: "st", 2: "nd", 3: "rd"}.get(last, "th")


def counted(number: int, one: str, many: str | None = None) -> str:
    """1 place, 2 places."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def percent(part: float, whole: int = 1) -> str:
    """89%; below ten one digit, 8.9%; what is not all is never 100%, nor what is some 0%."""
    share = 100 * Fraction(part) / whole if whole else Fraction(100)
    tenths = round(10 * share)
    if 995 <= 10 * share < 1000:
        return ">99%"
    if share and not tenths:
        return "<0.1%"
    return f"{tenths // 10}.{tenths % 10}%" if 0 < tenths < 100 else f"{round(share)}%"


def together(words: Iterable[str]) -> str:
    """a, b and c."""
    *most, last = [*words] or [""]
    return f"{', '.join(most)} and {last}" if most else last


def each(words: Iterable[str]) -> str:
    """What holds for each of them alone: 'a'; 'each of a, b and c'."""
    named = list(words)
    return f"each of {together(named)}" if len(named) > 1 else together(named)


def letter(position: int) -> str:
    """a, b, ..., z, aa, ab, ..."""
    first, last = divmod(position, 26)
    return (ascii_lowercase[first - 1] if first else "") + ascii_lowercase[last]


def few(words: Sequence[str], most: int) -> str:
    """a, b and 3 others."""
    shown, others = ", ".join(words[:most]), len(words) - most
    return f"{shown} and {counted(others, 'other')}" if others > 0 else shown


def called(identifier: str) -> str:
    """A gap in a wording for what an event, a squad, a list or an NOC is called.

    Whoever says the wording fills the gaps in: `wording.format_map(names)`.
    """
    return f"{{{identifier}}}"


class Names(dict[str, str]):
    """What people call events, squads, lists and NOCs: id or code -> name; the id if there is
    none."""

    def __missing__(self, identifier: str) -> str:
        return identifier


def code_and_name(code: str, name: str) -> str:
    """'FRA France'; the code alone where it is the name."""
    return code if name == code else f"{code} {name}"


def spoken_id(identifier: str) -> str:
    """'smaller-relays' as a person says it: 'smaller relays'. A day, or what was written freely, as
    it stands."""
    is_id = _ID.fullmatch(identifier) is not None
    return identifier.replace("-", " ").replace("_", " ") if is_id else identifier


def competition_called(identifier: str) -> str:
    """'salt-lake-city' is Salt Lake City."""
    return capwords(spoken_id(identifier), " ") if _ID.fullmatch(identifier) else identifier


def number_called(address: str, cite: str, named: Callable[[str], str]) -> str:
    """A number of a rule, which has the address `rule.parameter`: 'field-relay (sentence 5),
    exactly'; 'host (sentence 4), Men'. named: what an event or a squad is called."""
    rule, _, parameter = address.partition(".")
    which = parameter.partition(".")[2]
    said = named(which) if which else ""
    if not said or said == which:
        said = parameter.replace("_", " ").replace(".", " ")
    return f"{rule} ({cite}), {said}" if cite else f"{rule}, {said}"


class Written(Protocol):
    """A rule, ruling or fact: how it reads, and where it is written."""

    @property
    def wording(self) -> str: ...

    @property
    def cite(self) -> str: ...


def cited(source: Written) -> str:
    """A rule as a sentence, and where it is written."""
    return f"{source.wording} ({source.cite})" if source.cite else source.wording


def all_cited(sources: Sequence[Written]) -> str:
    return "; ".join(cited(source) for source in sources)


class Changed(Protocol):
    """A cell of a table with its number before and after."""

    @property
    def noc(self) -> str: ...

    @property
    def column(self) -> str: ...

    @property
    def old(self) -> int: ...

    @property
    def new(self) -> int: ...


class Called(Protocol):
    """What people call NOCs, and columns of a table."""

    def noc(self, code: str) -> str: ...

    def column(self, name: str) -> str: ...


def cells_in_words(cells: Iterable[Changed], labels: Called) -> str:
    """'FRA France: Men's relay 0 -> 1, athletes in Men 3 -> 5; RUS Russia: ...'."""
    by_noc: dict[str, list[str]] = {}
    for cell in cells:
        change = f"{labels.column(cell.column)} {cell.old} -> {cell.new}"
        by_noc.setdefault(cell.noc, []).append(change)
    return "; ".join(f"{labels.noc(noc)}: {', '.join(found)}" for noc, found in by_noc.items())
