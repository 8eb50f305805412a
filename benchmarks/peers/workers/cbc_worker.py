"""CBC through python-mip: the LP walk, hot-started by its LP solver Clp; or CBC on packed tiers.

    python cbc_worker.py walk|packed

Where the walk's end is not lawful, CBC decides. Without preprocessing and cuts: on a season with a
binding limit it took 0.35 s without and 0.57 s with them.
"""

import sys

import mip
from problem import Problem
from serving import serve
from walking import held, lp_walk, packed

#: Weights up to 2^19: times the tolerance of a whole number, 1e-6, still less than one.
WIDTH = 20


class Cbc:
    def __init__(self, problem, whole):
        self.whole = whole
        self.model = mip.Model(sense=mip.MAXIMIZE, solver_name=mip.CBC)
        self.model.verbose, self.model.threads, self.model.max_mip_gap = 0, 1, 0
        self.model.max_mip_gap_abs = 0.5
        self.model.preprocess, self.model.cuts = 0, 0
        kind = mip.BINARY if whole else mip.CONTINUOUS
        self.variables = [
            self.model.add_var(lb=0, ub=1, var_type=kind) for _ in range(problem.size)
        ]
        for variable, value in problem.fixed.items():
            self.limit(variable, value, value)
        for row in problem.rows:
            terms = mip.LinExpr(
                [self.variables[v] for v, _ in row.terms], [c for _, c in row.terms]
            )
            self.model.add_constr(terms >= row.least)

    def limit(self, variable, low, high):
        self.variables[variable].lb, self.variables[variable].ub = low, high

    def weigh(self, weights):
        for variable, weight in weights.items():
            self.variables[variable].obj = weight

    def maximise(self):
        if self.model.optimize(relax=not self.whole) != mip.OptimizationStatus.OPTIMAL:
            return None
        return [variable.x for variable in self.variables]


def solve(problem, way):
    if way == "walk":
        lawful, values = lp_walk(problem, Cbc(problem, whole=False), WIDTH)
        if lawful or values is None:
            return held(problem, values), "LP walk"
    return held(problem, packed(problem, Cbc(problem, whole=True), WIDTH)), "MIP, packed"


if __name__ == "__main__":
    serve(Problem, lambda problem, _: solve(problem, sys.argv[1]))
