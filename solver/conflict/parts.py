"""Parts of a case that share no place: each is asked on its own, and known wherever it comes again.

What is tried to settle a conflict changes a part of the case and leaves the others as they are. So
what is known of a part holds for every state of the case that has it, law by law.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from models.bound import Law
from models.checks.lawful import breaches
from models.errors import Defect
from models.place import Held
from solver.clock import Clock
from solver.cpsat.model import Board
from solver.cpsat.search import Laborious
from solver.rows.whole import no_whole_numbers

#: How much work a question may take at first, in the solver's measure. Nearly all take a tenth.
AT_FIRST = 0.05

#: The laws of a part.
Laws = tuple[Law, ...]


class CasePart:
    """Which of its rules and rulings can be kept together, with its facts.

    names: the ids of the rules and rulings.
    """

    def __init__(self, laws: Laws, clock: Clock) -> None:
        self.laws, self.clock = laws, clock
        self.names = frozenset(law.source.id for law in laws if law.source.kind != "fact")
        self._impossible: list[frozenset[str]] = []
        self._confirmed: set[frozenset[str]] = set()

    def possible(self, asked: frozenset[str]) -> bool:
        """Whether some allocation keeps these rules and rulings, which are of this part."""
        if any(asked <= known for known in self._possible):
            return True
        if any(known <= asked for known in self._impossible):
            return False
        found = self._any(asked)
        if found is None:
            self._impossible.append(asked)
            return False
        self._possible.append(self._kept(found, asked))
        return True

    def confirmed_impossible(self, asked: frozenset[str]) -> bool:
        """The opposite question, asked anew under other settings of the solver.

        What counting shows needs no solver, and a search may not see it.
        """
        if asked not in self._confirmed:
            if self._any(asked, other_settings=True) is not None:
                return False
            self._confirmed.add(asked)
        return True

    def _any(self, asked: frozenset[str], other_settings: bool = False) -> Held | None:
        """Some allocation that keeps them. Only what takes the solver long is counted before."""
        try:
            return self.board.any({}, asked, other_settings, AT_FIRST)
        except Laborious:
            if self._in_no_numbers(asked):
                return None
            return self.board.any({}, asked, other_settings)

    def _in_no_numbers(self, asked: frozenset[str]) -> bool:
        return no_whole_numbers(
            [law for law in self.laws if law.source.kind == "fact" or law.source.id in asked],
            self.clock,
        )

    @cached_property
    def _possible(self) -> list[frozenset[str]]:
        """Sets that can be kept, at first those that are where nothing is held."""
        broken = {breach.source for breach in breaches(self.laws, frozenset())}
        if any(source.kind == "fact" for source in broken):
            return []
        return [self.names - {source.id for source in broken}]

    @cached_property
    def board(self) -> Board:
        places = dict.fromkeys(place for law in self.laws for place in law.bound.named)
        return Board(self.laws, places, self.clock, switched=True)

    def _kept(self, held: Held, asked: frozenset[str]) -> frozenset[str]:
        """All that a witness keeps; what is asked for is among it, and so is every fact."""
        broken = {breach.source for breach in breaches(self.laws, held)}
        for source in broken:
            if source.kind == "fact" or source.id in asked:
                raise Defect(f"a witness breaks {source.id}")
        return self.names - {source.id for source in broken}


class CaseParts:
    """The parts that came up in one diagnosis."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self._known: dict[Laws, CasePart] = {}

    def of(self, laws: Iterable[Law]) -> list[CasePart]:
        """The parts that laws fall into."""
        return [self.part(some) for some in hanging_together(laws)]

    def part(self, laws: Iterable[Law]) -> CasePart:
        """The part that these laws are."""
        key = tuple(laws)
        if key not in self._known:
            self._known[key] = CasePart(key, self.clock)
        return self._known[key]


def hanging_together(laws: Iterable[Law]) -> Iterator[Sequence[Law]]:
    """Laws that name the same places, directly or through others, together; all in their order.

    The places of one NOC in one list or squad are held in their order: they are one.
    """
    above: dict[tuple[str, str], tuple[str, str]] = {}

    def top(key: tuple[str, str]) -> tuple[str, str]:
        while (higher := above.setdefault(key, key)) != key:
            above[key] = above[higher]
            key = higher
        return key

    named: list[tuple[Law, tuple[str, str]]] = []
    for law in laws:
        # A law about no place can only be kept or broken by itself.
        keys = dict.fromkeys(place[:2] for place in law.bound.named) or {("", law.source.id): None}
        first, *others = keys
        highest = top(first)
        for other in others:
            if above.get(other) != highest:
                above[top(other)] = highest
        named.append((law, first))
    together: dict[tuple[str, str], list[Law]] = {}
    for law, key in named:
        together.setdefault(top(key), []).append(law)
    yield from together.values()
