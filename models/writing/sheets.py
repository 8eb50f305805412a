"""An instance as the sheets of one workbook: what `models.reading.workbook` reads, and the same
instance comes back."""

from collections.abc import Iterable, Mapping, Sequence
from inspect import cleandoc
from itertools import chain
from typing import Any

from pydantic import BaseModel

from models.base import fields_in
from models.instance import Instance
from models.reading.format import InstanceFile
from models.reading.workbook.filled import REMARK
from models.reading.workbook.forms import below, choices_in, forms_of, item_of
from models.reading.workbook.layout import (
    ALIASES,
    AWARD,
    EVENTS,
    FIELD,
    GROUPS,
    IDS_OF,
    INSTANCE,
    LISTS,
    LONGEST_SHEET_NAME,
    OWN_NOCS,
    PUBLISHED,
    RESERVED,
    RULE_COLUMNS,
    RULES,
    RULINGS,
    SHEET_COLUMNS,
    SHEETS,
    SQUADS,
    VALUE,
    VARIANT_COLUMNS,
    VARIANTS,
    Section,
)
from models.reading.workbook.sections import KINDS_OF_RULES
from models.rulebook import Rulebook
from models.variant import Variant
from models.writing.cells import as_filed, cell_said, field_rows
from models.writing.kinds import kinds_sheet
from models.writing.lines import published_sheet, ranking_sheet, results_sheet, rulings_sheet
from models.writing.nocs import TablesSay
from models.writing.sheet import CellRow, WrittenSheet

#: Sheets that are there to start from, whatever is said on them.
_OFFERED = (LISTS.sheet, RULINGS, PUBLISHED, VARIANTS)

#: What the fields of an instance are, as their models say it.
_MEANING = {
    **fields_in(cleandoc(Rulebook.__doc__ or "")),
    **fields_in(cleandoc(InstanceFile.__doc__ or "")),
}

#: Of the rulebook, what the sheet of the instance says.
_SAID_OF_RULES = ("id", "title", "document", "classification")


def sheets_of(
    instance: Instance,
    sources: Sequence[str] = (),
    variants: Sequence[Variant] = (),
    to_start_from: bool = False,
) -> list[WrittenSheet]:
    """All that the instance follows from, and where it is from, in the order in which people read.
    to_start_from: with the sheets and fields of which there is nothing to say yet.
    """
    book = instance.rulebook
    say = TablesSay.of(instance)
    naming, rankings = say.naming, say.rankings(instance)
    names = _names_of_sheets(rankings)
    sheets = [
        _fields(instance, sources, say.groups(instance), to_start_from),
        _section(SQUADS, as_filed(book.squads)),
        _section(EVENTS, as_filed(book.events)),
        _rules(book),
        _section(AWARD, as_filed(book.award or ())),
        _section(LISTS, as_filed(book.lists)),
        _section(GROUPS, as_filed(book.groups)),
        _section(OWN_NOCS, say.declared),
        _section(ALIASES, say.aliases),
        *(ranking_sheet(names[name], ranking, naming) for name, ranking in rankings.items()),
        results_sheet(instance, naming),
        rulings_sheet(instance.rulings, naming),
        published_sheet(instance, naming),
        _variants(variants),
        WrittenSheet(SHEETS, SHEET_COLUMNS, [(s, n) for n, s in names.items() if s != n]),
    ]
    kept = {INSTANCE, *names.values(), *(_OFFERED if to_start_from else ())}
    return [kinds_sheet(), *(sheet for sheet in sheets if sheet.rows or sheet.name in kept)]


