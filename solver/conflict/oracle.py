"""Can these rules be kept together? Plain solves, each witness checked, nothing undecided.

Facts, rankings and rulings are background: only rules can be part of a conflict. A guarantee left
out is a duty waived, so that fewer rules never allow less.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cached_property

from models.bound import Law
from models.instance import Instance
from solver.clock import Clock
from solver.conflict.parts import CasePart, CaseParts
from solver.conflict.patched import Proposal, after, blamable

#: An instance as it is asked about: what was given back of it known.
Read = Callable[[Instance], Instance]


class Oracle:
    """Answers for sets of rules of one instance.

    rules: the ids of all rules in the order of the rulebook, then those of further laws, which are
    other versions of rules. parts: what is known from other states of the same case. read: how
    such a state is read. only: of these rules, as if there were no others.
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
        only: Collection[str] | None = None,
    ) -> None:
        self.whole, self.clock, self._read = whole or instance, clock, read
        self.instance = instance = instance if whole else read(instance)
        self._further = further
        named = (rule.id for rule in instance.rulebook.rules)
        rules = dict.fromkeys((*named, *(law.source.id for law in further)))
        self.rules = tuple(rule for rule in rules if only is None or rule in only)
        self.laws = [
            law
            for law in (*instance.laws, *further)
            if only is None or law.source.kind != "rule" or law.source.id in only
        ]
        self.rulings = frozenset(r.source.id for r in instance.standing.numbers)
        self._known = parts or CaseParts(clock)
        self._patched: dict[Hashable, Instance] = {}

    @cached_property
    def _parts(self) -> list[CasePart]:
        return self._known.of(self.laws)

    def of(self, instance: Instance, further: Sequence[Law] = ()) -> "Oracle":
        """The same for another state of the case, which is read already."""
        whole = self.whole
        return Oracle(instance, self.clock, further, self._known, read=self._read, whole=whole)

    def patched(self, proposal: Proposal) -> Instance:
        """The case after a proposal, read. Raises ValidationError if nobody may write its
        numbers."""
        key = frozenset(proposal.numbers.items()), proposal.dropped, proposal.without
        if key not in self._patched:
            patched = after(self.whole, proposal, blamable(self.instance))
            self._patched[key] = self._read(patched)
        return self._patched[key]

    def after(self, proposal: Proposal) -> "Oracle":
        """The same after a proposal. Raises ValidationError if nobody may write its numbers."""
        return self.of(self.patched(proposal))

    def among(self, rules: Collection[str]) -> "Oracle":
        """The same of some of the rules: less hangs together through them, and is searched."""
        return Oracle(
            self.instance,
            self.clock,
            self._further,
            self._known,
            read=self._read,
            whole=self.whole,
            only=rules,
        )

    @property
    def governed(self) -> list[Law]:
        """The laws of the parts that rules or rulings are about. Facts alone never clash."""
        return [law for part in self._parts if part.names for law in part.laws]

    def possible(self, rules: Iterable[str]) -> bool:
        """Whether some allocation keeps these rules and the background."""
        return self.possible_under(rules, self.rulings)

    def possible_under(self, rules: Iterable[str], rulings: Iterable[str]) -> bool:
        """The same question where of the rulings that give a number only these count."""
        asked = frozenset((*rules, *rulings))
        return all(part.possible(asked & part.names) for part in self._parts)

    def keeps_all(self, part: Sequence[Law]) -> bool:
        """Whether some allocation keeps these laws, which hang together and may be of another state
        of the case."""
        one = self._known.part(part)
        return one.possible(one.names)

    def confirmed_impossible(self, rules: Iterable[str]) -> bool:
        """Whether none does, asked anew under other settings of the solver."""
        asked = frozenset(rules) | self.rulings
        return any(
            not part.possible(asked & part.names) and part.confirmed_impossible(asked & part.names)
            for part in self._parts
        )
