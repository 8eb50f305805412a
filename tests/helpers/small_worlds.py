"""Hypothesis: random instances small enough to try every allocation."""

from dataclasses import replace
from decimal import Decimal
from math import prod

from hypothesis import assume
from hypothesis import strategies as st

from models.instance import Instance
from models.noc import Noc
from models.ranking import Ranking
from models.rulebook import Rulebook
from solver.walk.seasons import as_ranking

NOCS = {"A": "Europe", "B": "Europe", "H": "Asia"}
LOOKING_AHEAD = ("continent_minimum", "equal_numbers", "host_guarantee", "squad_multiple")
POLICIES = ("strict", "rank_maximal", "fill_first")


@st.composite
def amounts(draw, highest: int):
    kind = draw(st.sampled_from(["at_most", "at_most", "at_most", "exactly", "at_least"]))
    return {kind: draw(st.integers(1 if kind == "at_most" else 0, highest))}


@st.composite
def rules(draw, squads, individual, teams, lists):
    """A handful of rules of every kind, mostly ones that can be kept."""
    events = individual + teams
    found = []
    for event in events:
        if draw(st.booleans()):
            found.append({"kind": "field_size", "events": [event], **draw(amounts(2))})
    for squad in squads:
        if draw(st.booleans()):
            found.append({"kind": "athlete_total", "squads": [squad], **draw(amounts(4))})
    if len(squads) > 1 and draw(st.booleans()):
        found.append({"kind": "athlete_total", "squads": squads, **draw(amounts(5))})
    if draw(st.booleans()):
        found.append(
            {"kind": "noc_event_limit", "events": individual, "at_most": draw(st.integers(0, 2))}
        )
    for team in (True, False, None):
        if draw(st.integers(0, 3)) == 0:
            rule = {"kind": "noc_squad_limit", "squads": squads, "at_most": draw(st.integers(0, 3))}
            found.append(rule if team is None else rule | {"team": team})
    if teams and draw(st.booleans()):
        found.append({"kind": "team_squad", "events": teams, "athletes": draw(st.integers(1, 3))})
    if draw(st.booleans()):
        guaranteed = draw(st.sampled_from([*squads, *events]))
        field = "squads" if guaranteed in squads else "events"
        found.append({"kind": "host_guarantee", field: {guaranteed: draw(st.integers(1, 2))}})
    found += draw(rarer_rules(squads, events, lists))
    return found


@st.composite
def rarer_rules(draw, squads, events, lists):
    found = draw(rules_of_lists(lists))
    if draw(st.integers(0, 3)) == 0:
        minimum = {"continent": draw(st.sampled_from(["Europe", "Asia"]))}
        minimum |= {"at_least": draw(st.integers(1, 2))}
        of = draw(st.sampled_from([*squads, *events]))
        field = "squads" if of in squads else "events"
        found.append({"kind": "continent_minimum", **minimum, field: [of]})
    if draw(st.integers(0, 3)) == 0:
        standard = {"events": [draw(st.sampled_from(events))], "points": draw(st.integers(1, 3))}
        found.append({"kind": "minimum_standard", **standard})
    if len(squads) > 1 and draw(st.integers(0, 3)) == 0:
        apart = draw(st.integers(0, 1))
        found.append({"kind": "equal_numbers", "squads": squads, "apart": apart})
    if draw(st.integers(0, 3)) == 0:
        limit = {"at_most": draw(st.integers(0, 1)), "starts_below": draw(st.integers(1, 3))}
        found.append({"kind": "noc_squad_limit_by_starts", "squads": squads, **limit})
    if draw(st.integers(0, 5)) == 0:
        limit = {"beyond": draw(st.integers(0, 2)), "rank_at_most": draw(st.integers(1, 3))}
        found.append({"kind": "noc_rank_limit", "events": draw(some_of(events)), **limit})
    if draw(st.integers(0, 5)) == 0:
        field, names = draw(st.sampled_from([("squads", squads), ("events", events)]))
        limit = {field: draw(some_of(names)), "at_most": draw(st.integers(0, 4))}
        found.append({"kind": "noc_total_limit", **limit})
    if draw(st.integers(0, 3)) == 0:
        of = draw(st.integers(2, 3))
        found.append({"kind": "squad_multiple", "squads": squads[:1], "of": of})
    return found


