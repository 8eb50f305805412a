"""Rankings that are written out in an instance file."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from models.ranking import Ranking, RankingBuilder
from models.reading.complaints import Complaints
from models.reading.format import LineEntry
from models.reading.located import Located
from models.reading.nodes import Loc
from models.reading.rows import unknown_noc


def ranking_written_out(
    entries: Sequence[str | LineEntry | tuple[str | LineEntry, ...]],
    nocs: Collection[str],
    complaints: Complaints,
    located: Located,
    loc: Loc,
) -> Ranking:
    """The lines in their order. Without a rank a line comes next; a list of lines shares one."""
    builder = RankingBuilder.empty()
    for lines in _with_places(entries, loc):
        ranks = [line.rank for line, _ in lines if line.rank is not None]
        rank = ranks[0] if ranks else _next(builder)
        for line, place in lines:
            if line.noc not in nocs:
                message = "" if complaints.full(located.file) else unknown_noc(line.noc, nocs)
                complaints.add(*located.spot_of((*place, "noc")), message)
            wrong = builder.complaint(rank)
            if line.rank not in (None, rank):
                wrong = f"rank {line.rank} stands among lines of rank {rank}; leave it out"
            if wrong is not None:
                complaints.add(*located.spot_of((*place, "rank")), wrong)
            builder.add(rank, line.noc, line.athlete, line.points)
    return builder.ranking()


def _with_places(
    entries: Iterable[str | LineEntry | tuple[str | LineEntry, ...]], loc: Loc
) -> Iterator[list[tuple[LineEntry, Loc]]]:
    """The lines that stand together, each with its place in the file."""
    for index, entry in enumerate(entries):
        place = (*loc, index)
        if isinstance(entry, tuple):
            yield [(_line(one), (*place, at)) for at, one in enumerate(entry)]
        else:
            yield [(_line(entry), place)]


def _line(entry: str | LineEntry) -> LineEntry:
    return LineEntry.model_construct(noc=entry) if isinstance(entry, str) else entry


def _next(builder: RankingBuilder) -> int:
    """The rank after the lines so far: gaps stay, and shared ranks leave room."""
    if not builder.lines:
        return 1
    last = builder.lines[-1].rank
    tied = 0
    for line in reversed(builder.lines):
        if line.rank != last:
            break
        tied += 1
    return max(len(builder.lines) + 1, last + tied)
