"""Gurobi under the licence that its package brings: the LP walk, else its MIP on packed tiers.

The licence ends at 2,000 variables or rows. Its own lexicographic objectives take longer: for Sochi
78 ms with an objective for 20 lines and 490 with one for each, where the walk takes 17.
"""

import gurobipy
from gurobipy import GRB
from problem import Problem
from serving import serve
from walking import held, lp_walk, packed

#: Weights up to 2^19: times the tolerance of a whole number, 1e-6, still less than one.
WIDTH = 20


class Gurobi:
    def __init__(self, problem, whole, environment):
        self.model = gurobipy.Model(env=environment)
        kind = GRB.BINARY if whole else GRB.CONTINUOUS
        self.variables = self.model.addVars(problem.size, ub=1, vtype=kind).values()
        self.variables = list(self.variables)
        for variable, value in problem.fixed.items():
            self.limit(variable, value, value)
        for row in problem.rows:
            terms = gurobipy.LinExpr(
                [c for _, c in row.terms], [self.variables[v] for v, _ in row.terms]
            )
            self.model.addLConstr(terms, GRB.GREATER_EQUAL, row.least)
        self.model.ModelSense = GRB.MAXIMIZE

    def limit(self, variable, low, high):
        self.variables[variable].LB, self.variables[variable].UB = low, high

    def weigh(self, weights):
        chosen = [self.variables[v] for v in weights]
        self.model.setAttr("Obj", chosen, list(weights.values()))

    def maximise(self):
        self.model.optimize()
        if self.model.Status != GRB.OPTIMAL:
            return None
        if not self.model.IsMIP:
            # Other costs leave the basis primal feasible.
            self.model.Params.Method = 0
        return self.model.getAttr("X", self.variables)


def started():
    environment = gurobipy.Env(empty=True)
    for name, value in (("OutputFlag", 0), ("Threads", 1), ("MIPGap", 0), ("MIPGapAbs", 0.5)):
        environment.setParam(name, value)
    environment.start()
    return environment


def solve(problem, _, environment):
    for name, value in (("Presolve", 0), ("Method", 1)):
        environment.setParam(name, value)
    lawful, values = lp_walk(problem, Gurobi(problem, False, environment), WIDTH)
    if lawful or values is None:
        return held(problem, values), "LP walk"
    for name, value in (("Presolve", -1), ("Method", -1)):
        environment.setParam(name, value)
    values = packed(problem, Gurobi(problem, True, environment), WIDTH)
    return held(problem, values), "MIP, packed"


if __name__ == "__main__":
    ENVIRONMENT = started()
    serve(Problem, lambda problem, limit: solve(problem, limit, ENVIRONMENT))
