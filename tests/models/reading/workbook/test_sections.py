"""What the sheets of a workbook say, value by value, each with its cell."""

import pytest
from sheet_lines import all_told, sheet_page

from models.reading.complaints import Complaints
from models.reading.workbook.layout import ALIASES, AWARD, EVENTS, GROUPS, OWN_NOCS
from models.reading.workbook.sections import rules_in, section_in, variants_in


def below_a_remark(head, *rows):
    """In front of all columns one of the filler's own."""
    return sheet_page(f"remark|{head}", *(f"|{row}" for row in rows))


def cells(node):
    """Each value in a node, and those in it, with its cell: 'id: book @2:2'."""
    if isinstance(node.value, dict | list):
        inside = node.value.values() if isinstance(node.value, dict) else node.value
        return [
            f"{node.key} @{node.line}:{node.column}",
            *(f"{node.key}.{one}" for child in inside for one in cells(child)),
        ]
    return [f"{node.key}: {node.value!r} @{node.line}:{node.column}"]


def sections(section, *rows):
    complaints = Complaints()
    return section_in(below_a_remark(*rows), "my.xlsx", section, complaints), all_told(complaints)


@pytest.mark.parametrize(
    ("section", "rows", "plain", "at"),
    [
        (ALIASES, ["text|noc", "Old Land|NED", "New|KOR"], {"Old Land": "NED", "New": "KOR"},
         ["aliases @1:1", "aliases.Old Land: 'NED' @2:3", "aliases.New: 'KOR' @3:3"]),
        (GROUPS, ["group|nocs", "zone|EGY, TUN", "none"], {"zone": ["EGY", "TUN"], "none": None},
         ["groups @1:1", "groups.zone @2:3", "groups.zone.0: 'EGY' @2:3",
          "groups.zone.1: 'TUN' @2:3", "groups.none: None @3:2"]),
        # An NOC of which only the name is said is its name.
        (OWN_NOCS, ["noc|name|continent", "AAA|Aland", "BBB|Bland|Asia"],
         {"AAA": "Aland", "BBB": {"name": "Bland", "continent": "Asia"}},
         ["nocs @1:1", "nocs.AAA: 'Aland' @2:2", "nocs.BBB @3:2", "nocs.BBB.name: 'Bland' @3:3",
          "nocs.BBB.continent: 'Asia' @3:4"]),
        # An event never is.
        (EVENTS, ["squad|event|name|team", "men, women|mixed|Mixed|yes", "|sprint|Sprint"],
         {"mixed": {"squad": ["men", "women"], "name": "Mixed", "team": True},
          "sprint": {"name": "Sprint"}},
         ["events @1:1", "events.mixed @2:3", "events.mixed.squad @2:2",
          "events.mixed.squad.0: 'men' @2:2", "events.mixed.squad.1: 'women' @2:2",
          "events.mixed.name: 'Mixed' @2:4", "events.mixed.team: True @2:5",
          "events.sprint @3:3", "events.sprint.name: 'Sprint' @3:4"]),
        # Stages stand in a row, and two may be called alike here: that is told of the rulebook.
        (AWARD, ["stage|lists|order", "all|a, b|List by list", "all|c"],
         [{"id": "all", "lists": ["a", "b"], "order": "list_by_list"},
          {"id": "all", "lists": ["c"]}],
         ["award @1:1", "award.0 @2:2", "award.0.id: 'all' @2:2", "award.0.lists @2:3",
          "award.0.lists.0: 'a' @2:3", "award.0.lists.1: 'b' @2:3",
          "award.0.order: 'list_by_list' @2:4", "award.1 @3:2", "award.1.id: 'all' @3:2",
          "award.1.lists @3:3", "award.1.lists.0: 'c' @3:3"]),
    ],
)  # fmt: skip
def test_a_sheet_with_a_line_for_each_says_them_at_their_cells(section, rows, plain, at):
    node, wrong = sections(section, *rows)
    assert (node.plain(), wrong) == (plain, [])
    assert cells(node) == at
    assert (node.file.file, node.file.sheet) == ("my.xlsx", "Sheet")


