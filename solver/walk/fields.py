"""Which field stands behind a variant, compiled once for all variants that share it.

A field takes of the rules only what they bring, grant and ask for (`models.extent`), and of the
rulings what they give; with these and the lines the same, it is the same. Drawn rankings share one
field that is long enough for all of them. The places beyond the lines of a draw are then claimed by
nobody, so they change no count and meet no condition: every bound says what it says of the field
of that draw alone. Nor does a lawful walk hold more athletes than that field has: it holds those
whom a start, a team, a guarantee or a rule calls for, each has a start or a team of the draw as its
reason (a fact), and just from these and from what rules ask for the field is made. A rule that
reads the lines themselves is read anew for each draw.

The same lines in another order have the field of the instance itself: it is made of how many lines
each NOC has in each list, unless a rule says what they claim, duties go only as far as there are
lines, or shared ranks are left to no lot. There too a rule that reads the lines is read anew.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from models.extent import field_of
from models.instance import Instance
from models.place import Field, given
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.rules import Rule
from models.ruling import Ruling
from models.unclaimed import Claims
from solver.walk.compiled import REMEMBERED, Compiled, HiddenLines
from solver.walk.seasons import AwardOrder, Lines, as_ranking, lines_of, own_order

#: What each of the rules brings, grants and asks for, by event, pool or squad.
Shape = frozenset[tuple[object, ...]]

#: Which rankings a field is for: the instance's own, its own lines in any order, or any drawn.
FieldOf = Literal["own", "reordered", "drawn"]

#: So many fields are kept compiled.
FIELDS_KEPT = 64


class Fields:
    """The fields of the variants of an instance."""

    def __init__(self, instance: Instance) -> None:
        self.base = instance
        self._shape = lru_cache(REMEMBERED)(self._shape_of)
        self.rankings = instance.counted_rankings
        self._found: dict[object, Compiled] = {}
        self._by_extent: dict[object, Compiled] = {}
        self._orders: dict[Compiled, AwardOrder] = {}
        lists = instance.rulebook.event_of_list()
        # An event whose places follow from others needs no list.
        self._longest = {name: Counter[str]() for name in lists if name in self.rankings}
        self.widen(self.rankings)

    def shape(self, rules: Iterable[Rule]) -> Shape:
        """What the rules bring, grant and ask for."""
        return frozenset(self._shape(rule) for rule in rules)

    def _shape_of(self, rule: Rule) -> tuple[object, ...]:
        events, squads = self.base.rulebook.events, self.base.rulebook.squads
        return (*rule.opens(events, squads), *map(rule.asks, squads))

    def is_plain(self, rule: Rule) -> bool:
        """Whether each line claims one place under the rule, and none is given for another one."""
        events = self.base.rulebook.events
        return not rule.shapes_claims and not any(
            rule.carries(e) or rule.follows(e) or rule.stands_in(e) or rule.adds(e) for e in events
        )

    def about_hosts(self, rules: Iterable[Rule]) -> bool:
        """Whether something is given to a host."""
        pools = (*self.base.rulebook.events, *self.base.rulebook.squads)
        return any(rule.is_about_hosts(pools) for rule in rules)

    def own(self, rules: Sequence[Rule], rulings: Sequence[Ruling]) -> tuple[Compiled, AwardOrder]:
        """The field with the instance's own rankings, and these in its numbers."""
        compiled = self._compiled(rules, rulings, "own")
        if compiled not in self._orders:
            self._orders[compiled] = own_order(compiled.numbered, self.base.stages)
        return compiled, self._orders[compiled]

    def for_all(self, rules: Sequence[Rule], rulings: Sequence[Ruling]) -> Compiled:
        """The field for all drawn rankings so far."""
        return self._compiled(rules, rulings, "drawn")

    def reordered(self, rules: Sequence[Rule], rulings: Sequence[Ruling]) -> Compiled:
        """The field for the instance's own lines in any order."""
        return self._compiled(rules, rulings, "reordered")

    def _compiled(self, rules: Sequence[Rule], rulings: Sequence[Ruling], of: FieldOf) -> Compiled:
        numbers = tuple(
            (r.noc, r.event, r.exactly, r.beside) for r in rulings if r.exactly or r.beside
        )
        # How far duties go that may be kept in part hangs on every rule and ruling.
        soft = (tuple(rules), tuple(rulings)) if self.are_soft(rules, rulings) else ()
        key = (self.shape(rules), numbers, of, soft)
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= FIELDS_KEPT:
                self._forget()
            field = self._wide(rules, rulings) if of == "drawn" else self._field(rules, rulings)
            if of == "reordered":
                field = replace(field, rankings=HiddenLines(len(self.rankings)))
            extent = (
                of,
                soft,
                tuple(field.lengths.items()),
                tuple(field.team_size.items()),
                tuple(sorted(field.granted.items())),
                tuple(sorted(field.lacking.items())),
            )
            if extent not in self._by_extent:
                self._by_extent[extent] = Compiled(field)
            found = self._found[key] = self._by_extent[extent]
        return found

    def are_soft(self, rules: Iterable[Rule], rulings: Sequence[Ruling]) -> bool:
        """Whether a duty may be kept in part, be it as far as rulings leave it, or places may end
        at a shared rank: what is said then hangs on every rule, ruling and line."""
        if self.base.rulebook.shares_ranks:
            return True
        pools = (*self.base.rulebook.events, *self.base.rulebook.squads)
        of_hosts = any(ruling.noc in self.base.hosts for ruling in rulings)
        return any(
            rule.if_possible
            or (rule.may_be_waived and (of_hosts if rule.is_about_hosts(pools) else rulings))
            for rule in rules
        )

    def _forget(self) -> None:
        self._found.clear()
        self._by_extent.clear()
        self._orders.clear()

    def _field(
        self,
        rules: Sequence[Rule],
        rulings: Sequence[Ruling],
        rankings: Mapping[str, Ranking] | None = None,
    ) -> Field:
        base = self.base
        rulebook = Rulebook(**dict(base.rulebook) | {"rules": tuple(rules)})
        lines = self.rankings if rankings is None else rankings
        numbers, groups = tuple(rulings), base.groups_of_nocs
        return field_of(Claims(rulebook, base.nocs, base.hosts, lines, numbers, groups))

    def _wide(self, rules: Sequence[Rule], rulings: Sequence[Ruling]) -> Field:
        """As if every NOC had as many lines as in any draw, and all that is granted besides."""
        padded = {
            name: as_ranking([noc for noc in sorted(longest) for _ in range(longest[noc])])
            for name, longest in self._longest.items()
        }
        field = self._field(rules, rulings, padded)
        lengths = dict(field.lengths)
        for (noc, event), count in field.granted.items():
            # With fewer lines than this, more places are given without a line.
            if event in field.pools_of_event:
                key = noc, given(event)
                lengths[key] = max(lengths.get(key, 0), count)
        ordered = {key: lengths[key] for key in sorted(lengths)}
        return replace(field, lengths=ordered, rankings=HiddenLines(len(self.rankings)))

    def widen(self, rankings: Mapping[str, Lines]) -> None:
        """Make the field for all draws long enough for these too."""
        for name, longest in self._longest.items():
            for noc, count in lines_of(rankings[name]).items():
                if count > longest[noc]:
                    # Twice as long, so that it is not compiled again and again.
                    longest[noc] = max(count, 2 * longest[noc])
        self._forget()


def are_alike(one: Rulebook, other: Rulebook) -> bool:
    """Whether two rulebooks differ in their rules and names only."""
    return one is other or all(
        _in_order(getattr(one, name)) == _in_order(getattr(other, name))
        for name in Rulebook.model_fields
        if name not in ("id", "title", "document", "rules")
    )


def _in_order(value: object) -> object:
    return list(value.items()) if isinstance(value, Mapping) else value
