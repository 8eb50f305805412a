"""Classification: how the results of several competitions become the ranking of a list."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import pairwise
from operator import itemgetter
from typing import Annotated, Any, Literal, NamedTuple, Self, cast

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Discriminator,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)
from pydantic import Field as Attribute
from pydantic_core import PydanticCustomError

from models.base import Citation, Identifier, ListId, Model
from models.errors import Problem, did_you_mean, refuse
from models.ranking import Line, Ranking, scored_line

#: What `lines` says of the lists that it does not name.
DEFAULT = "default"

#: Points are worked out for so many places; no competition has more.
MOST_PLACES = 10_000

_AMOUNT = "all|best [1-9][0-9]{0,2}"
_FACTOR = {"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1}

#: Later than any time.
_NEVER = Decimal("Infinity")

#: How a line stands: points (negative, as less is better), best place, best time, NOC.
_Standing = tuple[int, int, Decimal, str]
_POINTS, _NOC = 0, 3
_COLUMN = {"best_place": 1, "best_time": 2}

Tie = Literal["best_place", "best_time"]
Score = Annotated[int, Attribute(strict=True, ge=0, le=1_000_000)]
Most = Annotated[int, Attribute(strict=True, ge=1, le=1_000)]


class Result(NamedTuple):
    """What one athlete or team of an NOC did in one list of one competition.

    place: from 1; results that share a place are tied. best_time: seconds, exact.
    """

    place: int
    noc: str
    athlete: str | None = None
    best_time: Decimal | None = None


def _problem(message: str) -> PydanticCustomError:
    return PydanticCustomError("problem", "{message}", {"message": message})


def _factor(value: Any, info: ValidationInfo) -> Decimal:
    """By its digits: 0.8 is no binary fraction, and a rounding may hang on it. In JSON, which an
    instance is sent as, they are a text."""
    if info.mode == "json" and isinstance(value, str) and re.fullmatch(r"0\.[0-9]{1,4}", value):
        value = Decimal(value)
    exact = isinstance(value, Decimal) and value.is_finite()
    if not exact or not 0 < value < 1 or value != round(value, 4):
        raise _problem(
            f"{value!s:.40} is not a factor; write a number between 0 and 1 with at most four "
            "decimals, such as 0.8"
        )
    return cast(Decimal, value)


def _amount(value: str) -> str:
    if not re.fullmatch(_AMOUNT, value):
        raise _problem(f"'{value:.40}' is no number of results; write 'all', or 'best 3'")
    return value


class Falling(Model):
    """Place p scores first x factor^(p-1), rounded to the nearest integer, halves up.

    first:  the points of place 1
    factor: between 0 and 1; what each further place has of the one before
    """

    first: Annotated[int, Attribute(strict=True, ge=1, le=1_000_000)]
    factor: Annotated[Decimal, BeforeValidator(_factor), WithJsonSchema(_FACTOR)]

    def scores(self) -> Iterator[int]:
        """From place 1 on, as long as there are any."""
        over, under = self.factor.as_integer_ratio()
        above, below = self.first, 1
        for _ in range(MOST_PLACES):
            score = (2 * above + below) // (2 * below)
            if score == 0:
                return
            yield score
            above, below = above * over, below * under


#: A rule for the points, or the points of place 1, place 2, ...
Points = Annotated[
    Annotated[Falling, Tag("falling")] | Annotated[tuple[Score, ...], Tag("place by place")],
    Discriminator(
        lambda value: "falling" if isinstance(value, Mapping | Falling) else "place by place"
    ),
]


class Classification(Model):
    """How the results of the competitions become rankings.

    points: of each place in a competition; places beyond them score 0. A shared place scores the
            points of that place.
    lines:  how many lines an NOC has in a list (or `default`). Its best result of a competition
            scores for its line 1, the second best for line 2, ...; so a line is no athlete.
    leave_out: competitions whose results do not count.
    count:  `all` results of a line are added up, or the `best 3`, those with most points.
    ties:   between lines with the same points, one after the other: best_place = the better
            single place; best_time = the faster best time, lines without one come last; both of
            any competition, whether it counts or not. What is left tied shares a rank.
    cite:   where it is written
    """

    points: Points
    lines: Annotated[Mapping[ListId, Most], Attribute(min_length=1)]
    count: Annotated[
        str, AfterValidator(_amount), Attribute(json_schema_extra={"pattern": f"^({_AMOUNT})$"})
    ] = "all"
    ties: tuple[Tie, ...] = ()
    leave_out: tuple[Identifier, ...] = ()
    cite: Citation | None = None

    @model_validator(mode="after")
    def _points_fall(self) -> Self:
        points = self.points if isinstance(self.points, tuple) else ()
        if self.points == ():
            message = "'points' is empty; add at least one entry"
            refuse("classification", [Problem(("points",), message)])
        for index, (better, worse) in enumerate(pairwise(points), 1):
            if worse > better:
                message = (
                    f"place {index + 1} has more points than place {index}; write the points of "
                    "place 1, place 2, ... in this order"
                )
                refuse("classification", [Problem(("points", index), message)])
        return self

    def problems(self, lists: Iterable[ListId]) -> Iterator[Problem]:
        """What does not fit the lists of the rulebook."""
        known = list(lists)
        unknown = [name for name in self.lines if name not in known and name != DEFAULT]
        for name in unknown:
            message = f"no list or event is called '{name}'; {did_you_mean(name, known)}"
            yield Problem(("lines", name), message)
        left = [name for name in known if not self.covers(name)]
        if left and not unknown:
            message = f"how many lines an NOC has in {left[0]} is not said; add it, or 'default'"
            yield Problem(("lines",), message)

    def covers(self, name: ListId) -> bool:
        """Whether it is said how many lines an NOC has in a list."""
        return name in self.lines or DEFAULT in self.lines

    def lines_in(self, name: ListId) -> int:
        """How many lines an NOC has in a list."""
        return self.lines[name] if name in self.lines else self.lines[DEFAULT]

    @cached_property
    def scores(self) -> tuple[int, ...]:
        """Points by place, from place 1; further places score 0."""
        return self.points if isinstance(self.points, tuple) else tuple(self.points.scores())

    @cached_property
    def best(self) -> int | None:
        """So many results of a line are added up; None: all."""
        return None if self.count == "all" else int(self.count.removeprefix("best "))


def ranked(
    classification: Classification, list_name: ListId, results: Sequence[Sequence[Result]]
) -> Ranking:
    """The ranking of a list from its results, competition by competition.

    Every NOC has as many lines as it has results in some competition, up to the number that the
    classification allows; those without points are lines too.
    """
    standings = _standings(classification, list_name, results)
    # Tied lines share a rank; that they are written by NOC only keeps the output the same.
    compared = itemgetter(_POINTS, *[_COLUMN[tie] for tie in classification.ties], _NOC)
    lines: list[Line] = []
    lines_of: dict[str, int] = {}
    rank, before = 0, None
    for position, standing in enumerate(sorted(map(compared, standings)), 1):
        if (this := standing[:-1]) != before:
            rank, before = position, this
        noc = standing[-1]
        k = lines_of[noc] = lines_of.get(noc, 0) + 1
        lines.append(scored_line(rank, noc, k, Decimal(-standing[_POINTS])))
    return Ranking(tuple(lines))


def _standings(
    classification: Classification, list_name: ListId, results: Sequence[Sequence[Result]]
) -> Iterable[_Standing]:
    """Of each line of each NOC, in one pass over the results."""
    most, best = classification.lines_in(list_name), classification.best
    scores, last = (0, *classification.scores), len(classification.scores)
    found: dict[tuple[str, int], _Standing] = {}
    scored: dict[tuple[str, int], list[int]] = {}
    for competition in results:
        taken: dict[str, int] = {}
        for place, noc, _, best_time in best_first(competition):
            k = taken.get(noc, 0) + 1
            if k > most:
                continue
            taken[noc] = k
            line, score = (noc, k), scores[place] if place <= last else 0
            time = _NEVER if best_time is None else best_time
            if so_far := found.get(line):
                points, top, fastest, _ = so_far
                top = top if top < place else place  # min() would double the time of the loop
                fastest = fastest if fastest < time else time
                found[line] = (points - score, top, fastest, noc)
            else:
                found[line] = (-score, place, time, noc)
            if best is not None:
                scored.setdefault(line, []).append(-score)
    for line, every in scored.items():
        found[line] = (sum(sorted(every)[:best]), *found[line][1:])
    return found.values()


def best_first(results: Sequence[Result]) -> Sequence[Result]:
    """By place; of those that share one the faster first, as they may be of one NOC."""
    places = [result[0] for result in results]
    if places == sorted(set(places)):
        return results
    return sorted(results, key=lambda r: (r.place, _NEVER if r.best_time is None else r.best_time))
