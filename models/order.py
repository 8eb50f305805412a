"""The total order in which ranking lines are considered, and the ties in it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

from models.place import Place, line_place
from models.ranking import Line, Ranking
from models.rulebook import Rulebook, Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """A line's turn in the order of award.

    tie: lines with the same number share a rank in the same list, and no lot was drawn between
    them; their order is not settled. It is no part of which turn it is: a lot that is drawn
    elsewhere in the stage moves the numbers.
    drawn_with: of the lines of its NOC that a lot is drawn for together, the first k.
    """

    stage: str
    list: str
    event: str
    line: Line
    place: Place
    tie: int = field(compare=False)
    drawn_with: int = field(compare=False)


#: How well a line is placed: less is better, and equal is tied.
Standing = tuple[int, int, int]


def stages_of(rulebook: Rulebook) -> tuple[Stage, ...]:
    """The stages as written, or one per list where the rulebook need not say."""
    if rulebook.award is not None:
        return rulebook.award
    return tuple(Stage(id=name, lists=(name,)) for name in rulebook.event_of_list())


class _Entry(NamedTuple):
    """A line, its list and the number of the list in the stage; the best line of its NOC there, and
    the number of that."""

    line: Line
    best: Line
    first: int
    position: int
    list: str


def turns_of(
    stage: Stage, rankings: Mapping[str, Ranking], events: Mapping[str, str]
) -> Iterator[Turn]:
    """The lines of a stage in the order of award; tied lines stand together.

    Of tied lines those of one NOC stay in their order, which is a fact and not a tie.
    """
    entries = sorted(_entries(stage, rankings), key=_KEYS[stage.order or "list_by_list"])
    tie = 0
    before: tuple[object, ...] | None = None
    for entry in entries:
        line, name = entry.line, entry.list
        if (shared := (name, *_shared(stage, entry))) != before:
            tie, before = tie + 1, shared
        together = entry.best.k if stage.order == "noc_by_noc" else line.first or line.k
        place = line_place(line.noc, name, line.k, bool(rankings[name].once))
        yield Turn(stage.id, name, events[name], line, place, tie, together)


def _entries(stage: Stage, rankings: Mapping[str, Ranking]) -> Iterator[_Entry]:
    for position, name in enumerate(stage.lists):
        best: dict[str, tuple[Line, int]] = {}
        for number, line in enumerate(rankings[name].lines if name in rankings else ()):
            yield _Entry(line, *best.setdefault(line.noc, (line, number)), position, name)


#: What puts the lines of a stage in their order; lines that it does not tell apart keep theirs.
_KEYS: Mapping[str, Callable[[_Entry], tuple[int, ...]]] = {
    "rank_by_rank": lambda entry: (entry.line.rank, entry.position),
    "list_by_list": lambda entry: (entry.position,),
    "breadth_first": lambda entry: (entry.line.k, entry.line.rank, entry.position),
    "noc_by_noc": lambda entry: (entry.best.rank, entry.position, entry.first),
}


def _shared(stage: Stage, entry: _Entry) -> tuple[object, ...]:
    """What tied lines of a list have in common."""
    line, best = entry.line, entry.best
    if stage.order == "breadth_first":
        return line.k, line.rank, line.lot
    if stage.order == "noc_by_noc":
        return best.rank, best.lot
    return line.rank, line.lot


def standings(stages: Iterable[tuple[Stage, Iterable[Turn]]]) -> dict[Place, Standing]:
    """How well every line is placed, by its place: by stage, then by its turn in the stage.

    Policies that count ranks put the rank before the turn, which differs where lists are awarded
    one after the other.
    """
    return {
        turn.place: (number, 0 if stage.policy == "strict" else turn.line.rank, turn.tie)
        for number, (stage, turns) in enumerate(stages)
        for turn in turns
    }


def first_of_ties(turns: Sequence[Turn]) -> list[int]:
    """For every turn, in the order of award, the index of the first line that it is tied with, or
    its own."""
    found: list[int] = []
    for _, group in groupby(turns, lambda turn: (turn.stage, turn.tie)):
        found += [len(found)] * len(list(group))
    return found
