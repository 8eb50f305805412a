"""Random tiny worlds with everything in them, as data: an instance as its file would have it."""

import json
from random import Random
from typing import NamedTuple

from literal.kinds import KINDS, claims_of
from literal.names import ALIASES, CODES, CONTINENTS, noc_of
from literal.turns import ORDERS

SPELLINGS = {
    noc: [noc, noc, *(code for code, other in CODES.items() if other == noc)] for noc in CONTINENTS
}
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
    each = {squad for squad in squads if further.random() < 0.12}
    lists = _lists(draw, shape)
    shape = shape._replace(lists=lists, award=_award(draw, list(lists)))
    rankings = {
        name: _ranking(draw, 2 if event in shape.teams else 6) for name, event in lists.items()
    }
    rules = _rules(draw, shape)
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
                name: {"event": event}
                for name, event in lists.items()
                if list(lists.values()).count(event) > 1
            },
            "groups": {"islands": ["GBR", "JPN"]},
            "rules": [
                {"id": f"rule-{number}", "cite": f"clause {number}", **rule}
                for number, rule in enumerate(rules, 1)
            ],
            "award": shape.award,
        },
        "rankings": rankings,
        "rulings": _rulings(draw, lists, rankings),
    }
    if seed % 8 == 3:
        said = _with_alike(Random(f"alike {seed}"), said)
    one_code_each(Random(f"codes {seed}"), said)
    # As a file has it: nothing stands in two places, so that a change of one is a change of one.
    return json.loads(json.dumps(_lots_of_lines(said)))


def _lots_of_lines(said):
    """Without lots about lines of which a rule ranks anew what they claim."""
    rules, lists = said["rulebook"]["rules"], said["rulebook"]["lists"]
    anew = [name for rule in rules if rule["kind"] == "proportional" for name in rule["lists"]]
    anew += [lists[name]["event"] for name in anew if name in lists]
    kept = [
        ruling
        for ruling in said["rulings"]
        if ruling.get("form") != "lot" or ruling.get("list", ruling["event"]) not in anew
    ]
    return said | {"rulings": kept}


def _hosts(draw, further):
    """One, or two."""
    host = _spelled(draw, draw.choice(sorted(CONTINENTS)))
    other = further.choice([noc for noc in sorted(CONTINENTS) if noc != noc_of(host)])
    return [host, _spelled(further, other)] if further.random() < 0.1 else host


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
        lines = [{"rank": 1, "noc": _spelled(draw, noc)} for noc in draw.sample([one, other], 2)]
        if draw.random() < 0.5:
            lines.append({"rank": 3, "noc": _spelled(draw, third)})
        said["rankings"][name] = lines
    return said | {"rulebook": said["rulebook"] | {"rules": rules}, "rulings": []}


def one_code_each(draw, said):
    """In every second world an NOC has one code wherever it is named, seldom the IOC's of today."""
    if draw.random() < 0.5:
        code = {noc: draw.choice(codes[1:]) for noc, codes in SPELLINGS.items()}
        lines = [line for lines in said["rankings"].values() for line in lines]
        for named in (*lines, *said["rulings"]):
            named["noc"] = code[noc_of(named["noc"])]


def _spelled(draw, noc):
    return draw.choice(SPELLINGS[noc])


def _lists(draw, shape):
    """List -> event; an event may have two, with or without one of its own name."""
    lists = {}
    for event in shape.events:
        if event not in shape.teams and draw.random() < 0.25:
            first = draw.choice([event, f"first-{event}"])
            lists |= {first: event, f"again-{event}": event}
        else:
            lists[event] = event
    return lists


def _ranking(draw, longest):
    lines, rank = [], 1
    nocs = draw.sample(sorted(CONTINENTS), draw.choice([2, 3, 3, 4]))
    for number in range(1, draw.randint(min(2, longest), longest) + 1):
        if draw.random() > 0.45:
            rank = number
        line = {"rank": rank, "noc": _spelled(draw, draw.choice(nocs))}
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
    shaped = [name for rule in found if claims_of(rule) for name in rule["lists"]]
    found = [r for r in found if not claims_of(r) or shaped.count(*r["lists"]) == 1]
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


def _rulings(draw, lists, rankings):
    """On days of their own, in any order: numbers, lines struck, lots, some of them said again."""
    found = []
    events = sorted(set(lists.values()))
    while draw.random() < 0.3 and len(found) < 4:
        noc, event = draw.choice(sorted(CONTINENTS)), draw.choice(events)
        for _ in range(draw.choice([1, 1, 2])):
            number = {draw.choice(["at_most", "at_most", "exactly"]): draw.randint(0, 2)}
            ruling = {"noc": _spelled(draw, noc), "event": event, **number}
            found.append(ruling | {"basis": draw.choice(["declined", "decided by a court"])})
    for name, event in lists.items():
        several = list(lists.values()).count(event) > 1
        if not several:
            found += ({"event": event, **ruling} for ruling in _lost(draw, rankings[name]))
        for ruling in _of_lines(draw, rankings[name]):
            named = {"list": name} if several or draw.random() < 0.3 else {}
            found.append({"event": event, **named, **ruling})
    # A lot is drawn on one day, everything else on a day of its own.
    lots = {id(ruling): ruling.pop("lot", number) for number, ruling in enumerate(found)}
    days = {lot: f"2020-{draw.choice(['01', '02', '03'])}-" for lot in lots.values()}
    numbers = draw.sample(range(1, 29), len(days))
    days = {lot: f"{day}{n:02}" for (lot, day), n in zip(days.items(), numbers, strict=True)}
    return [ruling | {"date": days[lots[id(ruling)]]} for ruling in found]


def _of_lines(draw, lines):
    struck = set()
    for line in lines:
        if draw.random() < 0.1:
            struck.add(line["rank"])
            form = draw.choice(["withdrawn", "not_eligible"])
            ruling = {"noc": line["noc"], "form": form, "rank": line["rank"], "basis": form}
            yield from (dict(ruling) for _ in range(draw.choice([1, 1, 2])))
    for rank in sorted({line["rank"] for line in lines}):
        tied = [noc_of(line["noc"]) for line in lines if line["rank"] == rank]
        once = len(set(tied)) == len(tied)
        # Of two lines of an NOC with one rank, one of them struck, nobody says whose lot is whose.
        if len(set(tied)) > 1 and draw.random() < 0.25 and (once or rank not in struck):
            for number in range(draw.choice([1, 2]) if once else 1):
                yield from _lot(draw, rank, tied, (rank, number, id(lines)))


def _lost(draw, lines):
    """A lot that is handed in as a number, for a line that lost it."""
    said = [(line["rank"], noc_of(line["noc"])) for line in lines]
    for number, (rank, noc) in enumerate(said):
        tied = {other for other_rank, other in said if other_rank == rank}
        # Of two lines of an NOC with one rank, nobody says which of them lost.
        if len(tied) > 1 and draw.random() < 0.08 and said.count((rank, noc)) == 1:
            before = sum(other == noc for _, other in said[:number])
            yield {"noc": _spelled(draw, noc), "at_most": before, "basis": "drawn by lot"}


def _lot(draw, rank, tied, lot):
    """A lot, perhaps of the first ones only; drawn again it is of all of them."""
    order = draw.sample(tied, len(tied))
    said = order if lot[1] or draw.random() < 0.7 else order[: draw.randint(1, len(order))]
    for number, noc in enumerate(said, 1):
        line = {"form": "lot", "rank": rank, "drawn": number, "basis": "drawn by lot"}
        yield {"noc": _spelled(draw, noc), **line, "lot": lot}
