"""The ledger: every line in its turn, awarded or passed over, and because of what.

The order of award gone through again with the result in hand. Why a line was passed over is told
as everywhere: the smallest set of rules that leaves no room for it beside the better awards. Mostly
that is a limit that these have reached.
"""

from collections.abc import Iterator

from models.answers.outcome import Allocated, Step
from models.bound import Source
from models.instance import Instance
from models.place import Place
from solver.clock import Clock
from solver.explain.refusal import Refusals


def ledger(instance: Instance, found: Allocated, time_limit: float | None = None) -> Iterator[Step]:
    """A step per line, in the order of award. Raises Undecided when a reason takes too long."""
    refusals = Refusals(instance, found, Clock(time_limit))
    standing = dict.fromkeys(instance.rulebook.events, 0)
    reasons: dict[Place, tuple[Source, ...]] = {}
    policy = ""
    for stage, turns in instance.stages:
        if stage.policy != "strict":
            policy = f"the stage is awarded {stage.policy}"
        elif policy:
            policy = "it was left to the stages before, which are not all awarded strict"
        for turn in turns:
            place = turn.place
            if place in found.held:
                standing[turn.event] += 1
                yield Step(turn, True, standing[turn.event])
                continue
            # What keeps out the NOC's line before this one keeps this one out, or less does.
            before = reasons.get(place._replace(k=place.k - 1), ())
            because = refusals.rules_against(place, before)
            note = ""
            if because is None:
                note = policy
            elif not before and refusals.replay.has_room(refusals.number[place]):
                note = "a later duty leaves no room"
            reasons[place] = tuple(because or ())
            yield Step(turn, False, standing[turn.event], reasons[place], note)
