"""What cannot be asked of open competitions: rulings on lines whose ranks are not known."""

import pytest
from cups import cup_of

from berth.cli.typed import typed_question as asked
from berth.questions.needs import Open, ask_needs
from berth.questions.options import IN_PYTHON, TYPED
from models.errors import BadQuestion

SECOND = Open(("second",))
AT_MOST_ONE = """
rulings: [{noc: D, event: short, at_most: 1, date: 2020-01-01, basis: drawn by lot}]
"""


@pytest.mark.parametrize(
    ("spelling", "option"), [(IN_PYTHON, "without rulings"), (TYPED, "--without-rulings")]
)
def test_a_number_that_only_the_results_so_far_make_a_lot_is_refused(tmp_path, spelling, option):
    """It would be applied to the results so far, and to none that is tried."""
    cup = cup_of(tmp_path)
    tied = cup.read_text().replace("C, D, D]", "D, {noc: C, place: 7}, {noc: D, place: 7}]")
    later = tied[: tied.index("second:")] + "second: {short: [D, D], long: [A]}"
    cup.write_text(later + AT_MOST_ONE)
    assert not asked(cup).instance.standing.lines
    with pytest.raises(BadQuestion, match=f"line of D at rank 7 in short.*: {option}$"):
        ask_needs(asked(cup), "D", "short", SECOND, spelling=spelling)


@pytest.mark.parametrize(
    ("spelling", "option"), [(IN_PYTHON, "without rulings"), (TYPED, "--without-rulings")]
)
def test_a_number_that_some_result_would_make_a_lot_is_refused(tmp_path, spelling, option):
    """With the results so far nobody is tied; with D second at the second cup it is."""
    cup = cup_of(tmp_path)
    cup.write_text(cup.read_text() + AT_MOST_ONE)
    assert not asked(cup).instance.standing.lines
    with pytest.raises(BadQuestion, match=f"a lot fell for D in short, .*: {option}$"):
        ask_needs(asked(cup), "D", "short", SECOND, spelling=spelling)


def test_a_number_that_another_body_decided_is_asked_about_as_it_stands(tmp_path):
    cup = cup_of(tmp_path)
    cup.write_text(cup.read_text() + AT_MOST_ONE.replace("drawn by lot", "declined"))
    assert ask_needs(asked(cup), "D", "short", SECOND).open == ("second",)
