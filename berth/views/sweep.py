"""What a sweep comes to, as JSON: keys in a fixed order, new keys at the end."""

from collections import Counter
from typing import Any

from berth.questions.grid import Swept
from berth.text.sweep import WORDS
from berth.views.sweep_summary import Summary, SweepSummary


def of_sweep(swept: Swept, found: SweepSummary, kept_in: str) -> dict[str, Any]:
    return {
        "status": "out_of_time" if found.undecided else "done",
        "instance": swept.cases.base.id,
        "rulebook": swept.cases.base.rulebook.id,
        "grid": swept.grid.id,
        "variants": found.count,
        "stored_before": found.before,
        "by_walk": found.by_walk,
        "by_solver": found.count - found.by_walk,
        "cross_checked": found.checked,
        "all": _summary(found.all),
        "values": [
            {"axis": axis, "value": value, **_summary(one)}
            for (axis, value), one in found.values.items()
        ],
        "results": kept_in,
    }


def _summary(one: Summary) -> dict[str, Any]:
    return {
        **{status: one.statuses[status] for status in WORDS},
        "places_gained": _span(one.gained),
        "places_lost": _span(one.lost),
        "enter": _sorted(one.enter),
        "vanish": _sorted(one.vanish),
    }


def _span(numbers: list[int]) -> dict[str, int] | None:
    if not numbers:
        return None
    return {"least": min(numbers), "most": max(numbers), "sum": sum(numbers)}


def _sorted(nocs: Counter[str]) -> dict[str, int]:
    return {noc: nocs[noc] for noc in sorted(nocs)}
