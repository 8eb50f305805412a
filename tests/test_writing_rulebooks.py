"""What docs/writing-rulebooks.md says of the rule kinds is what they are."""

import csv
import re
from decimal import Decimal
from typing import get_args

import pytest
from documents import ROOT
from pydantic import TypeAdapter
from ruamel.yaml import YAML

from models.classification import Classification
from models.rulebook import ListOfEvent, Order, Policy, Rulebook, Stage
from models.rules import Rule
from models.rules.amount import AmountRule
from models.rules.base import RuleBase
from models.ruling import LineForm, PlacesForm, Ruling
from models.variant import Variant

TEXT = (ROOT / "docs" / "writing-rulebooks.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(\w+)` \| (.+) \| (.+) \|$", TEXT, re.M)
BLOCKS = [YAML(typ="safe").load(text) for text in re.findall(r"```yaml\n(.*?)```", TEXT, re.S)]
KINDS = {kind.model_fields["kind"].default: kind for kind in get_args(get_args(Rule)[0])}


def test_every_rule_kind_has_one_row_in_the_order_of_the_alphabet():
    assert [kind for kind, _, _ in ROWS] == sorted(KINDS)


@pytest.mark.parametrize(("kind", "says", "fields"), ROWS, ids=lambda text: text.split()[0])
def test_a_row_names_the_fields_of_its_kind(kind, says, fields):
    named = set(re.findall(r"`(\w+)`", f"{says} {fields}"))
    if "an amount" in fields:
        named |= set(AmountRule.model_fields) - set(RuleBase.model_fields)
    assert named == set(KINDS[kind].model_fields) - set(RuleBase.model_fields)


def test_what_is_shown_can_be_written():
    shown = [next(iter(block)) if isinstance(block, dict) else "rules" for block in BLOCKS]
    assert shown == ["squads", "rules", "rules", "award", "classification", "id"]
    pools, rules, claims, order, competitions, variant = BLOCKS
    size = {"id": "size", "kind": "field_size", "events": ["men-500m"], "at_most": 8, "cite": "1"}
    rulebook = Rulebook.model_validate({"id": "shown", "title": "Shown", "rules": [size], **pools})
    assert rulebook.one_event_each == {"women"}
    assert len(TypeAdapter(list[Rule]).validate_python(rules)) == 3
    assert all(rule.shapes_claims for rule in TypeAdapter(list[Rule]).validate_python(claims))
    assert len(TypeAdapter(list[Stage]).validate_python(order["award"])) == 2
    # Files are read with exact decimals; this reader makes floats, which are refused.
    competitions["classification"]["points"]["factor"] = Decimal("0.8")
    assert Classification.model_validate(competitions["classification"]).lines["men-relay"] == 1
    assert Variant.model_validate(variant).question


def test_what_is_shown_of_rulings_is_what_a_file_of_them_may_say():
    rulings = [
        Ruling.model_validate(
            {name: int(cell) if cell.isdigit() else cell for name, cell in row.items() if cell}
        )
        for table in re.findall(r"```csv\n(.*?)```", TEXT, re.S)
        for row in csv.DictReader(table.splitlines())
    ]
    forms = {form for literal in (LineForm, PlacesForm) for form in get_args(literal)}
    assert {ruling.form for ruling in rulings} | {"not_eligible"} == forms


def test_every_form_order_policy_and_attribute_of_a_list_is_told():
    said = [LineForm, PlacesForm, Order, Policy, ListOfEvent.model_fields["ties"].annotation]
    assert [name for literal in said for name in get_args(literal) if f"`{name}`" not in TEXT] == []
    assert "`ranks: dense`" in TEXT
