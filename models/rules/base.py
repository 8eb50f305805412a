"""What every rule kind promises: an id, a citation, a wording, and bounds over places."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from typing import Any, ClassVar, Self

from pydantic import Field as Attribute

from models.base import Citation, Model, RuleId, duplicates_in
from models.bound import Bound, Source
from models.errors import Problem, did_you_mean
from models.place import Event, Field


class RuleBase(Model, ABC):
    """One sentence of a qualification system.

    A new kind says what it is called (`kind`), how it reads (`wording`) and what it comes down
    to (`bounds`); nobody downstream learns its name. A kind that asks for athletes beyond those
    who start, or gives places without a claim, says so in `asks`, `brings` and `grants`.
    """

    id: RuleId
    kind: str
    cite: Citation = Attribute(description="where the rule is written: a clause, a sentence")
    fixed: bool = Attribute(False, strict=True, description="not ours to change")

    #: Whether the events a kind names must be team events, individual events, or either.
    team_events: ClassVar[bool | None] = None

    @abstractmethod
    def wording(self) -> str:
        """The rule as a sentence, in the field's words and with its numbers.

        What it names is `called` so: a gap that is filled in with the name that people know.
        """

    @abstractmethod
    def bounds(self, field: Field) -> Iterator[Bound]:
        """What the rule comes down to for the places of an instance."""

    def asks(self, squad: str) -> int:
        """How many athlete places of one NOC in a squad the rule may ask for."""
        return 0

    def brings(self, event: str) -> int:
        """How many athletes the rule says that one team place of the event brings."""
        return 0

    def grants(self, pool: str) -> int:
        """How many places the host gets from the rule without a claim, in an event or squad."""
        return 0

    @property
    def source(self) -> Source:
        return Source("rule", self.id, self.wording(), self.cite)

    def parameters(self) -> dict[str, int]:
        """The rule's numbers by address: `at_most`, `squads.men`."""
        numbers: dict[str, int] = {}
        for name in type(self).model_fields:
            value: Any = getattr(self, name)
            if isinstance(value, bool):
                continue
            if isinstance(value, int):
                numbers[name] = value
            elif isinstance(value, Mapping):
                numbers |= {f"{name}.{key}": n for key, n in value.items() if isinstance(n, int)}
        return numbers

    def with_numbers(self, numbers: Mapping[str, int]) -> Self:
        """The rule with other numbers, by address. Raises pydantic's ValidationError if nobody may
        write them."""
        data: dict[str, Any] = dict(self)
        for address, number in numbers.items():
            name, _, key = address.partition(".")
            data[name] = {**data[name], key: number} if key else number
        return type(self).model_validate(data)

    def problems(self, events: Mapping[str, Event], squads: Mapping[str, str]) -> Iterator[Problem]:
        """Ids that the rulebook does not know, that are of the wrong sort, or that stand twice."""
        for field, known, what in (("events", events, "event"), ("squads", squads, "squad")):
            names = tuple(getattr(self, field, ()))
            for index in duplicates_in(names):
                yield Problem((field, index), f"{what} '{names[index]}' stands twice; name it once")
            for index, name in enumerate(names):
                mapped = isinstance(getattr(self, field), Mapping)
                where = (field, name if mapped else index)
                if name not in known:
                    yield Problem(where, f"unknown {what} '{name}'; {did_you_mean(name, known)}")
                elif what == "event" and self.team_events not in (None, events[name].team):
                    sort = "a team event" if self.team_events else "an individual event"
                    yield Problem(where, f"'{name}' is not {sort}; {self.kind} needs one")
