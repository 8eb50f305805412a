"""SCIP: the LP walk by its LP solver SoPlex, hot-started; or SCIP itself on packed tiers.

    python scip_worker.py walk|packed

Where the walk's end is not lawful, SCIP decides. Presolve, heuristics and cuts are off: on a season
with a binding limit SCIP took 0.8 s without and 1.8 s with them.
"""

import sys

from problem import Problem
from pyscipopt import LP, SCIP_PARAMSETTING, Model, quicksum
from serving import serve
from walking import held, lp_walk, packed

#: Weights up to 2^19: times the tolerance of a whole number, 1e-6, still less than one.
WIDTH = 20


class SoPlex:
    def __init__(self, problem):
        self.lp = LP(sense="maximize")
        bounds = [problem.fixed.get(v) for v in range(problem.size)]
        self.lp.addCols(
            [[]] * problem.size,
            objs=[0.0] * problem.size,
            lbs=[float(value or 0) for value in bounds],
            ubs=[1.0 if value is None else float(value) for value in bounds],
        )
        self.lp.addRows(
            [[(v, float(c)) for v, c in row.terms] for row in problem.rows],
            lhss=[float(row.least) for row in problem.rows],
            rhss=[self.lp.infinity()] * len(problem.rows),
        )

    def limit(self, variable, low, high):
        self.lp.chgBound(variable, float(low), float(high))

    def weigh(self, weights):
        for variable, weight in weights.items():
            self.lp.chgObj(variable, float(weight))

    def maximise(self):
        self.lp.solve(dual=True)
        return self.lp.getPrimal() if self.lp.isOptimal() else None


class Scip:
    def __init__(self, problem):
        self.model = Model()
        self.model.hideOutput()
        self.model.setPresolve(SCIP_PARAMSETTING.OFF)
        self.model.setHeuristics(SCIP_PARAMSETTING.OFF)
        self.model.setSeparating(SCIP_PARAMSETTING.OFF)
        self.weights = {}
        self.variables = [self.model.addVar(vtype="B") for _ in range(problem.size)]
        for variable, value in problem.fixed.items():
            self.limit(variable, value, value)
        for row in problem.rows:
            terms = quicksum(c * self.variables[v] for v, c in row.terms)
            self.model.addCons(terms >= row.least)

    def limit(self, variable, low, high):
        self.model.freeTransform()
        self.model.chgVarLb(self.variables[variable], low)
        self.model.chgVarUb(self.variables[variable], high)

    def weigh(self, weights):
        self.weights |= weights

    def maximise(self):
        self.model.freeTransform()
        terms = quicksum(w * self.variables[v] for v, w in self.weights.items() if w)
        self.model.setObjective(terms, "maximize")
        self.model.optimize()
        if self.model.getStatus() != "optimal":
            return None
        best = self.model.getBestSol()
        return [best[variable] for variable in self.variables]


def solve(problem, way):
    if way == "walk":
        lawful, values = lp_walk(problem, SoPlex(problem), WIDTH)
        if lawful or values is None:
            return held(problem, values), "LP walk"
    return held(problem, packed(problem, Scip(problem), WIDTH)), "MIP, packed"


if __name__ == "__main__":
    serve(Problem, lambda problem, _: solve(problem, sys.argv[1]))
