"""Lists that fill an event up to a number."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, EventId, ListId
from models.bound import Bound, Condition
from models.errors import Problem
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class FillTo(RuleBase):
    """Lines of the lists are awarded until each of the events has so many places.

    places: so many

    What was awarded before counts, and so does what is given without a line; lists before these
    may have more than that number, and lists after them are not counted. So it is no field size.

    Example: the ranking fills each field up to 32 (shooting, made up).
    """

    kind: Literal["fill_to"] = "fill_to"
    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    events: Annotated[tuple[EventId, ...], Attribute(min_length=1)]
    places: Count

    def wording(self) -> str:
        events, places = each(map(called, self.events)), counted(self.places, "place")
        fills = "fills" if len(self.lists) == 1 else "fill"
        return f"{together(map(called, self.lists))} {fills} {events} up to {places}"

    def out_of_turn(
        self, lists: Mapping[str, str], turns: Mapping[str, tuple[int, int]]
    ) -> Iterator[Problem]:
        led_to = {lists.get(name) for name in self.lists}
        for index, name in enumerate(self.lists):
            if name in lists and lists[name] not in self.events:
                message = f"'{name}' leads to '{lists[name]}'; add that to 'events'"
                yield Problem(("lists", index), message)
            for other, event in lists.items():
                mixed = other not in self.lists and event == lists.get(name)
                if mixed and turns and turns.get(other) == turns.get(name):
                    message = (
                        f"'{name}' is awarded together with '{other}', so nobody can say what was "
                        "awarded before it; put one of them behind in 'award'"
                    )
                    yield Problem(("lists", index), message)
        for index, event in enumerate(self.events):
            if event in lists.values() and not {event, None} & led_to:
                yield Problem(("events", index), f"none of the lists leads to '{event}'; name one")

    def bounds(self, field: Field) -> Iterator[Bound]:
        for event in self.events:
            names = field.lists_of(event)
            for number, name in enumerate(names, 1):
                lines = field.lines_in((name,))
                if name in self.lists and lines:
                    without = tuple(p for noc in field.nocs for p in field.given_in(event, noc))
                    counted_here = field.lines_in(names[:number]) + without
                    yield Bound(counted_here, at_most=self.places, when=Condition(lines, 1))
