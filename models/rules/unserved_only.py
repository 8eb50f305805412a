"""A list that is only for NOCs which the lists before it have not served."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Attribute

from models.base import Count, ListId
from models.bound import Bound, Condition
from models.errors import Problem
from models.place import Field
from models.rules.base import RuleBase
from models.words import called, counted, each, together


class UnservedOnly(RuleBase):
    """Lines of the lists are awarded only to NOCs with fewer than so many places from the lists
    `after` which they come.

    after: the lists awarded before these
    up_to: so many

    Only places that lines of those lists claim are counted there, from all of them together.

    Example: the second event is for NOCs that have qualified nobody at the World Championships
    (figure skating).
    """

    kind: Literal["unserved_only"] = "unserved_only"
    lists: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    after: Annotated[tuple[ListId, ...], Attribute(min_length=1)]
    up_to: Annotated[Count, Attribute(ge=1)] = 1

    def wording(self) -> str:
        fewer = "no place" if self.up_to == 1 else f"fewer than {counted(self.up_to, 'place')}"
        before = together(map(called, self.after))
        both = " together" if len(self.after) > 1 else ""
        return f"{each(map(called, self.lists))} only for NOCs with {fewer} from {before}{both}"

    def out_of_turn(
        self, lists: Mapping[str, str], turns: Mapping[str, tuple[int, int]]
    ) -> Iterator[Problem]:
        for index, name in enumerate(self.after):
            for other in self.lists:
                if name == other:
                    message = f"'{name}' cannot come after itself; leave it out of one of them"
                    yield Problem(("after", index), message)
                elif turns and not turns.get(name, (0, 0)) < turns.get(other, (0, 0)):
                    message = f"'{other}' is not awarded after '{name}'; put it behind in 'award'"
                    yield Problem(("after", index), message)

    def bounds(self, field: Field) -> Iterator[Bound]:
        for noc in field.nocs:
            lines = tuple(p for name in self.lists for p in field.chain(noc, name))
            before = tuple(p for name in self.after for p in field.chain(noc, name))
            if lines and len(before) >= self.up_to:
                yield Bound(lines, at_most=0, when=Condition(before, self.up_to))
