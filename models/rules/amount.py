"""An amount that a rule asks for: exactly so many, at least, at most, or between."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, Self

from pydantic import model_validator

from models.base import Count
from models.errors import Problem, refuse
from models.place import Event
from models.rules.base import RuleBase
from models.words import counted


class AmountRule(RuleBase):
    """A rule whose number is `exactly`, or `at_least` and/or `at_most`."""

    is_duty: ClassVar[bool] = True

    exactly: Count | None = None
    at_least: Count | None = None
    at_most: Count | None = None

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        given = [n for n in ("exactly", "at_least", "at_most") if getattr(self, n) is not None]
        if not given:
            message = "no number is given; add 'exactly', 'at_least' or 'at_most'"
            refuse("amount", [Problem((), message)])
        if "exactly" in given and len(given) > 1:
            message = f"'exactly' stands beside '{given[1]}'; keep one of them"
            refuse("amount", [Problem((given[1],), message)])
        if self.most is not None and self.least > self.most:
            message = (
                f"at least {self.least} and at most {self.most} cannot both be kept; "
                "lower 'at_least' or raise 'at_most'"
            )
            refuse("amount", [Problem(("at_least",), message)])
        return self

    @property
    def least(self) -> int:
        return (self.at_least or 0) if self.exactly is None else self.exactly

    @property
    def most(self) -> int | None:
        return self.at_most if self.exactly is None else self.exactly

    def problems(
        self, events: Mapping[str, Event], squads: Iterable[str], lists: Mapping[str, str]
    ) -> Iterator[Problem]:
        """Besides, a duty as far as possible that is none."""
        yield from super().problems(events, squads, lists)
        if self.if_possible and self.exactly is None and self.at_least is None:
            message = "nothing is asked for that could be impossible; leave it out"
            yield Problem(("if_possible",), message)

    def amount(self, one: str) -> str:
        """'exactly 32 places', 'at most 1 athlete', 'between 2 and 5 places'."""
        return f"{self._number(one)}{', as far as there are lines,' * self.if_possible}"

    def _number(self, one: str) -> str:
        if self.exactly is not None:
            return f"exactly {counted(self.exactly, one)}"
        if self.at_least is not None and self.at_most is not None:
            return f"between {self.at_least} and {counted(self.at_most, one)}"
        if self.at_least is not None:
            return f"at least {counted(self.at_least, one)}"
        return f"at most {counted(self.at_most or 0, one)}"