def test_a_line_without_an_id_or_with_one_that_stands_is_told():
    node, wrong = sections(EVENTS, "name|event", "Dash|dash", "Who", "Dash 2|dash", "Dash 3|dash")
    assert node.plain() == {"dash": {"name": "Dash"}}
    assert wrong == [
        "my.xlsx:3:3: sheet 'Sheet', C3: the id of the event is missing; fill it in",
        "my.xlsx:4:3: sheet 'Sheet', C4: 'dash' stands twice, first in line 2; keep one",
        "my.xlsx:5:3: sheet 'Sheet', C5: 'dash' stands twice, first in line 2; keep one",
    ]


HEAD = "rule|kind|field|value|cite"


def rules(*rows, head=HEAD):
    complaints = Complaints()
    return rules_in(below_a_remark(head, *rows), "my.xlsx", complaints), all_told(complaints)


def test_rules_stand_in_blocks_of_lines():
    node, wrong = rules(
        "field|Field size|events|a, b|§ 1",
        "||exactly|2",
        "field|field size|at_most",
        "",
        "host|host_guarantee|events.a|1|§ 2",
        "||events.b|2|§ 2",
        "||fixed|yes",
    )
    assert wrong == []
    assert node.plain() == [
        {"id": "field", "kind": "field_size", "cite": "§ 1", "events": ["a", "b"], "exactly": 2},
        {"id": "host", "kind": "host_guarantee", "cite": "§ 2", "events": {"a": 1, "b": 2},
         "fixed": True},
    ]  # fmt: skip
    assert cells(node) == [
        "rules @1:1",
        "rules.0 @2:2",
        "rules.0.id: 'field' @2:2",
        "rules.0.kind: 'field_size' @2:3",
        "rules.0.cite: '§ 1' @2:6",
        "rules.0.events @2:5",
        "rules.0.events.0: 'a' @2:5",
        "rules.0.events.1: 'b' @2:5",
        "rules.0.exactly: 2 @3:5",
        "rules.1 @6:2",
        "rules.1.id: 'host' @6:2",
        "rules.1.kind: 'host_guarantee' @6:3",
        "rules.1.cite: '§ 2' @6:6",
        "rules.1.events @6:4",
        "rules.1.events.a: 1 @6:5",
        "rules.1.events.b: 2 @7:5",
        "rules.1.fixed: True @8:5",
    ]


def test_a_field_that_stands_several_times_is_a_list():
    node, wrong = rules(
        "sums|placement_sum|sums|to: 13, places: 3|c",
        "||best|2",
        "||sums|to: 20, places: 2; to: 28, places: 1",
        "one|placement_sum|sums|to: 9, places: 3|c",
    )
    assert wrong == []
    assert [rule["sums"] for rule in node.plain()] == [
        [{"to": 13, "places": 3}, {"to": 20, "places": 2}, {"to": 28, "places": 1}],
        [{"to": 9, "places": 3}],
    ]
    sums = node.value[0].value["sums"]
    assert (sums.key, sums.line, sums.column) == ("sums", 2, 4)
    assert [(one.key, one.line, one.column) for one in sums.value] == [
        (0, 2, 5), (1, 4, 5), (2, 4, 5),
    ]  # fmt: skip


def test_fields_of_a_rule_whose_kind_nobody_knows_are_taken_as_they_are():
    node, wrong = rules("a|no kind|events.x.y|1, 2|c", "b||exactly|2")
    assert wrong == []
    assert node.plain() == [
        {"id": "a", "kind": "no kind", "cite": "c", "events": {"x": {"y": "1, 2"}}},
        {"id": "b", "exactly": "2"},
    ]


