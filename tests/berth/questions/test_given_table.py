"""A table to be checked as Python has it: a mapping or a frame."""

import pandas as pd
import pytest
from running import SOCHI

from berth import BadQuestion, load


@pytest.fixture(scope="module")
def case():
    return load(SOCHI)


@pytest.fixture
def frame(case):
    return case.solve().to_frame()


def test_what_was_solved_is_lawful_as_a_frame_or_a_mapping(case, frame):
    answers = [case.check(table) for table in (frame, frame.set_index("noc"), case.solve().nocs)]
    assert [answer.status for answer in answers] == ["lawful"] * 3
    assert answers[0] == answers[1] == answers[2]


def test_a_gap_in_a_frame_is_no_place(case, frame):
    with_gaps = frame.set_index("noc").replace(0, None).astype(object)
    with_nan = pd.concat([frame.set_index("noc"), pd.DataFrame({"men-500m": [0]}, index=["NZL"])])
    assert with_nan["women"].isna().any()
    assert case.check(with_gaps).status == case.check(with_nan).status == "lawful"


def test_a_mark_stands_for_one_place(case):
    table = {noc: dict(row) for noc, row in case.solve().nocs.items()}
    for row in table.values():
        row["men-relay"] = "X" if row["men-relay"] else "-"
    assert case.check(table).status == "lawful"


def test_a_column_may_be_called_by_the_name_of_its_event(case, frame):
    named = frame.rename(columns={"men-500m": "Men's 500 m", "women-relay": "Women's relay"})
    assert case.check(named).status == "lawful"


def test_squads_that_a_table_does_not_name_are_worked_out(case, frame):
    assert case.check(frame.drop(columns=["men", "women", "athletes"])).status == "lawful"


def test_one_place_more_is_a_breach(case, frame):
    frame.loc[frame["noc"] == "AUS", "men-500m"] = 2
    assert "Men's 500 m: 33 places held, at most 32" in str(case.check(frame))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            lambda frame: frame.rename(columns={"men": "man"}),
            "the table: unknown event or squad 'man'; did you mean 'men'?",
        ),
        (
            lambda frame: frame.replace({"noc": "CAN"}, "CNA"),
            "the table: unknown NOC 'CNA'; write its IOC code, or add it to 'nocs' or 'aliases'",
        ),
        (
            lambda frame: pd.concat([frame, frame.tail(1)]),
            "the table: the NOC 'USA' stands twice; keep one",
        ),
        (
            lambda _: {"CAN": {"men-500m": -1, "men": 1.5, "women": True}},
            "the table: CAN, men-500m: -1 is no number of places; write 0, 1, 2, ..., X or -\n"
            "the table: CAN, men: 1.5 is no number of places; write 0, 1, 2, ..., X or -\n"
            "the table: CAN, women: true is no number of places; write 0, 1, 2, ..., X or -",
        ),
        (
            lambda frame: frame.drop(columns=["men-relay", "women-relay"]),
            "the table: no column for men-relay and women-relay; add it, with 0 for none",
        ),
        (
            lambda _: 3,
            "a table is a path, a mapping or a frame: NOC -> event -> places",
        ),
        (
            lambda _: {"CAN": 3},
            "a table is a path, a mapping or a frame: NOC -> event -> places",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_told(case, frame, change, told):
    with pytest.raises(BadQuestion) as found:
        case.check(change(frame))
    assert str(found.value) == told
