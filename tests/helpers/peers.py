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
    """A solver that tries them all. `vague`: what it finds is whole only where nothing is decided.

    Like a relaxation it then says one half of whatever could be either."""

    def __init__(self, problem: Problem, vague: bool = False) -> None:
        self.all = [
            values for values in product((0, 1), repeat=problem.size) if problem.lawful(values)
        ]
        self.vague, self.weights = vague, dict[int, float]()

    def weigh(self, weights):
        self.weights |= weights

    def limit(self, variable, low, high):
        self.all = [values for values in self.all if low <= values[variable] <= high]

    def maximise(self):
        if not self.all:
            return None
        best = max(
            self.all,
            key=lambda values: sum(w * values[variable] for variable, w in self.weights.items()),
        )
        if self.vague and min(self.weights.values()) >= 0:
            return [sum(set(values)) / len(set(values)) for values in zip(*self.all, strict=True)]
        return best
