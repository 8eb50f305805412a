"""Can these rules be kept together? Plain solves, each witness checked, nothing undecided.

Facts, rankings and rulings are background: only rules can be part of a conflict. A guarantee left
out is a duty waived, so that fewer rules never allow less.
"""

from collections.abc import Iterable, Sequence

from models.bound import Law
from models.checks.lawful import breaches
from models.errors import Defect
from models.instance import Instance
from models.place import Held
from solver.clock import Clock
from solver.cpsat.model import Board


class Oracle:
    """Answers for sets of rules of one instance.

    rules: the ids of all rules in the order of the rulebook, then those of further laws, which are
    other versions of rules.
    """

    def __init__(self, instance: Instance, clock: Clock, further: Sequence[Law] = ()) -> None:
        self.instance, self.clock = instance, clock
        self.laws = (*instance.laws, *further)
        rules = (rule.id for rule in instance.rulebook.rules)
        self.rules = tuple(dict.fromkeys((*rules, *(law.source.id for law in further))))
        self.rulings = frozenset(r.source.id for r in instance.standing.numbers)
        self.board = Board(self.laws, instance.field.places, clock, switched=True)
        self._possible: list[frozenset[str]] = []
        self._impossible: list[frozenset[str]] = []

    def possible(self, rules: Iterable[str]) -> bool:
        """Whether some allocation keeps these rules and the background."""
        asked = frozenset(rules)
        if any(asked <= known for known in self._possible):
            return True
        if any(known <= asked for known in self._impossible):
            return False
        found = self.board.any({}, asked | self.rulings)
        if found is None:
            self._impossible.append(asked)
            return False
        self._possible.append(self._kept(found, asked))
        return True

    def possible_under(self, rules: Iterable[str], rulings: Iterable[str]) -> bool:
        """The same question where of the rulings that give a number only these count."""
        return self.board.any({}, {*rules, *rulings}) is not None

    def confirmed_impossible(self, rules: Iterable[str]) -> bool:
        """The same question, asked anew under other settings of the solver."""
        return self.board.any({}, frozenset(rules) | self.rulings, other_settings=True) is None

    def _kept(self, held: Held, asked: frozenset[str]) -> frozenset[str]:
        """All the rules that a witness keeps; those asked for and the background are among them."""
        broken = {breach.source for breach in breaches(self.laws, held)}
        for source in broken:
            if source.kind != "rule" or source.id in asked:
                raise Defect(f"a witness breaks {source.id}")
        return frozenset(self.rules) - {source.id for source in broken}
