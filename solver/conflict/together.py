"""Whether what settles each problem settles all of them together.

A conflict hides others that it is part of: a field of two with one line clashes by itself, and at
one place it may clash with a limit. So every choice of one way per problem is tried on the whole
case.
"""

from collections.abc import Sequence
from itertools import islice, product
from math import prod

from models.answers.diagnosis import Change, FurtherConflict, Repair, RuleProblem
from models.bound import Law
from models.variant import Variant
from solver.conflict.corrections import opening
from solver.conflict.enumerate import one_conflict
from solver.conflict.oracle import Oracle
from solver.conflict.patched import Proposal
from solver.conflict.told import with_its_sum

#: More choices than this are not tried.
MOST_CHOICES = 5000
#: Nor more of those for which the field of places has to be made anew.
MOST_FIELDS = 200

Remedy = Repair | frozenset[str]


def clashing_choice(
    oracle: Oracle, problems: Sequence[RuleProblem]
) -> tuple[FurtherConflict | None, bool]:
    """What comes up after some choice of one way per problem; and whether all were tried."""
    ways = [_ways(problem) for problem in problems]
    if len(ways) < 2:
        return None, True
    versions: dict[frozenset[Remedy], _Versions] = {}
    opens = _opens_places(oracle, ways)
    for choice in islice(product(*ways), MOST_CHOICES):
        if all(isinstance(way, frozenset) for way in choice):
            continue
        field = frozenset(way for way in choice if way in opens)
        if field not in versions:
            if len(versions) == MOST_FIELDS:
                return None, False
            versions[field] = _Versions(oracle, field, [w for some in ways for w in some])
        if not versions[field].possible(choice):
            found = _clash_after(oracle, choice)
            if found is not None:
                return found, True
    return None, prod(map(len, ways)) <= MOST_CHOICES


def _opens_places(oracle: Oracle, ways: Sequence[Sequence[Remedy]]) -> set[Remedy]:
    """The ways after which there may be other places."""
    opens = opening(oracle.whole)
    return {
        way
        for some in ways
        for way in some
        if (
            way & opens
            if isinstance(way, frozenset)
            else way.without or _says_something_else(oracle, way)
        )
    }


def _says_something_else(oracle: Oracle, way: Repair) -> bool:
    """Whether there are other places after it, or places that are given back are other ones."""
    then, now = oracle.patched(_proposal([way])), oracle.instance
    return (then.field, then.standing.numbers) != (now.field, now.standing.numbers)


def _ways(problem: RuleProblem) -> list[Remedy]:
    """New numbers, rulings to leave out, or rules to drop."""
    return [*problem.repairs, *map(frozenset, problem.corrections)]


class _Versions:
    """The rules with their old numbers and with those of the repairs, on the field that some of
    the ways make."""

    def __init__(self, oracle: Oracle, field: frozenset[Remedy], ways: Sequence[Remedy]) -> None:
        self._done = field
        instance = oracle.patched(_proposal(list(field))) if field else oracle.instance
        self._named: dict[Repair, frozenset[str]] = {}
        further: list[Law] = []
        kept = {rule.id for rule in instance.rulebook.rules}
        for number, way in enumerate(ways):
            if isinstance(way, frozenset) or way in field or way.without:
                continue
            rules = {_rule(change) for change in way.changes}
            if rules <= kept:
                numbers = _proposal([way]).numbers
                rulebook = Variant(id="version", change=numbers).apply(instance.rulebook)
                for rule in (rule for rule in rulebook.rules if rule.id in rules):
                    source = rule.source._replace(id=f"{rule.id} ({number})")
                    further += (Law(source, bound) for bound in rule.laws(instance.field))
                self._named[way] = frozenset(f"{rule} ({number})" for rule in rules)
        self.rules = frozenset(kept)
        self.oracle = oracle.of(instance, further)

    def possible(self, choice: Sequence[Remedy]) -> bool:
        """Whether all rules can be kept after a choice, which has the ways that make the field."""
        kept = set(self.rules)
        for way in choice:
            if way in self._done:
                continue
            if isinstance(way, frozenset):
                kept -= way
            else:
                kept -= {_rule(change) for change in way.changes}
                kept |= self._named[way]
        return self.oracle.possible(kept)


def _clash_after(oracle: Oracle, choice: Sequence[Remedy]) -> FurtherConflict | None:
    proposal = _proposal(choice)
    asked = oracle.after(proposal)
    if asked.possible(asked.rules):
        return None
    conflict = one_conflict(asked, asked.rules)
    repairs = [way for way in choice if isinstance(way, Repair)]
    shown = tuple(c for way in repairs for c in way.changes if _rule(c) in conflict)
    gone = tuple(rule for rule in oracle.rules if rule in proposal.dropped)
    return FurtherConflict(
        shown,
        () if shown else gone,
        with_its_sum(asked, conflict),
        tuple(source for way in repairs for source in way.without),
    )


def _proposal(choice: Sequence[Remedy]) -> Proposal:
    repairs = [way for way in choice if isinstance(way, Repair)]
    dropped = frozenset(rule for way in choice if isinstance(way, frozenset) for rule in way)
    changes = [change for way in repairs for change in way.changes if _rule(change) not in dropped]
    return Proposal(
        {change.parameter: change.new for change in changes},
        dropped,
        frozenset(source.id for way in repairs for source in way.without),
    )


def _rule(change: Change) -> str:
    return change.parameter.partition(".")[0]
