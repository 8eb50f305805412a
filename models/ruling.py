"""Rulings: dated inputs that override the rankings for one NOC and event. Never a rule."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Annotated, Any, Literal, Self

from pydantic import Field as Attribute
from pydantic import PrivateAttr, model_validator

from models.base import Count, Day, EventId, ListId, Model, NocCode, Text
from models.bound import Bound, Source
from models.errors import Problem, refuse
from models.place import Field, beside
from models.words import called, counted, ordinal

#: What a ruling may say of one line of a ranking.
LineForm = Literal["lot", "withdrawn", "not_eligible"]

#: What a ruling may say of so many places, other than how many an NOC has.
PlacesForm = Literal["given_back", "beside"]

OF_PLACES: tuple[PlacesForm, ...] = ("given_back", "beside")
STRUCK: tuple[LineForm, ...] = ("withdrawn", "not_eligible")

#: The basis of a lot that is handed in as a number for each NOC that lost.
_BY_LOT = re.compile(r"(drawn |decided )?(by )?lot\b", re.IGNORECASE)

RANK_MISSING = "the rank of the line is missing; add 'rank'"


def _form(text: str) -> str:
    """'Not eligible', 'given back', 'awarded beside the field': as people write a form."""
    words = re.sub(r"[\s_-]+", "_", text.strip().lower())
    return "beside" if words in ("beside_the_field", "awarded_beside_the_field") else words


class Ruling(Model):
    """Declined, not confirmed, decided by a court, or drawn by lot: `basis` says which.

    noc:     the NOC that it is about
    date:    its day; of several about the same the last stands
    basis:   what it rests on: declined, a court's decision, drawn by lot
    list:    the list of the line; may be left out where the event has one list
    rank:    the official rank of the line
    drawn:   as which number the line was drawn by lot
    places:  how many are given back, or awarded beside the field
    at_most: the NOC has no more places in the event than this, whatever its lines.
    exactly: the NOC has exactly so many, with places of its own where its lines are too few.
    form:    instead of a number, what becomes of the NOC's line at `rank` of `list` (of the
             event's list, if it has one only): `lot` = among the lines that share the rank it was
             drawn as number `drawn`, the lines that were not drawn come after those that were;
             `withdrawn` or `not_eligible` = the line is struck, and the NOC's next line takes its
             claim. Official ranks stay as they are. Or what becomes of so many places (`places`,
             one where nothing is said): `given_back` = of those that the NOC would have without
             the ruling, and with those of earlier days and all lots, it gives so many back;
             `beside` = it is awarded so many beside the field, with athletes of their own, which
             no rule counts.
    event:   a lot without a rank names a squad instead: among NOCs whose claims are the same in
             everything the NOC was drawn as number `drawn`, for athletes whom no start calls for.
    """

    noc: NocCode
    event: EventId
    at_most: Count | None = None
    exactly: Count | None = None
    date: Day
    basis: Text
    form: Literal[LineForm, PlacesForm] | None = None
    list: ListId | None = None
    rank: Annotated[Count, Attribute(ge=1)] | None = None
    drawn: Annotated[Count, Attribute(ge=1)] | None = None
    places: Annotated[Count, Attribute(ge=1)] | None = None
    #: Whether a number beside `places` was found out (`leaving`), and not written.
    _found: bool = PrivateAttr(default=False)

    @model_validator(mode="before")
    @classmethod
    def _event_of_its_list(cls, given: Any) -> Any:
        """A list alone says the event; that it may have another name is seen in the instance."""
        if not isinstance(given, dict):
            return given
        if "event" not in given and "list" in given:
            given = {**given, "event": given["list"]}
        form = given.get("form")
        return {**given, "form": _form(form)} if isinstance(form, str) else given

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        refuse("ruling", self._problems())
        return self

    def _problems(self) -> Iterable[Problem]:
        numbers = (self.at_most is not None) + (self.exactly is not None)
        if self.form in OF_PLACES:
            numbers_too = () if self._found else ("at_most", "exactly")
            for name in ("list", "rank", "drawn", *numbers_too):
                if getattr(self, name) is not None:
                    message = f"'{self.form}' is about so many places; say how many in 'places'"
                    yield Problem((name,), message)
            return
        if self.places is not None:
            yield Problem(("places",), "places go with the forms 'given_back' and 'beside'")
        if self.form is None:
            if numbers != 1:
                message = "a ruling gives one number; fill in either 'at_most' or 'exactly'"
                yield Problem(("at_most",), message)
            for name in ("list", "rank", "drawn"):
                if getattr(self, name) is not None:
                    message = "a rank is about one line; say in 'form' what becomes of it"
                    yield Problem((name,), message)
            return
        if numbers:
            yield Problem(("form",), f"'{self.form}' is about one line and needs no number")
        if self.rank is None and (self.form != "lot" or self.list is not None):
            yield Problem(("rank",), RANK_MISSING)
        if (self.form == "lot") != (self.drawn is not None):
            message = "as which number the line was drawn: 'drawn' goes with the form 'lot'"
            yield Problem(("drawn",), message)

    @property
    def key(self) -> tuple[object, ...]:
        """What it is about: of several about the same the last by date stands."""
        if self.form == "beside":
            return self.noc, self.event, self.form
        if not self.is_of_line:
            return self.noc, self.event
        return self.noc, self.event, self.list, self.rank, self.form == "lot" and self.drawn

    @property
    def most(self) -> int | None:
        """How many places a number leaves the NOC at the most."""
        return self.at_most if self.exactly is None else self.exactly

    @property
    def leaves_open(self) -> bool:
        """Whether it is still to be found out how many places it leaves (`leaving`)."""
        return self.form == "given_back" and self.most is None

    def leaving(self, places: int, is_given: bool) -> Self:
        """The same where so many are left; is_given: whatever the lines."""
        read = self.model_copy(update={"exactly" if is_given else "at_most": places})
        read._found = True
        return read

    @property
    def as_written(self) -> Self:
        """Without what was found out."""
        if not self._found:
            return self
        written = self.model_copy(update={"at_most": None, "exactly": None})
        written._found = False
        return written

    @property
    def number(self) -> tuple[int | None, ...]:
        """What it says about it: of one day, two that say different things are an error."""
        return self.at_most, self.exactly, self.drawn, self.places

    @property
    def is_of_squad(self) -> bool:
        """Whether it is a lot about the athletes of a squad, and about no line."""
        return self.form == "lot" and self.rank is None

    @property
    def beside(self) -> int:
        """How many places it awards beside the field."""
        return (self.places or 1) if self.form == "beside" else 0

    @property
    def is_of_line(self) -> bool:
        """Whether it is about a line of a ranking, not about a number of places."""
        return self.form is not None and self.form not in OF_PLACES and not self.is_of_squad

    @property
    def is_by_lot(self) -> bool:
        """Whether its basis says that a lot was drawn."""
        return _BY_LOT.match(self.basis) is not None

    @property
    def may_be_read_as_lot(self) -> bool:
        """Whether it is a number that, with some rankings, is the lot that a line lost."""
        return self.at_most is not None and self.form is None and self.is_by_lot

    @property
    def is_a_lot(self) -> bool:
        """Whether it says how a lot fell, in either form."""
        return self.form == "lot" or (self.form is None and self.is_by_lot)

    def bound(self, field: Field) -> Bound:
        """Of a number."""
        if self.form == "beside":
            return Bound(field.chain(self.noc, beside(self.event)), at_least=self.beside)
        places = field.places_of(self.event, self.noc)
        return Bound(places, self.exactly or 0, self.most)

    @property
    def source(self) -> Source:
        # What is only thought of has no day.
        since = f" from {self.date.isoformat()}" if self.date > date.min else ""
        return Source("ruling", self._id, f"{self._what}{since}", self.basis)

    @property
    def _id(self) -> str:
        if self.form is None:
            return f"ruling:{self.noc}:{self.event}"
        what = self.form if self.form in OF_PLACES else f"{self.list or self.event}:{self.rank}"
        return f"ruling:{self.noc}:{self.event}:{'lot' if self.is_of_squad else what}"

    @property
    def _amount(self) -> str:
        if self.exactly:
            return f"exactly {counted(self.exactly, 'place')}"
        return f"at most {counted(self.at_most, 'place')}" if self.at_most else "no place"

    @property
    def _what(self) -> str:
        if self.form is None:
            return f"{called(self.noc)} has {self._amount} in {called(self.event)}"
        pool = called(self.list or self.event)
        if self.is_of_squad:
            who = f"{called(self.noc)} is the {ordinal(self.drawn or 1)} drawn"
            return f"{who} for athletes in {called(self.event)}"
        if self.form in OF_PLACES:
            count = counted(self.places or 1, "place")
            if self.form == "beside":
                return f"{called(self.noc)} has {count} in {pool} beside the field"
            kept = "" if self.most is None else f" and keeps {self.most or 'none'}"
            return f"{called(self.noc)} gives back {count} in {pool}{kept}"
        line = f"the line of {called(self.noc)} at rank {self.rank} in {pool}"
        if self.form == "lot":
            return f"{line} is the {ordinal(self.drawn or 1)} drawn"
        return f"{line} is struck ({self.form.replace('_', ' ')})"