@st.composite
def rules_of_lists(draw, lists):
    found = []
    if draw(st.integers(0, 3)) == 0:
        size = {"lists": draw(some_of(lists)), **draw(amounts(2))}
        found.append({"kind": "list_size", **size, "together": draw(st.booleans())})
    if draw(st.integers(0, 5)) == 0:
        limit = {"lists": draw(some_of(lists)), "at_most": draw(st.integers(0, 2))}
        found.append({"kind": "noc_list_limit", **limit, "together": draw(st.booleans())})
    if draw(st.integers(0, 5)) == 0:
        limit = {"lists": draw(some_of(lists)), "at_most": draw(st.integers(0, 3))}
        found.append({"kind": "rank_limit", **limit})
    return found


def some_of(names):
    return st.lists(st.sampled_from(names), min_size=1, max_size=2, unique=True)


def loosens(rule):
    """Whether a limit holds only while few places are held: no upper bound pure and simple."""
    return rule.get("team") is False or rule["kind"] == "noc_squad_limit_by_starts"


@st.composite
def rankings(draw, longest: int, ties: bool):
    lines = draw(st.lists(st.sampled_from(list(NOCS)), min_size=1, max_size=longest))
    entries: list = []
    for noc in lines:
        if ties and entries and draw(st.integers(0, 3)) == 0:
            before = entries[-1] if isinstance(entries[-1], list) else [entries[-1]]
            entries[-1] = [*before, noc]
        else:
            entries.append(noc)
    lines = as_ranking(entries).lines
    points = draw(
        st.lists(
            st.sampled_from([None, *map(Decimal, range(5))]),
            min_size=len(lines),
            max_size=len(lines),
        )
    )
    return Ranking(tuple(replace(line, points=p) for line, p in zip(lines, points, strict=True)))


@st.composite
def instances(
    draw,
    ties: bool = False,
    policies=POLICIES,
    upper_bounds_only: bool = False,
    paths: bool = False,
):
    """paths: a second list may lead to an event, called `again-...`."""
    squads = ["men", "women"][: draw(st.integers(1, 2))]
    individual = [f"{squad}-sprint" for squad in squads] + ["men-long"] * draw(st.integers(0, 1))
    teams = ["men-relay"] * draw(st.integers(0, 1))
    events = individual + teams
    again = [event for event in dict.fromkeys(individual) if paths and draw(st.booleans())]
    lists = {event: event for event in events} | {f"again-{event}": event for event in again}
    found = draw(rules(squads, individual, teams, list(lists)))
    if upper_bounds_only:
        found = [
            {("at_most" if k in ("exactly", "at_least") else k): v for k, v in rule.items()}
            for rule in found
            if rule["kind"] not in LOOKING_AHEAD and not loosens(rule)
        ]
    found = found or [{"kind": "athlete_total", "squads": squads, "at_most": 2}]
    in_order = draw(st.permutations(list(lists))) if paths else events
    split = draw(st.integers(0, len(in_order)))
    award = [
        {
            "id": f"stage-{number}",
            "lists": lists,
            "order": draw(st.sampled_from(["rank_by_rank", "list_by_list"])),
            "policy": draw(st.sampled_from(policies)),
        }
        for number, lists in enumerate([in_order[:split], in_order[split:]])
        if lists
    ]
    rulings = [
        {"noc": noc, "event": event, how: number, "date": "2020-01-01", "basis": "drawn"}
        for noc, event, how, number in draw(
            st.lists(
                st.tuples(
                    st.sampled_from(list(NOCS)),
                    st.sampled_from(events),
                    st.sampled_from(["at_most", "exactly"]),
                    st.integers(0, 1),
                ),
                max_size=1,
            )
        )
    ]
    if upper_bounds_only:
        rulings = []
    rulebook = Rulebook.model_validate(
        {
            "id": "small",
            "title": "A small world",
            "squads": {squad: squad for squad in squads},
            "events": {
                name: {"name": name, "squad": name.split("-")[0], "team": name in teams}
                for name in events
            },
            "lists": {name: {"event": event} for name, event in lists.items() if event in again},
            "rules": [
                {"id": f"rule-{number}", "cite": "drawn", **rule}
                for number, rule in enumerate(found)
            ],
            "award": award,
        }
    )
    instance = Instance(
        id="small",
        title="A small world",
        rulebook=rulebook,
        nocs={noc: Noc(code=noc, name=noc, continent=c) for noc, c in NOCS.items()},
        host="H",
        rankings={
            name: draw(rankings(3 if event in individual and name == event else 2, ties))
            for name, event in lists.items()
        },
        rulings=rulings,
    )
    assume(prod(n + 1 for n in instance.field.lengths.values()) <= 5000)
    return instance
