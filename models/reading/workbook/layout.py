"""The sheets of a workbook that is an instance, and what of the instance each holds."""

from typing import Any, NamedTuple

from models.reading.format import InstanceFile
from models.reading.nodes import Loc
from models.reading.workbook.forms import below

INSTANCE, RULES, VARIANTS = "Instance", "Rules", "Variants"
RULINGS, PUBLISHED, RESULTS, SHEETS = "Rulings", "Published", "Results", "Sheets"

#: For readers; nothing in them says anything about the instance.
READ_ME, KINDS = "Read me", "Kinds"

FIELD, VALUE = "field", "value"
RULE_COLUMNS = ("rule", "kind", FIELD, VALUE, "cite")
VARIANT_COLUMNS = ("variant", FIELD, VALUE)
SHEET_COLUMNS = ("sheet", "list")

#: In front of the columns of a table of results.
OF_RESULTS = ("competition", "list")

#: Sheets may be called by at most so many letters.
LONGEST_SHEET_NAME = 31


class Section(NamedTuple):
    """A sheet with a line for each of several things that are alike.

    at:    where they stand in an instance.
    key:   the column of their ids.
    value: the column of what stands under an id where that is one thing; else each column is a
           field of it.
    listed: they stand in a row, with the id as a field of each, `id`.
    """

    sheet: str
    at: Loc
    key: str
    value: str = ""
    listed: bool = False

    @property
    def of_each(self) -> Any:
        """The annotation of what stands in a line."""
        said: Any = InstanceFile
        for part in self.at:
            said = below(said, str(part))
        return said


SQUADS = Section("Squads", ("rulebook", "squads"), "squad")
EVENTS = Section("Events", ("rulebook", "events"), "event")
LISTS = Section("Lists", ("rulebook", "lists"), "list")
AWARD = Section("Award", ("rulebook", "award"), "stage", listed=True)
GROUPS = Section("Groups", ("rulebook", "groups"), "group", "nocs")
OWN_NOCS = Section("NOCs", ("nocs",), "noc")
ALIASES = Section("Aliases", ("aliases",), "text", "noc")
TABLE_SECTIONS = (SQUADS, EVENTS, LISTS, AWARD, GROUPS, OWN_NOCS, ALIASES)

#: Column -> the sheet whose ids stand in it, on whatever sheet it is.
IDS_OF = {"squad": SQUADS.sheet, "event": EVENTS.sheet}

NEEDED_SHEETS = (INSTANCE, SQUADS.sheet, EVENTS.sheet, RULES)

#: What Excel takes for itself.
_OF_EXCEL = ("History",)

RESERVED = frozenset(
    name.casefold()
    for name in (
        INSTANCE, RULES, VARIANTS, RULINGS, PUBLISHED, RESULTS, SHEETS, READ_ME, KINDS, *_OF_EXCEL,
        *(section.sheet for section in TABLE_SECTIONS),
    )
)  # fmt: skip
