"""Unjustified envy: a line left out that could be added, or could take a worse line's place.

Being free of envy is a check, not a definition: many allocations pass it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from models.checks.exchange import CanBe, Exchange
from models.checks.givers import Givers
from models.checks.room import Countable
from models.order import Turn, standings
from models.place import Place


class Envy(NamedTuple):
    """A line passed over without need: it could be added, or replace a worse line of its event."""

    turn: Turn
    instead_of: Turn | None


def envies(case: Countable, held: Iterable[Place], possible: CanBe | None = None) -> Iterator[Envy]:
    """Every line left out that has reason to complain of a holding, once each.

    Of lines that share a rank none is the worse one: between them a lot decides. Athletes come
    and go with the places, of whatever NOC: a line has reason to complain if some choice of
    athletes goes with it. Counting finds the choice in which the athletes of the NOCs concerned
    are adapted (those called for added, those that nobody calls for any more left out), and often
    that there is none; what it leaves open is asked of `possible`. Without it that stays open, so
    that only what is certain is yielded.
    """
    exchange = Exchange(case, held)
    is_held = exchange.tally.held
    standing = standings(case.stages)
    turns = sorted(
        (turn for _, stage_turns in case.stages for turn in stage_turns),
        key=lambda turn: standing[turn.place],
    )
    left_out = [
        turn
        for turn in turns
        if turn.place not in is_held
        and (turn.place.k == 1 or _neighbour(turn.place, -1) in is_held)
    ]
    best = {turn.event: standing[turn.place] for turn in reversed(left_out)}
    # Those no worse than all lines left out have nothing to give back to anybody.
    worse: dict[str, list[Turn]] = {}
    for turn in reversed(turns):
        place = turn.place
        if place not in is_held or _neighbour(place, +1) in is_held:
            continue
        if turn.event in best and best[turn.event] < standing[place]:
            worse.setdefault(turn.event, []).append(turn)
    givers = {event: Givers(exchange, of_event, possible) for event, of_event in worse.items()}
    for turn in left_out:
        place = turn.place
        in_event = worse.get(turn.event)
        is_best_off = not in_event or standing[in_event[0].place] <= standing[place]
        if is_best_off and exchange.is_ruled_out(place):
            continue
        broken = exchange.broken_by(place, None)
        fits = exchange.fits(place, None, broken, possible is not None)
        if fits is None and possible is not None:
            fits = possible(place, None)
        if fits:
            yield Envy(turn, None)
        elif not is_best_off:
            if possible is not None:
                broken = {index: by for index, by in broken.items() if index in exchange.of_starts}
            other = givers[turn.event].worst(place, broken, standing)
            if other is not None:
                yield Envy(turn, other)


def _neighbour(place: Place, step: int) -> Place:
    return Place(place.noc, place.pool, place.k + step)
