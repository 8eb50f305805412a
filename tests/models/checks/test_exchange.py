"""What a holding would break: what is tried out is left as it was, and nothing is left behind."""

import gc
import weakref
from collections import Counter

from tiny import athletes, field, relay_brings, world

from models.bound import Bound, Condition, Law, Source
from models.checks.exchange import Exchange
from models.checks.lawful import holding
from models.checks.room import Roomy
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


def with_laws(*bounds, rows):
    """Relays of A and B that bring two each, after laws of one's own."""
    instance = world({"men-relay": ["A", "B"]}, relay_brings(2), field("men-relay", at_least=0))
    own = tuple(Law(Source("rule", f"own-{n}", "own"), one) for n, one in enumerate(bounds, 1))
    case = Roomy(instance.field, (*own, *instance.laws), instance.stages)
    return Exchange(case, holding(case, rows))


def ids(exchange, broken):
    return {exchange.tally.laws[index].source.id: by for index, by in broken.items()}


MEN = tuple(Place(noc, "men", k) for noc in "AB" for k in (1, 2))
BOTH = {"B": {"men-relay": 1, "men": 2}}


def test_athletes_of_several_nocs_are_not_called_for_and_those_of_one_are():
    # Three of both NOCs as soon as A has a relay: that its own two are called for is enough.
    exchange = with_laws(Bound(MEN, 3, when=Condition((one("A"),), 1)), rows=BOTH)
    assert exchange.broken_by(one("A"), None) == {}
    # Who is called for by another NOC has no start.
    alone = with_laws(Bound(MEN[:2], 1, when=Condition((one("B"),), 1)), rows={})
    assert ids(alone, alone.broken_by(one("B"), None)) == {"athlete-needs-start": -1}


def test_athletes_go_home_where_their_laws_allow_it_and_what_stays_broken_is_told():
    most = Bound(MEN, at_most=2)
    exchange = with_laws(most, rows=BOTH)
    assert ids(exchange, exchange.broken_by(one("A"), None)) == {"own-1": 2}
    assert exchange.broken_by(one("A"), one("B")) == {}
    kept = with_laws(most, Bound(MEN[2:], at_least=1), rows=BOTH)
    assert ids(kept, kept.broken_by(one("A"), one("B"))) == {
        "own-1": 1, "athlete-needs-start": -1,
    }  # fmt: skip


def test_what_is_lost_with_a_place_is_counted_for_each_part_that_names_it():
    exchange = with_laws(Bound((*MEN, MEN[3]), at_most=9), rows=BOTH)
    lost = exchange.loss(one("B"))
    parts = exchange.tally.parts
    assert lost[parts.index((*MEN, MEN[3]))] == 3
    assert all(
        number == sum(place.noc == "B" for place in parts[part]) for part, number in lost.items()
    )
    assert {place for part in lost for place in parts[part] if place.noc == "B"} == {
        one("B"), *MEN[2:],
    }  # fmt: skip


def test_what_is_broken_may_be_mended_by_whoever_gives_back_as_much():
    most = Bound(MEN, at_most=2)
    exchange = with_laws(most, Bound(MEN[:2], at_most=0), Bound(MEN, 9), rows=BOTH)
    law = {name: at for at, (source, _) in enumerate(exchange.tally.laws)
           for name in [source.id] if name.startswith("own")}  # fmt: skip
    assert exchange.may_mend(one("A"), one("B"), {law["own-1"]: 2})
    assert not exchange.may_mend(one("A"), one("B"), {law["own-1"]: 3})
    # Nothing of B's counts there; and who lacks somebody is not helped by losing one.
    assert not exchange.may_mend(one("A"), one("B"), {law["own-2"]: 1})
    assert not exchange.may_mend(one("A"), one("B"), {law["own-3"]: -1})
    # Of the same NOC anything may be.
    assert exchange.may_mend(one("B"), one("B"), {law["own-2"]: 1})
    assert exchange.may_mend(one("A"), one("B"), {})
