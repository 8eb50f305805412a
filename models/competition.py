"""Competitions: the results of a season, and the rankings that follow from them."""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property
from itertools import zip_longest
from types import MappingProxyType
from typing import Annotated, Any, NamedTuple

from pydantic import BeforeValidator, PlainSerializer, TypeAdapter, ValidationInfo

from models.base import ListId
from models.classification import Classification, Result, ranked
from models.ranking import Line, Ranking

Lists = Mapping[ListId, tuple[Result, ...]]


class Competitions(Mapping[str, Lists]):
    """Competition -> list -> its results, the best first; in the order in which they are written.

    A base and its variants share them and ask for the same rankings again and again, so the last
    ones are kept, together with the classification that they belong to.
    """

    def __init__(self, given: Mapping[str, Lists]) -> None:
        self._given = {name: MappingProxyType(dict(lists)) for name, lists in given.items()}
        self._kept: tuple[Classification, Mapping[ListId, Ranking]] | None = None

    def __getitem__(self, name: str) -> Lists:
        return self._given[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._given)

    def __len__(self) -> int:
        return len(self._given)

    def __repr__(self) -> str:
        return f"Competitions({', '.join(self._given)})"

    @cached_property
    def lists(self) -> tuple[ListId, ...]:
        """The lists for which any competition has results."""
        return tuple(dict.fromkeys(name for lists in self._given.values() for name in lists))

    @cached_property
    def nocs(self) -> Mapping[str, tuple[str, ListId, int]]:
        """The NOCs, and where each stands first: competition, list and index."""
        found: dict[str, tuple[str, ListId, int]] = {}
        for competition, lists in self._given.items():
            for name, results in lists.items():
                for index, result in enumerate(results):
                    found.setdefault(result.noc, (competition, name, index))
        return MappingProxyType(found)

    def rankings(self, classification: Classification) -> Mapping[ListId, Ranking]:
        """The ranking of each list of which the classification says how many lines it has."""
        kept = self._kept
        if kept is None or (kept[0] is not classification and kept[0] != classification):
            rankings = {
                name: ranked(classification, name, self.results(name, classification.leave_out))
                for name in self.lists
                if classification.covers(name)
            }
            kept = self._kept = (classification, MappingProxyType(rankings))
        return kept[1]

    def results(self, name: ListId, leave_out: Collection[str] = ()) -> list[tuple[Result, ...]]:
        """The results of a list, competition by competition, but for those left out."""
        return [
            lists[name]
            for competition, lists in self._given.items()
            if name in lists and competition not in leave_out
        ]

    def not_derived(
        self, rankings: Mapping[ListId, Ranking], classification: Classification | None
    ) -> dict[ListId, Ranking]:
        """Those of the rankings that do not follow from the competitions."""
        derived = self.rankings(classification) if classification else {}
        return {name: found for name, found in rankings.items() if derived.get(name) != found}


_RESULTS = TypeAdapter[Mapping[str, Lists]](Mapping[str, Lists])


def _competitions(given: Any, info: ValidationInfo) -> Any:
    """Those of a base are shared as they are; those that were sent as JSON are read."""
    if info.mode == "json":
        given = _RESULTS.validate_python(given)
    plain = isinstance(given, Mapping) and not isinstance(given, Competitions)
    return Competitions(given) if plain else given


def competitions_given(competitions: Competitions) -> dict[str, dict[str, Any]]:
    return {name: dict(lists) for name, lists in competitions.items()}


#: As a part of an instance.
GivenCompetitions = Annotated[
    Competitions, BeforeValidator(_competitions), PlainSerializer(competitions_given)
]


class Mismatch(NamedTuple):
    """The line of a ranking, by its index, and what is wrong with it."""

    line: int
    what: str


def first_difference(given: Ranking, derived: Ranking) -> Mismatch | None:
    """The first line that is another one than follows from the competitions.

    Lines that share a rank may stand in any order; points count where they are given.
    """
    if given is derived:
        return None
    order = sorted(range(len(given.lines)), key=lambda i: _by_noc(given.lines[i]))
    for index, want in zip_longest(order, sorted(derived.lines, key=_by_noc)):
        if index is None:
            what = f"the ranking ends where the competitions lead to {_told(want)}"
            return Mismatch(max(len(order) - 1, 0), what)
        line = given.lines[index]
        if want is None:
            what = f"{_told(line)} stands where the competitions lead to no further line"
            return Mismatch(index, what)
        if _by_noc(line) != _by_noc(want) or line.points not in (None, want.points):
            what = f"{_told(line)} stands where the competitions lead to {_told(want)}"
            return Mismatch(index, what)
    return None


def _by_noc(line: Line) -> tuple[int, str]:
    return line.rank, line.noc


def _told(line: Line) -> str:
    points = "" if line.points is None else f" with {line.points} points"
    return f"rank {line.rank} {line.noc}{points}"
