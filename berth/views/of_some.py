"""What an answer of `solve` says of some NOCs alone."""

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from berth.views.heading import Heading
from berth.views.ledger import StepShown
from berth.views.parts import Labels, RulingShown, nocs_in
from berth.views.published import Comparison
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from models.table import NOCS

_N = TypeVar("_N", int, int | None)


def of_some(answer: OutcomeAnswer, nocs: Mapping[str, str]) -> OutcomeAnswer:
    """The answer with the rows of these NOCs, code -> name, and what concerns them: last places and
    reserves of events in which they have a place or are named, their rulings, their steps.

    Totals stay those of the whole, and so do lots. An outcome without a table stays what it is.
    """
    only = tuple(sorted(nocs))
    if isinstance(answer, LotAnswer):
        table = None if answer.nocs is None else _rows(answer.nocs, only, answer.totals or {})
        labels = _labels(answer.labels, nocs, answer.heading, nocs_in(answer.lots))
        return answer.model_copy(update={"nocs": table, "only": only, "labels": labels})
    if not isinstance(answer, AllocationAnswer):
        return answer
    rows = _rows(answer.nocs, only, answer.totals)
    mine = [ruling.noc in only for ruling in answer.rulings]
    cuts = tuple(
        cut
        for cut in answer.cuts
        if any(row.get(cut.event) for row in rows.values())
        or not set(only).isdisjoint(nocs_in(cut))
    )
    published = answer.published and _compared(answer.published, answer.nocs, only)
    steps = None if answer.steps is None else tuple(_steps(answer.steps, only))
    named = nocs_in(cuts, steps, published)
    update = {
        "nocs": rows,
        "published": published,
        "rulings": tuple(_where(answer.rulings, mine)),
        "steps": steps,
        "heading": _heading(answer.heading, mine),
        "cuts": cuts,
        "labels": _labels(answer.labels, nocs, answer.heading, named),
        "folded": False,
        "only": only,
    }
    return answer.model_copy(update=update)


def _rows(
    rows: "dict[str, dict[str, _N]]", only: Iterable[str], totals: Iterable[str]
) -> "dict[str, dict[str, _N | int]]":
    """An NOC without a place has a row of zeros: it was asked about."""
    none = dict.fromkeys((column for column in totals if column != NOCS), 0)
    return {noc: dict(rows.get(noc, none)) for noc in only}


def _where(rulings: Iterable[RulingShown], mine: Iterable[bool]) -> Iterable[RulingShown]:
    return (ruling for ruling, is_mine in zip(rulings, mine, strict=True) if is_mine)


def _heading(heading: Heading, mine: Collection[bool]) -> Heading:
    """The rulings are the same as in the answer, one by one."""
    kept = tuple(r for r, is_mine in zip(heading.rulings, mine, strict=True) if is_mine)
    return heading.model_copy(update={"rulings": kept})


def _steps(steps: Iterable[StepShown], only: Collection[str]) -> Iterable[StepShown]:
    """Each with its number in the order of award."""
    return (
        step.model_copy(update={"number": number})
        for number, step in enumerate(steps, 1)
        if step.noc in only
    )


def _compared(found: Comparison, rows: Collection[str], only: Collection[str]) -> Comparison:
    different = tuple(cell for cell in found.different if cell.noc in only)
    differ = {cell.noc for cell in different}
    nocs = len({noc for noc in only if noc in rows} | differ)
    return Comparison(equal=nocs - len(differ), different=different, nocs=nocs)


def _labels(
    labels: Labels, nocs: Mapping[str, str], heading: Heading, named: Iterable[str]
) -> Labels:
    hosts = (heading.host,) if isinstance(heading.host, str) else heading.host or ()
    kept = {*named, *hosts}
    names = {code: name for code, name in labels.nocs.items() if code in kept}
    return labels.model_copy(update={"nocs": dict(sorted({**names, **nocs}.items()))})
