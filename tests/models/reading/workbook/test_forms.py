"""What a cell says follows from what may stand at its place."""

from datetime import date
from decimal import Decimal
from typing import Literal

import pytest

from models.classification import Classification
from models.instance import Instance
from models.place import Event
from models.reading.workbook.forms import below, cell_value, choices_in
from models.rules import HostGuarantee, PlacementSum, TeamSquad
from models.writing.cells import as_filed, cell_said, field_rows


@pytest.mark.parametrize(
    ("model", "field", "text", "value"),
    [
        (TeamSquad, "events", "men-relay, women-relay", ["men-relay", "women-relay"]),
        (TeamSquad, "events", "men-relay", ["men-relay"]),
        (TeamSquad, "athletes", "5", 5),
        (TeamSquad, "athletes", "men: 3, women: 2", {"men": 3, "women": 2}),
        (TeamSquad, "athletes", "five", "five"),
        (HostGuarantee, "events", "relay: 1, sprint = 2", {"relay": 1, "sprint": 2}),
        (HostGuarantee, "events", "men-relay: one", {"men-relay": "one"}),
        (HostGuarantee, "fixed", "Yes", True),
        (Event, "squad", "men", "men"),
        (Event, "squad", "men, women", ["men", "women"]),
        (Event, "name", "500 m, men: all", "500 m, men: all"),
        (Event, "team", "no", False),
        (PlacementSum, "sums", "to: 13, places: 3; to: 28, places: 2",
         [{"to": 13, "places": 3}, {"to": 28, "places": 2}]),
        (Classification, "points", "14, 12, 10", [14, 12, 10]),
        (Classification, "points", "first: 9, factor: 0.8",
         {"first": 9, "factor": Decimal("0.8")}),
        (Classification, "ties", "Best place, best-time", ["best_place", "best_time"]),
        (Instance, "as_of", "22 Nov 2013", "2013-11-22"),
        (TeamSquad, "cite", "sentence 1, 2", "sentence 1, 2"),
        (TeamSquad, "cite", '"a\\nb"', "a\nb"),
        (TeamSquad, "cite", '"so" he said', '"so" he said'),
        (TeamSquad, "events", "[]", []),
        (TeamSquad, "events", "[men-relay", ["[men-relay"]),
    ],
)  # fmt: skip
def test_a_cell_says_what_may_stand_there(model, field, text, value):
    assert cell_value(text, below(model, field)) == value


@pytest.mark.parametrize(
    ("model", "field", "value", "cell"),
    [
        (TeamSquad, "events", ["men-relay", "women-relay"], "men-relay, women-relay"),
        (TeamSquad, "athletes", {"men": 3, "women": 2}, "men: 3, women: 2"),
        (TeamSquad, "athletes", 5, 5),
        (HostGuarantee, "fixed", True, "yes"),
        (Event, "squad", ["men"], "men,"),
        (Event, "name", '"quoted"', '"\\"quoted\\""'),
        (Event, "name", "two\nlines", '"two\\nlines"'),
        (Event, "name", "=1+1", "=1+1"),
        (TeamSquad, "events", [], "[]"),
        (Classification, "points", {"first": 9, "factor": Decimal("0.25")},
         "first: 9, factor: 0.25"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_people_write_it_and_comes_back(model, field, value, cell):
    annotation = below(model, field)
    assert cell_said(value, annotation) == cell
    assert cell_value(str(cell), annotation) == value


def test_bands_take_a_line_each():
    said = as_filed(
        PlacementSum(
            id="sums",
            cite="a clause",
            lists=("worlds",),
            best=2,
            sums=({"to": 13, "places": 3}, {"to": 28, "places": 2}),
            counts_at_most={"reached": 16, "not_reached": 18},
        )
    )
    assert list(field_rows("sums", said["sums"], below(PlacementSum, "sums"))) == [
        ("sums", "to: 13, places: 3"),
        ("sums", "to: 28, places: 2"),
    ]
    assert list(
        field_rows("counts_at_most", said["counts_at_most"], below(PlacementSum, "counts_at_most"))
    ) == [("counts_at_most", "reached: 16, not_reached: 18")]


def test_words_to_choose_from_are_read_off_the_models():
    assert choices_in(Literal["a", "b"] | None) == ("a", "b")
    assert choices_in(bool) == ("yes", "no")
    assert choices_in(date) == choices_in(str) == ()
