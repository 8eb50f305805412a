"""Text in comma-separated values of which no spreadsheet makes a formula: with an apostrophe in
front, by which spreadsheets say that it is text, and which is taken away where it is read again."""

import re

#: What a spreadsheet takes for the beginning of a formula, also behind blanks and quotes; in Asian
#: ones in its wide and small forms too. Some cut a cell at a tab or the end of a line.
_BEGINS_FORMULA = re.compile(r"[\t\r\n]|[\s'\"]*[=+\-@＝＋－＠﹢﹣﹦﹫]")  # noqa: RUF001


def guarded(text: str) -> str:
    return f"'{text}" if _BEGINS_FORMULA.match(text) else text


def unguarded(text: str) -> str:
    """The text that was guarded; any other as it is."""
    return text[1:] if text[:1] == "'" and _BEGINS_FORMULA.match(text, 1) else text
