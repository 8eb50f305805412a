"""The exported question as rows of 0/1 variables, the same for every peer. Knows nothing of Berth.

A row says: the sum of coefficient * variable is at least so much. An implication of two places is a
row of two terms (`x <= y`), a bound under a condition has the condition's variable in it with the
smallest coefficient that will do, so linear relaxations are as tight as the question has them. The
first places of an NOC in a pool are held in their order: one of them says whether so many are held.
"""

from collections import Counter
from typing import NamedTuple


class Row(NamedTuple):
    """The sum of coefficient * variable over the terms is at least so much; all whole numbers."""

    terms: tuple[tuple[int, int], ...]
    least: int

    def kept(self, values):
        return sum(c * values[v] for v, c in self.terms) >= self.least

    def clause(self):
        """(variables of which one is held, or one of these is not), if the row is just that."""
        if all(c in (1, -1) for _, c in self.terms):
            without = [v for v, c in self.terms if c < 0]
            if self.least == 1 - len(without):
                return [v for v, c in self.terms if c > 0], without
        return None


class Literal(NamedTuple):
    """A variable, or that it is 0."""

    variable: int
    holds: bool


class Problem:
    """lines: variables in the order of award. others: the places that are no lines.

    size counts the places and, after them, variables for conditions over several pools.
    fixed: variables that a law decides by itself. rows: the laws but for those.
    """

    def __init__(self, data):
        self.names = [tuple(name) for name in data["places"]]
        self.size = len(self.names)
        self.lines = data["lines"]
        lines = set(self.lines)
        self.others = [v for v in range(self.size) if v not in lines]
        self.possible, self.fixed, rows = True, {}, {}
        for law in data["laws"]:
            for row in self._law(law):
                if row.least > sum(c for _, c in row.terms if c > 0):
                    self.possible = False
                elif row.least <= sum(c for _, c in row.terms if c < 0):
                    continue
                elif len(row.terms) == 1:
                    self._fix(row.terms[0][0], int(row.terms[0][1] > 0))
                else:
                    rows[row] = None
        self.rows = list(rows)

    def _fix(self, variable, value):
        if self.fixed.setdefault(variable, value) != value:
            self.possible = False

    def _law(self, law):
        literals = []
        if law["when"]:
            for literal in self._condition(*law["when"]):
                if literal is None:
                    return
                if isinstance(literal, Row):
                    yield literal
                else:
                    literals.append(literal)
        for places, least, most in self._narrow(law["places"], law["least"], law["most"]):
            counted = Counter(places)
            if least > 0:
                yield self._under(literals, counted, least)
            if most is not None and most < len(places):
                yield self._under(literals, Counter({v: -c for v, c in counted.items()}), -most)

    def _narrow(self, places, least, most):
        """The same of one place, where these are the first of one NOC in one pool."""
        names = [self.names[place] for place in places]
        chain = names and all(name == (*names[0][:2], k) for k, name in enumerate(names, 1))
        most = None if most is None or most >= len(places) else most
        if not chain or least > len(places) or (most is not None and most < 0):
            yield places, least, most
            return
        if least > 0:
            yield places[least - 1 : least], 1, None
        if most is not None:
            yield places[most : most + 1], 0, 0

    def _condition(self, places, least, most):
        """Literals that all hold when the condition does, with the rows that make them; None: it
        never does."""
        for some, low, high in self._narrow(places, least, most):
            counted = Counter(some)
            if low > len(some) or (high is not None and high < low):
                yield None
            if low > 0:
                yield from self._implied(counted, low)
            if high is not None:
                yield from self._implied(Counter({v: -c for v, c in counted.items()}), -high)

    def _implied(self, counted, least):
        """A literal that holds wherever the sum is at least so much."""
        if len(counted) == 1:
            ((variable, coefficient),) = counted.items()
            low, high = sorted((0, coefficient))
            if high < least:
                yield None
            elif low < least:
                yield Literal(variable, coefficient > 0)
            return
        high = sum(c for c in counted.values() if c > 0)
        new, self.size = self.size, self.size + 1
        # Where the new variable is 0, the sum is at most least - 1.
        terms = Counter({v: -c for v, c in counted.items()})
        terms[new] = high - least + 1
        yield Row(tuple(sorted(terms.items())), 1 - least)
        yield Literal(new, True)

    def _under(self, literals, counted, least):
        """The sum is at least so much, wherever all the literals hold."""
        gap = least - sum(c for c in counted.values() if c < 0)
        terms = Counter(counted)
        for variable, holds in literals if gap > 0 else ():
            # Of conditions that fail each takes away what is asked for.
            terms[variable] -= gap if holds else -gap
            least -= gap if holds else 0
        return Row(tuple(sorted((v, c) for v, c in terms.items() if c)), least)

    def lawful(self, values):
        """Whether the rows, and what is fixed, are kept."""
        return (
            self.possible
            and all(values[v] == value for v, value in self.fixed.items())
            and all(row.kept(values) for row in self.rows)
        )
