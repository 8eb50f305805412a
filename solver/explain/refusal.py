"""Why there is no room for a line: the smallest set of rules and better awards.

The line is forced, the better awards are kept as they came out, grouped per event; of rules,
rulings and groups a smallest set is found that cannot be kept together (QuickXplain). What is
asked is mostly answered without the solver: that there is no room by going down the awards until
a limit is broken, that there is room by an allocation that the checker counts.
"""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from models.answers.outcome import Allocated
from models.answers.reasons import Awards, NoRoom
from models.bound import Bound, Law, Source
from models.checks.envy import Exchange
from models.checks.lawful import breaches
from models.checks.sums import in_words
from models.instance import Instance
from models.order import Turn
from models.place import Place
from solver.clock import Clock
from solver.conflict.quickxplain import smallest
from solver.walk.walk import Walk

if TYPE_CHECKING:
    from solver.cpsat.model import Board


class Item(NamedTuple):
    """A rule or ruling, or the better awards of an event; one of the two."""

    source: Source | None = None
    event: str = ""


class Refusals:
    """Answers about the lines that an allocation passed over.

    turns: every line in the order of award. number: place -> its index in that order.
    """

    def __init__(self, instance: Instance, found: Allocated, clock: Clock) -> None:
        self.instance, self.found, self.clock = instance, found, clock
        self.turns = [turn for _, turns in instance.stages for turn in turns]
        self.number = {turn.place: number for number, turn in enumerate(self.turns)}
        self.sources = list(
            dict.fromkeys(law.source for law in instance.laws if law.source.kind != "fact")
        )

    def better_awards(self, place: Place) -> dict[str, list[Turn]]:
        """Event -> the lines awarded before this one had its turn."""
        awards: dict[str, list[Turn]] = {}
        for turn in self.turns[: self.number[place]]:
            if turn.place in self.found.held:
                awards.setdefault(turn.event, []).append(turn)
        return awards

    def no_room(self, place: Place) -> NoRoom | None:
        """The smallest set for a line that was passed over; None if there was room for it.

        There is room where the stage is awarded by another policy than `strict`.
        """
        awards = self.better_awards(place)
        attempt = _Attempt(self, place, awards)
        items = [*(Item(source) for source in self.sources), *(Item(event=e) for e in awards)]
        suspects = attempt.suspects()
        if suspects and attempt.no_room(suspects):
            # The walk names a limit and what calls for it; what is not needed there is left out.
            found = suspects
            for item in suspects:
                fewer = [other for other in found if other != item]
                if attempt.no_room(fewer):
                    found = fewer
        elif attempt.no_room(items):
            found = smallest(items, attempt.no_room)
        else:
            return None
        named = set(found)
        return NoRoom(
            tuple(item.source for item in items if item in named and item.source is not None),
            tuple(
                Awards(item.event, len(awards[item.event]), awards[item.event][-1])
                for item in items
                if item in named and item.source is None
            ),
            attempt.sum_of(found),
        )

    @cached_property
    def exchange(self) -> Exchange:
        return Exchange(self.instance, self.found.held)

    @cached_property
    def board(self) -> "Board":
        from solver.cpsat.model import Board

        instance = self.instance
        return Board(instance.laws, instance.field.places, self.clock, switched=True)


