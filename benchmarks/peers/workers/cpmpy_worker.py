"""CPMpy on a solver: packed tiers, each block maximised in the model that stays.

    python cpmpy_worker.py ortools|exact

On ortools 2^44 is the largest weight (its objective is right up to about 2^50); linearization is
at 2, as at its default it had not decided after 30 s where a limit binds, and without presolve and
lazy rows it takes 0.6 of the time. Exact's numbers have no end: with more than 60 lines in a block
it took as long.
"""

import sys

import cpmpy as cp
from cpmpy.expressions.core import Operator
from problem import Problem
from serving import serve
from walking import held, packed

WIDTHS = {"ortools": 45, "exact": 60}
OPTIONS = {
    "ortools": {
        "num_search_workers": 1,
        "linearization_level": 2,
        "cp_model_presolve": False,
        "add_lp_constraints_lazily": False,
    },
    "exact": {},
}


class Cpmpy:
    def __init__(self, problem, name):
        self.name, self.variables = name, cp.boolvar(shape=problem.size)
        self.options, self.decided, self.weights = OPTIONS[name], [], {}
        said = [
            self.variables[v] if value else ~self.variables[v] for v, value in problem.fixed.items()
        ]
        for row in problem.rows:
            clause = row.clause()
            if clause is not None:
                some, without = ([self.variables[v] for v in part] for part in clause)
                said.append(cp.any([*some, *(~v for v in without)]))
            else:
                coefficients, chosen = zip(
                    *((c, self.variables[v]) for v, c in row.terms), strict=True
                )
                said.append(Operator("wsum", [coefficients, chosen]) >= row.least)
        self.solver = cp.SolverLookup.get(name, cp.Model(said))

    def limit(self, variable, low, high):
        self.decided.append(self.variables[variable] if low else ~self.variables[variable])

    def weigh(self, weights):
        self.weights |= weights

    def maximise(self):
        self.solver += self.decided
        self.decided = []
        chosen = [v for v, weight in self.weights.items() if weight]
        terms = [[self.weights[v] for v in chosen], [self.variables[v] for v in chosen]]
        self.solver.maximize(Operator("wsum", terms))
        if not self.solver.solve(**self.options):
            return None
        return [int(value) for value in self.variables.value()]


def solve(problem, name):
    if not problem.possible:
        return None, "packed"
    return held(problem, packed(problem, Cpmpy(problem, name), WIDTHS[name])), "packed"


if __name__ == "__main__":
    serve(Problem, lambda problem, _: solve(problem, sys.argv[1]))
