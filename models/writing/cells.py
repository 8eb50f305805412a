"""Values as cells: the way back of `models.reading.workbook.forms`.

Lists stand with commas between, numbers by name as `men-relay: 1, women-relay: 1`. Each text is
read again before it is written; what would not come back the same is written as JSON.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from models.reading.pages.values import number_text
from models.reading.workbook.forms import below, cell_value, forms_of, item_of
from models.text import clean

#: Numbers are cells of numbers, all else is text; None is left empty.
CellValue = str | int | float | None


def as_filed(value: Any) -> Any:
    """Models, tuples and days as the files have them; fields that say nothing new left out."""
    if isinstance(value, BaseModel):
        return {name: as_filed(getattr(value, name)) for name in _said(value)}
    if isinstance(value, Mapping):
        return {str(key): as_filed(one) for key, one in value.items()}
    if isinstance(value, tuple | list):
        return [as_filed(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def _said(model: BaseModel) -> list[str]:
    """The fields that are not what they would be anyway; last where it is written."""
    said = [
        name
        for name, field in type(model).model_fields.items()
        if name == "kind" or field.is_required() or getattr(model, name) != field.get_default()
    ]
    return sorted(said, key=lambda name: name == "cite")


def cell_said(value: Any, annotation: Any) -> CellValue:
    """value: plain."""
    if value is None:
        return None
    for cell in _ways(value, annotation):
        text = _as_read(cell)
        if text is not None and _same(cell_value(text, annotation), value):
            return cell
    return json.dumps(value, default=_number, ensure_ascii=False)


def number_cell(value: Decimal | None) -> CellValue:
    """A workbook holds 15 digits of a number; one that has more is text."""
    if value is None:
        return None
    near = float(value)
    return near if Decimal(number_text(near)) == value else f"{value:f}"


def _as_read(cell: CellValue) -> str | None:
    """What comes back out of a workbook; None where that is something else."""
    if isinstance(cell, str):
        return cell if cell and clean(cell) == cell else None
    return number_text(cell) if isinstance(cell, float) else str(cell)


def _same(found: Any, wanted: Any) -> bool:
    """1 is not yes."""
    return bool(found == wanted) and json.dumps(found, default=_number) == json.dumps(
        wanted, default=_number
    )


def _number(value: Any) -> Any:
    if isinstance(value, Decimal):
        return number_cell(value)
    raise TypeError(type(value))


def _ways(value: Any, annotation: Any) -> Iterator[CellValue]:
    """The cells that may say it, the kindest first."""
    if isinstance(value, bool):
        yield "yes" if value else "no"
    elif isinstance(value, Decimal):
        yield number_cell(value)
    elif isinstance(value, int | str):
        yield value
    elif isinstance(value, list) and value:
        item = item_of(annotation)
        parts = [str(cell_said(one, item)) for one in value]
        yield ", ".join(parts)
        yield "; ".join(parts)
        yield f"{parts[0]},"
    elif isinstance(value, dict) and value:
        yield ", ".join(
            f"{key}: {cell_said(one, below(annotation, key))}" for key, one in value.items()
        )


def field_rows(name: str, value: Any, annotation: Any) -> Iterator[tuple[str, CellValue]]:
    """A field as one line, or as several where each of its items says several things."""
    if _is_one_by_one(value, annotation):
        item = item_of(annotation)
        yield from ((name, cell_said(one, item)) for one in value)
    elif isinstance(value, dict) and any(isinstance(one, dict | list) for one in value.values()):
        for key, one in value.items():
            yield from field_rows(f"{name}.{key}", one, below(annotation, key))
    else:
        yield name, cell_said(value, annotation)


def _is_one_by_one(value: Any, annotation: Any) -> bool:
    """Several texts that may hold commas, or several mappings."""
    if not isinstance(value, list) or len(value) < 2:
        return False
    if any(isinstance(one, dict) for one in value):
        return True
    item = item_of(annotation)
    return any(form.kind is str and not form.is_word for form in forms_of(item))
