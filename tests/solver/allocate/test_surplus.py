"""Athletes whom no start calls for: to the NOC that is placed best, and never by the alphabet.

The random worlds are made of NOCs that nothing tells apart, in twos and threes, and a total that
asks for more athletes than the starts call for.
"""

from math import prod

from definition import outcomes
from examples import examples
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from tiny import athletes, field, world

from models.answers.outcome import Allocated, Conflict, LotRequired
from models.noc import Noc
from models.ruling import Ruling
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import solve
from solver.cpsat.model import Board

_init = Board.__init__

BOTH = {"men-500m": [["A", "B"], "C"], "men-1000m": [["A", "B"], "C"]}
HALF = {"men-500m": [["A", "B"]], "men-1000m": [["A", "B"]]}


def all_start(rankings, *rules, **what):
    """Everybody starts everywhere, so that only the athletes are open."""
    sizes = [
        field(name, exactly=sum(len(e) if isinstance(e, list) else 1 for e in lines))
        for name, lines in rankings.items()
    ]
    return world(rankings, *sizes, *rules, **what)


def drawn(noc, number, **where):
    where = where or {"event": "men"}
    return Ruling(noc=noc, form="lot", drawn=number, date="2020-01-02", basis="lot", **where)


def brings(outcome, squad="men"):
    assert isinstance(outcome, Allocated), outcome
    nocs = [place.noc for place in outcome.held if place.pool == squad]
    return {noc: nocs.count(noc) for noc in sorted(set(nocs))}


def test_the_noc_that_is_placed_best_brings_the_surplus_athlete():
    apart = {"men-500m": ["B", "A"], "men-1000m": [["A", "B"]]}
    assert brings(solve(all_start(apart, athletes(exactly=3)))) == {"A": 1, "B": 2}


def test_where_the_best_claims_are_tied_the_next_one_counts():
    apart = {"men-500m": [["A", "B"]], "men-1000m": ["B", "A"]}
    assert brings(solve(all_start(apart, athletes(exactly=3)))) == {"A": 1, "B": 2}


def test_between_nocs_whose_claims_are_the_same_in_everything_a_lot_decides():
    lot = solve(all_start(BOTH, athletes(exactly=4)))
    assert isinstance(lot, LotRequired)
    assert (lot.squad, lot.between, lot.at_stake) == ("men", ("A", "B"), 1)
    assert [(turn.list, turn.line.rank, turn.line.noc) for turn in lot.tied] == [
        ("men-500m", 1, "A"),
        ("men-500m", 1, "B"),
    ]


def test_all_that_is_asked_for_a_lot_is_asked_of_one_board(monkeypatch):
    made = []
    monkeypatch.setattr(Board, "__init__", lambda *given: made.append(1) or _init(*given))
    assert isinstance(solve(all_start(BOTH, athletes(exactly=4))), LotRequired)
    assert len(made) == 1


def test_where_both_bring_all_they_can_nothing_is_to_be_drawn():
    assert brings(solve(all_start(BOTH, athletes(exactly=5)))) == {"A": 2, "B": 2, "C": 1}


def test_a_lot_that_was_drawn_for_the_squad_settles_it():
    instance = all_start(BOTH, athletes(exactly=4))
    by_lot = instance.rebuilt(rulings=[drawn("B", 1), drawn("A", 2)])
    assert brings(solve(by_lot)) == {"A": 1, "B": 2, "C": 1}
    assert brings(solve(instance.rebuilt(rulings=[drawn("A", 7)]))) == {"A": 2, "B": 1, "C": 1}


def test_a_lot_that_was_drawn_between_their_lines_tells_their_claims_apart():
    instance = all_start(BOTH, athletes(exactly=4))
    line = {"event": "men-1000m", "rank": 1}
    by_lot = instance.rebuilt(rulings=[drawn("B", 1, **line), drawn("A", 2, **line)])
    assert brings(solve(by_lot)) == {"A": 1, "B": 2, "C": 1}


def test_a_lot_for_a_squad_orders_no_nocs_whose_claims_differ():
    instance = all_start(BOTH, athletes(exactly=4))
    by_lot = instance.rebuilt(rulings=[drawn("C", 1), drawn("A", 2)])
    assert brings(solve(by_lot)) == {"A": 2, "B": 1, "C": 1}


def court(*nocs):
    """The NOCs have a place in each event by ruling, and no line anywhere."""
    return [
        {"noc": noc, "event": event, "exactly": 1}
        for noc in nocs
        for event in ("men-500m", "men-1000m")
    ]


ONE = {"men-500m": ["A"], "men-1000m": ["A"]}


def test_nocs_without_a_line_are_tied_and_a_lot_can_be_drawn_for_the_squad():
    instance = world(ONE, athletes(exactly=5), rulings=court("C", "D"))
    lot = solve(instance)
    assert isinstance(lot, LotRequired)
    assert (lot.squad, lot.between, lot.tied, lot.at_stake) == ("men", ("C", "D"), (), 1)
    by_lot = instance.rebuilt(rulings=(*instance.rulings, drawn("D", 1)))
    assert brings(solve(by_lot)) == {"A": 2, "C": 1, "D": 2}


def test_the_host_without_a_line_comes_no_sooner_than_others_without_a_line():
    instance = world(ONE, athletes(exactly=5), host="H", rulings=court("H", "B"))
    lot = solve(instance)
    assert (lot.squad, lot.between) == ("men", ("B", "H"))


