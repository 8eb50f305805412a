"""Why there is no room for a line: the smallest set of rules and better awards.

The line is forced, the better awards are kept as they came out, grouped per event. Of rules and
rulings a smallest set is found that cannot be kept with them; then, for that set, a smallest set of
the groups (QuickXplain). What is asked is mostly answered without the solver: that there is no room
by going down the awards until a limit is broken, that there is room by an allocation that the
checker counts.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property
from typing import NamedTuple

from models.answers.outcome import Allocated
from models.answers.reasons import Awards, NoRoom
from models.bound import Bound, Law, Source
from models.checks.exchange import Exchange
from models.checks.lawful import breaches
from models.checks.spoken_sums import spoken, spoken_limit
from models.checks.sums import in_words
from models.instance import Instance
from models.order import Turn, first_of_ties
from models.place import Place
from solver.clock import Clock
from solver.conflict.quickxplain import (
    is_smallest,
    smallest,
    with_what_follows,
    without_what_is_not_needed,
)
from solver.counting.oracle import CountingOracle
from solver.counting.program import TooHard
from solver.cpsat.model import Board
from solver.explain.beside import AwardsBeside, SomeRules, remembered
from solver.explain.replay import Replay
from solver.walk.grounds import Grounds
from solver.walk.walk import Walk


class Suspect(NamedTuple):
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
        self.rules = SomeRules(instance)
        self._first_tied = first_of_ties(self.turns)
        self._counting: dict[frozenset[Source], CountingOracle | None] = {}
        #: What took a search, the latest first.
        self._found: list[list[Source]] = []

    def better_awards(self, place: Place) -> dict[str, list[Turn]]:
        """Event -> the awarded lines that are better placed than this one.

        A line of another NOC that is tied with it is no better one, whichever has its turn first.
        """
        awards: dict[str, list[Turn]] = {}
        step = self.number[place]
        for number, turn in enumerate(self.turns[:step]):
            is_better = number < self._first_tied[step] or turn.line.noc == place.noc
            if is_better and turn.place in self.found.held:
                awards.setdefault(turn.event, []).append(turn)
        return awards

    def rules_against(
        self, place: Place, suggested: tuple[Source, ...] = ()
    ) -> list[Source] | None:
        """The smallest set of rules and rulings that, with all the better awards, leave no room
        for a line; None if they leave some.

        suggested: a set that may be enough, to be tried first.
        """
        suggested = suggested or self.replay.limits_reached(self.number[place])
        enough = with_what_follows(self._no_room_beside(place))
        if suggested and enough(suggested):
            return without_what_is_not_needed(suggested, enough)
        rules = self.rules.sources
        for found in self._found:
            if is_smallest(rules, found, enough):
                self._found.remove(found)
                break
        else:
            if not enough(rules):
                return None
            found = smallest(rules, enough)
        # Mostly the next line has the same reason.
        self._found.insert(0, found)
        return found

    def _no_room_beside(self, place: Place) -> Callable[[Sequence[Source]], bool]:
        """Whether some rules and rulings, with all the better awards, leave none for the line."""
        exchange, step = self.exchange, self.number[place]
        tied = self._first_tied[step]
        better = [turn.place for turn in self.turns[tied:step] if turn.line.noc == place.noc]
        lines = [p for p in better if p in self.found.held] + [place]
        numbers = [self.rules.numbered.number[line] for line in lines]
        # What breaks if the line is added to the whole allocation.
        broken = {exchange.tally.laws[law].source for law in exchange.broken_by(place, None)}

        def no_room(rules: Sequence[Source]) -> bool:
            if not any(source.kind == "fact" or source in rules for source in broken):
                return False
            room = self._awards.leave_room(rules, tied, numbers)
            if room is None:
                awards = [p for number, p in self._awards.places if number < tied]
                room = self.can_be(dict.fromkeys([*awards, *lines], True), rules)
            return not room

        return no_room

    def no_room(self, place: Place) -> NoRoom | None:
        """The smallest set for a line that was passed over; None if there was room for it.

        There is room where the stage is awarded by another policy than `strict`.
        """
        rules = self.rules_against(place)
        if rules is None:
            return None
        attempt = _Attempt(self, place, self.better_awards(place))
        named = [source for source in self.rules.sources if source in rules]

        def enough(events: Sequence[str]) -> bool:
            return attempt.no_room([*map(Suspect, named), *(Suspect(event=e) for e in events)])

        # The walk names the events of a limit that is reached; what is not needed is left out.
        events = attempt.concerned(named)
        if not events or not enough(events):
            groups = smallest(list(attempt.awards), enough)
        else:
            groups = without_what_is_not_needed(events, enough)
        return NoRoom(
            tuple(named),
            tuple(
                Awards(event, len(turns), turns[-1])
                for event, turns in attempt.awards.items()
                if event in groups
            ),
            *attempt.sum_of(named, groups),
        )

    @cached_property
    def replay(self) -> Replay:
        return Replay(self.instance.laws, self.instance.field, self.turns, self.found.held)

    @cached_property
    def _awards(self) -> AwardsBeside:
        return AwardsBeside(self.rules, self.instance.laws, self.turns, self.found.held)

    def can_be(self, decisions: dict[Place, bool], sources: Sequence[Source]) -> bool:
        """Whether, with these rules and rulings and the facts alone, something keeps them: by
        counting, or where that does not say by CP-SAT."""
        asked = frozenset(sources)
        counting = remembered(
            self._counting,
            asked,
            lambda: CountingOracle.of_plan(self.rules.plan(asked), self.clock),
        )
        if counting is not None:
            with suppress(TooHard):
                return counting.could(decisions)
        return self.board.any(decisions, {source.id for source in sources}) is not None

    @cached_property
    def exchange(self) -> Exchange:
        return Exchange(self.instance, self.found.held)

    @cached_property
    def board(self) -> Board:
        instance = self.instance
        return Board(instance.laws, instance.field.places, self.clock, switched=True)


class _Attempt:
    """One line, forced, beside some of the rules and some of the better awards."""

    def __init__(self, refusals: Refusals, place: Place, awards: dict[str, list[Turn]]) -> None:
        self.refusals, self.place, self.awards = refusals, place, awards
        self.instance = refusals.instance
        self.number = refusals.rules.numbered.number[place]
        self._known: dict[object, tuple[Walk | None, bool]] = {}

    def concerned(self, rules: Sequence[Source]) -> list[str]:
        """The events whose better awards count against the limit that is reached beside all of
        them, or whose athletes do; empty where the walk reaches none."""
        grounds = self._grounds(rules, list(self.awards))
        blocked = grounds.blocked_by(self.number) if grounds else []
        if not grounds or not blocked:
            return []
        counted, _ = grounds.limit_of(blocked[0])
        places = self.instance.field.places
        squads = {places[number].pool for number in counted} & set(self.instance.field.squads)
        return [
            event
            for event, turns in self.awards.items()
            if not squads.isdisjoint(self.instance.field.events[event].squads)
            or any(grounds.numbered.number[turn.place] in counted for turn in turns)
        ]

    def no_room(self, items: Sequence[Suspect]) -> bool:
        """Whether the line cannot be held together with these rules and awards."""
        sources = [item.source for item in items if item.source is not None]
        events = [item.event for item in items if item.source is None]
        if self._exchanged(sources, events):
            return False
        blocked, witness = self._walked(sources, events)
        if blocked is not None or witness:
            return blocked is not None
        fixed = {turn.place: True for event in events for turn in self.awards[event]}
        return not self.refusals.can_be(fixed | {self.place: True}, sources)

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
        walk = Walk(self.refusals.rules.plan(sources))
        if walk.hopeless:
            return None, False
        number = walk.plan.numbered.number
        kept = [turn.place for event in events for turn in self.awards[event]]
        for held in (*kept, self.place):
            if not walk.take(number[held]):
                return walk, False
        laws = self.refusals.rules.laws(sources)
        if _is_lawful(laws, walk):
            return None, True
        walk.go(number[turn.place] for turn in self.refusals.turns)
        return None, _is_lawful(laws, walk)

    def _grounds(self, sources: Sequence[Source], events: Sequence[str]) -> Grounds | None:
        """The laws behind the walk that had no room for the line; None if it had."""
        walk, _ = self._walked(sources, events)
        return None if walk is None else Grounds(walk, self.refusals.rules.laws(sources))

    def sum_of(self, sources: Sequence[Source], events: Sequence[str]) -> tuple[str, str]:
        """'32 + 1 = 33 > 32', and the same as a person says it; empty where no sum shows it."""
        grounds, field = self._grounds(sources, events), self.refusals.instance.field
        blocked = grounds.blocked_by(self.number) if grounds else []
        if grounds and blocked and (law := grounds.laws[blocked[0]]).bound.at_most is not None:
            places, most = grounds.limit_of(blocked[0])
            counted = sum(map(grounds.walk.holds, places))
            news = sum(map(places.count, grounds.called_by(self.number)))
            short = f"{counted} + {news} = {counted + news}" if counted else f"{news}"
            return f"{short} > {most}", spoken_limit(counted, news, most, law.bound.places, field)
        from solver.cpsat.farkas import certificate

        decided = Source("award", "award", "awarded")
        kept = [turn.place for event in events for turn in self.awards[event]]
        laws = self.refusals.rules.laws(sources)
        laws += [Law(decided, Bound((place,), 1)) for place in (*kept, self.place)]
        proof = certificate(laws)
        return (in_words(proof), spoken(proof, field)) if proof else ("", "")


def _is_lawful(laws: Sequence[Law], walk: Walk) -> bool:
    """Whether what the walk holds is lawful."""
    return next(breaches(laws, walk.held), None) is None
