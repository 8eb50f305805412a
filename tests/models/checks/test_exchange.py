"""What a holding would break: what is tried out is left as it was, and nothing is left behind."""

import gc
import weakref
from collections import Counter

from tiny import athletes, field, relay_brings, world

from models.checks.exchange import Exchange
from models.checks.lawful import holding
from models.place import Place


def one(noc, pool="men-relay"):
    return Place(noc, pool, 1)


def relays(*rules):
    instance = world({"men-relay": ["A", "B"]}, relay_brings(2), *rules)
    return Exchange(instance, holding(instance, {"B": {"men-relay": 1, "men": 2}}))


def test_what_was_tried_is_gone_with_the_last_who_asks_without_the_garbage_collector():
    exchange = relays(athletes(at_most=3), field("men-relay", exactly=1))
    assert not exchange.broken_by(one("A"), one("B"))
    assert exchange.of_starts
    assert exchange.athletes.may_fit(one("A"), one("B"))
    left = weakref.ref(exchange)
    was_on = gc.isenabled()
    gc.disable()
    try:
        del exchange
        assert left() is None
    finally:
        if was_on:
            gc.enable()


def test_a_line_is_ruled_out_by_a_full_field_and_not_for_want_of_athletes():
    assert relays(field("men-relay", exactly=1)).is_ruled_out(one("A"))
    # Its two athletes are one too many; whether others go home instead is another question.
    assert not relays(athletes(at_most=3)).is_ruled_out(one("A"))


def test_a_field_that_is_too_full_as_it_is_rules_out_who_makes_it_worse():
    exchange = relays(field("men-relay", at_most=0))
    assert exchange.is_ruled_out(one("A"))
    assert not exchange.broken_by(one("A"), one("B"))


def test_an_athlete_goes_home_whom_only_a_law_that_lacks_somebody_anyway_calls_for():
    instance = world(
        {"men-sprint": ["A", "B"]},
        field("men-sprint", exactly=1),
        athletes(at_least=3),
        athletes(at_most=1),
    )
    exchange = Exchange(instance, holding(instance, {"B": {"men-sprint": 1, "men": 1}}))
    assert not exchange.broken_by(one("A", "men-sprint"), one("B", "men-sprint"))


def test_a_part_that_names_a_team_once_for_each_of_its_athletes_is_looked_at_once():
    instance = world({"men-relay": ["A", "B"]}, relay_brings(9), field("men-relay", at_most=2))
    exchange = Exchange(instance, holding(instance, {"B": {"men-relay": 1, "men": 9}}))
    assert max(Counter(exchange.tally.naming(one("A"))).values()) > 1
    looked_at = Counter()
    about = exchange.tally.about
    exchange.tally.about = lambda part: looked_at.update([part]) or about(part)
    # Nothing rules it out, so that every part is looked at.
    assert not exchange.is_ruled_out(one("A"))
    assert max(looked_at.values()) == 1
    looked_at.clear()
    exchange.tally.touched([one("A")])
    assert max(looked_at.values()) == 1
