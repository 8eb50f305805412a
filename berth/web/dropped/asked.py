"""What the form of an upload says: which system, which list each sheet is, what its columns are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

OPTIONAL = ("athlete", "points")
COLUMNS = ("rank", "noc", *OPTIONAL)
#: What a field says of a sheet or column that is not to be read.
NOT_READ = "-"
#: What names the columns of a table.
A_ROW, NO_ROW = "row", "none"
#: A field with a file that is not to be read.
LEAVE = "leave"
LONGEST_FIELD = 300


@dataclass(frozen=True, slots=True)
class SheetAsked:
    """list: NOT_READ for none, '' where nothing is said. columns: column -> what the file calls it,
    or NOT_READ. lists_in: the column that tells lists apart; lists: text there -> list. header:
    NO_ROW where its columns are named in none, A_ROW where they are, '' where nothing is said."""

    list: str = ""
    header: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    lists_in: str = ""
    lists: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class UploadAsked:
    """rest: 'case' where lists that no file has are those of the system's own case. left_out:
    files that are not to be read. aliases: text that means no NOC by itself -> what was said for
    it, if anything. fields: all else that was sent, as a form has it."""

    system: str = ""
    title: str = ""
    host: str | None = None
    rest: str = ""
    left_out: frozenset[str] = frozenset()
    fields: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(cls, pairs: list[tuple[str, str]]) -> Self:
        """What was said under another system says nothing under this one."""
        fields = {key: value[:LONGEST_FIELD].strip() for key, value in pairs}
        if fields.get("for", "") != fields.get("system", ""):
            fields = {"system": fields.get("system", "")}
            pairs = []
        return cls(
            system=fields.get("system", ""),
            title=fields.get("title", ""),
            host=fields.get("host"),
            rest=fields.get("rest", ""),
            fields=tuple(fields.items()),
            left_out=frozenset(value for key, value in pairs if key == LEAVE),
        )

    @property
    def aliases(self) -> dict[str, str]:
        fields = dict(self.fields)
        start = "unknown:"
        texts = {
            key.removeprefix(start): text for key, text in self.fields if key.startswith(start)
        }
        return {text: fields.get(f"means:{at}", "") for at, text in texts.items()}

    def sheet(self, called: str) -> SheetAsked:
        """What is said of a sheet, whose fields have a number. Which text of a column is which list
        stands in two fields, as texts may hold anything: the text, and the list."""
        fields = dict(self.fields)
        wanted = called[:LONGEST_FIELD].strip()
        numbers = (key for key, said in self.fields if key.startswith("sheet:") and said == wanted)
        if (key := next(numbers, None)) is None:
            return SheetAsked()
        number = key.removeprefix("sheet:")
        texts = {
            key.removeprefix(start): text
            for start in [f"text:{number}:"]
            for key, text in self.fields
            if key.startswith(start)
        }
        header = fields.get(f"header:{number}", "")
        # What was said of columns that were named otherwise says nothing now.
        columns = COLUMNS if header == fields.get(f"shown:{number}", header) else ()
        return SheetAsked(
            list=fields.get(f"list:{number}", ""),
            header=header,
            columns={
                one: said for one in columns if (said := fields.get(f"{one}:{number}", "")) != ""
            },
            lists_in=fields.get(f"in:{number}", ""),
            lists={
                text: said
                for at, text in texts.items()
                if (said := fields.get(f"of:{number}:{at}", "")) != ""
            },
        )
