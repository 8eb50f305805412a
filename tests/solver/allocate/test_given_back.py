"""Places given back: so many of those that the NOC would have without the ruling."""

import pytest
from pydantic import ValidationError
from tiny import athletes, field, host_has, per_noc, world

from models.place import column_of
from models.ranking import RankingBuilder
from models.ruling import Ruling
from solver.allocate.given_back import with_given_back
from solver.allocate.open_lots import open_lots
from solver.allocate.solve import solve
from solver.clock import Clock
from solver.many.outcomes import Again
from solver.reallocate.decline import decline

RACE = "men-race"
LINES = ["A", "B", "A", "B", "A", "C", "D"]
FOUR = field(RACE, exactly=4), per_noc(RACE, 2)


def back(noc, day=1, places=1, **what):
    ruling = {"noc": noc, "event": RACE, "form": "given_back", "places": places}
    return ruling | {"date": f"2020-01-{day:02}"} | what


def number(noc, day=1, **what):
    return {"noc": noc, "event": RACE, "date": f"2020-01-{day:02}", **what}


def race(*rulings, lines=LINES, rules=FOUR, **more):
    return world({RACE: lines}, *rules, rulings=rulings, **more)


def holders(case):
    outcome = solve(case)
    assert outcome.status == "allocated", outcome
    return "".join(sorted(p.noc for p in outcome.held if column_of(p.pool) != "men"))


def left(case):
    read = with_given_back(case, solve)
    return [(r.noc, r.at_most, r.exactly) for r in read.rulings if r.form == "given_back"]


def test_one_of_two_places_is_given_back_and_the_next_line_has_it():
    assert holders(race(back("A"))) == "ABBC"
    assert holders(race(back("A", places=2))) == "BBCD"


def test_who_has_a_place_because_of_it_may_give_it_back_later():
    assert holders(race(back("C", 9), back("A", 5))) == "ABBD"


def test_what_was_not_had_yet_cannot_be_given_back():
    assert holders(race(back("C", 5), back("A", 9))) == "ABBD"
    # Cland gave back before it had anything: that leaves it none.
    assert left(race(back("C", 5), back("A", 9))) == [("C", 0, None), ("A", 1, None)]


def test_twice_given_back_is_one_less_each_time():
    assert holders(race(back("A", 1), back("A", 2))) == "BBCD"


def test_the_same_ruling_twice_is_one():
    assert holders(race(back("A"), back("A"))) == "ABBC"


def test_more_than_there_are_leaves_none():
    assert holders(race(back("A", places=5))) == "BBCD"


def test_the_last_by_date_stands_whatever_its_form():
    assert holders(race(back("A", 1), number("A", 2, at_most=2))) == "AABB"
    assert holders(race(number("A", 1, at_most=0), back("A", 2))) == "BBCD"


def test_of_a_place_that_a_court_gives_some_stay_given():
    given = number("H", 1, exactly=2)
    assert holders(race(given, back("H", 2))) == "AABH"
    assert left(race(given, back("H", 2))) == [("H", None, 1)]


def test_a_guarantee_that_is_given_back_is_waived():
    rules = field(RACE, exactly=2), host_has(events={RACE: 1})
    assert holders(race(lines="ABH", rules=rules, host="H")) == "AH"
    assert holders(race(back("H"), lines="ABH", rules=rules, host="H")) == "AB"


def test_a_line_struck_later_counts_when_the_place_was_given_back():
    struck = number("A", 9, form="withdrawn", rank=1)
    # Aland had two and keeps one; later its first line goes, and its second takes the claim.
    assert holders(race(back("A", 1), struck)) == "ABBC"


def test_places_beside_the_field_are_not_among_those_that_are_given_back():
    case = race(back("A", 2), number("A", 1, form="beside", places=1))
    assert holders(case) == "AABBC"


def test_before_a_lot_is_drawn_it_is_the_answer():
    case = race(back("B"), lines=["A", ["B", "C"]], rules=(field(RACE, exactly=2),))
    assert solve(case).status == "lot_required"


def test_rules_that_clash_before_are_the_answer():
    rules = field(RACE, exactly=4), athletes(at_most=1)
    assert solve(race(back("B"), rules=rules)).status == "conflict"


@pytest.mark.parametrize("form", ["given back", "Given_Back", "given-back"])
def test_the_form_is_read_as_people_write_it(form):
    assert Ruling(noc="A", event="race", form=form, date="2020-01-01", basis="x").leaves_open


def test_nobody_writes_how_many_are_left():
    with pytest.raises(ValidationError, match="say how many in 'places'"):
        race(back("A", at_most=1))


