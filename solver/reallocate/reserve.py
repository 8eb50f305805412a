"""The reserve list of an event: who moves up when a place is given back, and who after that.

The first in reserve is the NOC that gains a place in the event when the holder of the cut line
gives that place back. The second is who gains when the first declines as well, and so on: each
answer is an allocation of its own, so whoever a rule keeps out is no reserve.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from models.answers.outcome import Allocated, Conflict, Outcome, OutOfTime
from models.answers.quota import holders
from models.bound import Source
from models.instance import Instance
from models.order import Turn
from models.place import in_the_field
from solver.reallocate.give_back import GivingBack, turns_in
from solver.reallocate.trail import Trailhead


@dataclass(frozen=True, slots=True)
class Reserve:
    """An entry of the list, from number 1.

    giver: the line whose place was given back first; lines: those that move up, one as a rule;
    found: the allocation in which they do. without_line: NOCs that gain places that no line claims,
    as with a team, each as often as it gains one.
    """

    number: int
    giver: Turn
    lines: tuple[Turn, ...]
    found: Allocated
    without_line: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class End:
    """Where the list ends, and why.

    giver: as above; none if nobody has a place that may be given back. outcome: what follows when
    the last in reserve declines as well; allocated means that nobody takes the place. instance:
    the case in which it follows. too_few: the rule that asks for more places, where it is seen.
    """

    giver: Turn | None
    outcome: Outcome
    instance: Instance
    too_few: Source | None = None

    @property
    def not_looked_for(self) -> bool:
        """Whether it would have taken more than the walk, which was all that was asked for."""
        return isinstance(self.outcome, OutOfTime) and not self.outcome.seconds


def reserves(
    instance: Instance,
    found: Allocated,
    event: str,
    day: date,
    time_limit: float | None = None,
    *,
    by_walk: bool = False,
    head: Trailhead | None = None,
) -> Iterator[Reserve | End]:
    """The entries in order, at the end why there are no more.

    time_limit: seconds for each of the allocations. by_walk: only what the walk proves. head: of
    the instance, if it is known.
    """
    head = head or Trailhead(instance)
    had = _in_field(instance, found, event)
    first_end: End | None = None
    for giver in givers(instance, found, event):
        giving = GivingBack(instance, found, event, day, time_limit, by_walk=by_walk, head=head)
        outcome = giving.keep_at_most({giver.line.noc: had[giver.line.noc] - 1})
        if isinstance(outcome, Conflict):
            # This place cannot be done without; perhaps the one above can.
            first_end = first_end or End(giver, outcome, giving.instance, giving.too_few)
            if giving.too_few is None:
                continue
            break
        yield from _moving_up(giving, giver, outcome)
        return
    yield first_end or End(None, found, instance)


def _moving_up(giving: GivingBack, giver: Turn, outcome: Outcome) -> Iterator[Reserve | End]:
    instance, event = giving.before, giving.event
    turns = turns_in(instance, event)
    had = _in_field(instance, giving.found, event)
    lines_had = Counter(turn.line.noc for turn in turns if turn.place in giving.found.held)
    number = 0
    while isinstance(outcome, Allocated):
        has = _in_field(instance, outcome, event)
        gained = {noc: had[noc] for noc in has if has[noc] > had[noc]}
        if not gained:
            break
        number += 1
        held = outcome.held
        lines = _beyond((turn for turn in turns if turn.place in held), lines_had)
        lines = tuple(turn for turn in lines if turn.line.noc in gained)
        others = (has - had) - Counter(turn.line.noc for turn in lines)
        yield Reserve(number, giver, lines, outcome, tuple(sorted(others.elements())))
        outcome = giving.keep_at_most(gained)
    yield End(giver, outcome, giving.instance, giving.too_few)


def _in_field(instance: Instance, found: Allocated, event: str) -> Counter[str]:
    """NOC -> its places in the event. Those beside the field are never given back to it."""
    return holders(instance.rulebook, in_the_field(found.held), event)


def _beyond(lines: Iterable[Turn], had: Counter[str]) -> tuple[Turn, ...]:
    """Of each NOC's lines awarded those beyond as many as it had before."""
    seen: Counter[str] = Counter()
    found = []
    for turn in lines:
        seen[turn.line.noc] += 1
        if seen[turn.line.noc] > had[turn.line.noc]:
            found.append(turn)
    return tuple(found)


def givers(instance: Instance, found: Allocated, event: str) -> Iterator[Turn]:
    """The lines awarded from the last one up whose holder may give its last place back.

    What is guaranteed to an NOC, by a rule or a ruling, is not asked of it; and of each NOC only
    its last line is.
    """
    had = _in_field(instance, found, event)
    seen: set[str] = set()
    for turn in reversed([t for t in turns_in(instance, event) if t.place in found.held]):
        noc = turn.line.noc
        if noc not in seen and instance.field.granted.get((noc, event), 0) < had[noc]:
            yield turn
        seen.add(noc)
