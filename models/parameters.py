"""The numbers of a rule by their address, to any depth: `at_most`, `squads.men`, `bands.2.places`.

In a row of several the first is number 1, as a person counts.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel


def numbers_in(value: Any, address: str = "") -> Iterator[tuple[str, int]]:
    """Every number with its address. True and false are no numbers, and ranks to which a band goes
    are: what is no number says nothing."""
    if isinstance(value, int) and not isinstance(value, bool):
        yield address, value
    for key, part in _parts(value):
        yield from numbers_in(part, f"{address}.{key}" if address else key)


def with_number(value: Any, address: str, number: int) -> Any:
    """The same with another number at an address, as plain data to be validated."""
    if not address:
        return number
    key, _, rest = address.partition(".")
    parts = {name: with_number(p, rest, number) if name == key else p for name, p in _parts(value)}
    return tuple(parts.values()) if isinstance(value, tuple) else parts


def _parts(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, BaseModel):
        yield from value
    elif isinstance(value, Mapping):
        yield from value.items()
    elif isinstance(value, tuple):
        yield from ((str(number), part) for number, part in enumerate(value, 1))
