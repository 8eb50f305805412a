"""The sheets of an instance that say what an instance file says, as nodes at their cells."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Literal, get_args

from pydantic import BaseModel

from models.errors import did_you_mean
from models.reading.complaints import Complaints
from models.reading.nodes import Node
from models.reading.pages.page import Page
from models.reading.workbook.filled import FilledLine, FilledSheet
from models.reading.workbook.forms import below, cell_value, forms_of, item_of
from models.reading.workbook.layout import (
    FIELD,
    RULE_COLUMNS,
    VALUE,
    VARIANT_COLUMNS,
    Section,
)
from models.rules import Rule
from models.variant import Variant

#: Rule kind -> its model.
KINDS_OF_RULES: Mapping[str, type[BaseModel]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(get_args(Rule)[0])
}

#: 'Field size' is field_size.
_Kind = Literal[tuple(KINDS_OF_RULES)]  # type: ignore[valid-type]


def section_in(page: Page, file: str, section: Section, complaints: Complaints) -> Node:
    """A line for each, below the names of the columns."""
    item = item_of(section.of_each) if section.listed else below(section.of_each, "")
    fields = (section.value,) if section.value else _fields(item)
    sheet = FilledSheet(page, file, (section.key, *fields), (section.key,), complaints)
    found: dict[str, Node] = {}
    first: dict[str, int] = {}
    for line in sheet.lines():
        if (name := line.cells.get(section.key)) is None:
            line.complain(section.key, f"the id of the {section.key} is missing; fill it in")
        elif name in found and not section.listed:
            message = f"'{name}' stands twice, first in line {first[name]}; keep one"
            line.complain(section.key, message)
        else:
            first.setdefault(name, line.line)
            key = f"{name} {len(found)}" if section.listed else name
            found[key] = _entry(line, section, item, name)
    value = _in_a_row(found.values()) if section.listed else found
    return Node(section.at[-1], 1, 1, value, sheet.file)


def _in_a_row(nodes: Iterable[Node]) -> list[Node]:
    return [Node(i, node.line, node.column, node.value, node.file) for i, node in enumerate(nodes)]


def _fields(item: Any) -> tuple[str, ...]:
    """The columns of a section: the fields of its models; the id has a column of its own name."""
    models = [form.kind for form in forms_of(item) if isinstance(form.kind, type)]
    fields = (m.model_fields for m in models if issubclass(m, BaseModel))
    return tuple(name for found in fields for name in found if name != "id")


def _entry(line: FilledLine, section: Section, item: Any, name: str) -> Node:
    if section.value:
        if section.value in line.cells:
            return line.node(section.value, item, name)
        return line.made(None, section.key, name)
    said = [column for column in line.cells if column != section.key]
    is_text = any(form.kind is str for form in forms_of(item))
    if is_text and said == ["name"]:
        said_name = cell_value(line.cells["name"], below(item, "name"))
        return line.made(said_name, section.key, name)
    entry = line.made({}, section.key, name)
    assert isinstance(entry.value, dict)
    if section.listed:
        entry.value["id"] = line.made(name, section.key, "id")
    for column in said:
        entry.value[column] = line.node(column, below(item, column))
    return entry


def field_nodes(lines: Iterable[FilledLine], annotation: Any) -> dict[str, Node]:
    """Lines of a field and its value. A field below another is called `other.field`; one that
    stands several times is a list."""
    found: dict[str, Node] = {}
    written: dict[str, list[FilledLine]] = {}
    for line in lines:
        if (name := line.cells.get(FIELD)) is None:
            if VALUE in line.cells:
                line.complain(FIELD, "of which field this is the value is missing; fill it in")
        elif VALUE not in line.cells:
            continue  # a field that is offered and not used
        else:
            written.setdefault(name, []).append(line)
    for name, said in written.items():
        if (path := _path(said[0], name, annotation)) is None:
            continue
        _put(found, path, _field(said, path, annotation), said[0])
    return found


def _path(line: FilledLine, name: str, annotation: Any) -> tuple[str, ...] | None:
    """The keys of a field's name, None where no such field is known. In a mapping to numbers or
    words points are part of the keys."""
    path: list[str] = []
    rest, here = name, annotation
    while rest:
        key, _, further = rest.partition(".")
        if (known := _known_fields(here)) is not None and key not in known:
            line.complain(FIELD, f"unknown field '{key}'; {did_you_mean(key, known)}")
            return None
        below_it = below(here, key)
        mapped = any(_is_mapping(form.kind) for form in forms_of(here))
        if mapped and further and not _has_fields(below_it):
            key, further = rest, ""
        path.append(key)
        rest, here = further, below_it
    return tuple(path)


def _known_fields(annotation: Any) -> list[str] | None:
    """Those of the models that may stand there; None where anything may."""
    kinds = [form.kind for form in forms_of(annotation)]
    models = [k for k in kinds if isinstance(k, type) and issubclass(k, BaseModel)]
    if not models or any(map(_is_mapping, kinds)):
        return None
    return list(dict.fromkeys(name for model in models for name in model.model_fields))


def _is_mapping(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, Mapping)


def _has_fields(annotation: Any) -> bool:
    kinds = [form.kind for form in forms_of(annotation)]
    return any(_is_mapping(k) or (isinstance(k, type) and issubclass(k, BaseModel)) for k in kinds)


def _field(said: list[FilledLine], path: tuple[str, ...], annotation: Any) -> Node:
    for key in path:
        annotation = below(annotation, key)
    item = item_of(annotation)
    if len(said) == 1 or item is None:
        for line in said[1:]:
            message = f"'{line.cells[FIELD]}' stands twice, first in line {said[0].line}; keep one"
            line.complain(FIELD, message)
        node = said[0].node(VALUE, annotation, path[-1])
        alone = isinstance(node.value, dict) and item is not None and not _has_fields(annotation)
        return said[0].made([node.plain()], VALUE, path[-1]) if alone else node
    items: list[Node] = []
    for line in said:
        # A cell may hold several items, as it does where the field stands once.
        node = line.node(VALUE, annotation)
        items += node.value if isinstance(node.value, list) else [node]
    first = said[0].made([], FIELD, path[-1])
    return Node(first.key, first.line, first.column, _in_a_row(items), first.file)


def _put(found: dict[str, Node], path: tuple[str, ...], node: Node, line: FilledLine) -> None:
    here = found
    for key in path[:-1]:
        parent = here.setdefault(key, line.made({}, FIELD, key))
        if not isinstance(parent.value, dict):
            line.complain(FIELD, f"'{key}' has a value of its own; delete one of the lines")
            return
        here = parent.value
    if path[-1] in here:
        line.complain(FIELD, f"'{line.cells[FIELD]}' is said already; keep one of the lines")
        return
    here[path[-1]] = node


def rules_in(page: Page, file: str, complaints: Complaints) -> Node:
    """A rule's id, kind and cite stand in its first line, its fields one in a line."""
    sheet = FilledSheet(page, file, RULE_COLUMNS, ("rule", "kind"), complaints)
    rules: list[Node] = []
    for lines in _blocks(sheet, "rule"):
        first = lines[0]
        rule = first.made({}, "rule", len(rules))
        assert isinstance(rule.value, dict)
        rule.value["id"] = first.made(first.cells["rule"], "rule", "id")
        for line in lines:
            for column in ("kind", "cite"):
                if column in line.cells and _is_new(line, column, first, rule.value):
                    rule.value[column] = line.node(column, _Kind if column == "kind" else str)
        kind = KINDS_OF_RULES.get(str(rule.value["kind"].value) if "kind" in rule.value else "")
        for name, node in field_nodes(lines, Any if kind is None else kind).items():
            if name in rule.value:
                message = f"'{name}' has a column of its own; fill it in there"
                complaints.add(sheet.file, node.line, node.column, message)
            else:
                rule.value[name] = node
        rules.append(rule)
    return Node("rules", 1, 1, rules, sheet.file)


