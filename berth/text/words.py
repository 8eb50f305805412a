"""Transitional: `models.words`, and names by an instance."""

from models.instance import Instance
from models.words import all_cited, cited, counted, few, letter, ordinal, together

__all__ = ["all_cited", "cited", "counted", "few", "letter", "named", "ordinal", "together"]


def named(instance: Instance, code: str) -> str:
    """'FRA France'; the code alone where it is the name."""
    name = instance.nocs[code].name
    return code if name == code else f"{code} {name}"
