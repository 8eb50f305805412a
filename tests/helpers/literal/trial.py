"""A tiny world put to Berth and to the literal reading of its data, side by side."""

import json
import os
from functools import cache, cached_property
from pathlib import Path
from random import Random

import berth
from literal.allocation import Answer
from literal.names import noc_of


class Disagreement(Exception):
    """Berth and the literal reading of the data do not say the same."""


class Trial:
    """One world: its data (`said`), the literal answer, and Berth's case of a file with the data.

    draw: decides what is asked of it. seen: what was found to be so, to be counted.
    """

    def __init__(self, said: dict, folder: Path, seed: int) -> None:
        self.said, self.seed, self.draw = said, seed, Random(seed)
        self.answer = Answer(said)
        self.file = folder / f"{os.getpid()}.yaml"
        self.seen: list[str] = [self.answer.status]
        self.answers = cache(lambda text: Answer(json.loads(text)))

    @cached_property
    def case(self) -> "berth.Case":
        # What is JSON is YAML as well, and is written in no time.
        self.file.write_text(json.dumps(self.said), encoding="utf-8")
        return berth.load(self.file)

    def other(self, said: dict) -> Answer:
        """What follows from other data, literally. Raises TooMany."""
        return self.answers(json.dumps(said))

    @property
    def tried(self) -> dict:
        """The data on which something is tried out: places given back leave what they leave in the
        case as it was asked about."""
        return self.answer.said

    @property
    def world(self):
        return self.answer.world

    @cached_property
    def solved(self):
        return self.case.solve(steps=True)


def expect_answer(found, wanted: Answer, what: str) -> None:
    """found: a status, and the table of an allocation."""
    status, nocs = found
    expect(status, wanted.status, f"{what}: status")
    if status == "allocated":
        expect(table(nocs), wanted.table, f"{what}: table")


def changes_between(before, after) -> set:
    """Cells that differ between two tables: (NOC, column, old, new)."""
    return {
        (noc, column, old, new)
        for noc in {*before, *after}
        for column in (before.get(noc) or after[noc])
        if (old := before.get(noc, {}).get(column, 0)) != (new := after.get(noc, {}).get(column, 0))
    }


def cells(found) -> set:
    """The same of an answer."""
    return {(noc_of(cell.noc), cell.column, cell.old, cell.new) for cell in found}


def table(nocs) -> dict[str, dict[str, int]]:
    """The table of an answer as a literal one: by NOC, without the column of all athletes."""
    return {
        noc_of(noc): {name: n for name, n in row.items() if name != "athletes"}
        for noc, row in nocs.items()
        if any(row.values())
    }


def expect(found, wanted, what: str) -> None:
    if found != wanted:
        raise Disagreement(f"{what}: Berth {found!r}, literally {wanted!r}")
