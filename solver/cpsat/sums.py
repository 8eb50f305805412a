"""Sums in CP-SAT that are known by a literal."""

from solver.cpsat.program import Literal, Program, Terms

#: More than any sum comes to.
FAR = 10**9


def reached(program: Program, terms: Terms, count: int) -> Literal:
    """A literal that says whether the sum comes to so much."""
    terms = list(terms)
    literal = program.number(0, 1)
    program.between(terms, count, FAR, [literal])
    program.between(terms, -FAR, count - 1, [~literal])
    return literal
