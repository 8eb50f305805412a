"""Tiny named worlds: a handful of lines and the rules under test, in as few words as possible."""

from models.instance import Instance
from models.noc import Noc
from models.rulebook import Rulebook
from solver.walk.seasons import as_ranking


def world(rankings, *rules, lists=None, award=None, host=None, rulings=()):
    """An instance of the rankings (list -> NOCs, the best first) and rules.

    A list leads to the event of its own name, or to the one that `lists` gives, alone or with
    what else is said of the list. `men-...` are
    events of men, all others of women; `...-relay` is a team event. Rules are called rule-1,
    rule-2, ...; the lists are awarded rank by rank unless `award` gives the stages.
    """
    paths = {
        name: {"event": said} if isinstance(said, str) else said
        for name, said in (lists or {}).items()
    }
    events = dict.fromkeys(paths[name]["event"] if name in paths else name for name in rankings)
    squads = dict.fromkeys(squad_of(event) for event in events)
    stages = award or [{"id": "all", "lists": list(rankings), "order": "rank_by_rank"}]
    rulebook = Rulebook.model_validate(
        {
            "id": "tiny",
            "title": "A tiny world",
            "squads": {squad: squad for squad in squads},
            "events": {
                event: {"name": event, "squad": squad_of(event), "team": event.endswith("-relay")}
                for event in events
            },
            "lists": paths,
            "rules": [
                {"id": f"rule-{number}", "cite": f"clause {number}", **rule}
                for number, rule in enumerate(rules or [anything()], 1)
            ],
            "award": stages,
        }
    )
    return Instance(
        id="tiny",
        title="A tiny world",
        rulebook=rulebook,
        nocs={code: Noc(code=code, name=f"{code}land") for code in "ABCDH"},
        host=host,
        rankings={name: as_ranking(lines) for name, lines in rankings.items()},
        rulings=[{"date": "2020-01-01", "basis": "decided", **ruling} for ruling in rulings],
    )


def squad_of(event):
    return "men" if event.startswith("men") else "women"


def anything():
    """A rule that nothing breaks."""
    return {"kind": "athlete_total", "squads": ["men"], "at_least": 0}


def field(event, **amount):
    return {"kind": "field_size", "events": [event], **amount}


def athletes(**amount):
    return {"kind": "athlete_total", "squads": ["men"], **amount}


def per_noc(event, at_most):
    return {"kind": "noc_event_limit", "events": [event], "at_most": at_most}


def relay_brings(number):
    return {"kind": "team_squad", "events": ["men-relay"], "athletes": number}


def host_has(**what):
    return {"kind": "host_guarantee", **what}
