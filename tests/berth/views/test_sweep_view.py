"""The answer of `sweep` as a value."""

import pytest
from running import race, size
from sweeping import swept_of
from whole_views import whole

from berth.questions.sweep import ask_sweep
from berth.store.sweeps import Store

GRID = """\
id: sizes
question: How many?
grid: {size.exactly: [1, 2, 3]}
drop: [all]
"""


@pytest.fixture
def case(tmp_path):
    total = "id: all, kind: athlete_total, squads: [all], at_most: 2"
    return race(tmp_path, [size("exactly: 2"), total], "[A, B, C]")


def answer(case, grid=GRID, **options):
    file = case.with_name("grid.yaml")
    file.write_text(grid)
    with Store(case.with_name("kept.sqlite")) as store:
        return ask_sweep(swept_of(case, file, **options), store)


@pytest.mark.parametrize(
    ("grid", "options"),
    [
        (GRID, {}),
        ("id: drops\ndrop: [all]\n", {"changes": ["size.exactly=3"]}),
        ("id: nothing\n", {"changes": ["size.exactly=9"]}),
    ],
)
def test_text_and_json_come_from_the_value_alone(case, grid, options):
    whole(answer(case, grid, **options))


def test_it_sums_up_what_shares_a_value(case):
    found = answer(case)
    assert (found.variants, found.status, found.stored_before) == (6, "done", 0)
    three = next(one for one in found.values if one.value == 3)
    assert (three.count, three.allocated, three.conflict) == (2, 1, 1)
    assert (three.places_gained.least, three.places_gained.sum) == (1, 1)
    assert (three.enter, three.vanish) == ({"C": 1}, {})
    assert found.labels.nocs == {"B": "Bland", "C": "Cland"}
    assert answer(case).stored_before == 6


def test_keys_of_the_json_stand_in_their_order_and_new_ones_last(case):
    told = answer(case).model_dump(mode="json")
    assert list(told) == [
        "status",
        "instance",
        "rulebook",
        "grid",
        "variants",
        "stored_before",
        "by_walk",
        "by_solver",
        "cross_checked",
        "all",
        "values",
        "results",
        "grid_question",
        "heading",
        "labels",
    ]
    assert list(told["values"][0])[:3] == ["axis", "value", "allocated"]


def test_its_frame_has_a_row_per_value(case):
    found = answer(case)
    assert repr(found) == "<SweepAnswer: sizes, 5 of 6 variants allocated>"
    frame = found.to_frame()
    assert list(frame["value"]) == ["base", "no", "yes", 1, 2, 3]
    assert list(frame["enter"]) == ["C 1", "", "C 1", "", "", "C 1"]
