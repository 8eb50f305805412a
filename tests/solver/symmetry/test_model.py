"""NOCs counted together: what some of them may hold is never said to be impossible."""

from collections import Counter
from itertools import combinations

from examples import examples
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from solver.clock import Clock
from solver.symmetry.anonymous import Between, Local, Role, Total
from solver.symmetry.model import AlikeNocs, Totals, solution
from solver.symmetry.residual import Situation

SIZE = 4
PATTERNS = [frozenset(some) for n in range(SIZE + 1) for some in combinations(range(SIZE), n)]
#: Every place is counted by itself over all NOCs.
ROLES = tuple(Role("pool", ((n, 1),)) for n in range(SIZE))


@st.composite
def counts(draw):
    places = tuple(draw(st.lists(st.integers(0, SIZE - 1), min_size=1, max_size=4)))
    least = draw(st.integers(0, len(places)))
    return Between(places, least, draw(st.integers(least, len(places))))


@st.composite
def alike(draw):
    """A situation, and what each of up to three NOCs in it holds, keeping its bounds."""
    bounds = draw(st.lists(st.builds(Local, counts(), counts()), min_size=1, max_size=3))
    situation = Situation(ROLES, tuple(bounds), (None,) * SIZE)
    assume(not situation.hopeless)
    lawful = [p for p in PATTERNS if all(bound.keeps(p) for bound in bounds)]
    assume(lawful)
    return situation, draw(st.lists(st.sampled_from(lawful), min_size=1, max_size=3))


@given(alike())
@settings(max_examples=examples(150))
def test_what_can_be_held_is_possible_with_just_as_many_of_every_place(drawn):
    situation, held = drawn
    counted = Counter(place for pattern in held for place in pattern)
    given = Counter({n: len(held) * times for n, times in situation.given.items()})
    bounds = [Total(None, (n, counted[n], counted[n])) for n in range(SIZE)]
    groups = [AlikeNocs(situation, len(held))]
    assert solution(groups, Totals(bounds, given), Clock()) is not None
