"""What no whole numbers keep is seen before anybody searches, and nothing else is called so."""

from itertools import product

from examples import examples
from hypothesis import given, settings
from hypothesis import strategies as st

from models.bound import Bound, Condition, Law, Source
from models.facts import IN_ORDER
from models.place import Place, chain
from solver.rows.values import Stretch, added, no_values
from solver.rows.whole import no_whole_numbers

RULE = Source("rule", "rule", "a rule", "made up")
NOCS = ("AAA", "BBB", "CCC")
LENGTH = 2
CHAINS = [chain(noc, pool, LENGTH) for pool in ("men", "women") for noc in NOCS]
MEN, WOMEN = (tuple(p for c in some for p in c) for some in (CHAINS[:3], CHAINS[3:]))


def laws(*bounds, chains=CHAINS):
    links = (
        Bound((Place(noc, pool, k - 1),), 1, when=Condition((Place(noc, pool, k),), 1))
        for places in chains
        for noc, pool, k in places
        if k > 1
    )
    return [*(Law(IN_ORDER, link) for link in links), *(Law(RULE, bound) for bound in bounds)]


def equal(one, other, apart=0):
    return [
        Bound(called, k - apart, when=Condition(calling, k))
        for calling, called in ((one, other), (other, one))
        for k in range(apart + 1, len(calling) + 1)
    ]


def multiple(of, places):
    return [
        Bound(places, full + of, when=Condition(places, full + 1))
        for full in range(0, len(places), of)
    ]


def exactly(number, *sides):
    return Bound(sum(sides, ()), number, number)


def test_as_many_women_as_men_are_an_even_number():
    assert no_whole_numbers(laws(*equal(MEN, WOMEN), exactly(7, MEN, WOMEN)))
    assert not no_whole_numbers(laws(*equal(MEN, WOMEN), exactly(6, MEN, WOMEN)))
    assert not no_whole_numbers(laws(*equal(MEN, WOMEN, apart=1), exactly(7, MEN, WOMEN)))


def test_a_limit_and_a_minimum_of_two_rules_are_one_number():
    between = (Bound((*MEN, *WOMEN), at_least=7), Bound((*WOMEN, *MEN), at_most=7))
    assert no_whole_numbers(laws(*equal(WOMEN, MEN), *between))


def test_pairs_of_every_noc_are_an_even_number():
    pairs = [bound for places in CHAINS for bound in multiple(2, places)]
    assert no_whole_numbers(laws(*pairs, exactly(5, MEN, WOMEN)))
    assert no_whole_numbers(laws(*pairs, *equal(MEN, WOMEN), exactly(6, MEN, WOMEN)))
    assert not no_whole_numbers(laws(*pairs, *equal(MEN, WOMEN), exactly(8, MEN, WOMEN)))
    assert not no_whole_numbers(laws(*pairs[:3], exactly(5, MEN, WOMEN)))


def test_threes_of_men_and_fives_of_women_are_not_seven_but_eight():
    chains = [chain(noc, pool, 15) for pool in ("men", "women") for noc in NOCS]
    men, women = (tuple(p for c in some for p in c) for some in (chains[:3], chains[3:]))
    groups = [b for places in chains for b in multiple(3 if places[0].pool == "men" else 5, places)]
    assert no_whole_numbers(laws(*groups, exactly(7, men, women), chains=chains))
    assert not no_whole_numbers(laws(*groups, exactly(8, men, women), chains=chains))


def test_a_thousand_of_one_noc_are_seen_as_quickly():
    many = chain("AAA", "men", 1000)
    hosts = [Bound(many, at_least=1000), *equal((*many, *MEN[2:]), WOMEN)]
    assert no_whole_numbers(laws(*hosts, chains=[many, *CHAINS[1:]]))


def test_a_place_that_may_be_held_without_the_one_before_is_no_number_of_places():
    seconds = [Place(noc, "men", 2) for noc in NOCS]
    alone = [Bound((place,), 1) for place in seconds[:2]]
    assert not no_whole_numbers(laws(*alone, Bound(tuple(seconds), 2, 2), chains=[]))


def test_a_second_place_that_calls_for_no_first_says_nothing_about_the_number_of_firsts():
    firsts = tuple(Place(noc, "men", 1) for noc in NOCS)
    second = Bound((Place("AAA", "men", 2),), 1)
    assert not no_whole_numbers(laws(exactly(2, firsts), second, chains=[]))


HOLDINGS = [
    frozenset(p for c, number in zip(CHAINS, numbers, strict=True) for p in c[:number])
    for numbers in product(range(LENGTH + 1), repeat=len(CHAINS))
]
sides = st.sampled_from([MEN, WOMEN, (*MEN, *WOMEN), (*MEN, *MEN, *WOMEN), MEN[:4], WOMEN[1:]])
amounts = st.builds(
    lambda places, least, more: Bound(places, least, least + more),
    sides | st.sampled_from(CHAINS),
    st.integers(0, 12),
    st.integers(0, 2),
).map(lambda bound: [bound])
some_laws = st.lists(
    st.one_of(
        amounts,
        st.builds(multiple, st.integers(1, 3), st.sampled_from(CHAINS)),
        st.builds(equal, sides, sides, st.integers(0, 2)),
    ),
    min_size=1,
    max_size=7,
).map(lambda lists: laws(*(bound for some in lists for bound in some)))


@settings(max_examples=examples(150))
@given(some_laws)
def test_what_is_called_hopeless_has_no_lawful_allocation(asked):
    if no_whole_numbers(asked):
        rules = [law.bound for law in asked if law.source == RULE]
        assert all(any(bound.excess(held) for bound in rules) for held in HOLDINGS)


@given(st.sets(st.integers(0, 20)), st.sets(st.integers(0, 20)))
def test_what_two_sets_of_numbers_come_to(some, others):
    found = added(sum(1 << n for n in some), sum(1 << n for n in others))
    assert {n for n in range(50) if found >> n & 1} == {a + b for a in some for b in others}


stretches = st.builds(Stretch, st.none() | st.integers(-8, 12), st.none() | st.integers(-8, 12))
turns = st.tuples(
    st.tuples(st.integers(-2, 2), st.integers(-2, 2)), st.sets(st.integers(0, 4), min_size=1)
)


@settings(max_examples=examples(400))
@given(st.lists(turns, max_size=4), st.tuples(stretches, stretches))
def test_values_that_keep_all_the_sums_are_found_where_there_are_any(order, spans):
    def kept(values):
        sums = (sum(w[n] * v for (w, _), v in zip(order, values, strict=True)) for n in (0, 1))
        return all(
            (least is None or least <= total) and (most is None or total <= most)
            for total, (least, most) in zip(sums, spans, strict=True)
        )

    asked = [(weights, sum(1 << value for value in values)) for weights, values in order]
    found = any(kept(values) for values in product(*(values for _, values in order)))
    assert no_values(asked, spans) == (not found) or not order
