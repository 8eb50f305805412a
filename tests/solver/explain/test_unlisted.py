"""Lines that a ruling strikes, and places that follow from others."""

import pytest
from tiny import world

from models.rulebook import Rulebook
from solver.allocate.solve import solve
from solver.explain.unlisted import followed, struck_lines

LISTS = {"one": ["A", "B"], "two": ["C", "A"], "three": ["A"]}
EVENTS = {"one": "men-race", "two": "men-race", "three": "men-long"}


def struck(noc, event, rank, form="withdrawn", **more):
    return {"noc": noc, "event": event, "rank": rank, "form": form} | more


RULINGS = [
    struck("A", "men-race", 1, list="one"),
    struck("A", "men-race", 2, "not_eligible", list="two"),
    # The only list of its event need not be named.
    struck("A", "men-long", 1),
    struck("B", "men-race", 2, list="one"),
    {"noc": "C", "event": "men-race", "at_most": 0},
]


@pytest.mark.parametrize(
    ("noc", "event", "found"),
    [
        ("A", "men-race", ["ruling:A:men-race:one:1", "ruling:A:men-race:two:2"]),
        ("A", "men-long", ["ruling:A:men-long:men-long:1"]),
        ("B", "men-race", ["ruling:B:men-race:one:2"]),
        ("B", "men-long", []),
        ("C", "men-race", []),
    ],
)
def test_of_an_noc_the_rulings_are_told_that_strike_its_lines_in_the_event(noc, event, found):
    instance = world(LISTS, lists=EVENTS, rulings=RULINGS)
    assert [source.id for source in struck_lines(instance, noc, event)] == found


@pytest.mark.parametrize(
    ("noc", "lacks"), [("A", ()), ("B", ("men-long",)), ("C", ("men-race", "men-long"))]
)
def test_a_place_that_follows_is_told_with_its_rule_and_the_events_that_lack_one(noc, lacks):
    base = world({"men-race": ["A", "B"], "men-long": ["A"]})
    book = base.rulebook.model_dump()
    book["events"]["team"] = {"name": "team", "squad": "men", "team": True}
    book["rules"] = [
        *book["rules"],
        {"id": "follows", "cite": "made up", "kind": "derived_team", "events": ["team"],
         "one_in_each": ["men-race", "men-long"]},
    ]  # fmt: skip
    instance = base.with_rulebook(Rulebook.model_validate(book))
    found = followed(instance, solve(instance).held, noc, "team")
    assert (found.source.id, found.lacks) == ("follows", lacks)
    assert followed(instance, frozenset(), noc, "men-race") is None
