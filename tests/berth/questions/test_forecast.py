"""Forecasting from Python: progress, Ctrl-C, and what comes to nothing."""

import pickle

import pytest
from cups import cup_of

from berth.cli.typed import typed_question as asked
from berth.questions.forecast import Draws, NeverAllocated, RunsUndecided, ask_forecast
from models.errors import BadQuestion
from solver.clock import Undecided
from solver.forecast.forecast import WAYS
from solver.many.pool import mapped

MAPPED = "berth.questions.forecast.mapped"
SECOND = Draws(("second",), runs=100)


def stopped_after(blocks):
    def stopped(*given):
        for number, block in enumerate(mapped(*given)):
            if number == blocks:
                raise KeyboardInterrupt
            yield block

    return stopped


def test_it_is_told_how_many_runs_are_done(tmp_path):
    told = []
    ask_forecast(asked(cup_of(tmp_path)), SECOND, tell=told.append)
    assert told[0].doing == "Fitting strengths to the results so far"
    assert [(one.doing, one.done, one.of) for one in told[1:]] == [
        ("Drawing", done, 100) for done in (25, 50, 75, 100)
    ]


def test_ctrl_c_is_let_out_unless_what_is_done_is_asked_for(tmp_path, monkeypatch):
    cup = asked(cup_of(tmp_path))
    monkeypatch.setattr(MAPPED, stopped_after(2))
    with pytest.raises(KeyboardInterrupt):
        ask_forecast(cup, SECOND)
    found = ask_forecast(cup, SECOND, keep_on_stop=True)
    assert (found.status, found.runs, found.done) == ("stopped", 100, 50)


def test_before_any_run_is_done_there_is_nothing_to_keep(tmp_path, monkeypatch):
    monkeypatch.setattr(MAPPED, stopped_after(0))
    with pytest.raises(KeyboardInterrupt, match="before the first runs"):
        ask_forecast(asked(cup_of(tmp_path)), SECOND, keep_on_stop=True)


def test_an_undecided_run_is_undecided_as_a_whole(tmp_path, monkeypatch):
    def undecided(*given):
        for block in mapped(*given):
            block.ways[0] = WAYS.index("undecided")
            yield block

    monkeypatch.setattr(MAPPED, undecided)
    with pytest.raises(Undecided) as raised:
        ask_forecast(asked(cup_of(tmp_path)), SECOND, time_limit=5)
    assert str(raised.value) == (
        "4 of 100 runs not decided within 5 s each, so the chances are not known; allow more time, "
        "such as time_limit=10"
    )
    again = pickle.loads(pickle.dumps(raised.value))
    assert isinstance(again, RunsUndecided)
    assert (str(again), again.seconds) == (str(raised.value), 5)


def test_rules_that_clash_in_every_run_are_no_answer(tmp_path):
    with pytest.raises(NeverAllocated, match="in any of 100 runs"):
        ask_forecast(asked(cup_of(tmp_path, "exactly: 9")), SECOND)


@pytest.mark.parametrize(
    "draws",
    [Draws(("second",), runs=0), Draws(("second",), runs=10**6), Draws(("second",), seed=-1)],
)
def test_numbers_that_cannot_be_drawn_are_a_wrong_question(tmp_path, draws):
    with pytest.raises(BadQuestion, match="runs are from 1 to 500,000"):
        ask_forecast(asked(cup_of(tmp_path)), draws)


RULED = """
rulings: [{noc: D, event: short, LINE, date: 2020-01-01, basis: drawn by lot}]
"""


@pytest.mark.parametrize(
    "line", ["rank: 7, form: withdrawn", "rank: 7, form: lot, drawn: 1", "at_most: 1"]
)
@pytest.mark.parametrize("draws", [SECOND, Draws((), ("third",), runs=100)])
def test_a_ruling_about_a_line_of_a_list_that_is_open_is_refused(tmp_path, line, draws):
    """It would be applied to the results so far, and to no season that is drawn."""
    cup = cup_of(tmp_path)
    tied = cup.read_text().replace("C, D, D]", "D, {noc: C, place: 7}, {noc: D, place: 7}]")
    cup.write_text(tied.replace("25, 20, 10, 5, 2]", "0]") + RULED.replace("LINE", line))
    with pytest.raises(BadQuestion, match=r"line of D at rank \d+ in short.*: without rulings$"):
        ask_forecast(asked(cup), draws)


def test_a_number_that_only_the_results_so_far_make_a_lot_is_refused_too(tmp_path):
    cup = cup_of(tmp_path)
    tied = cup.read_text().replace("C, D, D]", "D, {noc: C, place: 7}, {noc: D, place: 7}]")
    later = tied[: tied.index("second:")] + "second: {short: [D, D], long: [A]}"
    cup.write_text(later + RULED.replace("LINE", "at_most: 1"))
    assert not asked(cup).instance.standing.lines
    with pytest.raises(BadQuestion, match="line of D at rank 7 in short"):
        ask_forecast(asked(cup), SECOND)


def test_a_number_that_some_drawn_season_would_make_a_lot_is_refused_too(tmp_path):
    cup = cup_of(tmp_path)
    cup.write_text(cup.read_text() + RULED.replace("LINE", "at_most: 1"))
    assert not asked(cup).instance.standing.lines
    with pytest.raises(BadQuestion, match=r"a lot fell for D in short.*: without rulings$"):
        ask_forecast(asked(cup), SECOND)


def test_a_ruling_about_a_line_of_a_list_that_is_over_stands(tmp_path):
    cup = cup_of(tmp_path)
    later = cup.read_text().replace(", long: [A, A, B, C, B, C, D, D]}", "}")
    cup.write_text(later)
    assert places_for_sure(cup) == {"A": 2, "B": 1, "C": 1}
    struck = RULED.replace("LINE", "rank: 1, form: withdrawn").replace(
        "D, event: short", "A, event: long"
    )
    cup.write_text(later + struck)
    assert places_for_sure(cup) == {"A": 1, "B": 2, "C": 1}


def places_for_sure(cup):
    found = ask_forecast(asked(cup), SECOND).events["long"]
    return {noc: sum(one.chance == 1 for one in chances) for noc, chances in found.items()}
