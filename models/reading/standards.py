"""Tables without points where a rule reads them: their column will be called otherwise.

A line without points falls short of a standard, which is right of one line and hardly of all: a
table in which the column was not known would be answered as if nobody had reached anything.
"""

from models.ranking import Ranking
from models.reading.complaints import Complaints
from models.reading.tables import Sheet
from models.rulebook import Rulebook


def ask_for_points(
    rulebook: Rulebook | None, name: str, sheet: Sheet, ranking: Ranking, complaints: Complaints
) -> None:
    """Complains of the table of a list in which no line has points, though a rule reads them."""
    event = rulebook.event_of_list().get(name) if rulebook else None
    if rulebook is None or event is None or not ranking.lines:
        return
    at = sheet.position("points")
    if at is not None and any(cells[at] for cells in sheet.rows):
        return  # What is wrong with them is told already.
    for rule in rulebook.rules:
        if rule.reads_points(event):
            complaints.add(
                *sheet.header_spot("points"),
                f"rule '{rule.id}' is about points, and no line has any; call their column "
                "'points'",
            )
            return
