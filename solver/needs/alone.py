"""Whether the places of an event follow from its list alone, so that counting lines is a proof.

That is so where every rule and ruling about the event, or about the athletes whom its places call
for, is one of these, whatever the lines and their order: a number of places of the event in all; a
number of places of one NOC there; athletes that a team brings, or a host is guaranteed, without any
limit on athletes. Then, with n places in all, an NOC's k-th line that keeps the limits on the NOC
itself is awarded if, and only if, k places and those of the others fit into n: of each other NOC as
many as it has lines before this one, not more than a limit on it leaves, and not fewer than it is
given whatever its lines.

Proof. Say they fit, and a lawful allocation L holds what was awarded so far, but not this line. If
n are held in L one of them was neither awarded nor is it given whatever the lines, since those,
with this line, are at most n; in L that one can be exchanged for this line: limits on NOCs are
kept, and athletes have none. Say they do not fit, and the line is awarded: then a line before it
within all limits on its NOC was passed over, for which there was room by the first part, or more
than n are held.
"""

from collections.abc import Mapping
from operator import attrgetter
from typing import NamedTuple

from models.bound import Bound, Source
from models.instance import Instance
from models.order import stages_of
from models.place import Place, of_one_noc
from models.rules import Rule


class StandsAlone(NamedTuple):
    """size: places in all, None without a limit; caps: NOC -> the most it may have; given: NOC ->
    what it has whatever its lines. Of an NOC that is not named nothing is said."""

    size: int | None
    caps: Mapping[str, int]
    given: Mapping[str, int]


class TiedTo(NamedTuple):
    """What ties an event to more than its list: rules and rulings; none of them where it is the
    order of award, or several lists."""

    sources: tuple[Source, ...]


def standing_alone(instance: Instance, event: str) -> StandsAlone | TiedTo:
    """instance: one in which the NOC that is asked about has all lines that it can have."""
    return _Reading(instance, event).found()


class _Reading:
    def __init__(self, instance: Instance, event: str) -> None:
        self.instance, self.event, self.field = instance, event, instance.field
        self.whole = frozenset(self.field.places_in(event))
        self.squads = instance.rulebook.events[event].squads
        self.athletes = frozenset(self.field.athletes_in(self.squads))
        self.sizes: list[int] = []
        self.caps: dict[str, int] = {}
        self.given: dict[str, int] = {}

    def found(self) -> StandsAlone | TiedTo:
        sources = [rule.source for rule in self.instance.rulebook.rules if self._ties(rule)]
        for ruling in self.instance.standing.numbers:
            if not self._is_read(None, ruling.bound(self.field)):
                sources.append(ruling.source)
        if sources or not self._is_line_by_line() or len({p.noc for p in self.whole}) < 2:
            return TiedTo(tuple(sources))
        return StandsAlone(min(self.sizes, default=None), self.caps, self.given)

    def _ties(self, rule: Rule) -> bool:
        if not rule.counts_whole_pools:
            return self._is_about_it(rule)
        read = [self._is_read(rule, bound) for bound in rule.laws(self.field)]
        return not all(read)

    def _is_about_it(self, rule: Rule) -> bool:
        """Whether its bounds may be about the event with some lines, if not with these. A rule that
        names nothing may be about everything."""
        names = [
            name
            for field in ("events", "squads", "lists", "after", "one_in_each", "starts", "event")
            for name in _names_in(getattr(rule, field, None))
        ]
        mine = {self.event, *self.squads, *self.field.pools_of_event[self.event]}
        opened = rule.opens((self.event,), self.squads)
        named = any(isinstance(n, int) and n for n in opened) or not mine.isdisjoint(names)
        touched = any(
            place in self.whole or place in self.athletes
            for bound in rule.laws(self.field)
            for place in bound.named
        )
        carried = any(self.event in rule.carries(other) for other in self.field.events)
        return not names or named or touched or carried or self._follows(rule)

    def _follows(self, rule: Rule) -> bool:
        return any(
            self.event == other or self.event in rule.follows(other)
            for other in self.field.events
            if rule.follows(other)
        )

    def _is_read(self, rule: Rule | None, bound: Bound) -> bool:
        """Whether the bound is one of those that counting lines keeps. rule: None for a ruling."""
        named = frozenset(bound.named)
        if named.isdisjoint(self.whole) and named.isdisjoint(self.athletes):
            return True
        if named <= self.athletes or bound.when is not None:
            return rule is not None and self._only_brings(rule, bound)
        if named == self.whole and len({place.noc for place in named}) > 1:
            self.sizes += [] if bound.at_most is None else [bound.at_most]
            return True
        noc = bound.places[0].noc
        if of_one_noc(bound.places) and named == frozenset(self.field.places_of(self.event, noc)):
            if bound.at_most is not None:
                self.caps[noc] = min(bound.at_most, self.caps.get(noc, bound.at_most))
            self.given[noc] = max(bound.at_least, self.given.get(noc, 0))
            return True
        return False

    def _only_brings(self, rule: Rule, bound: Bound) -> bool:
        """Athletes that come whatever else holds: no limit stands beside them."""
        if bound.at_most is not None or not frozenset(bound.places) <= self.athletes:
            return False
        if bound.when is None:
            return any(rule.grants(squad) for squad in self.squads)
        teams = frozenset(bound.when.places)
        return not bound.when.ends and (teams <= self.whole or teams.isdisjoint(self.whole))

    def _is_line_by_line(self) -> bool:
        """One list, its lines by their ranks, and a lot where they share one."""
        book = self.instance.rulebook
        names = self.field.lists_of(self.event)
        if len(names) != 1 or (names[0] in book.lists and book.lists[names[0]].ties != "lot"):
            return False
        stage = next((one for one in stages_of(book) if names[0] in one.lists), None)
        by_rank = (None, "rank_by_rank", "list_by_list")
        return stage is not None and stage.policy == "strict" and stage.order in by_rank


