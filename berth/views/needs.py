"""The answer of `needs`: what must happen for an NOC to have a further place."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import ClassVar, Literal

from pydantic import Field

from berth.views.base import Answer, View
from berth.views.heading import Heading
from berth.views.outcomes import about
from berth.views.parts import CellChange, Labels, Reason, cell_of, labels_of, reason_of
from models.instance import Instance
from solver.needs.places import EventSought, LeastThatDo, PlaceSought, Tried, least_of
from solver.needs.rows import Gives
from solver.needs.whatever import InSoMany, Proven, Whatever

#: What a number is that was tried: a finish in the open competitions, or a rank in a ranking.
WhatChanges = Literal["finish", "rank"]


class NumberGives(View):
    """What a finish or a rank gives: the place, none, what a lot decides, or rules that clash.
    points: of the NOC's line then, where the ranking follows from competitions."""

    number: int
    gives: Gives
    points: int | None


class NumberSpan(View):
    """Numbers that follow one another, the first and the last."""

    first: int = Field(alias="from")
    last: int = Field(alias="to")


class RanksBetween(View):
    """Where the NOC's line ends up with a finish, whatever the others do. finish: null for no
    further result; worst: null where it may be any rank."""

    finish: int | None
    best: int
    worst: int | None


class FinishesBring(View):
    """Finishes, each in another of the open competitions and none in the others, that bring the
    place. points: of the NOC's line then."""

    finishes: tuple[int, ...]
    points: int | None


class LeastThatBring(View):
    """The changes that bring the place while nothing less does, the others as they stand: less is
    to have no better finish anywhere, and none is less than any. safe: so do all that are more."""

    changes: tuple[FinishesBring, ...]
    safe: bool


class NeededInSoMany(View):
    """Of so many of the open competitions. least: the worst finish that brings the place when it is
    had in so many, the others as they stand; enough: so a finish or better in so many of them
    brings it whatever the others do; needed: without so a finish or better in so many of them it
    is not had, whatever they do. Null: none, or not proved."""

    competitions: int
    least: NumberGives | None
    enough: int | None
    needed: int | None


class PlaceNeeded(View):
    """An NOC's k-th place of an event.

    held: as things stand, nobody having further points. certain, out_of_reach: proved, whatever the
    open competitions bring; by: what proves it, or `enough` and `needed`: a rule or ruling, which
    is the reason, the number of lines, counting lines, or every possible result that was tried.

    change: what was tried, finishes or ranks, in the list, of the NOC's line with that number, the
    others as they stand. least: the worst number that brings the place together with all better
    ones, or else the worst that does; does: all that do; lots: those with which a lot decides;
    tried: all that were tried; then: what else of the NOC's row is different with the least.

    enough: so a finish or a better one brings the place whatever the others do; needed: no worse
    one does. Null: not proved. tied: rules that tie the event to more than its list, so that
    counting lines proves nothing. ranks: what is known of the rank in any case.

    at: the open competitions that have the list. Where these are several, a finish above is in each
    of them; in_so_many says it of one, of two, and so on to all, and least_changes of a finish that
    is another one in each: null where these are too many to try.
    """

    k: int
    held: bool
    certain: bool
    out_of_reach: bool
    by: Proven | None
    reason: Reason | None
    change: WhatChanges | None
    list: str | None
    line: int | None
    least: NumberGives | None
    does: tuple[NumberSpan, ...]
    lots: tuple[NumberSpan, ...]
    tried: tuple[NumberGives, ...]
    then: tuple[CellChange, ...]
    enough: int | None
    needed: int | None
    tied: tuple[Reason, ...] | None
    ranks: tuple[RanksBetween, ...]
    at: tuple[str, ...] = ()
    in_so_many: tuple[NeededInSoMany, ...] = ()
    least_changes: LeastThatBring | None = None


class EventNeeds(View):
    """held: places as things stand, null where a lot decides; then nothing more is said. places:
    those held and the next one, once for each list in which it may be had."""

    event: str
    held: int | None
    places: tuple[PlaceNeeded, ...]