def test_a_lot_between_lines_comes_before_one_for_athletes():
    lines = {"men-500m": [["A", "B"]], "men-1000m": [["A", "B"]], "women-500m": [["A", "B"]]}
    one = {"men-500m": 2, "men-1000m": 2, "women-500m": 1}
    rules = [field(name, exactly=number) for name, number in one.items()]
    instance = world(lines, *rules, athletes(exactly=3))
    lot = solve(instance)
    assert (lot.squad, [turn.list for turn in lot.tied]) == (None, ["women-500m"] * 2)
    assert [one.squad for one in open_lots(instance, lot).lots] == [None]


def test_lots_for_athletes_of_two_squads_are_told_together():
    lines = {f"{squad}-{race}": [["A", "B"]] for squad in ("men", "women") for race in "ab"}
    women = {"kind": "athlete_total", "squads": ["women"], "exactly": 3}
    instance = all_start(lines, athletes(exactly=3), women)
    found = open_lots(instance, solve(instance))
    assert [(lot.squad, lot.at_stake) for lot in found.lots] == [("men", 1), ("women", 1)]
    assert found.table["A"] == {
        **dict.fromkeys(lines, 1),
        **{"men": None, "women": None, "athletes": None},
    }
    assert (found.totals["men"], found.totals["women"]) == (3, 3)


NOCS = "ABCDH"
some_settings = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    max_examples=examples(20),
)


SHAPES = [(2, "mm"), (2, "mmm"), (2, "mmww"), (3, "mm")]


@st.composite
def surplus_worlds(draw):
    """Groups of NOCs in the same ranks everywhere, some without a line, and athletes too many."""
    number, races = draw(st.sampled_from(SHAPES))
    nocs = NOCS[:number]
    cut = draw(st.integers(2, number))
    groups = [list(group) for group in (nocs[:cut], nocs[cut:]) if group]
    lists = [f"{'men' if sex == 'm' else 'women'}-{n}" for n, sex in enumerate(races)]
    without = draw(st.sampled_from(["", "", "H", "DH"])) if races == "mm" else ""
    rankings = {}
    for name in lists:
        rankings[name] = [tied if len(tied) > 1 else tied[0] for tied in groups]
        if draw(st.integers(0, 7)) == 0:
            # A further line of one of them tells it from the others.
            rankings[name].append(draw(st.sampled_from(nocs)))
    starts = number + len(without)
    some_fewer = st.sampled_from([0, 0, 0, 0, 1])
    rules = [field(name, exactly=starts - draw(some_fewer)) for name in lists]
    rulings = [{"noc": noc, "event": name, "exactly": 1} for noc in without for name in lists]
    squads = list(dict.fromkeys(name.split("-")[0] for name in lists))
    for squad in squads:
        amount = draw(st.sampled_from(["exactly", "at_least"]))
        asked = draw(st.integers(starts, starts * min(len(lists), 3)))
        rules.append({"kind": "athlete_total", "squads": [squad], amount: asked})
    if draw(st.integers(0, 3)) == 0:
        rules.append({"kind": "noc_squad_limit", "squads": ["men"], "at_most": 2})
    if len(squads) > 1 and draw(st.booleans()):
        rules.append({"kind": "equal_numbers", "squads": squads, "apart": draw(st.integers(0, 1))})
    if draw(st.integers(0, 3)) == 0:
        rules.append({"kind": "squad_multiple", "squads": ["men"], "of": 2})
    if draw(st.integers(0, 3)) == 0:
        asked = {"continent": "Asia", "squads": ["men"], "at_least": draw(st.integers(1, 3))}
        rules.append({"kind": "continent_minimum", **asked})
    lots = draw(st.sampled_from(["", "", "", "B", "BA", "CB", "H"]))
    rulings += [
        {"noc": noc, "event": "men", "form": "lot", "drawn": number}
        for number, noc in enumerate(lots, 1)
    ]
    award = {
        "id": "all",
        "lists": lists,
        "order": draw(st.sampled_from(["rank_by_rank", "list_by_list"])),
        "policy": draw(st.sampled_from(["strict", "strict", "rank_maximal", "fill_first"])),
    }
    instance = world(rankings, *rules, award=[award], host="H", rulings=rulings)
    assume(prod(n + 1 for n in instance.field.lengths.values()) <= 3000)
    continents = {"A": "Asia", "B": draw(st.sampled_from(["Asia", "Europe"])), "C": "Asia"}
    return instance.rebuilt(
        nocs={code: Noc(code=code, name=code, continent=continents.get(code)) for code in NOCS}
    )


def agrees(instance, **how):
    expected, found = outcomes(instance), solve(instance, **how)
    if expected == {None}:
        assert isinstance(found, Conflict)
    elif len(expected) > 1:
        assert isinstance(found, LotRequired)
    else:
        assert isinstance(found, Allocated)
        assert {found.held} == expected
    return expected, found


@some_settings
@given(surplus_worlds())
def test_a_lot_is_required_exactly_when_the_order_of_nocs_alike_matters(instance):
    agrees(instance)


@some_settings
@given(surplus_worlds())
def test_nocs_counted_together_come_to_the_same(instance):
    agrees(instance, walk_first=False, counting=False, count_from=0)


@some_settings
@given(surplus_worlds())
def test_drawing_lots_for_athletes_in_every_way_leads_to_all_that_the_definition_names(instance):
    expected, lot = agrees(instance)
    assume(isinstance(lot, LotRequired) and lot.squad is not None)
    found, tried = set(), [(instance, lot)]
    while tried:
        case, one = tried.pop()
        if isinstance(one, Allocated):
            found.add(one.held)
            continue
        for noc in one.between:
            first = drawn(noc, 100 + len(case.rulings), event=one.squad)
            after = case.rebuilt(rulings=(*case.rulings, first))
            tried.append((after, solve(after)))
    assert found == expected
