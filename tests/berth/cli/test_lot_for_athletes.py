"""A lot for athletes whom no start calls for: how every question tells it, and takes it back in."""

import csv

import pytest
from running import ROOT, berth, berth_json

OPEN = ROOT / "instances" / "examples" / "surplus-athlete-by-lot.yaml"
DRAWN = ROOT / "instances" / "examples" / "surplus-athlete-settled-by-lot.yaml"

#: Three athletes: one for each of the NOCs, until Cland gives its only place back.
WORLD = """
id: two-races
title: Two races
nocs: {A: Aland, B: Bland, C: Cland}
rulebook:
  id: rules
  title: Rules
  squads: {all: Athletes}
  events: {short: {name: Short, squad: all}, long: {name: Long, squad: all}}
  rules:
    - {id: size, kind: field_size, events: [short, long], at_most: 3, cite: c}
    - {id: total, kind: athlete_total, squads: [all], exactly: 3, cite: c}
  award: [{id: races, lists: [short, long], order: rank_by_rank}]
rankings: {short: [[A, B], C], long: [[A, B]]}
"""


@pytest.fixture
def two_races(tmp_path):
    path = tmp_path / "races.yaml"
    path.write_text(WORLD)
    return path


def squeezed(found):
    return " ".join(found.stdout.split())


def ruled(path, *rulings):
    """The instance with rulings, a line of YAML each."""
    path.write_text(f"{WORLD}rulings:\n" + "".join(f"  - {{{ruling}}}\n" for ruling in rulings))
    return path


def test_solve_names_the_nocs_their_best_lines_and_what_is_certain():
    found = berth("solve", OPEN)
    assert found.exit_code == 5
    assert (
        "A lot has to be drawn: 1 athlete place of Athletes for 2 NOCs whose claims are the same "
        "in everything. A Aland, best line 1st in Short race B Bland, best line 1st in Short race "
    ) in squeezed(found)
    certain = berth_json("solve", OPEN)
    assert certain["nocs"]["A"] == {"short": 1, "long": 1, "all": None, "athletes": None}
    assert certain["nocs"]["C"] == {"short": 1, "long": 1, "all": 1, "athletes": 1}
    assert certain["totals"]["all"] == 4


def test_json_tells_the_squad_and_the_nocs_last_and_only_there():
    found = berth_json("solve", OPEN)
    assert [*found][-2:] == [*found["lots"][0]][-2:] == ["squad", "between"]
    assert (found["squad"], found["between"], found["at_stake"]) == ("all", ["A", "B"], 1)
    assert (found["step"], found["drawn_from"]) == (7, 1)
    tie = berth_json("solve", ROOT / "instances" / "examples" / "tie-that-matters.yaml")
    assert "squad" not in tie
    assert "between" not in tie["lots"][0]


def test_what_is_told_to_be_handed_in_settles_it(tmp_path):
    told = berth("solve", OPEN).stdout.replace("YYYY-MM-DD", "2020-02-01").splitlines()
    rulings = [line.strip() for line in told if line.count(",") == 7]
    assert [row["noc"] for row in csv.DictReader(rulings)] == ["A", "B"]
    (tmp_path / "rulings.csv").write_text("\n".join(rulings) + "\n")
    path = tmp_path / "instance.yaml"
    path.write_text(f"{OPEN.read_text()}\nrulings: rulings.csv\n")
    found = berth_json("solve", path)
    assert (found["status"], found["nocs"]["A"]["all"]) == ("allocated", 2)


def test_why_tells_of_a_cell_that_hangs_on_no_lot_and_else_of_the_lot():
    assert squeezed(berth("why", OPEN, "A", "short")).endswith(
        "A lot is open for athletes of Athletes; whichever way it falls this does not change."
    )
    assert berth("why", OPEN, "A", "all").exit_code == 5


def test_a_decline_that_leaves_an_athlete_to_a_lot_tells_the_lot(two_races):
    found = berth("decline", two_races, "C", "short")
    assert found.exit_code == 5
    assert "A,all,,,lot,1,YYYY-MM-DD,drawn by lot" in found.stdout
    (entry,) = berth_json("decline", two_races, "C", "short")["entries"]
    assert (entry["squad"], entry["between"]) == ("all", ["A", "B"])


def test_a_reserve_list_ends_where_a_lot_is_for_athletes(two_races):
    told = "a lot has to be drawn: 1 athlete place of Athletes for A Aland and B Bland, whose"
    assert told in squeezed(berth("reserve", two_races, "short"))
    assert berth_json("reserve", two_races, "short")["end"]["between"] == ["A", "B"]
    assert "a lot between A and B for athletes" in squeezed(berth("solve", two_races))
    assert berth_json("solve", two_races)["cuts"][0]["squad"] == "all"


