"""Rankings, and results of competitions, that are written out in an instance file."""

from collections.abc import Iterator
from typing import TypeVar

from models.ranking import Numbering, Ranking, RankingBuilder
from models.reading.codes import NocReader
from models.reading.format import LineEntry, ResultEntry, WrittenOut
from models.reading.home import Home
from models.reading.nodes import Loc

E = TypeVar("E", LineEntry, ResultEntry)


def ranking_written_out(
    entries: WrittenOut[LineEntry], nocs: NocReader, home: Home, loc: Loc, dense: bool = False
) -> Ranking:
    """The lines in their order. Without a rank a line comes next; a list of lines shares one.

    dense: whether shared ranks leave no room, as the list says.
    """
    builder = RankingBuilder.empty()
    for rank, noc, line, _ in numbered(entries, LineEntry, nocs, home, loc, dense=dense):
        other = (("reached", line.reached),) if line.reached is not None else ()
        builder.add(rank, noc, line.athlete, line.points, other)
    return builder.ranking()


def numbered(
    entries: WrittenOut[E],
    kind: type[E],
    nocs: NocReader,
    home: Home,
    loc: Loc,
    *,
    dense: bool = False,
) -> Iterator[tuple[int, str, E, Loc]]:
    """Each line with its rank (or its place in a competition) and its NOC, and where it stands."""
    word = "rank" if kind is LineEntry else "place"
    numbers = Numbering(word, dense)
    groups = list(_with_places(entries, kind, loc))
    at: Loc
    codes = _codes(groups, nocs, home)
    for lines in groups:
        given = [own for line, _ in lines if (own := getattr(line, word)) is not None]
        number = given[0] if given else numbers.next()
        for line, at in lines:
            wrong = numbers.complaint(number)
            if (own := getattr(line, word)) not in (None, number):
                wrong = f"{word} {own} stands among lines of {word} {number}; leave it out"
            if wrong is not None:
                home.complain((*at, word), wrong)
            numbers.add(number)
            yield number, next(codes), line, at


def _codes(groups: list[list[tuple[E, Loc]]], nocs: NocReader, home: Home) -> Iterator[str]:
    """The NOC of each line."""
    written = [line.noc for lines in groups for line, _ in lines]
    places: list[Loc] = [place for lines in groups for _, place in lines]

    def complain(index: int, message: str) -> None:
        home.complain((*places[index], "noc"), message)

    read, remark = nocs.column(written, complain)
    home.note(home.located.file, remark)
    return iter(read)


def places_of(entries: WrittenOut[LineEntry], loc: Loc) -> list[Loc]:
    """Where each line of a ranking stands."""
    return [place for lines in _with_places(entries, LineEntry, loc) for _, place in lines]


def _with_places(entries: WrittenOut[E], kind: type[E], loc: Loc) -> Iterator[list[tuple[E, Loc]]]:
    """The lines that stand together, each with its place in the file."""
    for index, entry in enumerate(entries):
        place: Loc = (*loc, index)
        if isinstance(entry, tuple):
            yield [(_line(one, kind), (*place, at)) for at, one in enumerate(entry)]
        else:
            yield [(_line(entry, kind), place)]


def _line(entry: str | E, kind: type[E]) -> E:
    return kind.model_construct(noc=entry) if isinstance(entry, str) else entry
