"""Rankings out of whatever file, as an instance reads them."""

import shutil
from pathlib import Path

import pytest

from models.errors import BadInput
from models.files import read_instance
from models.instance import Instance

BOOK = """\
id: book
title: Book
squads: {all: All}
events: {race: {name: The race, squad: all}}
rules: [{id: field, kind: field_size, events: [race], exactly: 1, cite: a clause}]
award: [{id: one, lists: [race], order: list_by_list}]
"""


def instance_of(folder: Path, name: str, content: str | bytes | Path, more: str = "") -> Instance:
    """An instance with the one event `name`, whose ranking is a text, bytes, or a copy of a file
    (with its ending)."""
    said = f"id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: rankings/\n{more}"
    (folder / "instance.yaml").write_text(said)
    book = BOOK.replace("race:", f"{name}:").replace("[race]", f"[{name}]")
    (folder / "rulebook.yaml").write_text(book)
    rankings = folder / "rankings"
    rankings.mkdir(exist_ok=True)
    if isinstance(content, Path):
        shutil.copy(content, rankings / f"{name}{content.suffix}")
    else:
        data = content.encode() if isinstance(content, str) else content
        (rankings / f"{name}.csv").write_bytes(data)
    return read_instance(folder)


def ranking_of(
    folder: Path, name: str, content: str | bytes | Path, more: str = ""
) -> tuple[str, str]:
    """'1 KOR 12.5, 2 NED' and what was understood, without the name of the file."""
    instance = instance_of(folder, name, content, more)
    lines = ", ".join(
        f"{line.rank} {line.noc}" + ("" if line.points is None else f" {line.points}")
        for line in instance.rankings[name].lines
    )
    notes = [note.removeprefix(f"rankings/{name}") for note in instance.notes]
    return lines, "; ".join(n.partition(": ")[2] if n.startswith(".") else n for n in notes)


def told_of(folder: Path, name: str, content: str | bytes | Path, more: str = "") -> list[str]:
    """The complaints: line, column and message."""
    with pytest.raises(BadInput) as raised:
        instance_of(folder, name, content, more)
    return [f"{c.line}:{c.column}: {c.message}" for c in raised.value.complaints]
