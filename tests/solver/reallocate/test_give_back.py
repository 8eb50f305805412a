"""Places given back: going on from the line in question leads where solving anew leads."""

from collections import Counter
from datetime import date
from itertools import islice

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SOCHI
from small_worlds import instances
from tiny import athletes, field, host_has, per_noc, world
from worlds import short_track

from models.answers.outcome import Allocated, Conflict, LotRequired
from models.answers.quota import holders
from models.checks.envy import envies
from models.checks.lawful import breaches
from models.files import read_instance
from models.noc import Noc
from models.place import Place
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.reallocate.give_back import GivingBack
from solver.reallocate.reserve import End, Reserve, reserves

DAY = date(2020, 3, 1)

slow_to_draw = settings(suppress_health_check=[HealthCheck.too_slow])


def reserve_list(instance, event):
    found = solve(instance)
    *entries, end = reserves(instance, found, event, DAY)
    assert all(isinstance(entry, Reserve) for entry in entries)
    assert isinstance(end, End)
    return entries, end


def in_words(entries):
    return [[(turn.line.rank, turn.line.noc) for turn in entry.lines] for entry in entries]


def same(one, anew):
    """The same outcome, and its proof is no better than it says."""
    assert one.status == anew.status
    if isinstance(one, Allocated):
        assert one.held == anew.held
        assert one.proof != "walk" or anew.proof == "walk"
    if isinstance(one, LotRequired):
        assert one == anew


@slow_to_draw
@given(instances(ties=True), st.data())
def test_giving_places_back_one_after_another_equals_solving_anew_each_time(instance, data):
    found = solve(instance)
    if not isinstance(found, Allocated):
        return
    event = data.draw(st.sampled_from(list(instance.rulebook.events)))
    giving = GivingBack(instance, found, event, DAY)
    outcome = found
    for _ in range(4):
        had = holders(instance.rulebook, outcome.held, event)
        if not had:
            break
        noc = data.draw(st.sampled_from(sorted(had)))
        outcome = giving.keep_at_most({noc: had[noc] - 1})
        same(outcome, solve(giving.instance))
        if not isinstance(outcome, Allocated):
            break


@slow_to_draw
@given(instances(ties=True))
def test_the_first_in_reserve_has_the_place_when_the_last_one_declines(instance):
    found = solve(instance)
    if not isinstance(found, Allocated):
        return
    for event in instance.rulebook.events:
        first = next(reserves(instance, found, event, DAY))
        if first.giver is None:
            continue
        had = holders(instance.rulebook, found.held, event)
        last = first.giver.line.noc
        ruling = Ruling(noc=last, event=event, at_most=had[last] - 1, date=DAY, basis="declined")
        after = solve(instance.rebuilt(rulings=(*instance.rulings, ruling)))
        if isinstance(first, End):
            assert not isinstance(after, Allocated) or not gains(had, after, instance, event)
            continue
        assert first.found.held == after.held
        assert Counter(turn.line.noc for turn in first.lines) == gains(had, after, instance, event)
        assert not list(breaches(giving_laws(instance, ruling), first.found.held))


def gains(had, after, instance, event):
    return holders(instance.rulebook, after.held, event) - had


def giving_laws(instance, ruling):
    return instance.rebuilt(rulings=(*instance.rulings, ruling)).laws


def test_the_list_follows_the_ranking_and_ends_when_the_field_could_not_be_filled():
    instance = world({"men-500m": ["A", "B", "C", "D"]}, field("men-500m", exactly=2))
    entries, end = reserve_list(instance, "men-500m")
    assert in_words(entries) == [[(3, "C")], [(4, "D")]]
    assert isinstance(end.outcome, Conflict)
    assert end.too_few.id == "rule-1"


def test_where_the_field_may_be_smaller_nobody_is_the_end():
    instance = world({"men-500m": ["A", "B", "C"]}, field("men-500m", at_most=2))
    entries, end = reserve_list(instance, "men-500m")
    assert in_words(entries) == [[(3, "C")]]
    assert isinstance(end.outcome, Allocated)
    assert end.too_few is None


def test_who_is_at_a_limit_is_no_reserve():
    instance = world(
        {"men-500m": ["A", "B", "B", "C"]}, field("men-500m", at_most=2), per_noc("men-500m", 1)
    )
    entries, _ = reserve_list(instance, "men-500m")
    assert in_words(entries) == [[(4, "C")]]


def test_what_is_guaranteed_is_not_given_back_but_the_place_above_it():
    instance = world(
        {"men-500m": ["A", "B", "C", "H"]},
        field("men-500m", exactly=2),
        host_has(events={"men-500m": 1}),
        host="H",
    )
    entries, end = reserve_list(instance, "men-500m")
    assert end.giver.line.noc == "A"
    assert in_words(entries) == [[(2, "B")], [(3, "C")]]


