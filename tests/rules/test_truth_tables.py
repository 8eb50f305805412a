"""Every rule kind has a truth table, a YAML file beside this one, and does what it says.

A file has a small `world`, then `tables`: a rule as it stands in a rulebook, its wording and
parameters, and situations (`cases`), each with the places held and the verdict. A broken rule
names its witnesses: how many places too many (excess above 0) or too few, of whom, and where.
Only the bounds of that one rule are counted; a world may have `rules` that say what it
rests on. Of a rule that says what lines claim a situation has
the `claims` instead: of each list, by rank, an NOC for every place. `refused` has rules that nobody
may write.
"""

import json
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from ruamel.yaml import YAML

from models.bound import Bound
from models.checks.lawful import apart_from_the_field, beyond_claims, holding
from models.files import BadInput, read_instance
from models.place import column_of, of_one_noc
from models.rules import Rule
from models.words import Names

FOLDER = Path(__file__).parent
KINDS = {member.model_fields["kind"].default: member for member in get_args(get_args(Rule)[0])}
FILES = {p.stem: YAML(typ="safe", pure=True).load(p) for p in sorted(FOLDER.glob("*.yaml"))}
TABLES = [(kind, table) for kind in sorted(FILES) for table in FILES[kind]["tables"]]
REFUSED = [(kind, entry) for kind in sorted(FILES) for entry in FILES[kind]["refused"]]

every_case = pytest.mark.parametrize(
    ("kind", "table", "case"),
    [
        pytest.param(kind, table, case, id=f"{kind}: {table['rule']['id']}: {case['name']}")
        for kind, table in TABLES
        for case in table["cases"]
    ],
)
every_table = pytest.mark.parametrize(
    ("kind", "table"),
    [pytest.param(kind, table, id=f"{kind}: {table['rule']['id']}") for kind, table in TABLES],
)


@pytest.fixture
def world(tmp_path):
    """Reads the world of a kind with one rule in it; what the situation says replaces its own."""

    def read(kind, rule, situation):
        said = FILES[kind]["world"] | {
            k: situation[k]
            for k in ("host", "rankings", "rulings", "groups", "award", "rules")
            if k in situation
        }
        paths = {path["event"] for path in said.get("lists", {}).values()}
        lists = [*said.get("lists", {}), *(e for e in said["events"] if e not in paths)]
        rulebook = {
            "id": "one-rule",
            "title": "A rulebook of one rule",
            "squads": said["squads"],
            "events": said["events"],
            "lists": said.get("lists", {}),
            "rules": [rule, *said.get("rules", ())],
            "award": said.get("award", [{"id": "all", "lists": lists, "order": "list_by_list"}]),
        }
        parts = ("nocs", "host", "rankings", "rulings", "groups")
        instance = {name: said[name] for name in parts if said.get(name)}
        path = tmp_path / "world.yaml"
        path.write_text(
            json.dumps({"id": "world", "title": "A world", "rulebook": rulebook, **instance})
        )
        return read_instance(path)

    return read


def witnesses(instance, counts):
    """What the first rule of the instance says of the places held."""
    none = dict.fromkeys(instance.field.events, 0)
    whole = {noc: none | row for noc, row in counts.items()}
    counts, others = apart_from_the_field(instance.field, whole)
    held = holding(instance, counts) | others
    return [
        {"excess": excess, **where(instance, bound)}
        for bound in instance.rulebook.rules[0].laws(instance.field)
        if (excess := bound.excess(held))
    ]


def claims(instance, lists):
    """What is claimed in some lists: rank -> an NOC for every place."""
    found = {}
    for name in lists:
        by_rank = found.setdefault(name, {})
        for line in instance.counted_rankings[name].lines:
            by_rank.setdefault(line.rank, []).append(line.noc)
    return {
        name: {rank: " ".join(nocs) for rank, nocs in ranks.items()}
        for name, ranks in found.items()
    }


def verdict(instance, case):
    """What a situation tells of the rule: what is claimed, or whether it is kept."""
    if "claims" in case:
        return claims(instance, case["claims"])
    return not witnesses(instance, case["held"])


