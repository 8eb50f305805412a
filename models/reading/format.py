"""What an instance file may say."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, ConfigDict, Discriminator, Tag
from pydantic import Field as Attribute
from pydantic_core import PydanticCustomError

from models.base import Count, Day, GroupName, Identifier, ListId, Model, NocCode, OneOr, Text
from models.noc import Continent
from models.rulebook import Rulebook
from models.ruling import Ruling

S = TypeVar("S")
_T = TypeVar("_T")

#: A text of one sort, or what stands for it written out. (The tags show up in pydantic's places
#: between the keys of the file; none of them could be an id.)
TextOr = Annotated[
    Annotated[S, Tag("a text")] | Annotated[_T, Tag("written out")],
    Discriminator(lambda value: "a text" if isinstance(value, str) else "written out"),
]

_POINTS = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,20})?")

_TIME = re.compile(r"(?!0*\.?0*$)[0-9]{1,6}(\.[0-9]{1,9})?")

LONGEST_ALIAS = 100
#: What a table has for an NOC.
AliasText = Annotated[str, Attribute(min_length=1, max_length=LONGEST_ALIAS)]

#: What a file calls a column or a sheet.
ColumnName = Annotated[str, Attribute(min_length=1, max_length=200)]

#: The same, where a column may be left out.
SaidName = Annotated[str, Attribute(max_length=200)]

#: A file or folder, from the folder of the instance.
PathName = Annotated[str, Attribute(min_length=1, max_length=500)]


def points_of(value: object) -> Decimal:
    """Points by their digits, so that none of them is lost. Raises ValueError."""
    text = str(value)
    if isinstance(value, bool) or not _POINTS.fullmatch(text):
        raise ValueError(f"'{text[:40]}' is no number of points; write it like 12.5")
    return Decimal(text)


def _points(value: Any) -> Decimal | None:
    try:
        return None if value is None else points_of(value)
    except ValueError as error:
        raise PydanticCustomError("problem", "{message}", {"message": str(error)}) from None


def time_of(value: object) -> Decimal:
    """A time in seconds by its digits. Raises ValueError."""
    text = str(value)
    if isinstance(value, bool) or not _TIME.fullmatch(text):
        raise ValueError(f"'{text[:40]}' is no time in seconds; write it like 41.019")
    return Decimal(text)


def _time(value: Any) -> Decimal | None:
    try:
        return None if value is None else time_of(value)
    except ValueError as error:
        raise PydanticCustomError("problem", "{message}", {"message": str(error)}) from None


def _said(value: Any) -> Any:
    """As a cell of a table has it."""
    return str(int(value)) if isinstance(value, bool | int) else value


class LineEntry(Model):
    """A line of a ranking, written out.

    noc:     the NOC that claims a place by it
    rank:    the official rank; without one it comes next
    athlete: whose line it is; for readers, and for rules about athletes
    points:  what it was ranked by; for readers, and for standards
    reached: whether it reached the last part of its competition: 1 or 0, yes or no
    """

    noc: NocCode
    rank: Count | None = None
    athlete: Text | None = None
    points: Annotated[Decimal | None, BeforeValidator(_points)] = None
    reached: Annotated[str | None, BeforeValidator(_said)] = None


class ResultEntry(Model):
    """A result in a competition, written out.

    noc:     whose result it is
    place:   the place reached; without one it comes next
    athlete: who reached it; for readers
    best_time_s: the best time in seconds, where the classification counts it
    """

    noc: NocCode
    place: Count | None = None
    athlete: Text | None = None
    best_time_s: Annotated[Decimal | None, BeforeValidator(_time)] = None


class TableEntry(Model):
    """A table of a file whose names do not tell what it holds.

    file:    from the folder of the instance
    sheet:   of a workbook: its name
    columns: what the file calls those that are not known by their names: {rank: Liste, points:
             Wert}, or {points: null} if none is it. Of several with one name: 'Wert (2)'.
    only:    of a table that holds several lists, the lines to read: {Wettbewerb: 500 m Herren}
    header:  what its columns are called from the left, where no row of the file says it: [rank,
             noc, points]; '' for one that is not read
    """

    file: PathName
    sheet: ColumnName | None = None
    columns: Mapping[str, ColumnName | None] = {}
    only: Mapping[ColumnName, ColumnName] = {}
    header: tuple[SaidName, ...] = ()


#: Lines, the best first; a list within the list shares a rank, and the next leaves room for it.
WrittenOut = tuple[
    Annotated[
        Annotated[TextOr[NocCode, _T], Tag("one line")]
        | Annotated[tuple[TextOr[NocCode, _T], ...], Tag("tied lines")],
        Discriminator(lambda value: "tied lines" if isinstance(value, list) else "one line"),
    ],
    ...,
]

#: A file, or a table of one, or the lines themselves.
SaidLines = Annotated[
    Annotated[PathName, Tag("a text")]
    | Annotated[TableEntry, Tag("a table")]
    | Annotated[WrittenOut[_T], Tag("written out")],
    Discriminator(
        lambda value: (
            "a text"
            if isinstance(value, str)
            else "a table"
            if isinstance(value, dict | TableEntry)
            else "written out"
        )
    ),
]

SaidRankings = TextOr[PathName, Mapping[ListId, SaidLines[LineEntry]]]
SaidCompetition = TextOr[PathName, Mapping[ListId, SaidLines[ResultEntry]]]


class NocEntry(Model):
    """An NOC of a made-up world, or one that the IOC has otherwise.

    name: what people call it
    continent: Africa, Americas, Asia, Europe or Oceania
    shown: the code that tables of the day show; two neutral NOCs may share one.
    """

    name: Text
    continent: Continent | None = None
    shown: NocCode | None = None


class InstanceFile(Model):
    """An instance as it is written. Where a text is allowed, it names a file of the folder.

    It gives rankings, or competitions (which the rulebook classifies), or both.

    id:       what the case is called
    title:    what people call it
    rulebook: rulebook.yaml, or the rulebook itself
    host:     the NOC of the host, or several
    rankings: a folder with a table for each list, or list -> its file, or a table of it: {file:
              all.xlsx, sheet: Herren, columns: {rank: Platz, noc: Land}}, or its lines: [CAN, KOR]
    competitions: a folder of folders with the results that the rankings follow from
    rulings:  a table of dated decisions: declined, withdrawn, drawn by lot, by a court
    published: the table that was published, to compare with
    as_of:    the day of the published table; later rulings explain differences
    nocs:     NOCs that the IOC does not have, or has otherwise. They are added to the IOC's; where
              all NOCs that the instance names are among them, they are a world of their own.
    groups:   groups of NOCs of one's own that rules name: {zone-2: [EGY, TUN]}.
    aliases:  texts that tables have for NOCs -> the codes of the NOCs: {SCO: GBR}.
    sources:  where the data come from; for readers.
    expected: answers, for tests; the reader leaves them alone.
    """

    model_config = ConfigDict(
        json_schema_extra={"anyOf": [{"required": ["rankings"]}, {"required": ["competitions"]}]}
    )

    id: Identifier
    title: Text
    rulebook: TextOr[PathName, Rulebook]
    host: OneOr[NocCode, tuple[NocCode, ...]] | None = None
    groups: Mapping[GroupName, tuple[NocCode, ...]] = {}
    rankings: SaidRankings = Attribute(default={})
    competitions: TextOr[PathName, Mapping[Identifier, SaidCompetition]] = Attribute(default={})
    rulings: TextOr[PathName, tuple[Ruling, ...]] = ()
    published: TextOr[PathName, Mapping[NocCode, Mapping[str, Count]]] | None = None
    as_of: Day | None = None
    nocs: Mapping[NocCode, TextOr[Text, NocEntry]] | None = None
    aliases: Mapping[AliasText, NocCode] = {}
    sources: TextOr[Text, tuple[Text, ...]] = ()
    expected: Mapping[str, Any] = {}