def test_a_lot_ends_the_list_and_is_named():
    instance = world({"men-500m": ["A", "B", ["C", "D"]]}, field("men-500m", exactly=2))
    entries, end = reserve_list(instance, "men-500m")
    assert entries == []
    assert isinstance(end.outcome, LotRequired)
    assert [turn.line.noc for turn in end.outcome.tied] == ["C", "D"]


def test_a_place_that_a_continent_gives_back_goes_to_the_next_in_the_ranking():
    instance = world(
        {"men-500m": ["A", "B", "C"]},
        field("men-500m", exactly=1),
        athletes(at_most=1),
        {"kind": "continent_minimum", "continent": "Asia", "at_least": 1, "events": ["men-500m"]},
    )
    nocs = {
        code: Noc(code=code, name=code, continent="Asia" if code == "C" else "Europe")
        for code in instance.nocs
    }
    entries, _ = reserve_list(instance.rebuilt(nocs=nocs), "men-500m")
    assert [turn.line.noc for turn in entries[0].lines] == ["A"]


SOCHI_2014 = read_instance(SOCHI)


def in_the_list(instance, event, number):
    """The first entries, each with the rulings in which it would have the place."""
    found = solve(instance)
    had = holders(instance.rulebook, found.held, event)
    kept = {}
    for entry in reserves(instance, found, event, DAY):
        if isinstance(entry, End) or entry.number > number:
            return
        kept.setdefault(entry.giver.line.noc, had[entry.giver.line.noc] - 1)
        rulings = [
            Ruling(noc=noc, event=event, at_most=n, date=DAY, basis="declined")
            for noc, n in kept.items()
        ]
        yield entry, instance.rebuilt(rulings=(*instance.rulings, *rulings))
        kept |= {turn.line.noc: had[turn.line.noc] for turn in entry.lines}


@pytest.mark.parametrize(
    ("instance", "event"),
    [
        (SOCHI_2014, "men-1000m"),
        (SOCHI_2014, "men-relay"),
        (SOCHI_2014, "women-500m"),
        # So few athletes that the walk is stuck, and counting goes on from the line in question.
        (short_track(0, athletes=56), "men-500m"),
        (short_track(0, athletes=52), "men-relay"),
    ],
    ids=["1000-m", "relay", "500-m", "few-athletes", "fewer-athletes"],
)
def test_every_entry_of_a_real_list_is_what_solving_anew_gives(instance, event):
    for entry, then in in_the_list(instance, event, 6):
        anew = solve(then)
        assert anew.held == entry.found.held
        assert not list(envies(then, anew.held))


def test_a_place_given_back_is_proved_by_what_decided_it():
    # So few athletes that after two entries the walk is stuck, and counting goes on.
    instance = short_track(2, athletes=54)
    found = solve(instance)
    entries = islice(reserves(instance, found, "men-500m", DAY), 3)
    proofs = [entry.found.proof for entry in entries]
    assert [found.proof, *proofs] == ["walk", "walk", "walk", "prefix"]


def test_what_rests_on_looking_ahead_goes_on_resting_on_it():
    # B would leave no place for both fields of men among one man.
    men = {"men-500m": ["C", "B"], "men-1000m": ["A", "B"]}
    rules = [field(event, exactly=1) for event in (*men, "women-500m")]
    award = [{"id": "men", "lists": list(men), "order": "rank_by_rank"}]
    award.append({"id": "women", "lists": ["women-500m"]})
    instance = world(men | {"women-500m": ["C", "D"]}, *rules, athletes(at_most=1), award=award)
    found = solve(instance)
    giving = GivingBack(instance, found, "women-500m", DAY)
    outcome = giving.keep_at_most({"C": 0})
    assert found.held - outcome.held == {Place("C", "women-500m", 1), Place("C", "women", 1)}
    assert (found.proof, outcome.proof) == ("prefix", "prefix")


@pytest.mark.parametrize(
    ("instance", "event", "entries"),
    [
        (SOCHI_2014, "men-relay", 11),
        (SOCHI_2014, "men-1000m", 26),
        (short_track(0, athletes=56), "men-1500m", 10),
    ],
    ids=["relay", "1000-m", "few-athletes"],
)
def test_a_list_goes_on_from_the_line_in_question(monkeypatch, instance, event, entries):
    found = solve(instance)
    monkeypatch.setattr("solver.reallocate.give_back.solve", None)
    listed = [*islice(reserves(instance, found, event, DAY), entries)]
    assert all(isinstance(entry, Reserve) for entry in listed)
