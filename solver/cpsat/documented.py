"""CP-SAT by `cp_model`, as its makers document it, where the layer below is another: see `program`.

That loads pandas, and takes 300 ms instead of 60.
"""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model

from solver.cpsat.program import Literal, Settings, Terms


class DocumentedProgram:
    """A program over variables of `cp_model`, by their numbers."""

    def __init__(self) -> None:
        self._model = cp_model.CpModel()
        self._variables: list[cp_model.IntVar] = []

    def number(self, least: int, most: int) -> int:
        self._variables.append(self._model.new_int_var(least, most, ""))
        return len(self._variables) - 1

    def fix(self, variable: int, value: int) -> None:
        domain = self._model.proto.variables[variable].domain
        domain.clear()
        domain.extend([value, value])

    def between(
        self, terms: Terms, least: int, most: int, enforced: Iterable[Literal] = ()
    ) -> None:
        row = self._model.add_linear_constraint(self._sum(terms), least, most)
        row.only_enforce_if(*map(self._literal, enforced))

    def either(self, literals: Iterable[Literal]) -> None:
        self._model.add_bool_or([self._literal(literal) for literal in literals])

    def size(self, size: int, number: int) -> None:
        self._model.add_abs_equality(self._variables[size], self._variables[number])

    def ones_first(self, variables: Iterable[int]) -> None:
        order = [self._variables[variable] for variable in variables]
        self._model.add_decision_strategy(order, cp_model.CHOOSE_FIRST, cp_model.SELECT_MAX_VALUE)

    def smallest(self, terms: Terms) -> None:
        self._model.minimize(self._sum(terms))

    def greatest(self, terms: Terms) -> None:
        self._model.maximize(self._sum(terms))

    def _sum(self, terms: Terms) -> cp_model.LinearExprT:
        terms = list(terms)
        variables = [self._variables[variable] for variable, _ in terms]
        return cp_model.LinearExpr.weighted_sum(variables, [times for _, times in terms])

    def _literal(self, literal: Literal) -> cp_model.LiteralT:
        return self._variables[literal] if literal >= 0 else ~self._variables[~literal]

    def copy(self) -> "DocumentedProgram":
        copy = DocumentedProgram()
        copy._model = self._model.clone()
        numbers = range(len(self._variables))
        copy._variables = [copy._model.get_int_var_from_proto_index(number) for number in numbers]
        return copy

    def search(self, settings: Settings) -> "DocumentedSearch":
        return DocumentedSearch(self._model, settings)

    def refused(self) -> str:
        return self._model.validate()

    def __str__(self) -> str:
        return str(self._model.proto)


class DocumentedSearch:
    """A search that another thread can stop."""

    def __init__(self, model: cp_model.CpModel, settings: Settings) -> None:
        self._model, self._solver = model, cp_model.CpSolver()
        for name, value in settings.items():
            chosen = getattr(cp_model, value) if isinstance(value, str) else value
            setattr(self._solver.parameters, name, chosen)

    def run(self) -> tuple[str, Sequence[int]]:
        status = self._solver.solve(self._model)
        return self._solver.status_name(status), list(self._solver.response_proto.solution)

    def stop(self) -> None:
        self._solver.stop_search()
