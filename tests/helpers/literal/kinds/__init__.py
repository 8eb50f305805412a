"""What each rule kind says, literally: a file per kind, called like it.

A file has

    drawn(draw, shape)           a rule of the kind for a random world, None where there is none
    keeps_row(rule, world, row)  whether the places of one NOC keep it; or
    keeps(rule, world, rows)     whether those of all NOCs together do

and, where they apply, `brings(rule, event, squad)`, the athletes of a team; `carries(rule,
event)`, the places that it brings by event; `follows(rule, event)`, the events from which a place
follows; `grants(rule, pool)` and `stands_in(rule, event)`, what a host is given without a line,
and `adds(rule, event)`, what beside the field; `claims(rule, lines)`, of a list each line with the
number of places that it claims, and `ranks_anew(rule)`, whether that has ranks of its own, which
lots name; `bars(rule, world)`, the lines that may not be awarded; `OF_LINES`, true where it
matters which lines are held and not only how many places, and then `KNOWN_WITHOUT_LINES`, true
where something can be said without any; `is_sayable(rule, world)`, whether it is not refused in a
world; `JUDGED_IN`, the test that draws worlds of its own where these cannot be drawn here; and
`LIKELY`, how often it is drawn (one world in eight, if it does not say).
"""

from importlib import import_module
from pathlib import Path
from types import ModuleType

KINDS: dict[str, ModuleType] = {
    file.stem: import_module(f"{__name__}.{file.stem}")
    for file in sorted(Path(__file__).parent.glob("*.py"))
    if file.stem not in ("__init__", "amounts")
}


def is_of_lines(rule: dict) -> bool:
    kind = KINDS[rule["kind"]]
    return hasattr(kind, "bars") or getattr(kind, "OF_LINES", False)


def claims_of(rule: dict):
    """What says how many places the lines of the rule's lists claim, if anything does."""
    return getattr(KINDS[rule["kind"]], "claims", None)


def is_known_without(rule: dict) -> bool:
    return getattr(KINDS[rule["kind"]], "KNOWN_WITHOUT_LINES", False)


def asked(rule: dict, name: str, *about, otherwise):
    """What the kind of a rule says, or something else where it says nothing."""
    function = getattr(KINDS[rule["kind"]], name, None)
    return function(rule, *about) if function else otherwise
