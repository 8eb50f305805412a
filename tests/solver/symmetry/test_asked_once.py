"""What is answered for a place that is alike is what would be answered for the place itself."""

from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from small_worlds import instances

from models.bound import Bound, Law, Source
from models.place import Place
from solver.clock import Clock
from solver.cpsat.model import Board
from solver.symmetry.asked_once import AskedOnce


@settings(max_examples=examples(25))
@given(instances(policies=("strict",)), st.randoms(use_true_random=False))
def test_places_that_are_alike_have_the_same_answer(instance, random):
    laws, places = instance.laws_within_reach, instance.within_reach.places
    board = Board(laws, places, Clock())

    def ask(decided, place):
        return board.any({**decided, place: True}) is not None

    once = AskedOnce(laws, places, ask)
    held = board.any({}) or frozenset()
    for size in (0, len(places) // 3):
        decided = {place: place in held for place in random.sample(places, size)}
        for place in places:
            if place not in decided:
                assert once(decided, place) == ask(decided, place)


def test_of_a_hundred_nocs_that_share_a_rank_one_is_asked_about():
    asked = []
    places = [Place(f"N{number:02}", "race", 1) for number in range(100)]
    once = AskedOnce([], places, lambda _, place: asked.append(place) or True)
    assert all(once({places[0]: True}, place) for place in places[1:])
    assert asked == places[1:2]
    assert once({places[1]: True}, places[0])
    assert asked == [places[1], places[0]]


def test_an_noc_at_its_limit_is_not_like_one_that_has_nothing():
    rule = Source("rule", "one-each", "one place each", "made up")
    places = [Place(noc, pool, 1) for noc in ("AAA", "BBB") for pool in ("race", "other")]
    laws = [Law(rule, Bound(tuple(places[:2]), at_most=1))]
    laws += [Law(rule, Bound(tuple(places[2:]), at_most=1))]
    board = Board(laws, places, Clock())
    once = AskedOnce(laws, places, lambda d, place: board.any({**d, place: True}) is not None)
    decided = {places[0]: True}
    assert [once(decided, place) for place in (places[1], places[3])] == [False, True]