def test_what_a_later_ruling_brings_was_not_there_to_be_given_back():
    rules = field(RACE, at_most=4), per_noc(RACE, 2)
    later = number("A", 9, at_most=0)
    assert holders(race(back("D", 5), later, lines="ABADD", rules=rules)) == "B"


TIED = RankingBuilder.empty()
for rank, noc in ((1, "A"), (1, "B"), (3, "C")):
    TIED.add(rank, noc)


def tied_race(*rulings):
    """One place, and a lot between A and B on the day of giving back; only C is behind them."""
    return world({RACE: TIED.ranking()}, field(RACE, at_most=1), rulings=rulings)


def drawn(noc, number, day):
    return {"noc": noc, "event": RACE, "rank": 1, "form": "lot", "drawn": number} | {
        "date": f"2020-01-{day:02}"
    }


def test_a_lot_that_is_drawn_later_says_what_there_was_to_give_back():
    """Asked for by the day of giving back, and never heard, it was asked for again and again."""
    assert solve(tied_race(back("A", 5))).status == "lot_required"
    lots = drawn("A", 1, day=9), drawn("B", 2, day=9)
    assert holders(tied_race(back("A", 5), *lots)) == "B"
    lost = drawn("A", 2, day=9), drawn("B", 1, day=9)
    assert holders(tied_race(back("A", 5), *lost)) == "B"


def test_the_lots_before_a_place_was_given_back_are_told_to_the_end():
    case = tied_race(back("A", 5))
    found = open_lots(case, solve(case))
    assert [[turn.line.noc for turn in lot.tied] for lot in found.lots] == [["A", "B"]]
    assert found.table["B"][RACE] == 1


def test_a_lot_about_a_line_that_is_struck_after_its_place_was_given_back_is_told():
    struck = {"noc": "A", "event": RACE, "rank": 1, "form": "withdrawn", "date": "2020-01-09"}
    case = tied_race(back("A", 5), struck)
    found = open_lots(case, solve(case))
    assert [[turn.line.noc for turn in lot.tied] for lot in found.lots] == [["A", "B"]]


def test_what_is_tried_out_where_a_lot_is_open_knows_the_lines_that_are_struck_later():
    struck = {"noc": "A", "event": RACE, "rank": 1, "form": "withdrawn", "date": "2020-01-09"}
    again = Again(tied_race(back("A", 5), struck), lambda: Clock(None))
    assert again.found(change={"rule-1.at_most": 1}).status == "lot_required"
    assert again.found(change={"rule-1.at_most": 2}).status == "allocated"


def test_ruling_by_ruling_a_place_that_a_court_gave_is_given_back():
    """The court's ruling was put aside for the later one, which is about what it had given."""
    before = race(number("D", 1, exactly=1))
    found = decline(before, Ruling(**back("D", 5), basis="declined"))
    assert found.outcome == solve(found.instance)
    assert holders(found.instance) == holders(race(number("D", 1, exactly=1), back("D", 5)))
    twice = race(number("C", 1, exactly=2))
    assert holders(decline(twice, Ruling(**back("C", 5), basis="declined")).instance) == "AABC"


SHARED_OUT = {"kind": "proportional", "lists": [RACE], "places": 1, "method": "dean", "by": "lines"}


def shared_out(lines, *rulings):
    """One place shared out in proportion to lines; a line of A is struck after A gave it back."""
    later = {"noc": "A", "event": RACE, "rank": 1, "form": "withdrawn", "date": "2020-01-08"}
    return world({RACE: lines}, SHARED_OUT, rulings=[back("A", 5), later, *rulings])


def test_a_lot_between_claims_of_which_one_is_struck_after_its_place_was_given_back_is_told():
    """World 2784: it was refused, since without the line nobody else shares the rank."""
    case = shared_out([["A", "B"]])
    found = open_lots(case, solve(case))
    assert [[turn.line.noc for turn in lot.tied] for lot in found.lots] == [["A", "B"]]


def test_a_lot_between_claims_is_heard_although_one_of_them_is_struck_later():
    won = shared_out([["A", "B"]], drawn("A", 1, day=9), drawn("B", 2, day=9))
    assert left(won) == [("A", 0, None)]
    assert holders(won) == "B"
    # Also where what is struck is done to the rankings first.
    assert holders(with_given_back(won, solve).settled) == "B"


def test_a_lot_between_claims_that_there_were_not_yet_says_nothing_of_what_was_given_back():
    """Before a line of A was struck its claim was the only one at its rank."""
    assert holders(shared_out("ABA", drawn("A", 2, day=9), drawn("B", 1, day=9))) == "B"