def test_compare_tells_a_state_in_which_the_lot_is_open():
    found = berth("compare", DRAWN, "--without-rulings")
    assert (
        "1 athlete place of Athletes for A Aland and B Bland, whose claims are the same."
        in squeezed(found)
    )
    states = berth_json("compare", DRAWN, "--without-rulings")["states"]
    assert states[1]["between"] == ["A", "B"]


def test_the_ledger_of_rulings_goes_through_a_lot_for_a_squad():
    found = squeezed(berth("decline", DRAWN))
    assert (
        "1. Bland is the 1st drawn for athletes in Athletes from 2020-02-01 (drawn by lot)" in found
    )
    assert (
        "After: B Bland: Short race 1, Long race 1, Athletes 2 Athletes: 4 athlete places" in found
    )


GRID = """
id: grid
question: Who brings the third athlete?
rulings:
  out: [{noc: C, event: short, at_most: 0, date: 2020-01-01, basis: made up}]
  drawn:
    - {noc: C, event: short, at_most: 0, date: 2020-01-01, basis: made up}
    - {noc: B, event: all, form: lot, drawn: 1, date: 2020-01-01, basis: lot}
"""


def test_a_sweep_draws_it_with_a_seed_and_a_set_of_rulings_may_hold_it(two_races, tmp_path):
    grid = tmp_path / "grid.yaml"
    grid.write_text(GRID)
    table = tmp_path / "out.csv"
    berth("sweep", two_races, grid, "--csv", table)
    statuses = [row["status"] for row in csv.DictReader(table.read_text().splitlines())]
    assert sorted(statuses) == ["allocated"] * 3 + ["lot_required"]
    table.unlink()
    berth("sweep", two_races, grid, "--seed", 3, "--csv", table)
    rows = list(csv.DictReader(table.read_text().splitlines()))
    assert {row["status"] for row in rows} == {"allocated"}
    assert any("lot for athletes of all: " in str(row) for row in rows)


WRONG = {
    "noc: A, event: all, form: lot, rank: 1, drawn: 1": "'all' is a squad; only a lot without a",
    "noc: A, event: all, at_most: 1": "'all' is a squad; only a lot without a rank names one",
    "noc: A, event: short, form: lot, drawn: 1": "the rank of the line is missing; add 'rank'",
    "noc: A, event: alle, form: lot, drawn: 1": "unknown event 'alle'",
    "noc: A, event: all, form: lot": "'drawn' goes with the form 'lot'",
}


@pytest.mark.parametrize(("ruling", "says"), WRONG.items())
def test_a_lot_that_is_neither_of_a_line_nor_of_a_squad_is_refused(two_races, ruling, says):
    path = ruled(two_races, f"{ruling}, date: 2020-01-01, basis: lot")
    found = berth("solve", path)
    assert found.exit_code == 2
    assert says in " ".join(found.stderr.split())


def test_two_nocs_drawn_as_the_same_number_for_a_squad_are_refused(two_races):
    of_squad = "event: all, form: lot, drawn: 1, date: 2020-01-01, basis: lot"
    found = berth("solve", ruled(two_races, f"noc: A, {of_squad}", f"noc: B, {of_squad}"))
    assert found.exit_code == 2
    assert "A is the 1st drawn for athletes of all already" in " ".join(found.stderr.split())


def test_of_two_lots_of_one_noc_for_a_squad_the_last_by_date_stands(two_races):
    out = "noc: C, event: short, at_most: 0, date: 2020-01-01, basis: declined"
    drawn = "event: all, form: lot, basis: lot"
    first = [
        f"noc: A, {drawn}, drawn: 1, date: 2020-01-02",
        f"noc: B, {drawn}, drawn: 2, date: 2020-01-02",
    ]
    again = f"noc: A, {drawn}, drawn: 3, date: 2020-01-03"
    assert berth_json("solve", ruled(two_races, out, *first))["nocs"]["A"]["all"] == 2
    found = berth_json("solve", ruled(two_races, out, *first, again))
    assert found["nocs"]["B"]["all"] == 2
    assert [ruling["replaced"] for ruling in found["heading"]["rulings"]] == [
        *(False, True, False, False)
    ]
    same_day = again.replace("2020-01-03", "2020-01-02")
    assert berth("solve", ruled(two_races, out, *first, same_day)).exit_code == 2
