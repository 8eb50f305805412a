"""Why an allocation is not the published one: later rulings, or the what-if."""

from collections.abc import Iterator
from typing import NamedTuple

from berth.questions.case import Asked
from berth.questions.published import (
    as_published,
    by_rulings,
    compare,
    explained,
    later_rulings,
    ruling_cause,
)
from berth.views.published import Cause, Comparison, Discrepancy
from models.answers.outcome import Allocated
from models.instance import Instance
from models.place import Held
from models.ruling import Ruling
from solver.allocate.solve import solve


class WhatIf(NamedTuple):
    """By what an instance differs from the one that its files describe (`base`): as whoever asks
    writes it and in words, one by one, the rulings that are left out, and the further ones."""

    base: Instance
    by: tuple[tuple[str, str], ...]
    left_out: tuple[Ruling, ...] = ()
    further: tuple[Ruling, ...] = ()


class Before(NamedTuple):
    """A case that may be as published, and what of today's it lacks: changes, later and further
    rulings; or rulings that it has and today's lacks."""

    instance: Instance
    by: tuple[tuple[str, str], ...] = ()
    later: tuple[Ruling, ...] = ()
    left_out: tuple[Ruling, ...] = ()


def what_if(question: Asked) -> WhatIf | None:
    """What the options change; a ruling that they leave out or add is named rather than the
    option."""
    if not question.typed:
        return None
    kept = question.instance.rulings
    left_out = tuple(ruling for ruling in question.base.rulings if ruling not in kept)
    further = tuple(ruling for ruling in kept if ruling not in question.base.rulings)
    return WhatIf(question.base, question.by, left_out, further)


def compared(
    instance: Instance, held: Held, time_limit: float, changed: WhatIf | None = None
) -> Comparison | None:
    """The comparison with the published table, each difference with what explains it, if anything.

    A cell is explained by what was changed or decided later, if without that it is as published.
    None if there is no published table.
    """
    comparison = compare(instance, held)
    if comparison is None or not comparison.different:
        return comparison
    for before in _befores(instance, changed):
        if all(cell.causes for cell in comparison.different):
            break
        outcome = solve(before.instance, time_limit)
        if isinstance(outcome, Allocated):
            comparison = _by(comparison, before, outcome.held)
    return comparison


def _befores(instance: Instance, changed: WhatIf | None) -> Iterator[Before]:
    """Without the later rulings, without what is changed, without both."""
    if later := later_rulings(instance):
        yield Before(_without(instance, later), later=later)
    if changed is not None:
        by, base, further = changed.by, changed.base, changed.further
        yield Before(base, by, further, changed.left_out)
        if later := later_rulings(base):
            left_out = tuple(ruling for ruling in changed.left_out if ruling not in later)
            yield Before(_without(base, later), by, (*later, *further), left_out)


def _by(comparison: Comparison, before: Before, held: Held) -> Comparison:
    field, names = before.instance.field, before.instance.names
    rows = as_published(before.instance, held)

    def causes(cell: Discrepancy) -> tuple[Cause, ...]:
        if rows.get(cell.noc, {}).get(cell.column, 0) != cell.published:
            return ()
        later = by_rulings(cell, field, before.later)
        missing = by_rulings(cell, field, before.left_out)
        return (
            *(Cause(kind="option", id=id_, wording=words) for id_, words in before.by),
            *(ruling_cause("ruling", names, one) for one in later),
            *(ruling_cause("ruling_left_out", names, one) for one in missing),
        )

    return explained(comparison, causes)


def _without(instance: Instance, later: tuple[Ruling, ...]) -> Instance:
    known = tuple(ruling for ruling in instance.rulings if ruling not in later)
    return instance.rebuilt(rulings=known)
