"""A tiny instance for what a cell of docs/language.md says; what it does not name is made up."""

from itertools import chain
from typing import get_args

from models.rules import Rule

KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Rule)[0])}
CONTINENTS = {
    "Europe": ["NED", "ITA", "GER", "RUS", "B", "BLR"],
    "Africa": ["EGY", "TUN"],
    "Americas": ["USA", "CAN"],
    "Asia": ["KOR"],
    "Oceania": ["AUS"],
}
NOCS = ["NED", "KOR", "EGY", "GER", "AUS", "ITA", "TUN", "CAN", "USA", "B", "RUS", "BLR"]


def part_of(said):
    """The part of an instance or rulebook that a snippet is, if it is no rule, stage or ruling."""
    only = next(iter(said)) if len(said) == 1 else None
    return only if only in ("squads", "events", "lists", "groups", "host", "nocs") else None


def named(entries, *fields):
    """Ids that stand in some fields, in order and each once."""
    return list(
        dict.fromkeys(chain(*(entry.get(name, ()) for entry in entries for name in fields)))
    )


def instance_of(snippets):
    """The instance as it is written; the rankings name files that `ranking_of` fills."""
    parts = {name: said[name] for said in snippets if (name := part_of(said))}
    rules = [said for said in snippets if "kind" in said]
    stages = [said for said in snippets if "order" in said]
    rulings = [said for said in snippets if "basis" in said]
    events = _events(parts, rules, rulings)
    squads = parts.get("squads", {})
    squads |= {name: f"Athletes {name}" for name in _squads_of(events, rules) if name not in squads}
    lists = parts.get("lists", {})
    for name in [*named(rules, "lists", "after"), *named(stages, "lists")]:
        if name not in events:
            lists.setdefault(name, {"event": next(iter(events))})
    served = {entry["event"] for entry in lists.values()}
    derived = named([rule for rule in rules if rule["kind"] == "derived_team"], "events")
    ranked = [*lists, *(name for name in events if name not in {*served, *derived})]
    rest = [name for name in ranked if name not in named(stages, "lists")]
    award = [{"id": f"stage-{n}", **stage} for n, stage in enumerate(stages)]
    award += [{"id": "rest", "lists": rest, "order": "list_by_list"}] * bool(rest)
    rules = rules or [{"kind": "field_size", "events": [*events], "at_most": 8}]
    return {
        "id": "tiny",
        "title": "A tiny world",
        "host": parts.get("host", "ITA"),
        "nocs": {
            noc: {"name": f"The NOC {noc}", "continent": continent}
            | parts.get("nocs", {}).get(noc, {})
            for continent, nocs in CONTINENTS.items()
            for noc in nocs
        },
        "rulebook": {
            "id": "tiny-rules",
            "title": "Rules of a tiny world",
            "squads": squads,
            "events": events,
            "lists": lists,
            "groups": parts.get("groups", {}),
            "rules": [
                {"id": f"rule-{n}", "cite": f"{n}"} | rule for n, rule in enumerate(rules, 1)
            ],
            "award": award,
        },
        "rankings": {name: f"{name}.csv" for name in ranked},
        "rulings": rulings,
    }


def _events(parts, rules, rulings):
    """Those that are written, and those that are only named: of teams where a rule needs that."""
    events = dict(parts.get("events", {}))
    names = named(rules, "events", "starts", "one_in_each")
    names += [ruling["event"] for ruling in rulings]
    names += [entry["event"] for entry in parts.get("lists", {}).values()]
    squads = [*parts.get("squads", ()), *named(rules, "squads")] or ["all"]
    for_teams = named([rule for rule in rules if KINDS[rule["kind"]].team_events], "events")
    for number, name in enumerate(names or ["race"]):
        team = name in for_teams or name.endswith(("team", "relay"))
        squad = squads[number % len(squads)]
        events.setdefault(name, {"name": name.title(), "squad": squad, "team": team})
    for squad in squads:
        if not any(squad in _squads_of({name: event}, ()) for name, event in events.items()):
            events[f"race-{squad}"] = {"name": f"Race of {squad}", "squad": squad}
    return events


def _squads_of(events, rules):
    found = [event["squad"] for event in events.values()]
    written = chain(*([squad] if isinstance(squad, str) else squad for squad in found))
    return list(dict.fromkeys((*written, *named(rules, "squads"))))


def ranking_of(snippets):
    """A ranking, the same for every list: each NOC up to four times, and those that a ruling names
    at the rank at which it names them."""
    nocs, ties = list(NOCS), set()
    for ruling in snippets:
        if "rank" in ruling:
            nocs.remove(ruling["noc"])
            nocs.insert(ruling["rank"] - 1, ruling["noc"])
            ties |= {ruling["rank"] + 1} if ruling["form"] == "lot" else set()
    lines = [noc for times in range(4) for noc in nocs[: len(nocs) - 3 * times]]
    rows = [
        f"{number - (number in ties)},{noc},athlete {number},{900 - number},{number % 3 and 1}"
        for number, noc in enumerate(lines, 1)
    ]
    return "\n".join(["rank,noc,athlete,points,reached", *rows])
