"""Whether sums of a few numbers, each of a set of its own, can all come to what is asked of them.

A set of numbers, none below 0, is an integer here, whose bit n says whether n is in it.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

#: After so many values tried the answer is left to others.
MOST_TRIES = 300_000


class Stretch(NamedTuple):
    """From least to most; None: no end."""

    least: int | None
    most: int | None

    def and_also(self, other: "Stretch") -> "Stretch":
        leasts = [least for least in (self.least, other.least) if least is not None]
        mosts = [most for most in (self.most, other.most) if most is not None]
        return Stretch(max(leasts, default=None), min(mosts, default=None))

    def negated(self) -> "Stretch":
        return Stretch(*(None if end is None else -end for end in reversed(self)))

    def less(self, fewest: int, most: int) -> "Stretch":
        """What is left of it when something from fewest to most is still to come."""
        return Stretch(
            None if self.least is None else self.least - most,
            None if self.most is None else self.most - fewest,
        )

    def over(self, times: int) -> "Stretch":
        """The numbers that come to something within when taken so many times, at least once."""
        return Stretch(
            None if self.least is None else -(-self.least // times),
            None if self.most is None else self.most // times,
        )


#: Within every span, and within none.
EVERYTHING, NOTHING = Stretch(None, None), Stretch(1, 0)


def added(some: int, others: int) -> int:
    """All that a number of the one set and one of the other come to."""
    found = 0
    for number in _within(others, EVERYTHING):
        found |= some << number
    return found


class _Turn(NamedTuple):
    """Values to try, how often each counts in every sum, and the ends of what comes after it."""

    values: int
    weights: tuple[int, ...]
    after: list[tuple[int, int]]

    def between(self, state: Sequence[int], spans: Sequence[Stretch]) -> Stretch:
        """Values outside leave some sum no chance."""
        found = EVERYTHING
        for at, weight, span, after in zip(state, self.weights, spans, self.after, strict=True):
            left = span.less(at + after[0], at + after[1])
            if weight:
                left = left.over(weight) if weight > 0 else left.negated().over(-weight)
                found = found.and_also(left)
            elif (left.least or 0) > 0 or (left.most or 0) < 0:
                return NOTHING
        return found

    def then(self, state: Sequence[int], value: int, spans: Sequence[Stretch]) -> tuple[int, ...]:
        """What the sums have come to; where nothing more comes, all that is fine is the same."""
        return tuple(
            at + weight * value if after != (0, 0) else span.least or span.most or 0
            for at, weight, span, after in zip(state, self.weights, spans, self.after, strict=True)
        )


def no_values(order: Sequence[tuple[tuple[int, ...], int]], spans: Sequence[Stretch]) -> bool:
    """Whether no values keep all the spans; False also where it takes long to see.

    order: in which the values are tried: how often each counts in every sum, and its set.
    """
    turns: list[_Turn] = []
    after = [(0, 0)] * len(spans)
    for weights, values in reversed(order):
        turns.append(_Turn(values, weights, after))
        ends = (values & -values).bit_length() - 1, values.bit_length() - 1
        after = [
            (fewest + min(w * end for end in ends), most + max(w * end for end in ends))
            for (fewest, most), w in zip(after, weights, strict=True)
        ]
    states = {(0,) * len(spans)}
    tries = 0
    for turn in reversed(turns):
        found: set[tuple[int, ...]] = set()
        for state in states:
            for value in _within(turn.values, turn.between(state, spans)):
                found.add(turn.then(state, value, spans))
                tries += 1
            if tries > MOST_TRIES:
                return False
        states = found
    return not states


def _within(numbers: int, span: Stretch) -> Iterator[int]:
    """The numbers of a set that are in the span."""
    number = max(span.least or 0, 0)
    if span.most is not None:
        numbers &= (2 << span.most) - 1 if span.most >= 0 else 0
    left = numbers >> number
    while left:
        step = (left & -left).bit_length()
        left, number = left >> step, number + step
        yield number - 1
