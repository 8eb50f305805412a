"""A YAML file as plain data, with the place of every key and item."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from models.reading.complaints import Complaints, as_written
from models.reading.disk import Unreadable, text_in
from models.reading.nodes import Amendments, Loc, Node, parsed

#: ruamel.yaml reads about 100 kB/s: a larger file would seem to hang.
MOST_BYTES = 512 * 1024


class Spot(NamedTuple):
    """A place in a file; line and column count from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Located:
    """What a YAML file says, and where it says it. remark: what was left out of its texts."""

    file: str
    root: Node
    remark: str = ""

    @cached_property
    def data(self) -> Any:
        return self.root.plain()

    def nodes(self, loc: Loc) -> Iterator[Node]:
        """The nodes on the way to a place in `data`, the outermost first. Parts that are not in
        the data are skipped: pydantic names the kind of a rule on the way, and missing fields."""
        node = self.root
        yield node
        for part in loc:
            if (child := node.child(part)) is not None:
                node = child
                yield node

    def path_of(self, loc: Loc) -> Loc:
        """The keys and indices, as they are in the file, of a place in `data`."""
        return tuple(node.key for node in self.nodes(loc))[1:]

    def spot_of(self, loc: Loc) -> Spot:
        """A place in `data`, as far down as there is one."""
        *_, node = self.nodes(loc)
        return Spot(node.file or self.file, node.line, node.column)

    def amended(self, changes: "Amendments") -> "Located":
        """The same with parts left out or replaced; all else keeps its path and place."""
        return Located(self.file, self.root.amended(changes), self.remark)


def read_located(path: Path, complaints: Complaints) -> Located:
    """A YAML file. Adds what can be read past to the complaints, and raises BadInput where the
    file cannot be read any further."""
    file = as_written(path)
    try:
        text = text_in(path, MOST_BYTES, "put long rankings in CSV files")
    except Unreadable as error:
        complaints.stop(file, error.line, 1, str(error))
    return Located(file, *parsed(text, file, complaints))
