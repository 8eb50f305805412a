"""The case after a proposal to settle a conflict: validated and derived from scratch."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from models.instance import Instance
from models.ruling import STRUCK, Ruling
from models.variant import Variant


class Proposal(NamedTuple):
    """New numbers by `rule.parameter`; rules that are dropped; rulings, by id, left out."""

    numbers: Mapping[str, int] = {}
    dropped: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()


def after(
    instance: Instance, proposal: Proposal, blamed: Sequence[Ruling] | None = None
) -> Instance:
    """The instance under a proposal. Raises ValidationError if nobody may write the numbers.

    All rules may be dropped here, which leaves the facts and rulings. blamed: the rulings that are
    meant by their ids, where these are not those that stand.
    """
    rulebook = instance.rulebook
    if proposal.numbers:
        rulebook = Variant(id="proposal", change=proposal.numbers).apply(rulebook)
    kept = tuple(rule for rule in rulebook.rules if rule.id not in proposal.dropped)
    if len(kept) < len(rulebook.rules):
        rulebook = rulebook.model_copy(update={"rules": kept})
    named = blamable(instance) if blamed is None else blamed
    left_out = [ruling for ruling in named if ruling.source.id in proposal.without]
    rulings = tuple(ruling for ruling in instance.rulings if ruling not in left_out)
    return instance.rebuilt(rulebook=rulebook, rulings=rulings)


def blamable(instance: Instance) -> list[Ruling]:
    """The rulings that can be part of a conflict: those that stand, but for the lots."""
    stand = instance.standing
    return [*stand.numbers, *(ruling for ruling in stand.lines if ruling.form in STRUCK)]