class _Attempt:
    """One line, forced, beside some of the rules and some of the better awards."""

    def __init__(self, refusals: Refusals, place: Place, awards: dict[str, list[Turn]]) -> None:
        self.refusals, self.place, self.awards = refusals, place, awards
        self.instance = refusals.instance
        self._known: dict[object, tuple[Walk | None, bool]] = {}

    def suspects(self) -> list[Item]:
        """The limit that the better awards have reached, what calls for more, and the events."""
        state, _ = self._walked([*self.refusals.sources], list(self.awards))
        if state is None:
            return []
        laws = state.tally.laws
        limit, *callers = state.blocked_by
        counted = laws[limit].bound.places
        sources = [laws[index].source for index in (limit, *callers)]
        squads = {place.pool for place in counted} & set(self.instance.field.squads)
        events = [
            event
            for event, turns in self.awards.items()
            if self.instance.field.events[event].squad in squads
            or any(turn.place in counted for turn in turns)
        ]
        # What a team brings counts against a limit on athletes as well.
        sources += [
            law.source
            for law in laws
            if squads and law.bound.when is not None and law.bound.places[0].pool in squads
        ]
        named = dict.fromkeys(source for source in sources if source.kind != "fact")
        return [*(Item(source) for source in named), *(Item(event=event) for event in events)]

    def no_room(self, items: Sequence[Item]) -> bool:
        """Whether the line cannot be held together with these rules and awards."""
        sources = [item.source for item in items if item.source is not None]
        events = [item.event for item in items if item.source is None]
        if self._exchanged(sources, events):
            return False
        blocked, witness = self._walked(sources, events)
        if blocked is not None:
            return True
        if witness:
            return False
        fixed = {turn.place: True for event in events for turn in self.awards[event]}
        on = {source.id for source in sources}
        return self.refusals.board.any(fixed | {self.place: True}, on) is None

    def _exchanged(self, sources: Sequence[Source], events: Sequence[str]) -> bool:
        """Whether the allocation with the line added, or in another's place, shows room."""
        exchange, kept = self.refusals.exchange, set(sources)
        gone = [self.awards[event][-1].place for event in self.awards if event not in events]
        for removed in (None, *gone):
            if removed is not None and removed.noc == self.place.noc:
                continue
            broken = exchange.broken_by(self.place, removed)
            told = (exchange.tally.laws[index].source for index in broken)
            if not any(source.kind == "fact" or source in kept for source in told):
                return True
        return False

    def _walked(self, sources: Sequence[Source], events: Sequence[str]) -> tuple[Walk | None, bool]:
        """The walk at the limit that is broken; or whether it ends at a lawful allocation."""
        asked = (frozenset(sources), frozenset(events))
        if asked not in self._known:
            self._known[asked] = self._walk(sources, events)
        return self._known[asked]

    def _walk(self, sources: Sequence[Source], events: Sequence[str]) -> tuple[Walk | None, bool]:
        state = Walk(self._laws(sources))
        if state.hopeless:
            return None, False
        kept = [turn.place for event in events for turn in self.awards[event]]
        for held in (*kept, self.place):
            if not state.consider(held):
                return (state if state.blocked_by else None), False
        laws = state.tally.laws
        if _kept(laws, state):
            return None, True
        for turn in self.refusals.turns:
            state.consider(turn.place)
        return None, _kept(laws, state)

    def _laws(self, sources: Iterable[Source]) -> list[Law]:
        kept = set(sources)
        laws = self.instance.laws
        return [law for law in laws if law.source.kind == "fact" or law.source in kept]

    def sum_of(self, items: Sequence[Item]) -> str:
        """'32 + 1 = 33 > 32': what is counted against the limit, or a sum over all of the items."""
        sources = [item.source for item in items if item.source is not None]
        events = [item.event for item in items if item.source is None]
        state, _ = self._walked(sources, events)
        if state is not None:
            index = state.blocked_by[0]
            limit, counted = state.tally.laws[index].bound, state.tally.counts[index]
            news = sum(map(limit.places.count, state.called_by(self.place)))
            most = limit.at_most or 0
            return (
                f"{counted} + {news} = {counted + news} > {most}" if counted else f"{news} > {most}"
            )
        from solver.cpsat.farkas import certificate

        decided = Source("award", "award", "awarded")
        kept = [turn.place for event in events for turn in self.awards[event]]
        laws = self._laws(sources)
        laws += [Law(decided, Bound((place,), 1)) for place in (*kept, self.place)]
        proof = certificate(laws)
        return in_words(proof) if proof else ""


def _kept(laws: Sequence[Law], state: Walk) -> bool:
    """Whether what the walk holds is lawful."""
    return next(breaches(laws, frozenset(state.tally.held)), None) is None
