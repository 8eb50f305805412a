"""A table of places as Python has it: a mapping, or a frame of pandas."""

import math
from collections.abc import Iterator, Mapping
from numbers import Real
from typing import Any

from models.answers.quota import columns_of
from models.errors import BadQuestion, did_you_mean
from models.instance import Instance
from models.reading.rows import IGNORED, MARKS
from models.reading.wording import as_given
from models.table import ATHLETES, Table

_Rows = list[tuple[Any, Mapping[Any, Any]]]


def given_table(instance: Instance, given: Any) -> Table:
    """Places per NOC from `{"KAZ": {"men-500m": 2, ...}, ...}`, or from a frame with the NOCs in
    its index or in a column `noc`.

    As in a file, `X` stands for one place, nothing (None, NaN) for none, and `name` and `nocs` are
    not read. Raises BadQuestion with all that is wrong.
    """
    rows: _Rows = [
        (instance.naming.noc(str(noc)), {_pool(instance, name): row[name] for name in row})
        for noc, row in _rows_of(given)
    ]
    columns = dict.fromkeys(name for _, row in rows for name in row if name not in IGNORED)
    if wrong := [*_wrong_names(instance, rows, columns)]:
        raise BadQuestion(*wrong)
    numbers = {noc: {name: _places(row.get(name)) for name in columns} for noc, row in rows}
    return Table(
        tuple(columns),
        {noc: {name: n or 0 for name, n in row.items()} for noc, row in numbers.items()},
    )


def _pool(instance: Instance, name: Any) -> Any:
    """The id of the event or squad that a column is called after."""
    is_own = name in (ATHLETES, *IGNORED) or not isinstance(name, str)
    return name if is_own else instance.rulebook.pool_meant(name)


def _rows_of(given: Any) -> _Rows:
    if isinstance(given, Mapping) and all(isinstance(row, Mapping) for row in given.values()):
        return list(given.items())
    if isinstance(given, Mapping) or not hasattr(given, "columns"):
        raise BadQuestion("a table is a path, a mapping or a frame: NOC -> event -> places")
    frame = given.set_index("noc") if "noc" in given.columns else given
    return list(zip(frame.index, frame.to_dict("records"), strict=True))


def _wrong_names(instance: Instance, rows: _Rows, columns: Mapping[Any, None]) -> Iterator[str]:
    known, seen = (ATHLETES, *columns_of(instance.rulebook)), set[Any]()
    for name in columns:
        if name not in known:
            hint = did_you_mean(str(name), known)
            yield f"the table: unknown event or squad {as_given(name)}; {hint}"
    for noc, row in rows:
        if noc not in instance.nocs:
            yield f"the table: {instance.naming.unknown(noc)}"
        elif noc in seen:
            yield f"the table: the NOC '{noc}' stands twice; keep one"
        seen.add(noc)
        for name, value in row.items():
            if name in columns and _places(value) is None:
                message = f"{as_given(value)} is no number of places; write 0, 1, 2, ..., X or -"
                yield f"the table: {noc}, {name}: {message}"


def _places(value: Any) -> int | None:
    """None where it is no number of places. A frame with gaps has 2.0 for 2."""
    if value is None or isinstance(value, str):
        return MARKS.get(value or "")
    if isinstance(value, bool) or not isinstance(value, Real):
        return None
    number = float(value)
    if math.isnan(number):
        return 0
    return int(number) if number >= 0 and number.is_integer() else None
