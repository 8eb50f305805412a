"""Random tiny worlds with everything in them, as data: an instance as its file would have it."""

import json
from random import Random
from typing import NamedTuple

from literal.drawn_rulings import lots_of_lines, rulings_drawn, spelled
from literal.kinds import KINDS, asked, claims_of
from literal.leaving_out import one_code_each, some_left_out
from literal.names import ALIASES, CONTINENTS, noc_of
from literal.turns import ORDERS

POLICIES = ("strict", "strict", "rank_maximal", "fill_first")


class Shape(NamedTuple):
    """What a rule may be about. lists: list -> event; award: the stages."""

    squads: list[str]
    individual: list[str]
    teams: list[str]
    lists: dict[str, str]
    award: list[dict]

    @property
    def events(self):
        return self.individual + self.teams

    def turn(self, name):
        """When a list is awarded: its stage, and its number there where they come one by one."""
        for number, stage in enumerate(self.award):
            if name in stage["lists"]:
                one_by_one = stage["order"] == "list_by_list"
                return number, stage["lists"].index(name) if one_by_one else 0
        raise LookupError(name)


def drawn_world(seed: int) -> dict:
    draw = Random(seed)
    squads = draw.choice([["men"], ["men", "women"]])
    individual = [f"{squad}-sprint" for squad in squads]
    if draw.random() < 0.4:
        individual.append("men-long")
    shape = Shape(squads, individual, ["men-relay"] if draw.random() < 0.4 else [], {}, [])
    # Drawn apart, so that the other worlds stay what they were.
    further = Random(f"further {seed}")
    if shape.teams and len(squads) == 2 and further.random() < 0.4:
        shape = shape._replace(teams=["mixed-relay"])
    elif shape.teams and len(squads) == 2 and further.random() < 0.5:
        shape = shape._replace(teams=["men-relay", further.choice(["women-relay", "mixed-relay"])])
    each = {squad for squad in squads if further.random() < 0.12}
    lists = _lists(draw, shape, further)
    shape = shape._replace(lists=lists, award=_award(draw, list(lists)))
    dense = {name for name in lists if further.random() < 0.1}
    rankings = {
        name: _ranking(draw, 2 if event in shape.teams else 6, name in dense)
        for name, event in lists.items()
    }
    rules = [rule | _fixed(further) for rule in _rules(draw, shape)]
    ties = _ties(further, shape, rules)
    said = {
        "id": f"world-{seed}",
        "title": "A drawn world",
        "host": _hosts(draw, further),
        "aliases": ALIASES,
        "rulebook": {
            "id": "drawn",
            "title": "Drawn rules",
            "squads": {
                squad: {"name": squad.title(), "one_event_each": True}
                if squad in each
                else squad.title()
                for squad in squads
            },
            "events": {
                name: {"name": name, "squad": _squad(name, squads), "team": name in shape.teams}
                for name in shape.events
            },
            "lists": {
                name: {"event": event} | _numbered(further, name in dense) | ties.get(name, {})
                for name, event in lists.items()
                if name != event or list(lists.values()).count(event) > 1 or name in {*dense, *ties}
            },
            "rules": [
                {"id": f"rule-{number}", "cite": f"clause {number}", **rule}
                for number, rule in enumerate(rules, 1)
            ],
            "award": shape.award,
        },
        "rankings": rankings,
        "rulings": rulings_drawn(draw, lists, rankings),
    }
    if seed % 8 == 3:
        said = _with_alike(Random(f"alike {seed}"), said)
    _columns(further, said)
    one_code_each(Random(f"codes {seed}"), said)
    said = some_left_out(further, lots_of_lines(said))
    # As a file has it: nothing stands in two places, so that a change of one is a change of one.
    return json.loads(json.dumps(said))


def _hosts(draw, further):
    """One, or two."""
    host = spelled(draw, draw.choice(sorted(CONTINENTS)))
    other = further.choice([noc for noc in sorted(CONTINENTS) if noc != noc_of(host)])
    return [host, spelled(further, other)] if further.random() < 0.1 else host


def _fixed(draw):
    return {"fixed": True} if draw.random() < 0.1 else {}


def _numbered(draw, is_dense):
    return {"ranks": "dense"} if is_dense else draw.choice([{}, {}, {"ranks": "gaps"}])


