"""Which numbers are tried beside a number that does not hold."""

from solver.conflict.repair import NEAR, _near


def test_the_numbers_next_to_a_number_are_tried_nearest_first_and_not_itself():
    assert _near(10)[:4] == [9, 11, 8, 12]
    assert sorted(_near(10)) == [n for n in range(10 - NEAR, 11 + NEAR) if n != 10]
