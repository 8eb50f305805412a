"""A forecast as JSON: keys in a fixed order, new keys at the end; shares to six decimals."""

from berth.questions.case import Asked
from berth.questions.forecast import Forecast
from berth.views.old_json import Json, about_question
from solver.forecast.chances import Chance, Expected


def of_forecast(question: Asked, found: Forecast) -> Json:
    """`runs` were asked for and `done` of them done; chances are shares of those `allocated`."""
    chances, fit = found.chances, found.opened.fit
    rulebook = found.instance.rulebook
    return {
        "status": "stopped" if found.is_stopped else "done",
        **about_question(question),
        "open": list(found.plan.open),
        "closed": list(found.opened.closed),
        "seed": found.plan.seed,
        "runs": found.plan.runs,
        "done": chances.runs,
        "allocated": chances.allocated,
        "by_walk": chances.ways["walk"],
        "by_solver": chances.ways["solver"],
        "conflicts": chances.ways["conflict"],
        "lots": chances.lots,
        "checked": chances.checked,
        "model": {
            "direction": fit.direction,
            "scales": {name: _rounded(value) for name, value in fit.scales._asdict().items()},
            "log_evidence": _rounded(fit.evidence),
        },
        "events": {event: _event(found, event) for event in rulebook.events},
        "squads": {squad: _squad(found, squad) for squad in rulebook.squads},
    }


def _event(found: Forecast, event: str) -> Json:
    """NOC -> its chances of 1, 2, ... places or more."""
    every = {noc: found.chances.chances(noc, event) for noc in found.nocs}
    return {noc: [_chance(one) for one in chances] for noc, chances in every.items() if chances}


def _squad(found: Forecast, squad: str) -> Json:
    events = found.events_of(squad)
    return {
        noc: {
            **_expected(found.chances.expected(noc, squad)),
            "decided_by": [
                {"event": one.event, "share": _rounded(one.share)}
                for one in found.chances.deciders(noc, squad, events)
            ],
        }
        for noc in found.nocs
    }


def _chance(one: Chance) -> Json:
    return {"runs": one.runs, "chance": _rounded(one.share), "error": _rounded(one.error)}


def _expected(one: Expected) -> Json:
    mean, error = _rounded(one.mean), _rounded(one.error)
    return {"mean": mean, "error": error, "low": one.low, "high": one.high}


def _rounded(value: float) -> float:
    return round(value, 6)
