"""Where a stage is awarded by another policy than strict: what awarding a line would cost."""

from models.answers.outcome import Allocated
from models.answers.reasons import PolicyCost
from models.instance import Instance
from models.order import Turn
from models.place import Place
from solver.allocate.tiers import stage_tiers
from solver.clock import Clock
from solver.cpsat.model import Board


def policy_cost(instance: Instance, found: Allocated, turn: Turn, clock: Clock) -> PolicyCost:
    """The first thing that the stage's policy counts and that would be worse with the line.

    The stages before are kept as they came out.
    """
    board = Board(instance.laws, instance.field.places, clock)
    fixed: dict[Place, bool] = {turn.place: True}
    for stage, turns in instance.stages:
        if stage.id != turn.stage:
            fixed |= {other.place: other.place in found.held for other in turns}
            continue
        kinds = {
            "fill_first": ["places", "ranks"],
            "rank_maximal": [f"rank {rank}" for rank in sorted({t.line.rank for t in turns})],
        }
        for of, tier in zip(kinds.get(stage.policy, []), stage_tiers(stage, turns), strict=False):
            best = board.greatest(tier.places, tier.weights, fixed)
            value = tier.value(found.held)
            with_it = None if best is None else tier.value(best)
            if with_it != value:
                shown = (value, with_it) if with_it is None or with_it >= 0 else (-value, -with_it)
                return PolicyCost(stage.policy, of, *shown)
            board.demand(tier.places, tier.weights, value)
        return PolicyCost(stage.policy)
    raise ValueError(f"no stage {turn.stage}")
