"""What the program is busy with, by the rooms that are at work: told where time runs out."""

import sys
from collections.abc import Iterator
from types import FrameType

#: Room -> what is done in it. What is asked for, and the work that goes on for it.
ASKED = {
    "solver.conflict": "looking for what clashes",
    "solver.explain": "finding the reasons",
    "solver.reallocate": "looking for who is next",
    "solver.many": "trying other numbers",
    "solver.needs": "finding out what it takes",
    "solver.forecast": "drawing results",
}
WORK = {
    "models.reading": "reading the files",
    "models.checks": "checking the result",
    "models.answers": "counting the table",
    "models": "working out what the rules come down to",
    "solver.rows": "bringing the rules into rows",
    "solver.walk": "going down the order of award",
    "solver.counting": "counting what can follow",
    "solver.symmetry": "counting NOCs in the same situation together",
    "solver.cpsat": "searching",
    "solver.allocate": "allocating",
    "berth": "putting the answer together",
}


def doing_at(frame: FrameType | None) -> str:
    """In words, the widest first: 'finding the reasons, searching'. Empty where no room is at
    work."""
    work, asked = "", ""
    for name in _modules(frame):
        work = work or _said(WORK, name)
        asked = asked or _said(ASKED, name)
    return ", ".join(filter(None, (asked, work)))


def doing_now() -> str:
    """The same of whoever asks."""
    return doing_at(sys._getframe(1))


def _modules(frame: FrameType | None) -> Iterator[str]:
    """Those at work, from the innermost on."""
    while frame is not None:
        yield frame.f_globals.get("__name__", "")
        frame = frame.f_back


def _said(words: dict[str, str], module: str) -> str:
    """Of the room that a module is in, if any: the nearest one."""
    while module and module not in words:
        module = module.rpartition(".")[0]
    return words.get(module, "")