@pytest.mark.parametrize(
    ("rows", "wrong"),
    [
        # Told once for all lines above the first rule.
        (["|field_size|exactly|2|c", "||exactly|2", "a|field_size|exactly|2|c"],
         ["2:2: sheet 'Sheet', B2: the id of the rule is missing; fill it in"]),
        (["a|field_size|exactly|2|c", "||exact|3"],
         ["3:4: sheet 'Sheet', D3: unknown field 'exact'; did you mean 'exactly'?"]),
        (["a|field_size|exactly|2|c", "|||3"],
         ["3:4: sheet 'Sheet', D3: of which field this is the value is missing; fill it in"]),
        (["a|field_size|exactly|2|c", "||exactly|3"],
         ["3:4: sheet 'Sheet', D3: 'exactly' stands twice, first in line 2; keep one"]),
        (["a|field_size|exactly|2|c", "||kind|x"],
         ["3:5: sheet 'Sheet', E3: 'kind' has a column of its own; fill it in there"]),
        (["a|field_size|exactly|2|c", "||id|x"],
         ["3:5: sheet 'Sheet', E3: 'id' has a column of its own; fill it in there"]),
        (["a|field_size|exactly|2|c", "|list_size|at_most|3"],
         ["3:3: sheet 'Sheet', C3: rule 'a' has another kind in line 2; fill it in once, or begin "
          "another rule in the first column"]),
        (["a|field_size|exactly|2|c", "||at_most|3|d"],
         ["3:6: sheet 'Sheet', F3: rule 'a' has another cite in line 2; fill it in once, or begin "
          "another rule in the first column"]),
        (["a|host_guarantee|events|a: 1|c", "||events.a|3"],
         ["3:4: sheet 'Sheet', D3: 'events.a' is said already; keep one of the lines"]),
        (["a|host_guarantee|events.a|1|c", "||events|b: 2"],
         ["3:4: sheet 'Sheet', D3: 'events' is said already; keep one of the lines"]),
        (["a|host_guarantee|events|some|c", "||events.b|3"],
         ["3:4: sheet 'Sheet', D3: 'events' has a value of its own; delete one of the lines"]),
    ],
)  # fmt: skip
def test_what_a_line_of_a_rule_cannot_say_is_told_at_its_cell(rows, wrong):
    assert rules(*rows)[1] == [f"my.xlsx:{one}" for one in wrong]


def variants(*rows):
    complaints = Complaints()
    found = variants_in(below_a_remark("variant|field|value", *rows), "my.xlsx", complaints)
    return found, all_told(complaints)


def test_variants_stand_in_blocks_of_lines():
    found, wrong = variants(
        "four|question|Four of them?",
        "|change.size.exactly|4",
        "|drop|a, b",
        "five|change.size.exactly|5",
        "five|leave_out|cup",
    )
    assert wrong == []
    assert {name: node.plain() for name, node in found.items()} == {
        "four": {"id": "four", "question": "Four of them?", "change": {"size.exactly": 4},
                 "drop": ["a", "b"]},
        "five": {"id": "five", "change": {"size.exactly": 5}, "leave_out": ["cup"]},
    }  # fmt: skip
    assert cells(found["five"]) == [
        "five @5:2",
        "five.id: 'five' @5:2",
        "five.change @5:3",
        "five.change.size.exactly: 5 @5:4",
        "five.leave_out @6:4",
        "five.leave_out.0: 'cup' @6:4",
    ]


def test_what_a_sheet_of_variants_cannot_say_is_told_at_its_cell():
    found, wrong = variants("|question|x", "a|question|A", "b|queston|B", "a|question|C")
    assert wrong == [
        "my.xlsx:2:2: sheet 'Sheet', B2: the id of the variant is missing; fill it in",
        "my.xlsx:4:3: sheet 'Sheet', C4: unknown field 'queston'; did you mean 'question'?",
        "my.xlsx:5:2: sheet 'Sheet', B5: 'a' stands twice, first in line 3; keep one",
    ]
    assert {name: node.plain() for name, node in found.items()} == {
        "a": {"id": "a", "question": "A"},
        "b": {"id": "b"},
    }
