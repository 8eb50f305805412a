"""The smallest world in which something still goes wrong, found by leaving out what can go."""

import traceback
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path
from typing import NamedTuple

from literal.asks import put
from literal.changes import parameters, with_numbers, without_rules
from literal.holdings import TooMany
from literal.trial import Trial


class Wrong(NamedTuple):
    """sort: of which sort of error, and which line of the question sees it."""

    message: str
    sort: tuple[str, int]


def went_wrong(said: dict, folder: Path, seed: int, name: str) -> Wrong | None:
    """What goes wrong when a question is asked of a world; None where nothing does, or where the
    world is no tiny one, or none."""
    try:
        trial = Trial(said, folder, seed)
        put(name, trial)
    except TooMany:
        return None
    except Exception as error:
        frames = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in frames if Path(frame.filename).parent.name == "asks"]
        sort = type(error).__name__
        return Wrong(f"{sort}: {error}", (sort, lines[-1] if lines else 0))
    return None


def reduced(said: dict, folder: Path, seed: int, name: str) -> dict:
    """A smaller world in which the question goes wrong in the same way."""
    wrong = went_wrong(said, folder, seed, name)
    if wrong is None:
        return said

    def fails(other: dict) -> bool:
        found = went_wrong(other, folder, seed, name)
        return found is not None and found.sort == wrong.sort

    return smaller(said, fails)


def smaller(said: dict, fails: Callable[[dict], bool]) -> dict:
    while True:
        for less in _steps(said):
            try:
                still = fails(less)
            except (KeyError, ValueError, IndexError):
                # It was no world any more.
                continue
            if still:
                said = less
                break
        else:
            return said


def _steps(said: dict) -> Iterator[dict]:
    for number in range(len(said["rulings"])):
        yield said | {"rulings": [r for n, r in enumerate(said["rulings"]) if n != number]}
    for rule in said["rulebook"]["rules"]:
        if len(said["rulebook"]["rules"]) > 1:
            yield without_rules(said, [rule["id"]])
    for name, lines in said["rankings"].items():
        for number in range(len(lines)):
            less = deepcopy(said)
            del less["rankings"][name][number]
            if less["rankings"][name]:
                yield less
    for number, stage in enumerate(said["rulebook"].get("award", ())):
        if stage.get("policy", "strict") != "strict":
            less = deepcopy(said)
            less["rulebook"]["award"][number]["policy"] = "strict"
            yield less
    for address, number in parameters(said).items():
        if number > 1:
            yield with_numbers(said, {address: number - 1})
