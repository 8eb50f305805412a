"""Can these rules be kept together? Plain solves, each witness checked, nothing undecided.

Facts, rankings and rulings are background: only rules can be part of a conflict. A guarantee left
out is a duty waived, so that fewer rules never allow less.
"""

from collections.abc import Callable, Iterable, Sequence

from models.bound import Law
from models.instance import Instance
from solver.clock import Clock
from solver.conflict.parts import CaseParts
from solver.conflict.patched import Proposal, after, blamable

#: An instance as it is asked about: what was given back of it known.
Read = Callable[[Instance], Instance]


class Oracle:
    """Answers for sets of rules of one instance.

    rules: the ids of all rules in the order of the rulebook, then those of further laws, which are
    other versions of rules. parts: what is known from other states of the same case. read: how
    such a state is read.
    """

    def __init__(
        self,
        instance: Instance,
        clock: Clock,
        further: Sequence[Law] = (),
        parts: CaseParts | None = None,
        *,
        read: Read = lambda instance: instance,
        whole: Instance | None = None,
    ) -> None:
        self.whole, self.clock, self._read = whole or instance, clock, read
        self.instance = instance = instance if whole else read(instance)
        self.laws = (*instance.laws, *further)
        rules = (rule.id for rule in instance.rulebook.rules)
        self.rules = tuple(dict.fromkeys((*rules, *(law.source.id for law in further))))
        self.rulings = frozenset(r.source.id for r in instance.standing.numbers)
        self._known = parts or CaseParts(clock)
        self._parts = self._known.of(self.laws)

    def of(self, instance: Instance, further: Sequence[Law] = ()) -> "Oracle":
        """The same for another state of the case, which is read already."""
        whole = self.whole
        return Oracle(instance, self.clock, further, self._known, read=self._read, whole=whole)

    def patched(self, proposal: Proposal) -> Instance:
        """The case after a proposal, read. Raises ValidationError if nobody may write its
        numbers."""
        return self._read(after(self.whole, proposal, blamable(self.instance)))

    def after(self, proposal: Proposal) -> "Oracle":
        """The same after a proposal. Raises ValidationError if nobody may write its numbers."""
        return self.of(self.patched(proposal))

    def possible(self, rules: Iterable[str]) -> bool:
        """Whether some allocation keeps these rules and the background."""
        return self.possible_under(rules, self.rulings)

    def possible_under(self, rules: Iterable[str], rulings: Iterable[str]) -> bool:
        """The same question where of the rulings that give a number only these count."""
        asked = frozenset((*rules, *rulings))
        return all(part.possible(asked & part.names) for part in self._parts)

    def keeps_all(self, part: Sequence[Law]) -> bool:
        """Whether some allocation keeps these laws, which may be of another state of the case."""
        return all(one.possible(one.names) for one in self._known.of(part))

    def confirmed_impossible(self, rules: Iterable[str]) -> bool:
        """Whether none does, asked anew under other settings of the solver."""
        asked = frozenset(rules) | self.rulings
        return any(
            not part.possible(asked & part.names) and part.confirmed_impossible(asked & part.names)
            for part in self._parts
        )