class NeedsAnswer(Answer):
    """What must happen for an NOC's places: held ones to be certain, and the next one to be had.

    open: competitions whose results are not in, of which what the instance has plays no part; none
    where ranks of the rankings were tried. results: how many cases were tried in all.
    """

    question: ClassVar[str] = "needs"

    status: Literal["allocated"] = "allocated"
    instance: str
    rulebook: str
    variant: str | None
    noc: str
    open: tuple[str, ...]
    events: tuple[EventNeeds, ...]
    results: int
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        least = [
            f"{self.labels.pool(event.event)} {place.least.number}"
            for event in self.events
            for place in event.places
            if place.least is not None
        ]
        return f"{self.instance}, {self.noc} needs {', '.join(least) or 'nothing that was tried'}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per place."""
        return [
            {"noc": self.noc, "event": event.event, **_record(place)}
            for event in self.events
            for place in event.places
        ]


def _record(place: PlaceNeeded) -> dict[str, object]:
    return {
        "k": place.k,
        "held": place.held,
        "certain": place.certain,
        "out_of_reach": place.out_of_reach,
        "list": place.list,
        "change": place.change,
        "least": place.least.number if place.least else None,
        "points": place.least.points if place.least else None,
        "enough": place.enough,
        "needed": place.needed,
    }


def needs_answer(
    instance: Instance,
    heading: Heading,
    noc: str,
    found: Sequence[EventSought],
    *,
    open_: tuple[str, ...],
    results: int,
) -> NeedsAnswer:
    return NeedsAnswer(
        **about(instance, heading),
        noc=noc,
        open=open_,
        events=tuple(
            EventNeeds(
                event=event.event,
                held=event.held,
                places=tuple(
                    _place(instance, place, "finish" if open_ else "rank") for place in event.places
                ),
            )
            for event in found
        ),
        results=results,
        heading=heading,
        labels=labels_of(instance, (noc,)),
    )


def _place(instance: Instance, found: PlaceSought, change: WhatChanges) -> PlaceNeeded:
    said = found.whatever or Whatever()
    names = instance.names
    return PlaceNeeded(
        k=found.k,
        held=found.held,
        certain=said.certain is not None,
        out_of_reach=said.out_of_reach is not None,
        by=said.certain or said.out_of_reach or said.by,
        reason=reason_of(names, said.source) if said.source else None,
        change=change if found.tried else None,
        list=found.list,
        line=found.line,
        least=_number(found.least) if found.least else None,
        does=_spans(found.tried, "place"),
        lots=_spans(found.tried, "lot"),
        tried=tuple(map(_number, found.tried)),
        then=tuple(map(cell_of, found.cells)),
        enough=said.enough,
        needed=said.needed,
        tied=None if found.tied is None else tuple(reason_of(names, one) for one in found.tied),
        ranks=tuple(RanksBetween(**one._asdict()) for one in found.ranks),
        at=found.at,
        in_so_many=tuple(_in_so_many(found, said)),
        least_changes=_least_changes(found.least_changes),
    )


def _in_so_many(found: PlaceSought, said: Whatever) -> Iterator[NeededInSoMany]:
    if len(found.at) < 2:
        return
    for count in range(1, len(found.at) + 1):
        tried = found.in_so_many[count - 1] if found.in_so_many else ()
        least = least_of(tried)
        proved = said.in_so_many[count - 1] if said.in_so_many else InSoMany(None, None)
        yield NeededInSoMany(
            competitions=count,
            least=_number(least) if least else None,
            enough=proved.enough,
            needed=proved.needed,
        )


def _least_changes(found: LeastThatDo | None) -> LeastThatBring | None:
    if found is None:
        return None
    changes = tuple(FinishesBring(**one._asdict()) for one in found.changes)
    return LeastThatBring(changes=changes, safe=found.safe)


def _number(one: Tried) -> NumberGives:
    return NumberGives(**one._asdict())


def _spans(tried: Sequence[Tried], gives: Gives) -> tuple[NumberSpan, ...]:
    """The numbers that give this, those together that follow one another."""
    runs = (list(run) for what, run in groupby(tried, lambda one: one.gives) if what == gives)
    return tuple(NumberSpan(first=run[0].number, last=run[-1].number) for run in runs)
