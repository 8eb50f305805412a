"""What is used of CP-SAT: integers between bounds, rows, clauses, an order, an aim, a search.

A variable is its number, from 0 on; a variable between 0 and 1 is a literal, and `~` of it, which
is a number below 0, says that it is 0. CP-SAT writes them so itself.

There are two ways to the solver. The documented one, `ortools.sat.python.cp_model`, loads pandas,
which nothing here needs and which takes longer than most searches: 300 ms. The layer below it,
`cp_model_helper`, takes 60, but nobody promises that it stays as it is. So it is tried on a small
program first, and where anything is not as expected, the documented way is taken. Both make the
same program, to the letter. (To load `cp_model` with something else in the place of pandas would
leave every other user of ortools in the process without it, or with a pandas that is none.)
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Protocol, TypeAlias

#: The number of a variable, or `~` of it.
Literal: TypeAlias = int
#: Variables, each with how often it counts.
Terms: TypeAlias = Iterable[tuple[int, int]]
#: CP-SAT's parameters, by their names.
Settings: TypeAlias = Mapping[str, int | float | str]


class Search(Protocol):
    """One search. run: how it ended, in CP-SAT's word, and the value of every variable. stop: from
    another thread; before the search has begun it does nothing."""

    def run(self) -> tuple[str, Sequence[int]]: ...

    def stop(self) -> None: ...


class Program(Protocol):
    """Integers, what they have to keep, and what is asked for."""

    def number(self, least: int, most: int) -> int:
        """A new variable between the two."""

    def fix(self, variable: int, value: int) -> None: ...

    def between(
        self, terms: Terms, least: int, most: int, enforced: Iterable[Literal] = ()
    ) -> None:
        """The sum is between the two when all the literals are true. No literal is among the
        terms but as a variable; one that is named twice counts twice."""

    def either(self, literals: Iterable[Literal]) -> None:
        """At least one of the literals is true."""

    def size(self, size: int, number: int) -> None:
        """The one variable is the other without its sign."""

    def ones_first(self, variables: Iterable[int]) -> None:
        """A search with a fixed order decides these in turn, and tries 1 first."""

    def smallest(self, terms: Terms) -> None:
        """What is asked for: the smallest sum."""

    def greatest(self, terms: Terms) -> None:
        """What is asked for: the greatest sum."""

    def copy(self) -> "Program":
        """One that can be changed."""

    def search(self, settings: Settings) -> Search: ...

    def refused(self) -> str:
        """What CP-SAT says against it, if anything."""


def new_program() -> Program:
    return _way()()


@cache
def _way() -> type[Program]:
    try:
        from solver.cpsat.direct import DirectProgram

        if _is_as_expected(DirectProgram()):
            return DirectProgram
    except (ImportError, AttributeError, TypeError, ValueError):
        pass
    from solver.cpsat.documented import DocumentedProgram

    return DocumentedProgram


def _is_as_expected(program: Program) -> bool:
    """Whether a program that uses all there is comes out as it must."""
    a, b, c = (program.number(0, 1) for _ in range(3))
    move, size = program.number(-4, 5), program.number(0, 5)
    program.size(size, move)
    program.either([~a, ~b])
    program.between([(c, 1), (move, 1), (c, 2)], -9, 1)
    program.between([(b, 1), (c, 1)], 1, 1, [a, ~b])
    program.between([(move, 1)], 0, 0, [~a])
    searched, aimed = program.copy(), program.copy()
    searched.ones_first([b, a, c])
    aimed.fix(a, 1)
    aimed.greatest([(size, -3), (b, 1), (a, -9)])
    settings: Settings = {
        "num_workers": 1,
        "catch_sigint_signal": False,
        "search_branching": "FIXED_SEARCH",
        "cp_model_presolve": False,
    }
    return searched.search(settings).run() == ("OPTIMAL", [0, 1, 0, 0, 0]) and aimed.search(
        settings
    ).run() == ("OPTIMAL", [1, 0, 1, -2, 2])
