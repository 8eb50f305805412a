"""A few instances go every way there is, and a way that says something else is found."""

import pytest
from every_way import BERTH, COUNTING, CP_SAT, DEFINITION, TINY, WAYS, Tally, decided, drawn, wrong
from tiny_seasons import tiny_season

SECONDS = 10


@pytest.mark.parametrize("number", range(5))
def test_every_way_says_the_same(number):
    kind, instance = drawn(number)
    ways = decided(instance, SECONDS, tiny=kind == TINY)
    assert list(ways) == [*WAYS, *([DEFINITION] if kind == TINY else [])]
    assert all(way.said is not None for way in ways.values())
    assert list(wrong(instance, ways)) == []


def test_each_way_rests_on_what_it_says():
    _, instance = drawn(0)
    ways = decided(instance, SECONDS, tiny=False)
    assert [ways[name].by for name in (COUNTING, CP_SAT)] == ["counting", "CP-SAT"]


@pytest.mark.parametrize("amiss", [BERTH, COUNTING, CP_SAT, DEFINITION])
def test_one_way_that_says_something_else_is_a_difference(amiss):
    instance = tiny_season(1)
    ways = decided(instance, SECONDS, tiny=True)
    ways[amiss] = ways[amiss]._replace(said="conflict")
    assert f"{amiss}: conflict" in list(wrong(instance, ways))


def test_no_answer_is_no_difference_and_is_counted_as_none():
    instance = tiny_season(1)
    ways = decided(instance, SECONDS, tiny=True)
    ways[CP_SAT] = ways[CP_SAT]._replace(said=None)
    assert list(wrong(instance, ways)) == []
    tally = Tally()
    tally.add(TINY, ways)
    assert tally.answers[TINY, CP_SAT] == 0
    assert tally.answers[TINY, DEFINITION] == 1


def test_the_checker_counts_what_all_ways_agree_about():
    instance = tiny_season(1)
    ways = decided(instance, SECONDS, tiny=True)
    everything = frozenset(instance.field.places)
    ways = {name: way._replace(said=everything) for name, way in ways.items()}
    assert any(said.startswith("breaks ") for said in wrong(instance, ways))
