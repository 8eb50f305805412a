"""Places given back, in every question about the case."""

import pytest
from documents import ROOT

from berth import BadQuestion, load

CASE = load(ROOT / "instances/examples/places-given-back.yaml")


def test_the_list_of_rulings_says_how_many_are_kept():
    told = [ruling.wording for ruling in CASE.solve().heading.rulings]
    assert told == [
        "Cland gives back 1 place in Race and keeps none from 2020-02-09",
        "Aland gives back 1 place in Race and keeps 1 from 2020-02-05",
    ]
    assert CASE.solve().heading.rulings_left_out == 0


def test_the_table_is_checked_against_what_is_left():
    lawful = {"A": {"race": 1}, "B": {"race": 2}, "D": {"race": 1}}
    assert CASE.check(lawful).status == "lawful"
    before = {"A": {"race": 2}, "B": {"race": 2}}
    assert [one.id for one in CASE.check(before).breaches] == ["ruling:A:race:given_back"]


def test_before_the_day_nothing_is_given_back():
    assert CASE.as_of("2020-02-01").solve().nocs.keys() == {"A", "B"}
    assert CASE.as_of("2020-02-06").solve().nocs.keys() == {"A", "B", "C"}


def test_with_other_numbers_it_is_found_out_anew():
    # Of five places Aland has three and keeps two.
    more = CASE.with_numbers({"per-noc.at_most": 3, "field.exactly": 5})
    assert more.solve().nocs["A"]["race"] == 2


def test_what_is_left_stays_so_when_another_declines():
    after = CASE.as_of("2020-02-06").decline("B", "race").entries[0]
    assert [line.noc for line in after.moved_up] == ["D"]


def test_the_rulings_one_after_another_say_what_was_given_back():
    entries = CASE.decline().entries
    assert [(one.ruling.noc, one.given_back) for one in entries] == [("A", 1), ("C", 1)]


def test_a_case_compared_with_its_past_names_the_ruling():
    causes = CASE.compare("without-rulings")
    assert "gives back 1 place in Race" in str(causes)


def test_sensitivity_and_reserve_go_from_what_is_left():
    assert [line.noc for entry in CASE.reserve("race").reserves for line in entry.lines] == []
    assert CASE.sensitivity()


def test_while_results_are_drawn_nobody_knows_what_there_is_to_give_back():
    drawn = load(ROOT / "instances/examples/competitions-to-ranking.yaml")
    noc, event = next((noc, event) for noc, row in drawn.solve().nocs.items() for event in row)
    ruling = {"noc": noc, "event": event, "form": "given_back"}
    case = drawn.with_rulings(ruling | {"date": "2020-01-01", "basis": "declined"})
    name = next(iter(drawn.instance.competitions))
    with pytest.raises(BadQuestion, match="nobody knows how many it has"):
        case.forecast(name)
