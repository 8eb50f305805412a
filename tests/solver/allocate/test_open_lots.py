"""Lots that are open at once, and what is certain whichever way they fall."""

from datetime import date
from itertools import groupby, permutations, product
from math import factorial, prod
from pathlib import Path

from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from small_worlds import instances
from tiny import field, host_has, world

from berth.views.outcomes import lot_parts
from models.answers.outcome import Allocated, LotRequired
from models.answers.quota import columns_of, table_of, with_athletes
from models.files import read_instance
from models.ruling import Ruling
from models.table import ATHLETES
from solver.allocate.open_lots import OpenLots, open_lots
from solver.allocate.solve import solve

THREE = {
    "men-500m": ["A", ["B", "C"], "D"],
    "women-500m": [["A", "B", "C"], "D"],
}


def told(instance):
    outcome = solve(instance)
    assert isinstance(outcome, LotRequired)
    return open_lots(instance, outcome)


def asked(found):
    return [([turn.line.noc for turn in lot.tied], lot.at_stake) for lot in found.lots]


def test_lots_that_do_not_hang_on_one_another_are_told_together():
    found = told(world(THREE, field("men-500m", exactly=2), field("women-500m", exactly=2)))
    assert asked(found) == [(["A", "B", "C"], 2), (["B", "C"], 1)]


def test_the_table_is_told_as_far_as_it_is_certain():
    found = told(world(THREE, field("men-500m", exactly=2), field("women-500m", exactly=2)))
    assert found.table["A"] == {
        "men-500m": 1,
        "women-500m": None,
        "men": 1,
        "women": None,
        ATHLETES: None,
    }
    assert found.totals == {
        "men-500m": 2,
        "women-500m": 2,
        "men": 2,
        "women": 2,
        ATHLETES: 4,
        "nocs": None,
    }


def test_where_there_are_too_many_ways_only_the_first_lot_is_told():
    many = world({"men-500m": [["A", "B", "C", "D", "H"]]}, field("men-500m", exactly=2))
    lot = solve(many)
    short = LotRequired(lot.tied * 40, 20)
    assert open_lots(many, short) == OpenLots((short,))


def test_lots_of_one_stage_are_told_together_with_the_step_of_each():
    award = [{"id": "all", "lists": ["men-500m", "women-500m"], "order": "rank_by_rank"}]
    lists = {"men-500m": [["A", "B"], "C"], "women-500m": ["C", ["A", "B"], "D"]}
    sizes = field("men-500m", exactly=1), field("women-500m", exactly=2)
    case = world(lists, *sizes, award=award)
    found = told(case)
    assert asked(found) == [(["A", "B"], 1), (["A", "B"], 1)]
    assert [lot_parts(case, lot)["step"] for lot in found.lots] == [1, 4]


def every_way(instance):
    """The case with every shared rank put in every order."""
    groups = []
    for name, ranking in instance.rankings.items():
        for rank, lines in groupby(ranking.lines, lambda line: line.rank):
            nocs = [line.noc for line in lines]
            if len(set(nocs)) > 1:
                groups.append((name, rank, nocs))
    assume(prod(factorial(len(nocs)) for _, _, nocs in groups) <= 60)
    events = instance.rulebook.event_of_list()
    for orders in product(*(set(permutations(nocs)) for _, _, nocs in groups)):
        lots = [
            Ruling(
                noc=noc,
                event=events[name],
                form="lot",
                list=name,
                rank=rank,
                drawn=number,
                date=date(2020, 1, 1),
                basis="every way",
            )
            for (name, rank, _), order in zip(groups, orders, strict=True)
            for number, noc in enumerate(order, 1)
        ]
        yield instance.rebuilt(rulings=(*instance.rulings, *lots))


@settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    max_examples=examples(10),
)
@given(instance=instances(ties=True))
def test_a_cell_is_certain_exactly_if_it_is_the_same_in_every_order_of_tied_lines(instance):
    ways = [*every_way(instance)]
    outcome = solve(instance)
    assume(isinstance(outcome, LotRequired))
    found = open_lots(instance, outcome)
    assert all(lot_parts(instance, lot)["step"] > 0 for lot in found.lots)
    assume(found.table is not None)
    book = instance.rulebook
    outcomes = [solve(way) for way in ways]
    assert all(isinstance(one, Allocated) for one in outcomes)
    tables = [with_athletes(book, table_of(book, one.held)) for one in outcomes]
    for noc in {noc for table in tables for noc in table}:
        for column in (*columns_of(book), ATHLETES):
            numbers = {table.get(noc, {}).get(column, 0) for table in tables}
            certain = found.table.get(noc, {}).get(column, 0)
            assert certain == (numbers.pop() if len(numbers) == 1 else None)


def test_a_lot_that_splits_a_tie_leaves_the_later_one_the_same():
    """Found by random worlds: the later lot was told with other numbers of its ties, and asking
    for its step ended in a crash."""
    lists = {"men-500m": ["A", ["B", "C"]], "women-500m": [["A", "B"], "C"]}
    instance = world(lists, field("men-500m", exactly=2), field("women-500m", exactly=1))
    found = told(instance)
    assert asked(found) == [(["A", "B"], 1), (["B", "C"], 1)]
    turns = [turn for _, stage_turns in instance.stages for turn in stage_turns]
    assert all(turn in turns for lot in found.lots for turn in lot.tied)


def test_a_lot_among_those_whom_another_lot_left_over_is_not_told_with_it():
    """Found by random worlds: as which number they are drawn hangs on the first."""
    second = {"kind": "noc_event_limit", "events": ["men-500m"], "at_most": 1}
    instance = world({"men-500m": [["A", "B", "C"]]}, field("men-500m", at_most=2), second)
    found = told(instance)
    assert asked(found) == [(["A", "B", "C"], 2)]


def test_a_lot_for_several_places_of_an_noc_is_thought_of_in_every_order():
    examples = Path(__file__).parents[3] / "instances" / "examples"
    found = told(read_instance(examples / "rank-bands-and-a-lot.yaml"))
    assert asked(found) == [(["B", "C"], 3)]
    assert {noc: row["race"] for noc, row in found.table.items()} == {"A": 2, "B": None, "C": None}
    assert found.totals["race"] == 5


def test_a_lot_beside_a_host_that_is_awarded_in_any_case_is_told_to_the_end():
    """World 2543: the host stood among the lines, so that two of the others won and were tied."""
    rules = [field("men-500m", at_most=2), host_has(events={"men-500m": 1})]
    out = [{"noc": n, "event": "men-500m", "form": "withdrawn", "rank": 1} for n in "BC"]
    case = world({"men-500m": [["H", "B", "C", "C", "B"]]}, *rules, host="H", rulings=out)
    found = told(case)
    assert asked(found) == [(["C", "B"], 1)]
    assert found.table["H"]["men-500m"] == 1
    assert found.totals["men-500m"] == 2


def test_lines_that_won_a_lot_and_are_tied_again_are_told_with_the_first_lot_alone():
    """Found by random worlds: of A and B, both thought to win, there may be one, and who then won
    the lot between these would have stood behind the other."""
    case = world({"men-500m": [["A", "B", "C"]]}, field("men-500m", at_most=2))
    one = {"id": "north", "cite": "clause 2", "kind": "group_total", "group": "north"}
    book = case.rulebook.model_dump()
    book["rules"] = [*book["rules"], one | {"events": ["men-500m"], "at_most": 1}]
    book["groups"] = {"north": ["A", "B"]}
    case = case.with_rulebook(type(case.rulebook).model_validate(book))
    lot = solve(case)
    assert open_lots(case, lot) == OpenLots((lot,))
