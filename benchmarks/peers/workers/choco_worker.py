"""Choco: one search down the order of award, held before not held; then the others, not held first.

The first solution is the lexicographic maximum, since a line is left out only where propagation,
or the whole subtree, shows that it cannot be held. Implications and clauses go to its SAT side.
"""

from problem import Problem
from pychoco import Model
from serving import serve
from walking import held


def solve(problem, _):
    if not problem.possible:
        return None, "search"
    model = Model()
    variables = [
        model.boolvar(value=bool(problem.fixed[v])) if v in problem.fixed else model.boolvar()
        for v in range(problem.size)
    ]
    for row in problem.rows:
        clause = row.clause()
        if clause is not None:
            model.add_clauses(*([variables[v] for v in some] for some in clause))
        else:
            chosen = [variables[v] for v, _ in row.terms]
            model.scalar(chosen, [c for _, c in row.terms], ">=", row.least).post()
    solver = model.get_solver()
    lines = [variables[v] for v in problem.lines]
    solver.set_input_order_ub_search(
        *lines, *(model.bool_not_view(variables[v]) for v in problem.others)
    )
    found = solver.find_solution()
    if found is None:
        return None, "search"
    return held(problem, [found.get_int_val(variable) for variable in variables]), "search"


if __name__ == "__main__":
    serve(Problem, solve)
