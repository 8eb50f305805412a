"""Why and why not, as JSON."""

from berth.questions.case import Asked
from berth.questions.why import Reasons
from berth.views.old_json import Json, about_question, turn_json
from models.answers.reasons import Claim, Has, HasNot, Limit, NoRoom, PolicyCost, SquadNumber
from models.bound import Source
from models.order import Turn


def of_why(question: Asked, found: Reasons) -> Json:
    """`places` for an event, `squad` for a squad; `best_claim` for an NOC without any place."""
    value: Json = {
        "status": "allocated",
        **about_question(question),
        "noc": found.noc,
        "pool": found.pool,
        "held": found.held,
        "places": [_has(a) if isinstance(a, Has) else _has_not(a) for a in found.places],
    }
    if found.squad is not None:
        value["squad"] = _squad(question, found.squad)
    value["best_claim"] = _claim(found.claim) if found.claim else None
    return value


def _has(answer: Has) -> Json:
    return {
        "k": answer.place.k,
        "held": True,
        "line": _line(answer.turn),
        "step": answer.step,
        "standing": answer.standing,
        "room": [_limit(limit) for limit in answer.room],
        "given_by": [source.id for source in answer.given_by],
        "cut": _line(answer.cut),
    }


def _has_not(answer: HasNot) -> Json:
    because = answer.because
    return {
        "k": answer.place.k,
        "held": False,
        "line": _line(answer.turn),
        "step": answer.step,
        "after": answer.after.k if answer.after else None,
        "no_room": _no_room(because) if isinstance(because, NoRoom) else None,
        "policy": _policy(because) if isinstance(because, PolicyCost) else None,
        "cut": _line(answer.cut),
        "would": {
            "rank": answer.would.rank,
            "changes": [
                {"parameter": change.parameter, "from": change.old, "to": change.new}
                for change in answer.would.changes
            ],
            "without": [source.id for source in answer.would.without],
            "reserve": answer.would.reserve,
        },
    }


def _no_room(because: NoRoom) -> Json:
    return {
        "rules": [_source(source) for source in because.rules],
        "awards": [
            {"event": awards.event, "count": awards.count, "last": turn_json(awards.last)}
            for awards in because.awards
        ],
        "sum": because.sum,
    }


def _policy(cost: PolicyCost) -> Json:
    return {
        "policy": cost.policy,
        "of": cost.of,
        "found": cost.found,
        "with_it": cost.with_it,
    }


def _squad(question: Asked, found: SquadNumber) -> Json:
    events = question.instance.rulebook.event_of_list()
    return {
        "athletes": found.athletes,
        "callers": [
            {
                **_source(caller.source),
                "events": list(dict.fromkeys(events.get(p.pool, p.pool) for p in caller.places)),
            }
            for caller in found.callers
        ],
        "limits": [_limit(limit) for limit in found.limits],
    }


def _limit(limit: Limit) -> Json:
    return {**_source(limit.source), "count": limit.count, "at_most": limit.at_most}


def _source(source: Source) -> Json:
    return {
        "kind": source.kind,
        "id": source.id,
        "wording": source.wording,
        "cite": source.cite,
    }


def _line(turn: Turn | None) -> Json | None:
    if turn is None:
        return None
    points = turn.line.points
    return {**turn_json(turn), "points": None if points is None else str(points)}


def _claim(claim: Claim) -> Json:
    return {"line": _line(claim.turn), "behind": claim.behind}
