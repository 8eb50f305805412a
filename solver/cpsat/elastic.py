"""A board on which the numbers of rules may move: the fewest rules, then the smallest change.

One change per parameter, shared by all the bounds of its rule: users change rules, and a change
that held for one NOC only would be an exemption.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from models.bound import Bound, Law
from solver.clock import Clock
from solver.cpsat.model import Board, Shifts
from solver.cpsat.program import Literal
from solver.cpsat.search import plain_settings, values_of


class Movable(NamedTuple):
    """A parameter and what one more of it adds to the bounds of its rule.

    value: its number now. pull: for each bound of the rule, in order, what is added to at_least
    and to at_most.
    """

    address: str
    rule: str
    value: int
    pull: tuple[tuple[int, int], ...]


class NumbersBoard(Board):
    """Laws that stand as they are, and rules whose bounds move with their parameters."""

    def __init__(
        self,
        standing: Iterable[Law],
        moving: Mapping[str, Sequence[Bound]],
        parameters: Sequence[Movable],
        clock: Clock,
    ) -> None:
        standing = list(standing)
        posted = (*(bound for _, bound in standing), *chain.from_iterable(moving.values()))
        places = dict.fromkeys(place for bound in posted for place in bound.named)
        super().__init__(standing, places, clock)
        self.moves: dict[str, int] = {}
        self.changed: dict[str, Literal] = {}
        sizes: list[int] = []
        most = len(places)
        for parameter in parameters:
            move = self.program.number(-parameter.value, most)
            size = self.program.number(0, max(most, parameter.value))
            changed = self.program.number(0, 1)
            self.program.size(size, move)
            self.program.between([(move, 1)], 0, 0, [~changed])
            self.moves[parameter.address], self.changed[parameter.address] = move, changed
            sizes.append(size)
        for rule, bounds in moving.items():
            own = [parameter for parameter in parameters if parameter.rule == rule]
            for number, bound in enumerate(bounds):
                pulls = [(self.moves[p.address], p.pull[number]) for p in own]
                self.post(bound, moves=Shifts(*(_terms(pulls, end) for end in (0, 1))))
        # Fewest rules first: one more outweighs any change of the others.
        heavy = len(sizes) * max([most, *(p.value for p in parameters)]) + 1
        rules = ((changed, heavy) for changed in self.changed.values())
        self.program.smallest([*rules, *((size, 1) for size in sizes)])

    def smallest_change(self) -> dict[str, int] | None:
        """Address -> by how much it changes, for the parameters that change; None: impossible."""
        values = values_of(self.program, plain_settings(), self.clock, optimal=True)
        if values is None:
            return None
        moves = {address: values[move] for address, move in self.moves.items()}
        return {address: move for address, move in moves.items() if move}

    def forbid(self, addresses: Iterable[str]) -> None:
        """From now on not all of these parameters change together."""
        self.program.either(~self.changed[address] for address in addresses)


def _terms(pulls: Iterable[tuple[int, tuple[int, int]]], end: int) -> tuple[tuple[int, int], ...]:
    """What the moves add to one end of a bound."""
    return tuple((move, pull[end]) for move, pull in pulls if pull[end])
