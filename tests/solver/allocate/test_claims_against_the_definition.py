"""Rules that shape what lines claim, and the orders of a stage: small drawn worlds against trying
every allocation."""

from dataclasses import replace
from math import prod
from random import Random

import pytest
from definition import outcomes
from tiny import field, host_has, per_noc, world

from models.answers.outcome import Allocated, LotRequired
from models.checks.envy import envies
from models.checks.lawful import breaches
from models.ranking import Ranking
from solver.allocate.lots import with_lots
from solver.allocate.solve import solve

ORDERS = ("rank_by_rank", "list_by_list", "breadth_first", "noc_by_noc")
RACE, LIST, SECOND = "men-race", "men-first", "men-second"


def rank_bands(draw):
    bands = [{"to": 1, "places": draw.randint(0, 3)}, {"to": 3, "places": draw.randint(1, 2)}]
    return {"kind": "rank_bands", "lists": [LIST], "bands": bands}


def placement_sum(draw):
    sums = [{"to": draw.randint(2, 4), "places": 3}, {"to": 6, "places": 2}]
    rule = {"kind": "placement_sum", "lists": [LIST], "best": draw.randint(1, 2), "sums": sums}
    if draw.random() < 0.5:
        rule["single"] = [{"to": draw.randint(1, 3), "places": 2}]
    if draw.random() < 0.3:
        rule["counts_at_most"] = {"reached": draw.randint(1, 3), "not_reached": 4}
    return rule | {"capped_by_reached": draw.random() < 0.3}


def proportional(draw):
    methods = ("largest_remainder", "dhondt", "saintelague", "huntington")
    rule = {"kind": "proportional", "lists": [LIST], "method": draw.choice(methods)}
    limit = {"at_most": draw.randint(1, 2)} if draw.random() < 0.3 else {}
    return rule | limit | {"places": draw.randint(1, 4)}


def no_such_rule(draw):
    return per_noc(RACE, draw.randint(1, 3))


def drawn(draw, kind):
    """Two lists to one event, a rule that shapes the first, and some that bind."""
    rankings = {}
    for name, longest in ((LIST, 5), (SECOND, 2)):
        ranks = [draw.choice([1, 1, 1, 2]) for _ in range(longest)]
        rankings[name] = [[draw.choice("ABC") for _ in range(lines)] for lines in ranks]
        while sum(map(len, rankings[name])) > longest:
            rankings[name].pop()
    rules = [kind(draw), field(RACE, **{draw.choice(["at_most", "exactly"]): draw.randint(2, 4)})]
    if draw.random() < 0.4:
        rules.append(per_noc(RACE, draw.randint(1, 2)))
    if draw.random() < 0.3:
        rules.append(host_has(events={RACE: 1}))
    stages = [{"id": "all", "lists": [LIST, SECOND], "order": draw.choice(ORDERS)}]
    if draw.random() < 0.3:
        stages = [{"id": n, "lists": [n], "order": draw.choice(ORDERS)} for n in (LIST, SECOND)]
    if draw.random() < 0.2:
        stages[0]["policy"] = draw.choice(["rank_maximal", "fill_first"])
    paths = {LIST: RACE, SECOND: RACE}
    plain = world(rankings, lists=paths, award=stages, host="C")
    said = {
        name: Ranking(
            tuple(
                replace(line, other=(("reached", draw.choice(["1", "0"])),))
                for line in plain.rankings[name].lines
            )
        )
        for name in rankings
    }
    with_lines = plain.rebuilt(rankings=said)
    book = plain.rulebook.model_dump()
    book["rules"] = [{"id": f"rule-{n}", "cite": "drawn", **rule} for n, rule in enumerate(rules)]
    return with_lines.with_rulebook(type(plain.rulebook).model_validate(book))


@pytest.mark.parametrize("kind", [rank_bands, placement_sum, proportional, no_such_rule])
def test_what_lines_claim_is_awarded_as_the_definition_says(kind):
    draw, seen = Random(kind.__name__), set()
    for _ in range(120):
        case = drawn(draw, kind)
        if prod(n + 1 for n in case.field.lengths.values()) > 3000:
            continue
        expected = outcomes(case)
        found = solve(case, walk_first=draw.random() < 0.5)
        seen.add(found.status)
        if isinstance(found, Allocated):
            assert {found.held} == expected
            assert not list(breaches(case.laws, found.held))
            assert not list(envies(case, found.held))
        elif isinstance(found, LotRequired):
            assert len(expected) > 1
            settled, lots = with_lots(case, found, draw)
            assert settled.held in expected, lots
        else:
            assert found.status == "conflict"
            assert expected == {None}
    assert seen == {"allocated", "lot_required", "conflict"}
