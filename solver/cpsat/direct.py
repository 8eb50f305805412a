"""CP-SAT by the layer below `cp_model`, which loads neither pandas nor numpy: see `program`."""

from collections.abc import Iterable, Sequence

from ortools.sat.python import cp_model_helper as below

from solver.cpsat.program import Literal, Settings, Terms

_Order = below.DecisionStrategyProto


class DirectProgram:
    """A program written as CP-SAT reads it."""

    def __init__(self) -> None:
        self._proto = below.CpModelProto()

    def number(self, least: int, most: int) -> int:
        variables = self._proto.variables
        variables.add().domain.extend([least, most])
        return len(variables) - 1

    def fix(self, variable: int, value: int) -> None:
        domain = self._proto.variables[variable].domain
        domain.clear()
        domain.extend([value, value])

    def between(
        self, terms: Terms, least: int, most: int, enforced: Iterable[Literal] = ()
    ) -> None:
        constraint = self._proto.constraints.add()
        constraint.enforcement_literal.extend(list(enforced))
        row = constraint.linear
        variables, times = _summed(terms)
        row.vars.extend(variables)
        row.coeffs.extend(times)
        # No number at all, where the least is above the most.
        row.domain.extend([least, most] if least <= most else [])

    def either(self, literals: Iterable[Literal]) -> None:
        self._proto.constraints.add().bool_or.literals.extend(list(literals))

    def size(self, size: int, number: int) -> None:
        greater = self._proto.constraints.add().lin_max
        greater.target.vars.append(size)
        greater.target.coeffs.append(1)
        for sign in (1, -1):
            either = greater.exprs.add()
            either.vars.append(number)
            either.coeffs.append(sign)

    def ones_first(self, variables: Iterable[int]) -> None:
        order = self._proto.search_strategy.add()
        for variable in variables:
            one = order.exprs.add()
            one.vars.append(variable)
            one.coeffs.append(1)
        order.variable_selection_strategy = _Order.VariableSelectionStrategy.CHOOSE_FIRST
        order.domain_reduction_strategy = _Order.DomainReductionStrategy.SELECT_MAX_VALUE

    def smallest(self, terms: Terms) -> None:
        self._aim(terms, 1)

    def greatest(self, terms: Terms) -> None:
        self._aim(terms, -1)

    def _aim(self, terms: Terms, sign: int) -> None:
        """CP-SAT minimises: the greatest sum is the smallest of its opposite."""
        self._proto.clear_objective()
        variables, times = _summed(terms)
        objective = self._proto.objective
        objective.scaling_factor = sign
        objective.vars.extend(variables)
        objective.coeffs.extend([sign * number for number in times])

    def copy(self) -> "DirectProgram":
        copy = DirectProgram()
        copy._proto.copy_from(self._proto)
        return copy

    def search(self, settings: Settings) -> "DirectSearch":
        return DirectSearch(self._proto, settings)

    def refused(self) -> str:
        return str(below.CpSatHelper.validate_model(self._proto))

    def __str__(self) -> str:
        return str(self._proto)


class DirectSearch:
    """A search that another thread can stop."""

    def __init__(self, proto: "below.CpModelProto", settings: Settings) -> None:
        self._proto, self._solver = proto, below.SolveWrapper()
        self._solver.set_parameters(parameters_of(settings))

    def run(self) -> tuple[str, Sequence[int]]:
        response = self._solver.solve(self._proto)  # type: ignore[no-untyped-call]
        return response.status.name, list(response.solution)

    def stop(self) -> None:
        self._solver.stop_search()


def parameters_of(settings: Settings) -> "below.SatParameters":
    """CP-SAT's own parameters. Raises AttributeError if there is none of a name."""
    parameters = below.SatParameters()
    for name, value in settings.items():
        kind = type(getattr(parameters, name))
        setattr(parameters, name, getattr(kind, value) if isinstance(value, str) else value)
    return parameters


def _summed(terms: Terms) -> tuple[list[int], list[int]]:
    """The variables in their order, each once, and how often each counts."""
    total: dict[int, int] = {}
    for variable, times in terms:
        total[variable] = total.get(variable, 0) + times
    found = sorted((variable, times) for variable, times in total.items() if times)
    return [variable for variable, _ in found], [times for _, times in found]
