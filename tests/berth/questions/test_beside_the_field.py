"""Places that a ruling awards beside the field: six sleds from 10 February on, five before.

Women's two-person bobsleigh of 2010 made small (CAS OG 10/01).
"""

import pytest
from documents import ROOT

from berth import BadQuestion, load
from models.place import column_of

SLEDS = load(ROOT / "instances/examples/place-beside-the-field.yaml")
NOCS = ("AUS", "CAN", "GER", "IRL", "SUI", "USA")


def table(**others):
    rows = {noc: {"two-woman": 1, "women": 2} for noc in NOCS} | others
    return {noc: row for noc, row in rows.items() if row}


def test_from_the_day_of_the_ruling_there_is_a_sixth_sled_with_its_athletes():
    assert SLEDS.solve().totals["two-woman"] == 6
    assert SLEDS.solve().totals["women"] == 12
    assert SLEDS.as_of("2010-02-09").solve().totals["two-woman"] == 5


def test_the_sixth_sled_is_no_sled_too_many_and_a_seventh_is():
    assert SLEDS.check(table()).status == "lawful"
    assert SLEDS.check(table(IRL={"two-woman": 2, "women": 4})).status == "breached"
    assert SLEDS.check(table(JAM={"two-woman": 1, "women": 2})).status == "breached"


def test_a_table_without_the_sixth_sled_or_its_athletes_breaks_the_ruling():
    assert SLEDS.check(table(IRL=None)).status == "breached"
    assert SLEDS.check(table(IRL={"two-woman": 1, "women": 1})).status == "breached"
    assert SLEDS.check(table(IRL={"two-woman": 1, "women": 3})).status == "breached"


def test_athletes_that_a_table_does_not_name_come_with_the_sixth_sled():
    assert SLEDS.check({noc: {"two-woman": 1} for noc in NOCS}).status == "lawful"
    assert SLEDS.check({noc: {"two-woman": 1, "athletes": 2} for noc in NOCS}).status == "lawful"


def test_who_starts_beside_the_field_is_a_reserve_for_a_place_in_it():
    entries = SLEDS.reserve("two-woman").reserves
    assert [line.noc for entry in entries for line in entry.lines] == ["IRL", "BRA"]


def test_nobody_gets_a_place_beside_the_field_that_is_declined():
    with pytest.raises(BadQuestion, match="Ireland has no place in the field of Two-woman"):
        SLEDS.decline("IRL", "two-woman")


def test_other_places_beside_the_field_are_another_table():
    more = {"noc": "JAM", "event": "two-woman", "form": "awarded beside the field", "places": 2}
    case = SLEDS.with_rulings(more | {"date": "2010-02-11", "basis": "invited"})
    held = case.solve()
    assert held.totals["two-woman"] == 8
    assert held.nocs["JAM"]["women"] == 4
    assert {column_of(pool) for _, pool in case.instance.field.lengths} == {"two-woman", "women"}


def test_a_table_of_rulings_has_columns_for_lists_ranks_and_places(tmp_path):
    path = tmp_path / "rulings.csv"
    path.write_text(
        "noc,event,places,list,rank,form,date,basis\n"
        "JAM,two-woman,2,,,Awarded beside the field,2010-02-11,invited\n"
        "USA,two-woman,,two-woman,2,not eligible,2010-02-11,doping\n"
    )
    answer = SLEDS.with_rulings(path).solve()
    assert answer.nocs["JAM"]["two-woman"] == 2
    assert "USA" not in answer.nocs
