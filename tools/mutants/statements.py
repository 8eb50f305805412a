"""The lines of the whole statement that something stands in.

Of a text in several pieces Python runs no line but the first: a change in a later piece would count
as run by no test.
"""

import ast


def statement_lines(text: str, first: int, last: int) -> range:
    """Of the smallest statement of `text` around the lines from `first` to `last`; of one that
    holds others (an 'if', a function) its head."""
    around = [
        found
        for found in ast.walk(ast.parse(text))
        if isinstance(found, ast.stmt) and found.lineno <= first and last <= _end(found)
    ]
    if not around:
        return range(first, last + 1)
    smallest = max(around, key=lambda found: (found.lineno, -_end(found)))
    return range(smallest.lineno, _end(smallest) + 1)


def _end(statement: ast.stmt) -> int:
    body = getattr(statement, "body", None)
    return body[0].lineno - 1 if body else statement.end_lineno or statement.lineno