def _is_new(line: FilledLine, column: str, first: FilledLine, said: Mapping[str, Node]) -> bool:
    """A rule's lines may repeat its kind; of two that differ one is wrong."""
    if column not in said:
        return True
    kind = _Kind if column == "kind" else str
    if said[column].value != line.node(column, kind).value:
        message = (
            f"rule '{first.cells['rule']}' has another {column} in line {said[column].line}; fill "
            "it in once, or begin another rule in the first column"
        )
        line.complain(column, message)
    return False


def _blocks(sheet: FilledSheet, key: str) -> Iterator[list[FilledLine]]:
    """The lines of each: the first names it, those below leave that out or repeat it."""
    block: list[FilledLine] = []
    named = True
    for line in sheet.lines():
        name = line.cells.get(key)
        if name is None and not block:
            if named:
                line.complain(key, f"the id of the {key} is missing; fill it in")
            named = False
        elif block and name in (None, block[0].cells[key]):
            block.append(line)
        else:
            if block:
                yield block
            block = [line]
    if block:
        yield block


def variants_in(page: Page, file: str, complaints: Complaints) -> dict[str, Node]:
    """Named patches of the rules, each with the lines of its fields."""
    sheet = FilledSheet(page, file, VARIANT_COLUMNS, VARIANT_COLUMNS, complaints)
    found: dict[str, Node] = {}
    for lines in _blocks(sheet, "variant"):
        name = lines[0].cells["variant"]
        if name in found:
            message = f"'{name}' stands twice, first in line {found[name].line}; keep one"
            lines[0].complain("variant", message)
            continue
        variant = lines[0].made({}, "variant", name)
        assert isinstance(variant.value, dict)
        variant.value["id"] = lines[0].made(name, "variant", "id")
        variant.value.update(field_nodes(lines, Variant))
        found[name] = variant
    return found
