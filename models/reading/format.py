"""What an instance file may say."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BeforeValidator, Discriminator, Tag
from pydantic import Field as Attribute
from pydantic_core import PydanticCustomError

from models.base import Count, Day, Identifier, ListId, Model, NocCode
from models.noc import Continent
from models.rulebook import Rulebook
from models.ruling import Ruling

S = TypeVar("S")
T = TypeVar("T")

#: A text of one sort, or what stands for it written out. (The tags show up in pydantic's places
#: between the keys of the file; none of them could be an id.)
TextOr = Annotated[
    Annotated[S, Tag("a text")] | Annotated[T, Tag("written out")],
    Discriminator(lambda value: "a text" if isinstance(value, str) else "written out"),
]

_POINTS = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,9})?")

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


class LineEntry(Model):
    """A line of a ranking, written out. Without a rank it comes next."""

    noc: NocCode
    rank: Count | None = None
    athlete: str | None = None
    points: Annotated[Decimal | None, BeforeValidator(_points)] = None


OneLine = TextOr[NocCode, LineEntry]

#: A line, or a list of lines that share a rank; the next rank leaves room for them.
Entry = Annotated[
    Annotated[OneLine, Tag("one line")] | Annotated[tuple[OneLine, ...], Tag("tied lines")],
    Discriminator(lambda value: "tied lines" if isinstance(value, list) else "one line"),
]


class NocEntry(Model):
    """An NOC of a made-up world."""

    name: str
    continent: Continent | None = None


class InstanceFile(Model):
    """An instance as it is written. Where a text is allowed, it names a file of the folder.

    nocs:     a made-up world; it stands in for all the NOCs of the IOC.
    sources:  where the data come from; for readers.
    expected: answers, for tests; the reader leaves them alone.
    """

    id: Identifier
    title: str
    rulebook: TextOr[PathName, Rulebook]
    host: NocCode | None = None
    rankings: TextOr[PathName, Mapping[ListId, TextOr[PathName, tuple[Entry, ...]]]]
    rulings: TextOr[PathName, tuple[Ruling, ...]] = ()
    published: TextOr[PathName, Mapping[NocCode, Mapping[str, Count]]] | None = None
    as_of: Day | None = None
    nocs: Mapping[NocCode, TextOr[str, NocEntry]] | None = None
    sources: TextOr[str, tuple[str, ...]] = ()
    expected: Mapping[str, Any] = {}
