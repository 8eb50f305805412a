"""The answer of `why`: about one cell of the table, in reasons that can be followed."""

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import ClassVar, Literal

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.outcomes import about, lot_parts
from berth.views.parts import (
    Labels,
    PointedLine,
    Reason,
    labels_of,
    nocs_in,
    pointed_line_of,
    reason_of,
)
from berth.views.place_reasons import (
    LimitShown,
    PlaceHeld,
    PlaceNotHeld,
    limit_shown,
    place_shown,
)
from berth.views.solve import OpenLot
from models.answers.outcome import LotRequired
from models.answers.reasons import CellReasons, Claim, SquadNumber
from models.instance import Instance
from models.place import column_of


class CallerShown(Reason):
    """What calls for athletes, and the events of the places that make it apply."""

    events: tuple[str, ...]


class SquadShown(View):
    """What determines how many athletes an NOC brings in a squad.

    callers: each calls for as many athletes as there are in the field. limits: what bars one more.
    beside: how many of the athletes are beside the field, where any is.
    """

    sparse = ("beside",)

    athletes: int
    callers: tuple[CallerShown, ...]
    limits: tuple[LimitShown, ...]
    beside: int | None = None


class ClaimShown(View):
    """The line that came nearest to a place: so many lines behind the last one awarded."""

    line: PointedLine
    behind: int


class WhyAnswer(Answer):
    """Why an NOC has its places, or why not.

    pool: an event or a squad; held: the places or athletes that it has there. places: of an event;
    squad: of a squad. best_claim: of an NOC that has no place anywhere. typed: the options that
    make the case another than its files say. lots: those that are open elsewhere; whichever way
    they fall the NOC holds as much here, and the reasons are those of one of these ways.
    """

    question: ClassVar[str] = "why"
    sparse = ("squad",)

    status: Literal["allocated"] = "allocated"
    instance: str
    rulebook: str
    variant: str | None
    noc: str
    pool: str
    held: int
    places: tuple[PlaceHeld | PlaceNotHeld, ...]
    squad: SquadShown | None = None
    best_claim: ClaimShown | None
    heading: Heading
    typed: tuple[str, ...]
    labels: Labels
    lots: tuple[OpenLot, ...]

    @property
    def headline(self) -> str:
        return f"{self.instance}, {self.noc} holds {self.held} in {self.labels.pool(self.pool)}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per place that is told of; the limits on a squad."""
        limits = self.squad.limits if self.squad else ()
        about_it = {"noc": self.noc, "pool": self.pool}
        return [
            *({**about_it, **_record(place)} for place in self.places),
            *({**about_it, **dict(limit)} for limit in limits),
        ]

    def _repr_html_(self) -> str:
        """Sentences, which no table says."""
        return f"<pre>{escape(str(self))}</pre>"


def _record(place: PlaceHeld | PlaceNotHeld) -> dict[str, object]:
    line, cut = place.line, place.cut
    return {
        "k": place.k,
        "held": place.held,
        "list": line.list if line else None,
        "rank": line.rank if line else None,
        "cut": cut.rank if cut else None,
        "needed": None if isinstance(place, PlaceHeld) else place.would.rank,
    }


def why_answer(
    instance: Instance,
    heading: Heading,
    typed: tuple[str, ...],
    found: CellReasons,
    lots: Iterable[LotRequired] = (),
) -> WhyAnswer:
    places = tuple(place_shown(instance, answer) for answer in found.places)
    open_ = tuple(OpenLot(**lot_parts(instance, lot)) for lot in lots)
    return WhyAnswer(
        **about(instance, heading),
        noc=found.noc,
        pool=found.pool,
        held=found.held,
        places=places,
        squad=_squad(instance, found.squad) if found.squad else None,
        best_claim=_claim(found.claim) if found.claim else None,
        heading=heading,
        typed=typed,
        labels=labels_of(instance, (found.noc, *nocs_in((places, open_)))),
        lots=open_,
    )


def _squad(instance: Instance, found: SquadNumber) -> SquadShown:
    events = instance.rulebook.event_of_list()
    return SquadShown(
        athletes=found.athletes,
        callers=tuple(
            CallerShown(
                **dict(reason_of(instance.names, caller.source)),
                events=tuple(
                    dict.fromkeys(events.get(n := column_of(p.pool), n) for p in caller.places)
                ),
            )
            for caller in found.callers
        ),
        limits=tuple(limit_shown(instance.names, limit) for limit in found.limits),
        beside=found.beside or None,
    )


def _claim(claim: Claim) -> ClaimShown:
    return ClaimShown(line=pointed_line_of(claim.turn), behind=claim.behind)