def where(instance, bound: Bound):
    """The NOC, if it is about one, and the event or squad of the places that are counted."""
    events = instance.field.pools_of_event
    event_of = {pool: event for event, pools in events.items() for pool in pools}
    names = (column_of(place.pool) for place in bound.places)
    found = dict.fromkeys(event_of.get(name, name) for name in names)
    sort = "event" if set(found) <= set(events) else "squad"
    names = {sort: next(iter(found))} if len(found) == 1 else {f"{sort}s": list(found)}
    return {"noc": bound.places[0].noc, **names} if of_one_noc(bound.places) else names


def test_every_rule_kind_has_a_truth_table_and_every_truth_table_a_rule_kind():
    assert set(FILES) == set(KINDS)


@every_case
def test_the_rule_is_kept_or_broken_as_the_truth_table_says(world, kind, table, case):
    instance = world(kind, table["rule"], table | case)
    if "claims" in case:
        assert claims(instance, case["claims"]) == case["claims"]
        return
    inside, _ = apart_from_the_field(instance.field, case["held"])
    assert not list(beyond_claims(instance.field, inside)), "nobody could hold so many places"
    found = witnesses(instance, case["held"])
    assert found == case.get("broken", [])
    assert case["kept"] == (not found)


@every_table
def test_a_rule_reads_and_has_the_parameters_as_the_truth_table_says(world, kind, table):
    instance = world(kind, table["rule"], table)
    rule, *_ = instance.rulebook.rules
    assert rule.kind == kind
    # Here everything is called by its id.
    assert rule.source.in_words(Names()) == table["wording"]
    assert rule.parameters() == table["parameters"]
    assert rule.source == ("rule", table["rule"]["id"], rule.wording(), table["rule"]["cite"])
    gaps = {name for _, name, *_ in Formatter().parse(rule.wording()) if name}
    book = instance.rulebook
    assert gaps <= {*book.events, *book.squads, *book.event_of_list()}


@every_table
def test_a_rule_written_twice_is_one_rule_to_whoever_keeps_account(kind, table):
    twice = [KINDS[kind].model_validate(table["rule"]) for _ in range(2)]
    assert len(set(twice)) == 1


@every_table
def test_a_truth_table_tells_every_number_of_its_rule_from_the_numbers_next_to_it(
    world, kind, table
):
    verdicts = [case.get("claims", case.get("kept")) for case in table["cases"]]
    for address, number in table["parameters"].items():
        for other in {max(number - 1, 0), number + 1} - {number}:
            rule = json.loads(json.dumps(table["rule"]))
            *outer, last = address.split(".")
            inner = rule
            for key in outer:
                inner = inner[int(key) - 1] if isinstance(inner, list) else inner[key]
            inner[last] = other
            try:
                changed = [
                    verdict(world(kind, rule, table | case), case) for case in table["cases"]
                ]
            except BadInput:
                continue  # a number that nobody may write
            assert changed != verdicts, f"no case tells {address}: {number} from {other}"


@pytest.mark.parametrize("kind", sorted(FILES))
def test_a_truth_table_moves_every_field_of_its_kind_off_its_default(kind):
    rules = [KINDS[kind].model_validate(table["rule"]) for k, table in TABLES if k == kind]
    for name, field in KINDS[kind].model_fields.items():
        if name not in ("id", "kind", "cite") and (name != "if_possible" or KINDS[kind].is_duty):
            values = [json.dumps(rule.model_dump()[name], sort_keys=True) for rule in rules]
            assert len(set(values)) > 1, f"{name} is always {values[0]}"
            if not field.is_required():
                default = json.dumps(field.get_default())
                assert set(values) - {default}, f"{name} is always left out"


@pytest.mark.parametrize(
    ("kind", "entry"), [pytest.param(k, e, id=f"{k}: {e['name']}") for k, e in REFUSED]
)
def test_a_rule_that_nobody_may_write_is_refused_in_plain_words(world, kind, entry):
    with pytest.raises(BadInput) as refused:
        world(kind, entry["rule"], entry)
    assert entry["says"] in str(refused.value)
    assert len(refused.value.complaints) == 1
