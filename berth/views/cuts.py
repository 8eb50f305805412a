"""Per event: the last line awarded, and the first that would follow."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from models.checks.envy import Exchange
from models.instance import Instance
from models.order import Turn
from models.place import Held


class Cut(NamedTuple):
    """last:    the last line awarded in the order of award, if any.
    reserve: the best line left out that could take the place of the last one while all others
             keep theirs; or the place of the nearest above it that may be given up at all (one
             that is guaranteed to the host may not). Who moves up when a place is really given
             back can be another, as that decides every event anew."""

    event: str
    last: Turn | None
    reserve: Turn | None


def cuts(instance: Instance, held: Held) -> Iterator[Cut]:
    """The cut of every event, in the order of the rulebook."""
    exchange = Exchange(instance, held)
    turns: dict[str, list[Turn]] = {event: [] for event in instance.rulebook.events}
    for _, stage_turns in instance.stages:
        for turn in stage_turns:
            turns[turn.event].append(turn)
    for event, in_order in turns.items():
        awarded = [turn for turn in in_order if turn.place in held]
        last = awarded[-1] if awarded else None
        yield Cut(event, last, _reserve(exchange, in_order, awarded, held))


def _reserve(
    exchange: Exchange, turns: Sequence[Turn], awarded: Sequence[Turn], held: Held
) -> Turn | None:
    # Lines are served in their order: those behind one that is left out need not be tried.
    left_out = [turn for turn in turns if turn.place not in held and _is_next(turn, held)]
    for last in reversed(awarded):
        for turn in left_out:
            if turn.line.noc != last.line.noc and not exchange.broken_by(turn.place, last.place):
                return turn
    return None


def _is_next(turn: Turn, held: Held) -> bool:
    """Whether the NOC's line before this one is held."""
    place = turn.place
    return place.k == 1 or place._replace(k=place.k - 1) in held
