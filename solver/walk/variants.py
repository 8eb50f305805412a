"""Many allocations of one instance: other numbers, other rulings, drawn rankings.

What stays the same is compiled once. Every answer is the plain walk's (see `walk`), and is given
only where the walk proves itself; then it is counted again, by code that is not the walk's, as
`solve` counts its own. Everything else (a lot, a conflict, a limit that binds against an exact
field) is None, and for `solve` to decide: `solve(quick.instance(...))`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.coherence import rulings_fit
from models.instance import Instance
from models.order import turns_of
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.rules import Rule
from models.ruling import Ruling
from models.standing import StandingRulings, standing_of
from models.variant import Variant
from solver.walk.asked import Quickly, VariantAsked
from solver.walk.compiled import REMEMBERED, Compiled, ReadTwice
from solver.walk.fields import Fields, are_alike
from solver.walk.seasons import (
    Lines,
    TooNarrow,
    as_ranking,
    drawn_order,
    lines_of,
    own_order,
)


class Quick:
    """An instance of which many variants are asked for."""

    def __init__(self, instance: Instance) -> None:
        self.base = instance.settled
        self._is_strict = all(stage.policy == "strict" for stage, _ in instance.stages)
        self._fields = Fields(self.base)
        self._changed: dict[object, Rule] = {}
        self._others: list[Quick] = []

    def variant(
        self,
        rulebook: Rulebook | None = None,
        *,
        change: Mapping[str, int] | None = None,
        rulings: tuple[Ruling, ...] | None = None,
        rankings: Mapping[str, Lines] | None = None,
    ) -> Quickly | None:
        """The allocation where the plain walk proves it, or None: then `solve` it as `instance`.

        What is asked, and what is raised: as of `asked`; and Defect where the walk's answer is not
        lawful.
        """
        asked = self.asked(rulebook, change=change, rulings=rulings, rankings=rankings)
        return None if asked is None else asked.walked()

    def asked(
        self,
        rulebook: Rulebook | None = None,
        *,
        change: Mapping[str, int] | None = None,
        rulings: tuple[Ruling, ...] | None = None,
        rankings: Mapping[str, Lines] | None = None,
    ) -> VariantAsked | None:
        """The variant in numbers; None where it can only be had as an `instance`.

        rulebook, rulings, rankings: instead of the instance's own; a list that `rankings` does not
        name stays as it is. change: `rule.parameter` -> its new number, much faster than a
        rulebook. Raises what `instance` raises when they do not fit together.
        """
        if rulebook is not None and not are_alike(rulebook, self.base.rulebook):
            return self._other(rulebook).asked(
                rulebook, change=change, rulings=rulings, rankings=rankings
            )
        rules = self._rules(rulebook, change)
        stand = self._standing(rulings, rankings)
        if not self._surely_fit(rules, rulings, rankings):
            self.instance(rulebook, change=change, rulings=rulings, rankings=rankings)
        given = stand.numbers
        if not self._is_strict or stand.lines or any(r.leaves_open for r in given):
            return None
        if rankings is not None:
            return self._with_rankings(rules, given, rankings)
        compiled, order = self._fields.own(rules, given)
        if self._claims_change(rules):
            return None
        said = [self._read(compiled, one) for one in (*rules, *given)]
        return VariantAsked(compiled, said, order)

    def _claims_change(self, rules: Sequence[Rule]) -> bool:
        """Whether lines claim something else than under the rulebook that the fields are of."""
        base = self.base.rulebook.rules
        return any(rule.shapes_claims and (rule not in rules) for rule in base) or any(
            rule.shapes_claims and (rule not in base) for rule in rules
        )

    def _is_plain(self, rules: Sequence[Rule], rulings: Sequence[Ruling]) -> bool:
        """Whether places hang on the lines in no other way than that each claims one."""
        in_plain_order = all(
            stage.order in (None, "rank_by_rank", "list_by_list") for stage, _ in self.base.stages
        )
        plain = all(self._fields.is_plain(rule) for rule in rules)
        soft = self._fields.are_soft(rules, rulings)
        return in_plain_order and plain and not soft and not any(r.beside for r in rulings)

    def _standing(
        self, rulings: tuple[Ruling, ...] | None, rankings: Mapping[str, Lines] | None
    ) -> StandingRulings:
        """What is a number with the instance's own rankings may be a lot with others."""
        said = self.base.rulings if rulings is None else rulings
        if rankings is not None and any(ruling.may_be_read_as_lot for ruling in said):
            return standing_of(said, self._rankings(rankings), self.base.rulebook)
        if rulings is None:
            return self.base.standing
        return standing_of(rulings, self.base.rankings, self.base.rulebook)

    def _drawn(
        self, rules: Sequence[Rule], rulings: Sequence[Ruling], rankings: Mapping[str, Lines]
    ) -> VariantAsked:
        compiled = self._fields.for_all(rules, rulings)
        stages = [stage for stage, _ in self.base.stages]
        lines = {**self.base.rankings, **rankings}
        try:
            order = drawn_order(compiled.numbered, stages, lines)
        except TooNarrow:
            self.instance(rankings=rankings)
            self._fields.widen(lines)
            compiled = self._fields.for_all(rules, rulings)
            order = drawn_order(compiled.numbered, stages, lines)
        said = [self._read(compiled, one, rankings) for one in (*rules, *rulings)]
        return VariantAsked(compiled, said, order, lines)

    def _with_rankings(
        self, rules: Sequence[Rule], rulings: Sequence[Ruling], rankings: Mapping[str, Lines]
    ) -> VariantAsked | None:
        if self._is_plain(rules, rulings):
            return self._drawn(rules, rulings, rankings)
        if self._only_reordered(rules, rulings, rankings):
            return self._reordered(rules, rulings, rankings)
        return None

    def _only_reordered(
        self, rules: Sequence[Rule], rulings: Sequence[Ruling], rankings: Mapping[str, Lines]
    ) -> bool:
        """Whether each NOC has as many lines as it had in every list, and what is said makes places
        of how many these are, in whatever order."""
        if any(rule.shapes_claims for rule in rules) or self._fields.are_soft(rules, rulings):
            return False
        base = self.base.rankings
        return all(lines_of(lines) == lines_of(base[name]) for name, lines in rankings.items())

    def _reordered(
        self, rules: Sequence[Rule], rulings: Sequence[Ruling], rankings: Mapping[str, Lines]
    ) -> VariantAsked:
        compiled = self._fields.reordered(rules, rulings)
        lines, events = self._rankings(rankings), self.base.rulebook.event_of_list()
        stages = [
            (stage, turns if rankings.keys().isdisjoint(stage.lists) else tuple(again))
            for stage, turns in self.base.stages
            for again in [turns_of(stage, lines, events)]
        ]
        said = [self._read(compiled, one, rankings) for one in (*rules, *rulings)]
        return VariantAsked(compiled, said, own_order(compiled.numbered, stages))

    def instance(
        self,
        rulebook: Rulebook | None = None,
        *,
        change: Mapping[str, int] | None = None,
        rulings: tuple[Ruling, ...] | None = None,
        rankings: Mapping[str, Lines] | None = None,
    ) -> Instance:
        """The same variant as an instance, validated from scratch."""
        patched = rulebook or self.base.rulebook
        if change:
            patched = Variant(id="what-if", change=change).apply(patched)
        parts: dict[str, object] = {"rulebook": patched}
        if rulings is not None:
            parts["rulings"] = rulings
        if rankings is not None:
            parts["rankings"] = self._rankings(rankings)
        return self.base.rebuilt(**parts)

    def _surely_fit(
        self,
        rules: Sequence[Rule],
        rulings: Sequence[Ruling] | None,
        rankings: Mapping[str, Lines] | None,
    ) -> bool:
        """Whether an instance of these is valid without a look. Lines are looked at later."""
        base = self.base
        if base.rulebook.award is None and len(base.rankings) > 1:
            # Whether the order across lists matters hangs on every number.
            return False
        if rulings is not None and (
            any(ruling.noc not in base.nocs for ruling in rulings)
            or any(rulings_fit(rulings, base.rulebook, base.rankings))
        ):
            return False
        if rankings is not None and rankings.keys() - base.rankings.keys():
            return False
        return bool(base.hosts) or not self._fields.about_hosts(rules)

    def _rankings(self, rankings: Mapping[str, Lines]) -> dict[str, Ranking]:
        return {
            **self.base.rankings,
            **{name: as_ranking(lines) for name, lines in rankings.items()},
        }

    def _read(
        self, compiled: Compiled, said: Rule | Ruling, rankings: Mapping[str, Lines] | None = None
    ) -> ReadTwice:
        """What a rule says; of these lines, if it reads them."""
        read = compiled.reading(said)
        if read is not None:
            return read
        field = replace(compiled.numbered.field, rankings=self._rankings(rankings or {}))
        return compiled.read_with(said, field)

    def _other(self, rulebook: Rulebook) -> "Quick":
        """The same for a rulebook with other events, lists or another order of award."""
        for other in self._others:
            if are_alike(rulebook, other.base.rulebook):
                return other
        self._others.append(Quick(self.base.with_rulebook(rulebook)))
        return self._others[-1]

    def _rules(
        self, rulebook: Rulebook | None, change: Mapping[str, int] | None
    ) -> tuple[Rule, ...]:
        """The rules with their new numbers; every change of one rule is validated once."""
        base = self.base.rulebook
        if not change:
            return (rulebook or base).rules
        of_rule: dict[str, dict[str, int]] = {}
        for address, number in change.items():
            of_rule.setdefault(address.partition(".")[0], {})[address] = number
        if rulebook is not None or of_rule.keys() - {rule.id for rule in base.rules}:
            return Variant(id="what-if", change=change).apply(rulebook or base).rules
        return tuple(
            self._with_numbers(index, of_rule[rule.id]) if rule.id in of_rule else rule
            for index, rule in enumerate(base.rules)
        )

    def _with_numbers(self, index: int, change: Mapping[str, int]) -> Rule:
        key = tuple(change.items())
        found = self._changed.get(key)
        if found is None:
            if len(self._changed) >= REMEMBERED:
                self._changed.clear()
            patched = Variant(id="what-if", change=change).apply(self.base.rulebook)
            found = self._changed[key] = patched.rules[index]
        return found
