"""Small integer programs against trying every number."""

import random
from itertools import product

import pytest

from solver.clock import Clock
from solver.counting.program import Row, whole_solution


def keeps(numbers, rows):
    for terms, least, most in rows:
        total = sum(numbers[n] * times for n, times in terms)
        if (least is not None and total < least) or (most is not None and total > most):
            return False
    return True


@pytest.mark.parametrize("seed", range(300))
def test_a_program_has_a_solution_exactly_if_some_numbers_keep_it(seed):
    draw = random.Random(seed)
    highest = [draw.randint(0, 3) for _ in range(draw.randint(1, 4))]
    rows = []
    for _ in range(draw.randint(1, 4)):
        terms = [(draw.randrange(len(highest)), draw.choice([-3, -1, 1, 2, 3])) for _ in range(4)]
        least, most = draw.choice([None, draw.randint(-4, 6)]), draw.choice([None, 1, 3])
        rows.append(Row(terms, least, most))
    found = whole_solution(highest, rows, Clock())
    there = any(keeps(n, rows) for n in product(*(range(most + 1) for most in highest)))
    assert (found is not None) == there
    if found is not None:
        assert keeps(found, rows)
        assert all(0 <= number <= most for number, most in zip(found, highest, strict=True))


def test_halves_are_no_solution():
    pairs = [Row([(a, 1), (b, 1)], 1, 1) for a, b in ((0, 1), (1, 2), (0, 2))]
    assert whole_solution([1, 1, 1], pairs, Clock()) is None
    assert whole_solution([1, 1, 1], pairs[:2], Clock()) is not None
