"""'So many of these' as clauses: they are kept together exactly where so many are held."""

from itertools import product

import pytest

from models.clauses import any_of, so_many
from models.place import chain

A, B, C = chain("A", "one", 3), chain("A", "two", 1), chain("A", "three", 2)


def ways(chains):
    """Every way to hold places of each chain in their order, and how many of each."""
    for counts in product(*(range(len(places) + 1) for places, _ in chains)):
        held = {p for (places, _), n in zip(chains, counts, strict=True) for p in places[:n]}
        yield held, sum(n * weight for (_, weight), n in zip(chains, counts, strict=True))


def kept(clauses, held):
    return all(held.intersection(clause) for clause in clauses)


@pytest.mark.parametrize(
    "chains", [[(A, 1)], [(A, 1), (B, 1)], [(A, 2), (B, 3)], [(A, 1), (B, 1), (C, 2)]]
)
@pytest.mark.parametrize("number", range(10))
def test_the_clauses_are_kept_exactly_where_the_places_count_so_much(chains, number):
    clauses = list(so_many(chains, number))
    for held, count in ways(chains):
        assert kept(clauses, held) == (count >= number)


def test_one_of_two_is_kept_exactly_where_either_is():
    first, second = list(so_many([(A, 1), (B, 1)], 2)), list(so_many([(C, 1)], 2))
    clauses = list(any_of([first, second]))
    for held, _ in ways([(A, 1), (B, 1), (C, 1)]):
        assert kept(clauses, held) == (kept(first, held) or kept(second, held))


def test_of_no_way_at_all_nothing_is_kept_and_of_a_sure_one_anything():
    assert list(any_of([])) == [()]
    assert list(any_of([so_many([(A, 1)], 0), so_many([(A, 1)], 2)])) == []
