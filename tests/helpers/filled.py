"""Workbooks that are instances, filled in as a person might."""

from io import BytesIO

import xlsxwriter

SMALL = {
    "Instance": [
        ["field", "value"],
        ["id", "small"],
        ["title", "A small case"],
        ["rulebook.id", "small-rules"],
        ["rulebook.title", "Small rules"],
    ],
    "Squads": [["squad", "name"], ["men", "Men"], ["women", "Women"]],
    "Events": [
        ["event", "name", "squad", "team"],
        ["men-500m", "Men's 500 m", "men"],
        ["men-relay", "Men's relay", "men", "yes"],
    ],
    "Rules": [
        ["rule", "kind", "field", "value", "cite"],
        ["field", "field_size", "events", "men-500m", "sentence 1"],
        [None, None, "exactly", 2],
        ["teams", "field_size", "events", "men-relay", "sentence 2"],
        [None, None, "at_most", 1],
    ],
    "Award": [
        ["stage", "lists", "order"],
        ["all", "men-500m, men-relay", "rank by rank"],
    ],
    "men-500m": [["rank", "noc"], [1, "KOR"], [2, "NED"], [3, "CAN"]],
    "Men's relay": [["Rank", "Nation"], [1, "NED"], [2, "KOR"]],
}


def book(folder, *changes, without=(), more=None, hidden=(), hidden_rows=None):
    """The small workbook. changes: (sheet, cell such as B2, what stands there instead)."""
    sheets = {name: rows for name, rows in SMALL.items() if name not in without} | (more or {})
    content = BytesIO()
    safe = {"strings_to_formulas": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(content, safe) as made:
        for name, rows in sheets.items():
            page = made.add_worksheet(name)
            for line, row in enumerate(rows):
                page.write_row(line, 0, row)
            if name in hidden:
                page.hide()
            for line in (hidden_rows or {}).get(name, ()):
                page.set_row(line, None, None, {"hidden": True})
        for sheet, cell, value in changes:
            page = made.get_worksheet_by_name(sheet)
            if isinstance(value, tuple):
                page.write_formula(cell, *value)
            else:
                page.write(cell, *[value] if value else ["", made.add_format()])
    path = folder / "my.xlsx"
    path.write_bytes(content.getvalue())
    return path
