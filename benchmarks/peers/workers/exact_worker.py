"""Exact by its own Python package: packed tiers, each block maximised in the solver that stays.

Its numbers have no end: with more than 60 lines in a block it took as long.
"""

from exact import Exact as Solver
from problem import Problem
from serving import serve
from walking import held, packed

WIDTH = 60


class Exact:
    def __init__(self, problem):
        self.names, self.weights = [str(v) for v in range(problem.size)], {}
        self.solver = Solver()
        for name in self.names:
            self.solver.addVariable(name)
        for variable, value in problem.fixed.items():
            self.limit(variable, value, value)
        for row in problem.rows:
            terms = [(c, self.names[v]) for v, c in row.terms]
            self.solver.addConstraint(terms, True, row.least, False, 0)

    def limit(self, variable, low, high):
        self.solver.addConstraint([(1, self.names[variable])], True, low, True, high)

    def weigh(self, weights):
        self.weights |= weights

    def maximise(self):
        terms = [(weight, self.names[v]) for v, weight in self.weights.items() if weight]
        self.solver.setObjective(terms, False, 0)
        self.solver.toOptimum()
        if not self.solver.hasSolution():
            return None
        return self.solver.getLastSolutionFor(self.names)


def solve(problem, _):
    if not problem.possible:
        return None, "packed"
    return held(problem, packed(problem, Exact(problem), WIDTH)), "packed"


if __name__ == "__main__":
    serve(Problem, solve)
