"""clingo: the order of award as domain heuristics, so that its first model is the answer.

Lines in their order, held before not held; then the others, not held first. A line is left out
only where learning has proved that it cannot be held after the better ones.
"""

import clingo
from problem import Problem
from serving import serve
from walking import held


def program(problem):
    """The rows as text, grounded as they stand."""
    yield f"{{h(0..{problem.size - 1})}}."
    for variable, value in problem.fixed.items():
        yield f":- {'not ' if value else ''}h({variable})."
    for row in problem.rows:
        clause = row.clause()
        if clause is not None:
            some, without = clause
            body = [*(f"not h({v})" for v in some), *(f"h({v})" for v in without)]
            yield f":- {', '.join(body)}."
        else:
            terms = "; ".join(f"{c},{v}: h({v})" for v, c in row.terms)
            yield f":- #sum {{{terms}}} < {row.least}."
    for level, line in enumerate(reversed(problem.lines), 2):
        yield f"#heuristic h({line}). [{level}, true]"
    for other in problem.others:
        yield f"#heuristic h({other}). [1, false]"


def solve(problem, _):
    if not problem.possible:
        return None, "search"
    control = clingo.Control(["--heuristic=Domain", "--parallel-mode=1", "1"])
    control.add("base", [], "\n".join(program(problem)))
    control.ground([("base", [])])
    values = [0] * problem.size
    with control.solve(yield_=True) as models:
        model = models.model()
        if model is None:
            return None, "search"
        for symbol in model.symbols(atoms=True):
            values[symbol.arguments[0].number] = 1
    return held(problem, values), "search"


if __name__ == "__main__":
    serve(Problem, solve)
