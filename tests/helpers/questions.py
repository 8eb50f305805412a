"""Every question, as it is asked in Python and as it is typed."""

import json
from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple


class Question(NamedTuple):
    """words: of the command line, without the path. needs_solver: whether it is CP-SAT that finds
    the answer for Sochi, and not the walk."""

    ask: Callable[..., Any]
    words: tuple[str, ...]
    needs_solver: bool = False

    def command(self, path):
        name, *others = self.words
        return [name, path, *others]


#: About Sochi 2014.
OF_SOCHI = {
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
    "sensitivity": Question(lambda case, **more: case.sensitivity(**more), ("sensitivity",), True),
    "forecast": Question(
        lambda case, **more: case.without_rulings().forecast("kolomna", runs=60, **more),
        ("forecast", "--open", "kolomna", "--without-rulings", "--runs", "60"),
        True,
    ),
    "check": Question(lambda case, **_: case.check(), ("check",)),
    "check-breached": Question(
        lambda case, **_: case.with_numbers({"total-men.at_most": 58}).check(),
        ("check", "--set", "total-men.at_most=58"),
    ),
    "diagnose": Question(lambda case, **more: case.diagnose(**more), ("diagnose",), True),
    "report": Question(lambda case, **more: case.report(**more), ("report",)),
    "diagnose-38-women": Question(
        lambda case, **more: case.with_numbers({"total-women.at_most": 38}).diagnose(**more),
        ("diagnose", "--set", "total-women.at_most=38"),
        True,
    ),
}


@cache
def answer_about_sochi(name: str) -> Any:
    """The answer in Python; some take seconds, so each is asked for once in a process."""
    from running import SOCHI

    from berth import load

    return OF_SOCHI[name].ask(load(SOCHI))


@cache
def typed_about_sochi(name: str, *options: str) -> Any:
    """What the command leaves; asked for once as well."""
    from running import SOCHI, berth

    return berth(*OF_SOCHI[name].command(SOCHI), *options)


def json_about_sochi(name: str) -> Any:
    return json.loads(typed_about_sochi(name, "--json").stdout)
