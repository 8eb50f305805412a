"""One conflict of an instance whose rules are known to clash."""

from models.answers.diagnosis import ConflictOfRules
from models.instance import Instance
from solver.clock import Undecided
from solver.conflict.first import first_conflict


def first_clash(instance: Instance, time_limit: float) -> ConflictOfRules | None:
    """None if time runs out."""
    try:
        return first_conflict(instance, time_limit)
    except Undecided:
        return None
