"""Look for a sum that shows why rules clash: dual values as fractions, re-checked exactly.

A linear program over the multipliers of the rows (Farkas' lemma): no place is left with more
weight than it pays for, and the rows ask for at least one more than there is. The fewer and
smaller the multipliers of the rules, the shorter the sum. What the solver returns are floats; they
only suggest fractions, which `models.checks.sums.proves` checks. Where none is found the reason is
divisibility or a distinction of cases.
"""

from collections.abc import Iterable
from fractions import Fraction

from ortools.linear_solver import pywraplp

from models.bound import Law
from models.checks.sums import Certificate, Term, proves, rows
from models.place import Place

#: No denominator in a qualification system comes near this.
LARGEST_DENOMINATOR = 5000


def certificate(laws: Iterable[Law]) -> Certificate | None:
    """A sum of the laws' rows that is a contradiction, or None if the solver finds none."""
    found = rows(laws)
    program = pywraplp.Solver.CreateSolver("GLOP")
    infinity = program.infinity()
    times = [program.NumVar(0, infinity, "") for _ in found]
    weights: dict[Place, list[tuple[int, int]]] = {}
    for number, row in enumerate(found):
        for place, weight in row.weights:
            weights.setdefault(place, []).append((number, weight))
    excess = program.Constraint(1, 1)
    for number, row in enumerate(found):
        excess.SetCoefficient(times[number], row.least)
    for terms in weights.values():
        surplus = program.NumVar(0, infinity, "")
        excess.SetCoefficient(surplus, -1)
        balance = program.Constraint(-infinity, 0)
        balance.SetCoefficient(surplus, -1)
        totals: dict[int, int] = {}
        for number, weight in terms:
            totals[number] = totals.get(number, 0) + weight
        for number, weight in totals.items():
            balance.SetCoefficient(times[number], weight)
    objective = program.Objective()
    for number, row in enumerate(found):
        # Facts cost little: they are not part of the sum that is shown.
        objective.SetCoefficient(times[number], 1 if row.source.kind == "rule" else 0.01)
    objective.SetMinimization()
    if program.Solve() != pywraplp.Solver.OPTIMAL:
        return None
    terms_found = [
        Term(Fraction(value).limit_denominator(LARGEST_DENOMINATOR), row)
        for variable, row in zip(times, found, strict=True)
        if (value := variable.solution_value()) > 0
    ]
    suggested = tuple(term for term in terms_found if term.times > 0)
    return suggested if proves(suggested) else None
