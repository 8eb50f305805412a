"""Judges of what the peers are handed, and a solver that needs no peer."""

from itertools import product

from problem import Problem


def lawful_for_peers(problem: Problem, held: set[int]) -> bool:
    """Whether the rows are kept by some values of the variables that are no places."""
    own = [int(number in held) for number in range(len(problem.names))]
    return any(
        problem.lawful([*own, *rest])
        for rest in product((0, 1), repeat=problem.size - len(problem.names))
    )


class EveryHolding:
    """A solver that tries them all. `vague`: what it finds is not whole unless asked for alone."""

    def __init__(self, problem: Problem, vague: bool = False) -> None:
        self.all = [
            values for values in product((0, 1), repeat=problem.size) if problem.lawful(values)
        ]
        self.vague, self.asked = vague, 0

    def limit(self, variable, low, high):
        self.all = [values for values in self.all if low <= values[variable] <= high]

    def maximise(self, weights):
        self.asked += 1
        if not self.all:
            return None

        def worth(values):
            return sum(weight * values[variable] for variable, weight in weights.items())

        best = max(self.all, key=worth)
        if self.vague and len(weights) > 1 and min(weights.values()) > 0:
            return [0.5] * len(best)
        return best
