"""Why an NOC has a place, or why not, from the same order that made the allocation."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from itertools import islice

from models.answers.outcome import Allocated
from models.answers.reasons import (
    Awards,
    Claim,
    Has,
    HasNot,
    Limit,
    NoRoom,
    WouldDo,
)
from models.bound import Source
from models.checks.tally import Tally
from models.instance import Instance
from models.order import Turn
from models.place import Place, beside, column_of, in_the_field
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.explain.counterfactual import (
    NumberSearch,
    Sought,
    best_rank,
    instance_without,
    rank_needed,
    rulings_in_the_way,
    with_line,
)
from solver.explain.policy_cost import policy_cost
from solver.explain.refusal import Refusals
from solver.explain.shaped import plain_lists, printed_line, shaping_rules
from solver.explain.unlisted import calling_for, followed, struck_lines
from solver.many.outcomes import Again, decided, solved
from solver.reallocate.give_back import last_awarded
from solver.reallocate.reserve import Reserve, reserves
from solver.walk.grounds import Grounds
from solver.walk.plan import WalkPlan
from solver.walk.walk import Walk

#: NumberSearch of athletes are searched so far beyond the number of lines left out.
MORE_ATHLETES = 5

#: So many entries of a reserve list are looked through.
FIRST_RESERVES = 10


class Why:
    """Answers about one allocation. Raises Undecided when an answer takes too long.

    day: on which places are given back where a reserve list is tried out. time_limit: seconds for
    the solver in all.
    """

    def __init__(
        self, instance: Instance, found: Allocated, day: date, time_limit: float | None = None
    ) -> None:
        # What is ruled of single lines is done to the rankings, which can then be changed.
        self._printed, instance = instance, instance.settled
        self.instance, self.found, self.clock = instance, found, Clock(time_limit)
        self._day = day
        self.refusals = Refusals(instance, found, self.clock)
        self.again = Again(instance, lambda: self.clock)
        self._reserves: dict[str, list[Reserve]] = {}
        self.turns, self.number = self.refusals.turns, self.refusals.number

    def places_of(self, noc: str, event: str) -> list[Place]:
        """The places of an NOC in the field of an event, in the order of award; those without a
        line last."""
        places = self.instance.field.places_of(event, noc)
        return sorted(places, key=lambda place: self.number.get(place, len(self.turns)))

    def held_places(self, noc: str, event: str) -> list[Place]:
        """Those that it holds, and after them those beside the field, as the table has both."""
        places = (*self.places_of(noc, event), *self.instance.field.chain(noc, beside(event)))
        return [place for place in places if place in self.found.held]

    def held(self, noc: str, event: str) -> int:
        return len(self.held_places(noc, event))

    def event(self, noc: str, event: str, k: int) -> Has | HasNot:
        """Why the NOC has its k-th place in an event, counted in the order of award, or why not."""
        mine = self.held_places(noc, event)
        if k <= len(mine):
            return self._has(mine[k - 1], event, k)
        return self._has_not(noc, event, len(list(in_the_field(mine))) + 1, k, len(mine) + 1)

    def _has(self, place: Place, event: str, k: int) -> Has:
        number = self.number.get(place)
        standing = None
        if number is not None:
            before = self.turns[: number + 1]
            standing = sum(t.event == event and t.place in self.found.held for t in before)
        givers = self._given_by(place)
        return Has(
            place,
            k,
            None if number is None else self.turns[number],
            None if number is None else number + 1,
            standing,
            tuple(limit for limit in self._room(place) if limit.source not in givers),
            givers,
            self.cut(event),
            place.pool == beside(event),
        )

    def _has_not(self, noc: str, event: str, next_k: int, k: int, following: int) -> HasNot:
        """next_k: the number of the next place in the field; following: with those beside it."""
        asked, places = Place(noc, event, k), self.places_of(noc, event)
        lines = [p for p in places if p not in self.found.held and p in self.number]
        cut = self.cut(event)
        after = None if k == following else Place(noc, event, following)
        bare = sum(p in self.found.held and p not in self.number for p in places)
        shaping = shaping_rules(self.instance, event)
        if not lines:
            because, would = self._without_a_line(noc, event, next_k)
            absent = HasNot(asked, None, None, after, because, cut, would, bare, shaping)
            return self._absent(absent, noc, event, next_k)
        turn = self.turns[self.number[lines[0]]]
        step = self.number[turn.place] + 1
        sought = Sought(turn.place, self._lists(event), next_k, printed_line(self.instance, turn))
        no_room = self.refusals.no_room(turn.place)
        reason = no_room or policy_cost(self.instance, self.found, turn, self.clock)
        would = self._would(sought, no_room)
        return HasNot(asked, turn, step, after, reason, cut, would, bare, shaping)

    def _absent(self, told: HasNot, noc: str, event: str, next_k: int) -> HasNot:
        """With what else is to be told where no line of the NOC is left."""
        struck = struck_lines(self._printed, noc, event)
        does = tuple(source for source in struck if self._has_without(source, noc, event, next_k))
        follows = followed(self.instance, self.found.held, noc, event)
        would = replace(told.would, without=does)
        return replace(told, struck=struck, would=would, follows=follows)

    def _has_without(self, source: Source, noc: str, event: str, number: int) -> bool:
        """Whether the NOC has so many places in the field without a rule or ruling."""
        without = instance_without(self._printed, (source,))
        if without is None:
            return False
        found = decided(solved(without, self.clock.left()), self.clock)
        return sum(map(found.holds, without.field.places_of(event, noc))) >= number

    def _lists(self, event: str) -> tuple[str, ...]:
        return tuple(self.instance.field.pools_of_event[event])

    def _without_a_line(self, noc: str, event: str, next_k: int) -> tuple[NoRoom | None, WouldDo]:
        """The rank that a further line would need; or why none would do, even the best.

        Where several lists lead to the event, in the first of them in which it would do.
        """
        further = [self._further(noc, name, next_k) for name in plain_lists(self.instance, event)]
        for sought in further:
            rank = rank_needed(self.instance, sought, self.again, self._cut_rank(event))
            if rank is not None:
                return None, WouldDo(rank=rank, list=column_of(sought.place.pool))
        for sought in further:
            if because := self._even_further(sought, event):
                return because, WouldDo(list=column_of(sought.place.pool))
        return None, WouldDo()

    def _further(self, noc: str, name: str, next_k: int) -> Sought:
        own = sum(line.noc == noc for line in self.instance.rankings[name].lines)
        event = self.instance.rulebook.event_of_list()[name]
        return Sought(Place(noc, name, own + 1), self._lists(event), next_k, own + 1)

    def _even_further(self, sought: Sought, event: str) -> NoRoom | None:
        """Why a further line, even at its best rank, gives no place more: why it is passed over,
        or the NOC's line that is passed over instead."""
        place = sought.place
        ranking = self.instance.rankings[place.pool]
        best = with_line(ranking, place, best_rank(self.instance, place))
        thought_of = self.again.quick.instance(rankings={place.pool: best})
        outcome = solve(thought_of, self.clock.left())
        if not isinstance(outcome, Allocated):
            return None
        refusals = Refusals(thought_of, outcome, self.clock)
        left_out = (
            turn.place
            for turn in refusals.turns
            if turn.event == event and turn.line.noc == place.noc and turn.place not in outcome.held
        )
        first = next(left_out, None)
        because = refusals.no_room(first) if first else None
        return because and replace(because, awards=tuple(map(self._as_printed, because.awards)))

    def _as_printed(self, awards: Awards) -> Awards:
        """With the rank that the last line has, not the one behind a line that was thought of."""
        number = self.number.get(awards.last.place)
        return awards if number is None else replace(awards, last=self.turns[number])

    def _would(self, sought: Sought, because: NoRoom | None) -> WouldDo:
        instance, again, place = self.instance, self.again, sought.place
        event = self.turns[self.number[place]].event
        rank = rank_needed(instance, sought, again, self._cut_rank(event))
        reserve = self._reserve(place)
        if because is None:
            return WouldDo(rank=rank, list=column_of(place.pool), reserve=reserve)
        better = [turn for turns in self.refusals.better_awards(place).values() for turn in turns]
        rules = [source.id for source in because.rules if source.kind == "rule"]
        numbers = NumberSearch(
            sought,
            better,
            again,
            by_walk=self.found.proof == "walk",
            farthest=self._farthest(place),
        )
        return WouldDo(
            rank=rank,
            list=column_of(place.pool),
            changes=tuple(numbers.changes(instance, rules)),
            without=tuple(rulings_in_the_way(instance, sought, because.rules, again)),
            reserve=reserve,
        )

    def _reserve(self, place: Place) -> int | None:
        """Its number in the reserve list, if that is not far down."""
        event = self.turns[self.number[place]].event
        if event not in self._reserves:
            entries = reserves(self.instance, self.found, event, self._day, self.clock.left())
            first = islice((one for one in entries if isinstance(one, Reserve)), FIRST_RESERVES)
            self._reserves[event] = list(first)
        numbers = (
            one.number
            for one in self._reserves[event]
            if any(turn.line.noc == place.noc for turn in one.lines)
        )
        return next(numbers, None)

    def _farthest(self, place: Place) -> int:
        """How far a number is searched: a place for every line of the event left out before it,
        and some athletes."""
        event = self.turns[self.number[place]].event
        before = self.turns[: self.number[place] + 1]
        left_out = sum(t.event == event and t.place not in self.found.held for t in before)
        return left_out + MORE_ATHLETES

    def cut(self, event: str) -> Turn | None:
        """The last line awarded in an event."""
        return last_awarded(self.instance, self.found.held, event)

    def _cut_rank(self, event: str) -> int:
        cut = self.cut(event)
        return cut.line.rank if cut else 1

    def _room(self, place: Place) -> Iterator[Limit]:
        """The limits over the event, or the NOC's places there, that the place counted against."""
        here = self.number.get(place, len(self.turns))
        tally = self.tally
        told: set[Source] = set()
        for index in tally.within(place):
            source, bound = tally.laws[index]
            if bound.at_most is None or source.kind == "fact" or not tally.applies(index):
                continue
            counted = [other for other in bound.places if other in self.found.held]
            count = sum(self.number.get(other, len(self.turns)) <= here for other in counted)
            if source not in told:
                told.add(source)
                yield Limit(source, count, bound.at_most)

    def _given_by(self, place: Place) -> tuple[Source, ...]:
        """The guarantees and rulings without which, all else the same, it would not be held; of a
        place without a line whatever calls for it, such as a team."""
        grounds = self._grounds
        called = grounds.from_the_start.get(grounds.numbered.number[place], [])
        given = grounds.changeable(called)
        if not given and place not in self.number:
            given = calling_for(place, self.tally)
        if not given:
            return ()
        without = instance_without(self.instance, given, and_replaced=True)
        if without is None:
            return given
        found = decided(solved(without, self.clock.left()), self.clock)
        return () if found.holds(place) else given

    @cached_property
    def _grounds(self) -> Grounds:
        walk = Walk(WalkPlan.of_laws(self.instance.laws, self.instance.field))
        return Grounds(walk, self.instance.laws)

    @cached_property
    def tally(self) -> Tally:
        return Tally(self.instance.laws, self.found.held)

    def best_claim(self, noc: str) -> Claim | None:
        """The NOC's line that came nearest to a place; None if it has no line left out."""
        claims = []
        for turn in self.turns:
            if turn.line.noc == noc and turn.place not in self.found.held:
                cut = self.cut(turn.event)
                number, last = self.number[turn.place], self.number[cut.place] if cut else -1
                between = self.turns[min(number, last) + 1 : max(number, last) + 1]
                lines = sum(other.event == turn.event for other in between)
                claims.append(Claim(turn, lines if number > last else -lines))
        return min(claims, key=lambda claim: claim.behind, default=None)