def _ties(draw, shape, rules):
    """List -> what it says of shared ranks, where lines are awarded one by one and claim a place
    each. `none` only where nothing asks for so many, which would be less then."""
    shaped = {name for rule in rules if claims_of(rule) for name in rule["lists"]}
    shaped |= {
        name
        for stage in shape.award
        if stage["policy"] != "strict" or stage["order"] == "noc_by_noc"
        for name in stage["lists"]
    }
    # Which of an NOC's places count there, places say and not lines.
    if any(rule["kind"] == "nocs_with" for rule in rules):
        return {}
    asks = any("exactly" in rule or "at_least" in rule for rule in rules)
    said = ["all", "lot"] if asks else ["all", "none", "none", "lot"]
    return {
        name: {"ties": draw.choice(said)}
        for name in shape.lists
        if draw.random() < 0.2 and name not in shaped
    }


def _columns(draw, said):
    """What rules read in a list: points of each line, who reached the last part."""
    for rule in said["rulebook"]["rules"]:
        lines = [line for name in rule.get("lists", ()) for line in said["rankings"][name]]
        if rule["kind"] == "proportional" and rule.get("by") == "points":
            for line in lines:
                line.setdefault("points", draw.randint(0, 4))
        if asked(rule, "reads_reached", otherwise=False):
            words = draw.choice([("1", "0"), ("yes", "no")])
            for line in lines:
                line["reached"] = draw.choice(words)


def _squad(event, squads):
    """A mixed team is of all of them."""
    who = event.split("-")[0]
    return who if who in squads else squads


def _with_alike(draw, said):
    """Two NOCs whose claims are the same in everything, and more athletes than the starts call for,
    where an NOC could bring more than it has starts for."""
    races = [name for name, event in said["rulebook"]["events"].items() if event["squad"] == "men"]
    if len(races) == 1:
        return said
    one, other, third = draw.sample(sorted(CONTINENTS), 3)
    rules = draw.sample(said["rulebook"]["rules"], min(2, len(said["rulebook"]["rules"])))
    amount = {draw.choice(["exactly", "at_least"]): draw.randint(2, 5)}
    rules.append({"id": "surplus", "kind": "athlete_total", "squads": ["men"], **amount})
    rules[-1]["cite"] = "clause of the surplus"
    for name in said["rankings"]:
        lines = [{"rank": 1, "noc": spelled(draw, noc)} for noc in draw.sample([one, other], 2)]
        if draw.random() < 0.5:
            lines.append({"rank": 3, "noc": spelled(draw, third)})
        said["rankings"][name] = lines
    return said | {"rulebook": said["rulebook"] | {"rules": rules}, "rulings": []}


def _lists(draw, shape, further):
    """List -> event; an event may have two, or one, with or without one of its own name."""
    lists = {}
    for event in shape.events:
        if event not in shape.teams and draw.random() < 0.25:
            first = draw.choice([event, f"first-{event}"])
            lists |= {first: event, f"again-{event}": event}
        else:
            lists[f"ranked-{event}" if further.random() < 0.08 else event] = event
    return lists


def _ranking(draw, longest, is_dense):
    lines, rank = [], 1
    nocs = draw.sample(sorted(CONTINENTS), draw.choice([2, 3, 3, 4]))
    for number in range(1, draw.randint(min(2, longest), longest) + 1):
        if draw.random() > 0.45:
            rank = rank + bool(lines) if is_dense else number
        line = {"rank": rank, "noc": spelled(draw, draw.choice(nocs))}
        points = draw.choice([None, 0, 1, 2, 3, 4])
        lines.append(line if points is None else line | {"points": points})
    return lines


def _rules(draw, shape):
    found = []
    for name, kind in KINDS.items():
        if hasattr(kind, "JUDGED_IN"):
            continue
        for less in (1, 3):
            if draw.random() >= getattr(kind, "LIKELY", 0.12) / less:
                break
            rule = kind.drawn(draw, shape)
            if rule is not None:
                found.append({"kind": name, **rule})
    draw.shuffle(found)
    shaped = set()
    for rule in [rule for rule in found if claims_of(rule)]:
        if shaped.intersection(rule["lists"]):
            found.remove(rule)
        shaped.update(rule["lists"])
    return found or [{"kind": "athlete_total", "squads": shape.squads, "at_most": 2}]


def _award(draw, lists):
    lists = draw.sample(lists, len(lists))
    split = draw.choice([0, draw.randint(0, len(lists))])
    return [
        {
            "id": f"stage-{number}",
            "lists": some,
            "order": draw.choice([*ORDERS, "list_by_list"]),
            "policy": draw.choice(POLICIES),
        }
        for number, some in enumerate([lists[:split], lists[split:]])
        if some
    ]
