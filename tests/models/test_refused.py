"""What a rulebook, a variant or a grid cannot say: where that is, and what to do."""

import copy

import pytest
from refused import problems_told
from tiny import world

from models.grid import Grid
from models.rulebook import Rulebook
from models.variant import Variant

SIZE = {"id": "size", "kind": "field_size", "events": ["dash"], "exactly": 3, "cite": "1"}
BOOK = {
    "id": "book",
    "title": "Book",
    "squads": {"men": "Men", "women": "Women"},
    "events": {
        "dash": {"name": "Dash", "squad": "men"},
        "mixed": {"name": "Mixed", "squad": ["men", "women"], "team": True},
    },
    "lists": {"cup": {"event": "dash"}},
    "rules": [SIZE],
    "award": [{"id": "all", "lists": ["cup", "mixed"], "order": "list_by_list"}],
}


def book(**changes):
    said = copy.deepcopy(BOOK)
    for path, value in changes.items():
        *outer, last = [int(key) if key.isdecimal() else key for key in path.split("__")]
        inner = said
        for key in outer:
            inner = inner[key]
        inner[last] = value
    return said


def test_the_book_that_is_changed_here_can_be_said():
    assert Rulebook.model_validate(BOOK).events["mixed"].squads == ("men", "women")


@pytest.mark.parametrize(
    ("changes", "where", "what"),
    [
        ({"events__mixed__team": False}, ("events", "mixed", "squad"),
         "a start of one athlete is of one squad; name one, or add 'team: true'"),
        ({"events__dash__squad": "man"}, ("events", "dash", "squad"),
         "unknown squad 'man'; did you mean 'men'?"),
        ({"lists__cup": {"event": "desh"}}, ("lists", "cup", "event"),
         "unknown event 'desh'; did you mean 'dash'?"),
        ({"events__men": {"name": "Men", "squad": "men"}}, ("events", "men"),
         "'men' is a squad already; rename one of them"),
        ({"lists__women": {"event": "dash"}}, ("lists", "women"),
         "'women' is a squad already; rename one of them"),
        ({"lists__mixed": {"event": "dash"}}, ("lists", "mixed"),
         "'mixed' is an event but the list leads to another; rename the list"),
        ({"rules": [SIZE, SIZE]}, ("rules", 1, "id"),
         "rule 'size' stands twice; rename one of them"),
        ({"award": [*BOOK["award"], {"id": "all", "lists": ["cup"], "order": "list_by_list"}]},
         ("award", 1, "id"), "stage 'all' stands twice; rename one"),
        ({"award__0__lists": ["mixed", "cap"]}, ("award", 0, "lists", 1),
         "unknown list 'cap'; did you mean 'cup'?"),
        ({"award__0__lists": ["cup"]}, ("award",),
         "no stage awards mixed; add each list to a stage"),
        ({"award__0__lists": ["cup", "mixed", "cup"]}, ("award", 0, "lists", 2),
         "list 'cup' is awarded in 'all' already; name it once"),
        ({"rules__0": SIZE | {"exactly": None, "at_most": 3, "if_possible": True}},
         ("rules", 0, "if_possible"),
         "nothing is asked for that could be impossible; leave it out"),
        ({"lists__cup": {"event": "dash", "ties": "all"}, "award__0__order": "noc_by_noc"},
         ("award", 0, "lists", 0),
         "'cup' says 'ties: all', which goes with lines that are awarded one by one, not with "
         "noc_by_noc; leave one of them out"),
    ],
)  # fmt: skip
def test_what_a_rulebook_cannot_say_is_told_at_its_place(changes, where, what):
    assert (where, what) in problems_told(Rulebook.model_validate, book(**changes))


@pytest.mark.parametrize(
    ("said", "where", "what"),
    [
        ({"change": {"size.exactly": 2}, "drop": ["size"]}, ("change", "size.exactly"),
         "rule 'size' is changed and dropped; do one of them"),
        ({"drop": ["sise"]}, ("drop", 0), "unknown rule 'sise'; did you mean 'size'?"),
        ({"change": {"size.exact": 2}}, ("change", "size.exact"),
         "unknown parameter 'size.exact'; did you mean 'size.exactly'?"),
        ({"add": [SIZE]}, ("add", 0, "id"),
         "rule 'size' exists; drop it as well, or add under another id"),
        ({"leave_out": ["cup"]}, ("leave_out",),
         "the rulebook has no classification, so no competition counts anyway"),
        ({"drop": ["size"]}, ("rulebook", "rules"),
         "with this variant: no rule would be left, and a rulebook has one or more; keep one of "
         "them"),
    ],
)  # fmt: skip
def test_what_a_variant_cannot_say_is_told_at_its_place(said, where, what):
    variant = Variant.model_validate({"id": "other", **said})
    assert problems_told(variant.apply, Rulebook.model_validate(BOOK)) == [(where, what)]


def test_a_rule_that_is_dropped_may_be_added_anew():
    variant = Variant.model_validate({"id": "other", "drop": ["size"], "add": [SIZE]})
    assert variant.apply(Rulebook.model_validate(BOOK)) == Rulebook.model_validate(BOOK)


@pytest.mark.parametrize(
    ("said", "where", "what"),
    [
        ({"grid": {"size.exactly": [1, 2, 1]}}, ("grid", "size.exactly", 2),
         "1 stands twice; name it once"),
        ({"grid": {"size.exactly": []}}, ("grid", "size.exactly"),
         "'size.exactly' is empty; add at least one number"),
        ({"grid": {"size.exactly": [1]}, "drop": ["size"]}, ("grid", "size.exactly"),
         "rule 'size' is changed here and dropped below; do one of them"),
        ({"variants": []}, ("variants",), "'variants' is empty; add ids, or 'base' for none"),
        ({"variants": ["a", "b", "b"]}, ("variants", 2), "'b' stands twice; name it once"),
        ({"drop": ["a", "a"]}, ("drop", 1), "'a' stands twice; name it once"),
    ],
)  # fmt: skip
def test_what_a_grid_cannot_say_is_told_at_its_place(said, where, what):
    assert (where, what) in problems_told(Grid.model_validate, {"id": "grid", **said})


def drawn(noc, number, squad="men", day=1):
    date = f"2020-01-0{day}"
    return {"noc": noc, "event": squad, "form": "lot", "drawn": number, "date": date}


def test_two_nocs_are_not_drawn_as_the_same_number_for_athletes_of_a_squad():
    def case(*rulings):
        return world({"men-race": ["A", "B"], "race": ["A"]}, rulings=rulings)

    assert problems_told(case, drawn("A", 2), drawn("B", 2)) == [
        (("rulings", 1, "drawn"),
         "A is the 2nd drawn for athletes of men already; number all that are drawn for a squad "
         "apart"),
    ]  # fmt: skip
    case(drawn("A", 1), drawn("B", 2))
    case(drawn("A", 1), drawn("B", 1, squad="women"))
    # An earlier lot of the same NOC stands no longer.
    case(drawn("A", 1), drawn("A", 2, day=2), drawn("B", 1, day=2))
