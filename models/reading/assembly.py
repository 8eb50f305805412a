"""An instance out of its files: every part is read, whatever is wrong with the others."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import ValidationError

from models.coherence import rankings_missing
from models.competition import Competitions
from models.instance import Instance
from models.noc import Noc
from models.ranking import Ranking
from models.reading.competitions import CompetitionsReader
from models.reading.complaints import Complaints
from models.reading.format import InstanceFile, NocEntry
from models.reading.home import Home
from models.reading.lists import places_of, ranking_written_out
from models.reading.located import Spot, read_located
from models.reading.nodes import Loc
from models.reading.rows import IGNORED, ranking_in, rulings_in, table_in, unknown_noc
from models.reading.salvage import Salvage
from models.reading.tables import Sheet, read_sheet
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.table import Table

#: What an instance may take its lists from.
_LISTS_COME_FROM: tuple[Loc, ...] = (("rankings",), ("competitions",))

#: Of rulings, and of NOCs in a table of places: far more than there are.
MOST_ROWS = 5_000


class Assembly:
    """Reads what an instance file names, puts it together and checks it.

    Complaints are gathered on the way. What could not be read is left empty, and what only
    follows from that is not told.
    """

    def __init__(
        self,
        path: Path,
        nocs: Mapping[str, Noc],
        complaints: Complaints,
        needs_rankings: bool = True,
    ) -> None:
        self._path = path
        self._needs_rankings = needs_rankings
        self._complaints = complaints
        self._top = Salvage(InstanceFile, read_located(path, complaints), complaints)
        self._said = self._top.value
        self._book: Salvage[Rulebook] | None = None
        self._home = Home(path.parent, self._top.located, complaints)
        self._sheets: dict[str, Sheet] = {}
        self._lists_in_doubt = not all(map(self._top.is_whole, _LISTS_COME_FROM))
        if self._said.nocs is None and not self._top.is_whole(("nocs",)):
            raise complaints.bad_input()
        self._nocs = nocs if self._said.nocs is None else _world(self._said.nocs)
        doubtful = sorted(str(name) for section, name in self._top.doubtful if section == "nocs")
        self._codes = dict.fromkeys((*self._nocs, *doubtful))

    def instance(self) -> Instance:
        """Raises BadInput."""
        instance: Instance | None = None
        rulebook = self._rulebook()
        competitions = self._competitions()
        rankings = dict(self._rankings())
        self._lists_are_sound = not self._complaints
        parts = {
            "id": self._said.id,
            "title": self._said.title,
            "as_of": self._said.as_of,
            "nocs": self._nocs,
            "host": self._said.host,
            "competitions": competitions,
            "rankings": rankings,
            "rulings": tuple(self._rulings()),
            "published": self._published(),
        }
        if rulebook is None and self._said.host is not None:
            self._check_noc(self._said.host, ("host",))
        elif rulebook is not None:
            if self._needs_rankings and not rankings and not competitions:
                for problem in rankings_missing(rulebook, rankings):
                    self._tell(problem.where, problem.message)
            try:
                instance = Instance.model_validate(parts | {"rulebook": rulebook})
            except ValidationError as error:
                for found in error.errors(include_url=False):
                    self._tell(found["loc"], in_plain_words(found, Instance))
        if instance is None or self._complaints:
            raise self._complaints.bad_input()
        return instance

    def _rulebook(self) -> Rulebook | None:
        said, loc = self._said.rulebook, ("rulebook",)
        if not isinstance(said, str):
            return said
        if not self._top.is_whole(loc) or (path := self._home.named(said, loc)) is None:
            return None
        if os.path.samefile(path, self._path):
            self._home.complain(loc, "this is the instance itself; name the file of the rulebook")
            return None
        with self._complaints.gathering():
            located = read_located(path, self._complaints)
            self._book = Salvage(Rulebook, located, self._complaints)
        return self._book.value if self._book else None

    def _competitions(self) -> Competitions:
        said, count = self._said.competitions, self._complaints.count
        given = self._said.model_fields_set
        named = given & {"rankings", "competitions"}
        if self._needs_rankings and not self._lists_in_doubt and not named:
            self._lists_in_doubt = True
            message = "neither 'rankings' nor 'competitions' is given; add one of them"
            self._home.complain((), message)
        reader = CompetitionsReader(self._home, self._nocs, self._codes)
        competitions = Competitions(dict(reader.competitions(said)))
        self._lists_in_doubt |= self._complaints.count > count
        return competitions

    def _rankings(self) -> Iterator[tuple[str, Ranking]]:
        said = self._said.rankings
        if isinstance(said, str):
            tables = self._home.tables_in(said, ("rankings",))
            self._lists_in_doubt |= tables is None
            for name, path in tables or ():
                yield name, self._ranking_of_file(name, path)
            return
        for name, lines in said.items():
            loc = ("rankings", name)
            if isinstance(lines, str):
                yield name, self._ranking_of_file(name, self._home.named(lines, loc))
            else:
                yield (
                    name,
                    self._if_known(ranking_written_out(lines, self._codes, self._home, loc)),
                )

    def _ranking_of_file(self, name: str, path: Path | None) -> Ranking:
        with self._complaints.gathering():
            if path is not None:
                sheet = self._sheets[name] = read_sheet(path, ("rank", "noc"), self._complaints)
                return self._if_known(ranking_in(sheet, self._codes, self._complaints))
        return Ranking(())

    def _if_known(self, ranking: Ranking) -> Ranking:
        """Nothing more is said of a ranking in which an NOC is unknown."""
        return ranking if ranking.lines_of().keys() <= self._nocs.keys() else Ranking(())

    def _rulings(self) -> Iterator[Ruling]:
        """Those that can be looked at; where each stands is noted by its number among them."""
        count = 0
        for ruling, spot in self._rulings_and_spots():
            if ruling.noc in self._nocs and not self._is_doubtful(ruling.event):
                self._home.spots["rulings", count, "event"] = spot
                count += 1
                yield ruling

    def _rulings_and_spots(self) -> Iterator[tuple[Ruling, Spot]]:
        said = self._said.rulings
        if not isinstance(said, str):
            for index, ruling in enumerate(said):
                self._check_noc(ruling.noc, ("rulings", index, "noc"))
                yield ruling, self._top.located.spot_of(("rulings", index, "event"))
        elif path := self._home.named(said, ("rulings",)):
            with self._complaints.gathering():
                needed = ("noc", "event", "date", "basis")
                sheet = read_sheet(path, needed, self._complaints, MOST_ROWS)
                for row, ruling in rulings_in(sheet, self._codes, self._complaints):
                    yield ruling, sheet.spot(row, "event")

    def _published(self) -> Table | None:
        said = self._said.published
        if said is None:
            return None
        if isinstance(said, str):
            return self._published_in(self._home.named(said, ("published",)))
        columns: dict[str, None] = {}
        for noc, row in said.items():
            self._check_noc(noc, ("published", noc))
            for column in row:
                if column not in IGNORED and column not in columns:
                    columns[column] = None
                    spot = self._top.located.spot_of(("published", noc, column))
                    self._home.spots["published", column] = spot
        rows = {
            noc: {column: row.get(column, 0) for column in columns}
            for noc, row in said.items()
            if noc in self._nocs
        }
        return Table(tuple(columns), rows)

    def _published_in(self, path: Path | None) -> Table | None:
        with self._complaints.gathering():
            if path is not None:
                sheet = read_sheet(path, ("noc",), self._complaints, MOST_ROWS)
                table = table_in(sheet, self._codes, self._complaints)
                for column in table.columns:
                    self._home.spots["published", column] = sheet.header_spot(column)
                rows = {noc: row for noc, row in table.rows.items() if noc in self._nocs}
                return Table(table.columns, rows)
        return None

    def _check_noc(self, code: str, loc: Loc) -> None:
        if code not in self._codes:
            full = self._complaints.full(self._top.located.file)
            self._home.complain(loc, "" if full else unknown_noc(code, self._codes))

    def _is_doubtful(self, name: str | int) -> bool:
        books = (self._top, self._book)
        return any(book is not None and book.is_doubtful(name) for book in books)

    def _tell(self, loc: Loc, message: str) -> None:
        """What is wrong with the parts of the instance together, where it stands in the files."""
        if loc[0] == "rulebook":
            book, place = (self._top, loc) if self._book is None else (self._book, loc[1:])
            if not book.follows(place):
                self._complaints.add(*book.located.spot_of(place), message)
        elif loc[0] == "rankings" and len(loc) > 2:
            # Whether it is what the competitions lead to; it may be if something else is corrected.
            if self._lists_are_sound:
                self._complaints.add(*self._spot_of_line(loc), message)
        elif not self._is_doubtful(loc[-1]) and not (
            loc in _LISTS_COME_FROM and self._lists_in_doubt
        ):
            self._complaints.add(*self._home.spot_of(loc), message)

    def _spot_of_line(self, loc: Loc) -> Spot:
        """Where the line of a ranking stands."""
        name, index = str(loc[1]), int(loc[2])
        if (sheet := self._sheets.get(name)) is not None:
            return sheet.spot(index, "rank") if sheet.rows else sheet.header_spot("rank")
        said = self._said.rankings
        written = () if isinstance(said, str) else said[name]
        places = () if isinstance(written, str) else places_of(written, loc[:2])
        return self._top.located.spot_of(places[index] if places else loc[:2])


def _world(said: Mapping[str, str | NocEntry]) -> dict[str, Noc]:
    """A made-up world."""
    return {
        code: Noc(code=code, name=entry)
        if isinstance(entry, str)
        else Noc(code=code, name=entry.name, continent=entry.continent)
        for code, entry in said.items()
    }
