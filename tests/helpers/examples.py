"""How many random examples a test of a property has that needs a number of its own."""

from hypothesis import settings

#: What every run of the tests shows a property that says nothing.
STEADY = 25


def examples(steady: int) -> int:
    """So many in every run, and as many times more as a profile has more: a number that stood
    there alone would be the same in `make soak`."""
    return steady * settings.default.max_examples // STEADY
