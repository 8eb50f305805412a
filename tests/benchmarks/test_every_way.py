"""A few instances go every way there is, and a way that says something else is found."""

from functools import partial

import pytest
from every_way import (
    BERTH,
    COUNTING,
    CP_SAT,
    DEFINITION,
    TINY,
    WAYS,
    Tally,
    decided,
    drawn,
    hashed,
    part,
    wrong,
)
from in_parts import in_parts
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


def test_a_run_in_parts_finds_what_a_run_at_once_finds(tmp_path, monkeypatch):
    monkeypatch.setattr("in_parts.TOGETHER", 4)
    work = partial(part, SECONDS)
    at_once, in_turn = work(0, 10), Tally()
    answers = {}
    for _, found in in_parts(work, 0, 10, 2, tmp_path):
        in_turn.add_said(found["tally"])
        answers |= found["answers"]
    assert answers == at_once["answers"]
    whole = Tally()
    whole.add_said(at_once["tally"])
    assert (in_turn.decided, in_turn.counted) == (whole.decided, whole.counted)
    assert in_turn.answers == whole.answers


def test_a_part_that_is_there_is_not_computed_again_unless_other_code_made_it(
    tmp_path, monkeypatch
):
    asked = []

    def work(first, last):
        asked.append((first, last))
        return {}

    monkeypatch.setattr("in_parts.TOGETHER", 4)
    for _ in range(2):
        assert [end for end, _ in in_parts(work, 0, 6, 1, tmp_path)] == [4, 6]
    assert asked == [(0, 4), (4, 6)]
    monkeypatch.setattr("in_parts.made_by", lambda: "another commit")
    assert len(list(in_parts(work, 0, 6, 1, tmp_path))) == 2
    assert len(asked) == 4


def test_answers_hang_on_the_places_and_on_nothing_else():
    instance = tiny_season(1)
    places = sorted(instance.field.places)
    assert hashed(frozenset(places)) == hashed(frozenset(reversed(places)))
    assert hashed(frozenset(places)) != hashed(frozenset(places[1:]))
    assert [hashed(None), hashed("conflict")] == ["undecided", "conflict"]
