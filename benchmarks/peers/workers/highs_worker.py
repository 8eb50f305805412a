"""HiGHS: the LP walk, hot-started; where its end is not lawful, its MIP on packed tiers."""

import highspy
import numpy as np
from problem import Problem
from serving import serve
from walking import held, lp_walk, packed

#: Weights up to 2^19: times the tolerance of a whole number, 1e-6, still less than one.
WIDTH = 20


class Highs:
    def __init__(self, problem, whole):
        lp = highspy.HighsLp()
        lp.num_col_, lp.num_row_ = problem.size, len(problem.rows)
        lp.col_cost_ = np.zeros(problem.size)
        low, high = np.zeros(problem.size), np.ones(problem.size)
        for variable, value in problem.fixed.items():
            low[variable] = high[variable] = value
        lp.col_lower_, lp.col_upper_ = low, high
        lp.row_lower_ = np.array([row.least for row in problem.rows], dtype=float)
        lp.row_upper_ = np.full(len(problem.rows), highspy.kHighsInf)
        lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        lp.a_matrix_.start_ = np.cumsum([0, *(len(row.terms) for row in problem.rows)])
        lp.a_matrix_.index_ = np.array([v for row in problem.rows for v, _ in row.terms])
        lp.a_matrix_.value_ = np.array([c for r in problem.rows for _, c in r.terms], dtype=float)
        if whole:
            lp.integrality_ = [highspy.HighsVarType.kInteger] * problem.size
        self.highs = highspy.Highs()
        self.highs.silent()
        self.highs.setOptionValue("threads", 1)
        self.highs.setOptionValue("parallel", "off")
        self.highs.setOptionValue("mip_rel_gap", 0.0)
        self.highs.setOptionValue("mip_abs_gap", 0.5)
        if not whole:
            self.highs.setOptionValue("presolve", "off")
            self.highs.setOptionValue("solver", "simplex")
        self.highs.passModel(lp)

    def limit(self, variable, low, high):
        self.highs.changeColBounds(variable, low, high)

    def weigh(self, weights):
        chosen = np.fromiter(weights, dtype=np.int32)
        costs = -np.fromiter(weights.values(), dtype=float)
        self.highs.changeColsCost(len(chosen), chosen, costs)

    def maximise(self):
        self.highs.run()
        if self.highs.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        return self.highs.getSolution().col_value


def solve(problem, _):
    lawful, values = lp_walk(problem, Highs(problem, whole=False), WIDTH)
    if lawful or values is None:
        return held(problem, values), "LP walk"
    return held(problem, packed(problem, Highs(problem, whole=True), WIDTH)), "MIP, packed"


if __name__ == "__main__":
    serve(Problem, solve)
