"""Rulings: dated inputs that override the rankings for one NOC and event. Never a rule."""

from typing import Self

from pydantic import model_validator

from models.base import Count, Day, EventId, Model, NocCode
from models.bound import Bound, Source
from models.errors import Problem, refuse
from models.place import Field


class Ruling(Model):
    """Declined, not confirmed, decided by a court, or drawn by lot: `basis` says which.

    at_most: the NOC has no more places in the event than this, whatever its lines.
    exactly: the NOC has exactly so many, with places of its own where its lines are too few.
    """

    noc: NocCode
    event: EventId
    at_most: Count | None = None
    exactly: Count | None = None
    date: Day
    basis: str

    @model_validator(mode="after")
    def _one_amount(self) -> Self:
        if (self.at_most is None) == (self.exactly is None):
            message = "a ruling gives one number; fill in either 'at_most' or 'exactly'"
            refuse("ruling", [Problem(("at_most",), message)])
        return self

    def bound(self, field: Field) -> Bound:
        places = field.places_of(self.event, self.noc)
        most = self.at_most if self.exactly is None else self.exactly
        return Bound(places, self.exactly or 0, most)

    @property
    def source(self) -> Source:
        amount = f"at most {self.at_most}" if self.exactly is None else f"exactly {self.exactly}"
        wording = f"{self.noc} has {amount} in {self.event} from {self.date.isoformat()}"
        return Source("ruling", f"ruling:{self.noc}:{self.event}", wording, self.basis)