def _fields(
    instance: Instance,
    sources: Sequence[str],
    groups: Mapping[str, tuple[str, ...]],
    with_empty: bool,
) -> WrittenSheet:
    """Names, days, hosts, groups; of the rulebook what no other sheet says."""
    said: dict[str, Any] = {
        "id": instance.id,
        "title": instance.title,
        "host": instance.host,
        "as_of": instance.as_of,
        "sources": tuple(sources) or None,
    }
    said |= {f"groups.{name}": nocs for name, nocs in groups.items()}
    said |= {f"rulebook.{name}": getattr(instance.rulebook, name) for name in _SAID_OF_RULES}
    if instance.rulebook.award == ():
        said["rulebook.award"] = ()
    rows: list[CellRow] = []
    for name, value in said.items():
        annotation: Any = InstanceFile
        for key in name.split("."):
            annotation = below(annotation, key)
        meaning = _MEANING.get(name.removeprefix("rulebook."), "")
        if value is not None:
            said_in = field_rows(name, as_filed(value), annotation)
            rows += ((field, cell, meaning) for field, cell in said_in)
        elif with_empty:
            rows.append((name, None, meaning))
    return WrittenSheet(INSTANCE, (FIELD, VALUE, REMARK), rows)


def _section(section: Section, said: Mapping[str, Any] | Sequence[Any]) -> WrittenSheet:
    """A line for each."""
    item = item_of(section.of_each) if section.listed else below(section.of_each, "")
    models = [form.kind for form in forms_of(item) if _is_model(form.kind)]
    names = [name for model in models for name in model.model_fields if name != "id"]
    if not isinstance(said, Mapping):
        said = {one["id"]: one for one in said}
    entries = said.items()
    if section.value:
        rows: list[CellRow] = [(name, cell_said(value, item)) for name, value in entries]
        return WrittenSheet(section.sheet, (section.key, section.value), rows)
    may_be_text = any(form.kind is str for form in forms_of(item))
    rows = []
    for name, value in entries:
        fields = value if isinstance(value, dict) else {"name": value}
        if may_be_text and isinstance(value, dict) and [*value] == ["name"]:
            fields = {**fields, **_one_more(models[0])}
        rows.append((name, *(cell_said(fields.get(one), below(item, one)) for one in names)))
    choices = {name: found for name in names if (found := choices_in(below(item, name)))}
    told = [fields_in(cleandoc(model.__doc__ or "")) for model in models]
    meaning = {name: text for one in told for name, text in one.items() if name in names}
    ids = {name: sheet for name, sheet in IDS_OF.items() if name in names}
    return WrittenSheet(section.sheet, (section.key, *names), rows, choices, ids, meaning)


def _one_more(model: type[BaseModel]) -> dict[str, Any]:
    """A field that tells a mapping from a mere name, with what it would be anyway."""
    return {
        name: found.default for name, found in model.model_fields.items() if found.default is False
    }


def _is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def _rules(book: Rulebook) -> WrittenSheet:
    rows: list[CellRow] = []
    for rule in book.rules:
        said = as_filed(rule)
        own = [rule.id, rule.kind, rule.cite]
        fields = {name: value for name, value in said.items() if name not in ("id", "kind", "cite")}
        lines = [*chain(*(field_rows(n, v, below(type(rule), n)) for n, v in fields.items()))]
        for number, (name, cell) in enumerate(lines or [(None, None)]):
            first, kind, cite = own if number == 0 else (None, None, None)
            rows.append((first, kind, name, cell, cell_said(cite, str)))
    return WrittenSheet(RULES, RULE_COLUMNS, rows, {"kind": tuple(KINDS_OF_RULES)})


def _variants(variants: Sequence[Variant]) -> WrittenSheet:
    rows: list[CellRow] = []
    for variant in variants:
        said = {name: value for name, value in as_filed(variant).items() if name != "id"}
        lines = [*chain(*(field_rows(n, v, below(Variant, n)) for n, v in said.items()))]
        for number, (name, cell) in enumerate(lines or [(None, None)]):
            rows.append((variant.id if number == 0 else None, name, cell))
    return WrittenSheet(VARIANTS, VARIANT_COLUMNS, rows)


def _names_of_sheets(rankings: Iterable[str]) -> dict[str, str]:
    """List -> its sheet, called like it wherever that is possible."""
    taken, found = set(RESERVED), dict[str, str]()
    for name in rankings:
        sheet, number = name[:LONGEST_SHEET_NAME], 1
        while sheet.casefold() in taken:
            number += 1
            sheet = f"{name[: LONGEST_SHEET_NAME - 5]} ({number})"
        taken.add(sheet.casefold())
        found[name] = sheet
    return found
