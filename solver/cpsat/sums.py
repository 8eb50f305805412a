"""Sums in CP-SAT: held between two numbers, or known by a literal."""

from collections.abc import Sequence

from ortools.sat.python import cp_model

#: Variables, each with how often it counts.
Terms = Sequence[tuple[cp_model.IntVar, int]]

#: More than any sum comes to.
FAR = 10**9


def sum_of(terms: Terms) -> cp_model.LinearExprT:
    return cp_model.LinearExpr.weighted_sum([v for v, _ in terms], [times for _, times in terms])


def post_between(
    model: cp_model.CpModel,
    terms: Terms,
    least: int,
    most: int,
    enforced: Sequence[cp_model.LiteralT] = (),
) -> None:
    """The sum is between these numbers when all the literals are true."""
    constraint = model.add_linear_constraint(sum_of(terms), least, most)
    if enforced:
        constraint.only_enforce_if(*enforced)


def reached(model: cp_model.CpModel, terms: Terms, count: int) -> cp_model.IntVar:
    """A literal that says whether the sum comes to so much."""
    literal = model.new_bool_var("")
    post_between(model, terms, count, FAR, [literal])
    post_between(model, terms, -FAR, count - 1, [~literal])
    return literal
