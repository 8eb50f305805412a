"""Real tables of which no ranking was found: checked against their rules, each breach with its
verdict in the README of the case."""

import json
from pathlib import Path

import pytest

from berth import load

INSTANCES = Path(__file__).parents[2] / "instances"

#: Case -> (rule, NOC, number held) of each breach.
BREACHES = {
    "archery-2024": [],
    "bobsleigh-2018": [],
    "fencing-2020": [
        ("members-men-epee", "FRA", 2),
        ("members-men-foil", "GER", 2),
        ("members-women-epee", "ROC", 2),
        ("members-women-sabre", "FRA", 2),
    ],
    "judo-2024": [],
    "luge-2014": [],
    "modern-pentathlon-2024": [("oceania", None, 0)],
    "nordic-combined-2018": [],
    "ski-jumping-men-2014": [],
}

#: What a second relay breaks: it follows from nothing, and has no sleds and no athletes.
RELAYS = {"relay", "relay-team", "lacking-sled", "team-needs-athlete"}

every_case = pytest.mark.parametrize("name", BREACHES)


@every_case
def test_the_published_table_breaks_the_rules_that_its_readme_gives_a_verdict(name):
    found = load(INSTANCES / name).check()
    assert [(b.id, b.noc, b.held) for b in found.breaches] == BREACHES[name]
    readme = (INSTANCES / name / "README.md").read_text(encoding="utf-8")
    for rule, noc, _ in BREACHES[name]:
        assert (noc or rule) in readme
    assert ("**explained**" in readme or "**unexplained**" in readme) == bool(BREACHES[name])


@every_case
def test_what_only_a_ranking_could_tell_is_said_not_to_be_looked_at(name):
    found = load(INSTANCES / name).check()
    assert any("there is no ranking" in what for what in found.not_looked_at)
    assert found.status != "lawful"


def changed(name, noc, **numbers):
    case = load(INSTANCES / name)
    rows = {code: dict(row) for code, row in case.instance.published.rows.items()}
    rows[noc] |= numbers
    return {breach.id for breach in case.check(rows).breaches}


@pytest.mark.parametrize(
    ("name", "noc", "numbers", "broken"),
    [
        # A relay follows from places in all three events.
        ("luge-2014", "KOR", {"relay": 0}, {"relay"}),
        ("luge-2014", "KOR", {"relay": 2}, RELAYS),
        (
            "luge-2014",
            "SUI",
            {"relay": 1, "pairs": 2, "athletes": 4},
            {"relay", "lacking-sled", "total"},
        ),
        ("nordic-combined-2018", "EST", {"team": 1}, {"all-four-start", "team-of-four", "teams"}),
        ("ski-jumping-men-2014", "CAN", {"individual": 3}, {"all-four-start", "field"}),
        # The host has its sled whatever its lines, and no other is of its continent.
        ("bobsleigh-2018", "KOR", {"women": 0}, {"host", "asia", "total-women"}),
        ("bobsleigh-2018", "GER", {"two-man": 4}, {"per-noc", "total-two-man"}),
        ("bobsleigh-2018", "AUT", {"two-man": 3}, {"three-two-man", "total-two-man"}),
        ("bobsleigh-2018", "FRA", {"two-man": 2}, {"two-two-man", "total-two-man"}),
        ("archery-2024", "KOR", {"men-individual": 2}, {"members-men", "field"}),
        ("archery-2024", "POL", {"men-individual": 2, "men": 2}, {"without-team", "field"}),
        ("judo-2024", "FRA", {"men-60": 0}, {"host"}),
        ("judo-2024", "CHA", {"women-70": 2}, {"per-noc", "total"}),
        (
            "modern-pentathlon-2024",
            "EGY",
            {"women-individual": 0, "women": 0},
            {"africa", "field", "oceania"},
        ),
    ],
)
def test_a_table_with_another_number_breaks_what_it_should(name, noc, numbers, broken):
    assert changed(name, noc, **numbers) == broken


def test_a_host_may_have_earned_the_one_place_it_has_but_not_none(tmp_path):
    """Two places if it has earned none: whether it has, no ranking says."""
    path = tmp_path / "case.yaml"
    rule = {"id": "host", "kind": "host_if_unqualified", "events": {"race": 2}, "cite": "1"}
    rulebook = {"id": "one", "title": "One", "squads": {"all": "All"}, "rules": [rule]}
    rulebook["events"] = {"race": {"name": "Race", "squad": "all"}}
    case = {"id": "case", "title": "A case", "rulebook": rulebook, "host": "GER"}
    path.write_text(json.dumps(case), encoding="utf-8")
    broken = [
        [b.id for b in load(path).check({"GER": {"race": count, "all": count}}).breaches]
        for count in (0, 1, 2)
    ]
    assert broken == [["host"], [], []]


def test_a_host_may_have_earned_a_place_beside_the_one_that_its_team_brings(tmp_path):
    """World 9838: one beyond what the team brings was said to be too many, since it had earned one;
    whether a line claims it no ranking says."""
    path = tmp_path / "case.yaml"
    rules = [
        {"id": "host", "kind": "host_if_unqualified", "cite": "1"}
        | {"events": {"race": 1, "relay": 1}},
        {"id": "team", "kind": "team_carries", "events": ["relay"], "starts": {"race": 1}}
        | {"cite": "2"},
    ]
    rulebook = {"id": "one", "title": "One", "squads": {"all": "All"}, "rules": rules}
    rulebook["events"] = {
        "race": {"name": "Race", "squad": "all"},
        "relay": {"name": "Relay", "squad": "all", "team": True},
    }
    case = {"id": "case", "title": "A case", "rulebook": rulebook, "host": "GER"}
    path.write_text(json.dumps(case), encoding="utf-8")
    broken = [
        [
            b.id
            for b in load(path).check({"GER": {"race": n, "relay": 1, "all": max(n, 1)}}).breaches
        ]
        for n in (0, 1, 2)
    ]
    assert broken == [["team"], [], []]


def test_the_refugee_team_is_all_that_is_beyond_the_quota():
    found = load(INSTANCES / "judo-2024").without_rulings().check()
    assert [(b.id, b.held, b.at_most) for b in found.breaches] == [("total", 378, 372)]
