"""What every rule kind promises: an id, a citation, a wording, and bounds over places."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, ClassVar, Self

from pydantic import Field as Attribute

from models.base import Citation, Model, RuleId, duplicates_in
from models.bound import Bound, Source
from models.errors import Problem, did_you_mean
from models.parameters import numbers_in, with_number
from models.place import Event, Field
from models.ranking import Ranking


class RuleBase(Model, ABC):
    """One sentence of a qualification system.

    A new kind says what it is called (`kind`), how it reads (`wording`) and what it comes down
    to (`bounds`); nobody downstream learns its name. A kind that shapes what lines claim says so
    in `claimed`; one that asks for athletes beyond those who start, or gives places that no line
    claims, in the methods after it.

    id:     what the rule is called in answers, in --set and in --drop
    kind:   what sort of sentence it is
    events: the events it is about
    squads: the squads it is about
    lists:  the lists it is about
    at_most:  a limit: no more than so many
    at_least: a duty: no fewer than so many
    exactly:  a limit and a duty in one
    """

    id: RuleId
    kind: str
    cite: Citation = Attribute(description="where the rule is written: a clause, a sentence")
    fixed: bool = Attribute(False, strict=True, description="not ours to change")
    if_possible: bool = Attribute(
        False, strict=True, description="a duty is kept as far as there are lines"
    )

    #: Whether the events a kind names must be team events, individual events, or either.
    team_events: ClassVar[bool | None] = None
    #: Whether the kind asks for at least so many of something.
    is_duty: ClassVar[bool] = False
    #: Whether NOCs may give back what it gives them: what a ruling leaves is then enough.
    may_be_waived: ClassVar[bool] = False
    #: Whether its limits are on each NOC alone.
    is_per_noc: ClassVar[bool] = False
    #: Whether it says what lines claim.
    shapes_claims: ClassVar[bool] = False
    #: Whether its bounds are about all places of events, NOCs and squads: the same numbers whatever
    #: the lines, and in whatever order they stand.
    counts_whole_pools: ClassVar[bool] = False

    @abstractmethod
    def wording(self) -> str:
        """The rule as a sentence, in the field's words and with its numbers.

        What it names is `called` so: a gap that is filled in with the name that people know.
        """

    @abstractmethod
    def bounds(self, field: Field) -> Iterator[Bound]:
        """What the rule comes down to for the places of an instance."""

    def on_each_noc(self, field: Field) -> Iterator[Bound]:
        """The bounds about each NOC alone. One over NOCs may have a single one by chance: it is
        none of these, unless it leaves nobody a place."""
        return (bound for bound in self.bounds(field) if self.is_per_noc or not bound.most)

    def laws(self, field: Field) -> Iterator[Bound]:
        """The bounds, a duty that may be kept in part only as far as the field leaves it, and
        limits with what the lists say of shared ranks."""
        bounds = self.as_far_as_possible(field)
        if field.shared is None:
            yield from bounds
            return
        for bound in bounds:
            yield from field.shared.read(bound, self.is_per_noc)

    def as_far_as_possible(self, field: Field) -> Iterator[Bound]:
        """The bounds, what they ask for lowered to what is left of it."""
        yield from self.lowered(field, self.bounds)

    def lowered(self, field: Field, bounds: Callable[[Field], Iterator[Bound]]) -> Iterator[Bound]:
        """bounds: of any field, as many as of any other."""
        if field.reach is None or not self.is_soft:
            yield from bounds(field)
            return
        # What was cut off as out of reach still says how far the duty goes.
        for bound, whole in zip(bounds(field), bounds(field.reach.of), strict=True):
            yield bound._replace(at_least=field.reach.least(whole, self))

    @property
    def is_soft(self) -> bool:
        """Whether less may be enough than it asks for."""
        return self.if_possible or self.may_be_waived

    def claimed(self, name: str, ranking: Ranking) -> Ranking:
        """What the lines of a list claim: each a place, unless the rule says otherwise."""
        return ranking

    def ranks_claims(self, name: str) -> bool:
        """Whether what is claimed in a list has ranks of its own, so that a lot names these."""
        return False

    def unclear(self, name: str, ranking: Ranking) -> Iterator[str]:
        """What a list lacks for the rule to say what its lines claim."""
        return iter(())

    def reads_points(self, event: str) -> bool:
        """Whether a line of the event without points is one that falls short."""
        return False

    def asks(self, squad: str) -> int:
        """How many athlete places of one NOC in a squad the rule may ask for."""
        return 0

    def brings(self, event: str, squad: str) -> int:
        """How many athletes of a squad the rule says that one team place of the event brings."""
        return 0

    def carries(self, event: str) -> Mapping[str, int]:
        """Event -> the places there that one team place of this event brings, lines or not."""
        return {}

    def follows(self, event: str) -> tuple[str, ...]:
        """The events of which one place each makes a place of this event, without a list."""
        return ()

    def grants(self, pool: str) -> int:
        """How many places a host gets from the rule without a claim, in an event or squad."""
        return 0

    def stands_in(self, event: str) -> int:
        """How many places of the event a host may get where its lines give none."""
        return 0

    def adds(self, event: str) -> int:
        """How many places a host gets from the rule beside the field of an event."""
        return 0

    def opens(self, events: Iterable[str], squads: Iterable[str]) -> tuple[object, ...]:
        """The places that there would be none of without the rule, and what its teams bring."""
        events, squads = tuple(events), tuple(squads)
        return (
            *map(self.grants, (*events, *squads)),
            *map(self.stands_in, events),
            *map(self.adds, events),
            *(tuple(sorted(self.carries(event).items())) for event in events),
            *map(self.follows, events),
            *(self.brings(event, squad) for event in events for squad in squads),
        )

    def is_about_hosts(self, pools: Iterable[str]) -> bool:
        return any(self.grants(p) or self.stands_in(p) or self.adds(p) for p in pools)

    def groups(self) -> tuple[str, ...]:
        """The continents, or groups of one's own, that it is about."""
        return ()

    @property
    def source(self) -> Source:
        return Source("rule", self.id, self.wording(), self.cite)

    def parameters(self) -> dict[str, int]:
        """The rule's numbers by address: `at_most`, `squads.men`."""
        return dict(numbers_in(self))

    def with_numbers(self, numbers: Mapping[str, int]) -> Self:
        """The rule with other numbers, by address. Raises pydantic's ValidationError if nobody may
        write them."""
        data: Any = dict(self)
        for address, number in numbers.items():
            data = with_number(data, address, number)
        return type(self).model_validate(data)

    def out_of_turn(
        self, lists: Mapping[str, str], turns: Mapping[str, tuple[int, int]]
    ) -> Iterator[Problem]:
        """What stands against the rule in the order of award.

        lists: list -> the event it leads to; turns: list -> when it is awarded, the same for lists
        that are awarded together.
        """
        yield from ()

    def unsayable(self, field: Field) -> str | None:
        """What the rule cannot say exactly of an instance, and what to write, if there is such."""
        return None

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Ids that the rulebook does not know, that are of the wrong sort, or that stand twice.

        lists: list -> the event it leads to.
        """
        if self.if_possible and not self.is_duty:
            message = f"{self.kind} asks for nothing that could be impossible; leave it out"
            yield Problem(("if_possible",), message)
        sorts: tuple[tuple[str, Collection[str], str], ...] = (
            ("events", events, "event"),
            ("squads", [*squads], "squad"),
            ("lists", lists, "list"),
            ("after", lists, "list"),
            ("one_in_each", events, "event"),
            ("starts", events, "event"),
        )
        for field, known, what in sorts:
            names = tuple(getattr(self, field, None) or ())
            for index in duplicates_in(names):
                yield Problem((field, index), f"{what} '{names[index]}' stands twice; name it once")
            for index, name in enumerate(names):
                mapped = isinstance(getattr(self, field), Mapping)
                where = (field, name if mapped else index)
                if name not in known:
                    yield Problem(where, f"unknown {what} '{name}'; {did_you_mean(name, known)}")
                elif field == "events" and self.team_events not in (None, events[name].team):
                    sort = "a team event" if self.team_events else "an individual event"
                    yield Problem(where, f"'{name}' is not {sort}; {self.kind} needs one")
