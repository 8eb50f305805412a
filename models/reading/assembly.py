"""An instance out of its files: every part is read, whatever is wrong with the others."""

import os
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from models.coherence import rankings_missing
from models.competition import Competitions
from models.instance import Instance
from models.naming import Meaning, Naming
from models.noc import Noc
from models.ranking import Ranking
from models.reading.codes import NocReader
from models.reading.competitions import CompetitionsReader
from models.reading.complaints import Complaints
from models.reading.format import NocEntry, TableEntry
from models.reading.identity import Identities
from models.reading.instance_file import home_of
from models.reading.lists import places_of, ranking_written_out
from models.reading.located import Spot
from models.reading.nodes import Loc
from models.reading.published import MOST_NOC_ROWS, PublishedReader
from models.reading.rows import (
    RANKING,
    RULING_COLUMNS,
    RULINGS,
    ranking_in,
    rulings_in,
)
from models.reading.salvage import Salvage
from models.reading.standards import ask_for_points
from models.reading.table_kind import TableKind
from models.reading.tables import Sheet
from models.reading.wording import in_plain_words
from models.rulebook import Rulebook
from models.ruling import Ruling

#: What an instance may take its lists from.
_LISTS_COME_FROM: tuple[Loc, ...] = (("rankings",), ("competitions",))


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
        self._home = home_of(path, complaints)
        self._top = self._home.salvaged()
        self._said = self._top.value
        self._book: Salvage[Rulebook] | None = None
        self._sheets: dict[str, Sheet] = {}
        #: None where no rulebook says it: then nothing that hangs on it is complained of.
        self._dense: set[str] | None = None
        #: Once it is read; without it texts in tables mean themselves.
        self._rules: Rulebook | None = None
        self._lists_in_doubt = not all(map(self._top.is_whole, _LISTS_COME_FROM))
        if self._said.nocs is None and not self._top.is_whole(("nocs",)):
            raise complaints.bad_input()
        self._world = _world(self._said.nocs or {}, nocs)
        self._known = {**nocs, **self._world}
        self._doubtful = [str(name) for section, name in self._top.doubtful if section == "nocs"]
        naming = Naming(self._known, dict(self._aliases()))
        self._nocs = NocReader(naming, self._doubtful)

    def instance(self) -> Instance:
        """Raises BadInput."""
        instance: Instance | None = None
        rulebook = self._rulebook()
        if rulebook is not None:
            groups = self._nocs.groups(rulebook.groups, self._tell)
            rulebook = rulebook.model_copy(update={"groups": groups})
            self._home.call_lists(rulebook)
            self._dense = {name for name, said in rulebook.lists.items() if said.ranks == "dense"}
            self._rules = rulebook
        competitions = self._competitions()
        rankings = dict(self._rankings())
        self._lists_are_sound = not self._complaints
        parts = self._parts(competitions, rankings)
        if rulebook is not None:
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

    def _parts(self, competitions: Competitions, rankings: Mapping[str, Ranking]) -> dict[str, Any]:
        """All but the rulebook, with one code for each NOC."""
        host, groups = self._host(), self._groups()
        rulings = [*self._rulings()]
        pool_meant = self._rules.pool_meant if self._rules else str
        reader = PublishedReader(self._home, self._nocs, pool_meant)
        published = reader.table(self._said.published)
        one = Identities(self._nocs, published)
        return {
            "id": self._said.id,
            "title": self._said.title,
            "as_of": self._said.as_of,
            "nocs": one.nocs(self._nocs_named()),
            "aliases": {**self._said.aliases, **one.aliases},
            "host": tuple(map(one.of, host)) if isinstance(host, tuple) else host and one.of(host),
            "groups": groups,
            "competitions": one.competitions(competitions),
            "rankings": {name: one.ranking(ranking) for name, ranking in rankings.items()},
            "rulings": tuple(map(one.ruling, rulings)),
            "published": one.table(published),
            "notes": (*self._home.told, *one.notes),
        }

    def _nocs_named(self) -> Mapping[str, Noc]:
        """A made-up world that names all its NOCs itself has no others."""
        named = {*self._nocs.used, *self._nocs.published}
        return self._world if self._world and named <= self._world.keys() else self._known

    def _aliases(self) -> Iterator[tuple[str, str]]:
        """Those that lead to an NOC."""
        naming = Naming(self._known)
        for text, code in self._said.aliases.items():
            if code in self._known:
                yield text, code
            elif isinstance(found := naming.find(code), Meaning):
                yield text, found.code
            elif code not in self._doubtful:
                self._home.complain(("aliases", text), naming.unknown(code))

    def _host(self) -> str | tuple[str, ...] | None:
        said, loc = self._said.host, ("host",)
        if said is None or isinstance(said, str):
            return said and self._noc_of(said, loc)
        return tuple(self._noc_of(code, loc) for code in said)

    def _groups(self) -> dict[str, tuple[str, ...]]:
        return {
            name: tuple(self._noc_of(code, ("groups", name)) for code in codes)
            for name, codes in self._said.groups.items()
        }

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
            self._book = Salvage(Rulebook, self._home.file(path), self._complaints)
        return self._book.value if self._book else None

    def _competitions(self) -> Competitions:
        said, count = self._said.competitions, self._complaints.count
        given = self._said.model_fields_set
        named = given & {"rankings", "competitions"}
        if self._needs_rankings and not self._lists_in_doubt and not named:
            self._lists_in_doubt = True
            message = "neither 'rankings' nor 'competitions' is given; add one of them"
            if self._said.published is not None:
                message += ", or check the published table with 'berth check'"
            self._home.complain((), message)
        reader = CompetitionsReader(self._home, self._nocs)
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
            if isinstance(lines, str | TableEntry):
                table = self._home.table_said(lines, RANKING, loc)
                yield name, self._ranking_of_file(name, *table)
            else:
                dense = self._is_dense(name)
                read = ranking_written_out(lines, self._nocs, self._home, loc, dense)
                yield name, self._if_known(read)

    def _ranking_of_file(self, name: str, path: Path | None, kind: TableKind = RANKING) -> Ranking:
        with self._complaints.gathering():
            if path is not None:
                sheet = self._sheets[name] = self._home.sheet(path, kind, self._nocs, name)
                ranking = ranking_in(sheet, self._nocs, self._complaints, self._is_dense(name))
                self._home.note(sheet.file, *sheet.notes)
                ask_for_points(self._rules, name, sheet, ranking, self._complaints)
                return self._if_known(ranking)
        return Ranking(())

    def _is_dense(self, name: str) -> bool:
        return self._dense is None or name in self._dense

    def _if_known(self, ranking: Ranking) -> Ranking:
        """Nothing more is said of a ranking in which an NOC is unknown."""
        return ranking if ranking.lines_of().keys() <= self._known.keys() else Ranking(())

    def _rulings(self) -> Iterator[Ruling]:
        """Those that can be looked at; where each stands is noted by its number among them."""
        count = 0
        for ruling, spot_of in self._rulings_and_spots():
            if ruling.noc in self._known and not self._is_doubtful(ruling.event):
                for name in RULING_COLUMNS:
                    self._home.spots["rulings", count, name] = spot_of(name)
                count += 1
                yield ruling

    def _rulings_and_spots(self) -> Iterator[tuple[Ruling, Callable[[str], Spot]]]:
        """Each ruling, and where a part of it stands."""
        said = self._said.rulings
        if not isinstance(said, str):
            for index, ruling in enumerate(said):
                noc = self._noc_of(ruling.noc, ("rulings", index, "noc"))
                yield ruling.model_copy(update={"noc": noc}), partial(self._spot_of_part, index)
        elif path := self._home.named(said, ("rulings",)):
            with self._complaints.gathering():
                sheet = self._home.sheet(path, RULINGS, self._nocs, "rulings", MOST_NOC_ROWS)
                event_meant = self._rules.event_meant if self._rules else str
                read = rulings_in(sheet, self._nocs, self._complaints, event_meant)
                for row, ruling in read:
                    yield ruling, partial(sheet.spot, row)
                self._home.note(sheet.file, *sheet.notes)

    def _spot_of_part(self, index: int, name: str) -> Spot:
        return self._top.located.spot_of(("rulings", index, name))

    def _noc_of(self, code: str, loc: Loc) -> str:
        """The NOC of a code that stands in the instance file."""
        return self._nocs.one(code, lambda message: self._home.complain(loc, message))

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
        elif loc == ("host",):
            pass  # told already, when it was read
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
        places = () if isinstance(written, str | TableEntry) else places_of(written, loc[:2])
        return self._top.located.spot_of(places[index] if places else loc[:2])


def _world(said: Mapping[str, str | NocEntry], nocs: Mapping[str, Noc]) -> dict[str, Noc]:
    """The NOCs that an instance declares. One that only has another code shown stays where the IOC
    has it."""
    world = {}
    for code, entry in said.items():
        if isinstance(entry, str):
            world[code] = Noc(code=code, name=entry)
            continue
        continent = entry.continent
        if continent is None and entry.shown and code in nocs:
            continent = nocs[code].continent
        world[code] = Noc(code=code, name=entry.name, continent=continent, shown=entry.shown)
    return world
