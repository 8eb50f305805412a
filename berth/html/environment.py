"""Jinja as every template has it: everything is escaped, and what is missing is an error."""

from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from berth.html.listing import listed, runs
from berth.sentences.columns import cell_in_short
from models.words import cited, counted, ordinal, together


@cache
def environment() -> Environment:
    found = Environment(
        loader=PackageLoader("berth.html", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    filters = (cell_in_short, cited, counted, listed, ordinal, runs, together)
    found.filters |= {one.__name__: one for one in filters}
    return found


def rendered(template: str, **values: Any) -> str:
    """The template of this name (`report/report.html`) with these values, which are views."""
    return environment().get_template(template).render(values)
