"""The first in reserve judged by every lawful allocation after the place is given back."""

from datetime import date

from definition import outcomes
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from small_worlds import instances
from tiny import field, world

from models.answers.outcome import Allocated, Conflict, LotRequired
from models.answers.quota import holders
from models.ruling import Ruling
from solver.allocate.solve import solve
from solver.reallocate import first_reserve
from solver.reallocate.first_reserve import first_reserves
from solver.reallocate.reserve import Reserve, reserves

slowly = settings(
    max_examples=examples(20),
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def given_back(instance, event, noc, most):
    ruling = Ruling(noc=noc, event=event, at_most=most, date=date(2030, 1, 1), basis="given back")
    return instance.with_number(ruling)


@slowly
@given(instances(ties=True))
def test_the_first_reserve_is_who_gains_by_the_definition_with_the_place_given_back(instance):
    found = solve(instance)
    assume(isinstance(found, Allocated))
    for event, _, entry in first_reserves(instance, found):
        giver = entry.giver
        if giver is None:
            continue
        had = holders(instance.rulebook, found.held, event)
        noc = giver.line.noc
        all_ways = outcomes(given_back(instance, event, noc, had[noc] - 1))
        if isinstance(entry, Reserve):
            (held,) = all_ways
            has = holders(instance.rulebook, held, event)
            gained = {one for one in has if has[one] > had[one]}
            assert {turn.line.noc for turn in entry.lines} == gained
        elif isinstance(entry.outcome, LotRequired):
            assert len(all_ways) > 1
        elif isinstance(entry.outcome, Conflict):
            assert all_ways == {None}
        else:
            (held,) = all_ways
            has = holders(instance.rulebook, held, event)
            assert not any(has[one] > had[one] for one in has)


@slowly
@given(instances())
def test_it_is_the_first_entry_of_the_reserve_list(instance):
    found = solve(instance)
    assume(isinstance(found, Allocated))
    for event, _, entry in first_reserves(instance, found):
        listed = next(reserves(instance, found, event, date(2030, 1, 1)))
        assert type(listed) is type(entry)
        assert listed.giver == entry.giver
        if isinstance(entry, Reserve):
            assert listed.lines == entry.lines


def test_with_many_lines_what_the_walk_cannot_prove_is_not_looked_for(monkeypatch):
    lists = {"men-500m": ["A", "B", ["C", "D"]], "men-1000m": ["A", "B", "C"]}
    instance = world(lists, field("men-500m", at_most=2), field("men-1000m", at_most=2))
    monkeypatch.setattr(first_reserve, "COUNT_FROM", 5)
    lot, plain = first_reserves(instance, solve(instance))
    assert lot.entry is None
    assert [turn.line.noc for turn in plain.entry.lines] == ["C"]
