"""A what-if that leaves a competition out: one instance, and not two folders of results.

Example: a race that was to count twice (bobsleigh 2022, insidethegames.biz 1118964), made small.
"""

import pytest

from berth import BadQuestion, load

RULEBOOK = """
id: sleds
title: Sleds by points
squads: {women: Women}
events: {two-woman: {name: Two-woman, squad: women, team: true}}
classification: {points: [10, 8, 6, 4, 3, 2, 1], lines: {default: 1}, cite: clause 1}
rules:
  - {id: field, kind: field_size, events: [two-woman], exactly: 3, cite: clause 2}
"""
INSTANCE = """
id: twice
title: A race counted twice
rulebook: rulebook.yaml
competitions:
  cup: {two-woman: [GER, USA, JAM, FRA]}
  race: {two-woman: [GER, USA, CAN, FRA, JAM]}
  race-again: {two-woman: [GER, USA, CAN, FRA, JAM]}
  final: {two-woman: [GER, USA, [JAM, FRA]]}
"""


@pytest.fixture
def twice(tmp_path):
    (tmp_path / "rulebook.yaml").write_text(RULEBOOK)
    (tmp_path / "instance.yaml").write_text(INSTANCE)
    return load(tmp_path)


def once(case):
    return case.variant({"id": "once", "leave_out": ["race-again"]})


def points(case):
    return {line.noc: int(line.points) for line in case.instance.rankings["two-woman"].lines}


def test_the_results_of_a_competition_that_is_left_out_do_not_count(twice):
    assert points(twice) == {"GER": 40, "USA": 32, "JAM": 18, "FRA": 18, "CAN": 12}
    assert points(once(twice)) == {"GER": 30, "USA": 24, "JAM": 15, "FRA": 14, "CAN": 6}


def test_what_is_left_out_stands_above_the_answer(twice):
    assert once(twice).solve().heading.changed == ("the results of Race Again do not count",)
    assert once(twice).solve().nocs.keys() == {"GER", "USA", "JAM"}
    assert twice.solve().status == "lot_required"


def test_other_numbers_can_be_tried_on_it(twice):
    assert once(twice).with_numbers({"field.exactly": 4}).solve().nocs.keys() == {
        *("GER", "USA", "JAM", "FRA")
    }


def test_a_competition_that_there_is_not_is_told(twice):
    with pytest.raises(BadQuestion, match="no competition is called 'race-agan'"):
        twice.variant({"id": "once", "leave_out": ["race-agan"]})


def test_a_forecast_counts_all_competitions_or_says_so(twice):
    with pytest.raises(BadQuestion, match="the results of race-again do not count here"):
        once(twice).forecast("final")
