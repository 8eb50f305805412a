"""The total order in which ranking lines are considered, and the ties in it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from models.place import Place
from models.ranking import Line, Ranking
from models.rulebook import Rulebook, Stage


@dataclass(frozen=True, slots=True)
class Turn:
    """A line's turn in the order of award.

    tie: lines with the same number share a rank in the same list, and no lot was drawn between
    them; their order is not settled. It is no part of which turn it is: a lot that is drawn
    elsewhere in the stage moves the numbers.
    """

    stage: str
    list: str
    event: str
    line: Line
    place: Place
    tie: int = field(compare=False)


#: How well a line is placed: less is better, and equal is tied.
Standing = tuple[int, int, int]


def stages_of(rulebook: Rulebook) -> tuple[Stage, ...]:
    """The stages as written, or one per list where the rulebook need not say."""
    if rulebook.award is not None:
        return rulebook.award
    return tuple(Stage(id=name, lists=(name,)) for name in rulebook.event_of_list())


def turns_of(
    stage: Stage, rankings: Mapping[str, Ranking], events: Mapping[str, str]
) -> Iterator[Turn]:
    """The lines of a stage in the order of award; tied lines stand together.

    Of tied lines those of one NOC stay in their order, which is a fact and not a tie.
    """
    entries = [
        (line, position, name)
        for position, name in enumerate(stage.lists)
        for line in (rankings[name].lines if name in rankings else ())
    ]
    if stage.order == "rank_by_rank":
        entries.sort(key=lambda entry: (entry[0].rank, entry[1]))
    tie = 0
    before: tuple[str, int, int] | None = None
    for line, _, name in entries:
        if (name, line.rank, line.lot) != before:
            tie, before = tie + 1, (name, line.rank, line.lot)
        yield Turn(stage.id, name, events[name], line, Place(line.noc, name, line.k), tie)


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
