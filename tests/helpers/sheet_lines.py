"""A sheet of a workbook out of lines of text, and what was told of it."""

from models.reading.pages.page import Page


def sheet_page(*rows, **more):
    """Rows with | between their cells."""
    lines = [(line, row.split("|") if row else []) for line, row in enumerate(rows, 1)]
    return Page(lines, "Sheet", **more)


def all_told(complaints):
    return [str(one) for one in complaints.bad_input().complaints] if complaints else []
