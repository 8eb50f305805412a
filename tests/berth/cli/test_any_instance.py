"""Whatever the instance, the answer can be printed."""

import worlds
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from small_worlds import instances
from whole_views import whole

from berth.questions.case import Asked
from berth.questions.day import day_of
from berth.questions.solve import ask_solve
from berth.questions.why import reasons_of
from berth.text import text_of
from berth.views.why import why_answer
from models.answers.outcome import Allocated
from solver.allocate.solve import solve
from solver.explain.why import Why


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(instance=instances(ties=True))
def test_any_answer_is_printed_in_80_columns_and_as_json(instance):
    answer = ask_solve(Asked(instance, instance, None, None), with_steps=True)
    assert max(map(len, text_of(answer).splitlines())) <= 80
    told = whole(answer)
    if told["status"] == "allocated":
        lines = sum(len(turns) for _, turns in instance.stages)
        assert len(told["steps"]) == lines
        awarded = sum(step["awarded"] for step in told["steps"])
        places = sum(told["totals"][event] for event in instance.rulebook.events)
        assert awarded <= places, "places without a line are no steps"


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=examples(12))
@given(instance=instances(), data=st.data())
def test_any_cell_can_be_questioned_in_80_columns_and_as_json(instance, data):
    found = solve(instance)
    assume(isinstance(found, Allocated))
    pools = (*instance.rulebook.events, *instance.rulebook.squads)
    noc, pool = data.draw(st.sampled_from([*instance.nocs])), data.draw(st.sampled_from(pools))
    question = Asked(instance, instance, None, None)
    reasons = reasons_of(Why(instance, found, day_of(question)), noc, pool)
    answer = why_answer(instance, question.heading, (), reasons)
    lines = text_of(answer).splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= 80
    told = whole(answer)
    assert all(
        place["held"] or place["no_room"] or place["policy"] or place["line"] is None
        for place in told["places"]
    )


def test_a_wide_rulebook_has_as_few_tables_as_there_is_room_for():
    squads = ("men", "women", "juniors", "girls")
    instance = worlds.short_track(1, squads=squads, size=2)
    text = text_of(ask_solve(Asked(instance, instance, None, None)))
    assert max(map(len, text.splitlines())) <= 80
    heads = [line.split() for line in text.splitlines() if line.startswith("NOC ")]
    assert len(heads) == 2
    assert sum(map(len, heads)) == 2 + 4 * len(squads) + len(squads) + 1, "no column is lost"


def test_totals_are_the_sums_of_the_rows():
    instance = worlds.short_track(2, squads=("men", "women"))
    answer = ask_solve(Asked(instance, instance, None, None))
    rows, totals = answer.nocs, answer.totals
    assert totals["athletes"] == totals["men"] + totals["women"]
    assert totals["men-500m"] == 32
    assert all(row["athletes"] == row["men"] + row["women"] for row in rows.values())