def _names_in(value: object) -> tuple[str, ...]:
    if isinstance(value, str):
        return (value,)
    if isinstance(value, Mapping | tuple | list | frozenset | set):
        return tuple(name for name in value if isinstance(name, str))
    return ()


class OwnLimit(NamedTuple):
    """So many places, and the rule or ruling that says so."""

    number: int
    source: Source


def own_limits(instance: Instance, noc: str, event: str) -> tuple[OwnLimit | None, OwnLimit | None]:
    """The most places that any lawful allocation leaves an NOC in an event, and the fewest that
    every one gives it: by rules and rulings that say so whatever the lines.

    instance: one in which the NOC has all lines that it can have.
    """
    field, book = instance.field, instance.rulebook
    mine = frozenset(field.places_of(event, noc))
    said = [
        (rule.source, bound)
        for rule in book.rules
        if rule.counts_whole_pools and not rule.if_possible
        for bound in rule.laws(field)
    ]
    said += [(ruling.source, ruling.bound(field)) for ruling in instance.standing.numbers]
    # With nobody else in the event, what is said of all places is nothing about the one NOC.
    if not any(place.noc != noc for place in field.places_in(event)):
        return None, None
    own = [(s, b) for s, b in said if b.when is None and mine and frozenset(b.places) == mine]
    least = [OwnLimit(bound.at_least, source) for source, bound in own if bound.at_least]
    most = [OwnLimit(bound.at_most, source) for source, bound in own if bound.at_most is not None]
    if any(rule.adds(event) for rule in book.rules):
        most = []  # a place beside the field is counted in none of these
    by_number = attrgetter("number")
    return min(most, key=by_number, default=None), max(least, key=by_number, default=None)


def lines_at_most(instance: Instance, noc: str, event: str) -> int | None:
    """So many places at the most, by lines and by what is given without; None where something else
    may give one. instance: as for `own_limits`."""
    field, book = instance.field, instance.rulebook
    for rule in book.rules:
        more = rule.shapes_claims or rule.adds(event) or rule.stands_in(event)
        carried = any(event in rule.carries(other) for other in field.events)
        if more or carried or rule.follows(event):
            return None
    places: tuple[Place, ...] = field.places_of(event, noc)
    return max(len(places), field.granted.get((noc, event), 0))
