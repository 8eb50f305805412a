"""Team completion: teams that are given together with the athletes whom their NOCs lack."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId
from models.bound import Bound, Condition
from models.clauses import Alternatives, any_of, so_many
from models.errors import Problem
from models.place import Event, Field, Place
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class TeamCompletion(RuleBase):
    """A line of the lists has a team place only if its NOC lacks no more than so many athletes of
    it, who then come with the team: until the fields and totals are full.

    athletes_at_most: so many
    after: the lists whose places count as what the NOC has; all but `lists`, if nothing is said

    What a team needs, `team_squad` or `team_carries` says. An NOC has as many athletes as it has
    places in the individual event where it has most, or as another team of its brings (of squads
    whose athletes start in one event each, as all these together), or as it is guaranteed.

    Example: the next relays, each with one more athlete at most, until there are twelve (short
    track 2022). The first 60 places by the list, then a fourth one to the next NOCs with three
    until there are twelve teams (ski jumping 2014): `list_size` of 60, `team_carries` 4 places.
    """

    kind: Literal["team_completion"] = "team_completion"
    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    athletes_at_most: Count
    after: tuple[ListId, ...] = ()

    def wording(self) -> str:
        lacking = f"at most {counted(self.athletes_at_most, 'athlete')}"
        after = f" after {together(map(called, self.after))}" if self.after else ""
        teams = each(map(called, self.lists))
        return f"a team of {teams} comes with {lacking} whom its NOC lacks{after}"

    def bounds(self, field: Field) -> Iterator[Bound]:
        for name in self.lists:
            for noc in field.nocs:
                others = tuple(
                    place
                    for pool in field.pools_of_event[field.event_of(name)]
                    for place in field.chain(noc, pool)
                    if pool != name
                )
                for team in field.chain(noc, name):
                    for before in range(len(others) + 1):
                        # Named once more than there are others, it must be among those held.
                        named = (team,) * (len(others) + 1) + others
                        when = Condition(named, len(others) + 1 + before)
                        for clause in dict.fromkeys(self._needed(field, team, before)):
                            yield Bound(clause, 1, when=when)

    def _needed(self, field: Field, team: Place, before: int) -> Iterator[Alternatives]:
        """What the NOC holds if it lacks few enough athletes of its k-th team of the list, besides
        so many other teams of the event: for every way to lack one too many, in one squad it lacks
        fewer than that."""
        event, lacking = field.event_of(team.pool), self.athletes_at_most * team.k
        sizes = {squad: _members(field, event, squad) for squad in field.events[event].squads}
        needs = [size * (team.k + before) for size in sizes.values()]
        for short in product(*(range(need + 1) for need in needs)):
            if sum(short) == lacking + 1:
                yield from any_of(
                    self._has(field, team, squad, need - less + 1, sizes[squad] * before)
                    for squad, need, less in zip(sizes, needs, short, strict=True)
                    if less
                )

    def _has(
        self, field: Field, team: Place, squad: str, number: int, brought: int
    ) -> Iterator[Alternatives]:
        """Clauses that say whether the NOC has so many athletes; brought: by other such teams."""
        if number <= max(brought, field.granted.get((team.noc, squad), 0)):
            return iter(())
        reasons = [
            [(places, 1 if not entry.team else _members(field, name, squad)) for places in chains]
            for name, entry in field.events.items()
            if squad in entry.squads
            and name != field.event_of(team.pool)
            and (chains := [*filter(None, self._counted(field, name, team.noc))])
        ]
        if squad in field.one_event_each:
            reasons = [[weighed for chains in reasons for weighed in chains]]
            number -= brought
        return any_of(so_many(chains, number) for chains in reasons)

    def _counted(self, field: Field, event: str, noc: str) -> Iterator[tuple[Place, ...]]:
        """The places of an NOC in an event that count: of lines, and what it is given anyway."""
        for name in field.lists_of(event):
            if name in self.after or not (self.after or name in self.lists):
                yield field.chain(noc, name)
        if not self.after:
            yield field.given_in(event, noc)[: field.lacking.get((noc, event), 0)]

    def out_of_turn(
        self, lists: Mapping[str, str], turns: Mapping[str, tuple[int, int]]
    ) -> Iterator[Problem]:
        for index, name in enumerate(self.after):
            for team in self.lists:
                if turns and not turns.get(name, (0, 0)) < turns.get(team, (0, 0)):
                    message = f"'{team}' is not awarded after '{name}'; put it behind in 'award'"
                    yield Problem(("after", index), message)

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Besides, lists of individual events."""
        yield from super().problems(events, squads, lists)
        for index, name in enumerate(self.lists):
            event = events.get(lists.get(name, ""))
            if event is not None and not event.team:
                message = f"'{name}' is no list of teams; team_completion needs one"
                yield Problem(("lists", index), message)


def _members(field: Field, event: str, squad: str) -> int:
    """How many athletes of a squad one team brings or, where no rule says so, starts with."""
    carried = (
        teams.get(event, 0)
        for name, teams in field.carried.items()
        if squad in field.events[name].squads
    )
    return max(field.team_size.get((event, squad), 0), *carried, 1)
