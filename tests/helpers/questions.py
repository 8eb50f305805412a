"""Every question, as it is asked in Python and as it is typed."""

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from documents import ROOT


class Question(NamedTuple):
    """words: of the command line, without the path. needs_solver: whether it is CP-SAT that finds
    the answer, and not the walk. about: what it is asked about; what takes seconds for Sochi is
    asked about something small, as it is the same question."""

    ask: Callable[..., Any]
    words: tuple[str, ...]
    needs_solver: bool = False
    about: str = "sochi-2014"

    @property
    def path(self) -> Path:
        return ROOT / "instances" / self.about


CUPS = "examples/competitions-to-ranking.yaml"
CLASH = "conflicts/equal-numbers.yaml"

QUESTIONS = {
    "solve": Question(lambda case, **more: case.solve(**more), ("solve",)),
    "steps": Question(lambda case, **more: case.solve(steps=True, **more), ("solve", "--steps")),
    "certify": Question(
        lambda case, **more: case.solve(certify=True, **more), ("solve", "--certify"), True
    ),
    "solve-7-relays": Question(
        lambda case, **more: case.with_numbers({"field-relay.exactly": 7}).solve(**more),
        ("solve", "--set", "field-relay.exactly=7"),
    ),
    "solve-38-women": Question(
        lambda case, **more: case.with_numbers({"total-women.at_most": 38}).solve(**more),
        ("solve", "--set", "total-women.at_most=38"),
        True,
    ),
    "solve-without-rulings": Question(
        lambda case, **more: case.without_rulings().solve(**more), ("solve", "--without-rulings")
    ),
    "solve-variant": Question(
        lambda case, **more: case.variant("event-by-event").without("total").solve(**more),
        ("solve", "--variant", "event-by-event", "--drop", "total"),
    ),
    "why-not": Question(
        lambda case, **more: case.why("POL", "men-500m", **more), ("why", "POL", "men-500m")
    ),
    "why-third": Question(
        lambda case, **more: case.why("JPN", "women-1000m", 3, **more),
        ("why", "JPN", "women-1000m", "3"),
    ),
    "why-squad": Question(
        lambda case, **more: case.why("RUS", "men", **more), ("why", "RUS", "men")
    ),
    "reserve": Question(
        lambda case, **more: case.reserve("men-1000m", **more), ("reserve", "men-1000m"), True
    ),
    "reserve-first": Question(
        lambda case, **more: case.reserve("men-relay", first=2, **more),
        ("reserve", "men-relay", "--first", "2"),
    ),
    "decline": Question(
        lambda case, **more: case.decline("RUS", "men-relay", **more),
        ("decline", "RUS", "men-relay"),
    ),
    "decline-two": Question(
        lambda case, **more: case.decline("CAN", "men-500m", 2, **more),
        ("decline", "CAN", "men-500m", "2"),
    ),
    "through-rulings": Question(lambda case, **more: case.decline(**more), ("decline",)),
    "compare-day": Question(
        lambda case, **more: case.compare("2013-11-21", **more), ("compare", "2013-11-21")
    ),
    "compare-three": Question(
        lambda case, **more: case.compare("published", "ten-relays", **more),
        ("compare", "base", "published", "ten-relays"),
    ),
    "compare-without-rulings": Question(
        lambda case, **more: case.compare("without-rulings", **more),
        ("compare", "without-rulings"),
    ),
    "needs": Question(
        lambda case, **more: case.needs("GER", "women-relay", competitions="kolomna", **more),
        ("needs", "GER", "women-relay", "--open", "kolomna"),
    ),
    "needs-ranks": Question(lambda case, **more: case.needs("GER", **more), ("needs", "GER")),
    "sensitivity": Question(
        lambda case, **more: case.sensitivity(**more), ("sensitivity",), True, CUPS
    ),
    "forecast": Question(
        lambda case, **more: case.without_rulings().forecast("second-cup", runs=60, **more),
        ("forecast", "--open", "second-cup", "--without-rulings", "--runs", "60"),
        True,
        CUPS,
    ),
    "check": Question(lambda case, **_: case.check(), ("check",)),
    "check-breached": Question(
        lambda case, **_: case.with_numbers({"total-men.at_most": 58}).check(),
        ("check", "--set", "total-men.at_most=58"),
    ),
    "diagnose": Question(lambda case, **more: case.diagnose(**more), ("diagnose",), True),
    "report": Question(lambda case, **more: case.report(**more), ("report",)),
    "diagnose-a-clash": Question(
        lambda case, **more: case.with_numbers({"men.at_least": 57}).diagnose(**more),
        ("diagnose", "--set", "men.at_least=57"),
        True,
        CLASH,
    ),
}


@cache
def answer_to(name: str) -> Any:
    """The answer in Python; each is asked for once in a process."""
    from berth import load

    return QUESTIONS[name].ask(load(QUESTIONS[name].path))


@cache
def typed_question(name: str, *options: str) -> Any:
    """What the command leaves; asked for once as well."""
    from running import berth

    command, *others = QUESTIONS[name].words
    return berth(command, QUESTIONS[name].path, *others, *options)


def json_of_question(name: str) -> Any:
    return json.loads(typed_question(name, "--json").stdout)
