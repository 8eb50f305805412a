"""A tiny world put to Berth and to the literal reading of its data, side by side."""

import json
import os
from functools import cache, cached_property
from pathlib import Path
from random import Random

import berth
from literal.allocation import Answer
from literal.world import noc_of


class Disagreement(Exception):
    """Berth and the literal reading of the data do not say the same."""


class Trial:
    """One world: its data (`said`), the literal answer, and Berth's case of a file with the data.

    draw: decides what is asked of it. seen: what was found to be so, to be counted.
    """

    def __init__(self, said: dict, folder: Path, seed: int) -> None:
        self.said, self.draw = said, Random(seed)
        self.answer = Answer(said)
        self.file = folder / f"{os.getpid()}.yaml"
        self.seen: list[str] = [self.answer.status]
        self.answers = cache(lambda text: Answer(json.loads(text)))

    @cached_property
    def case(self) -> "berth.Case":
        # What is JSON is YAML as well, and is written in no time.
        self.file.write_text(json.dumps(self.said), encoding="utf-8")
        return berth.load(self.file)

    @cached_property
    def is_skipped(self) -> bool:
        """Whether a lot, or the alphabet, says who brings a surplus athlete."""
        return bool(self.answer.outcomes) and self.answer.surplus

    def other(self, said: dict) -> Answer:
        """What follows from other data, literally. Raises TooMany."""
        return self.answers(json.dumps(said))

    @property
    def world(self):
        return self.answer.world

    @cached_property
    def solved(self):
        return self.case.solve(steps=True)


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
