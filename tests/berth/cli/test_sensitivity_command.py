"""`berth sensitivity`."""

from running import SOCHI, berth, berth_json, race, size

from solver.many.outcomes import Found


def test_each_number_of_one_race_and_what_it_does(tmp_path):
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    found = berth("sensitivity", path)
    assert found.exit_code == 0
    assert found.stdout.startswith(
        "One race\nRulebook  Rules of one race\n\n"
        "1 number of the rules, each one up and one down.\n\n"
        "Number        Change  Places  What it does\n"
        "size.exactly  2 -> 1  +0 -1   athletes +0 -1; vanish: B\n"
        "size.exactly  2 -> 3  +1 -0   athletes +1 -0; enter: C\n"
    )


def test_a_number_that_does_nothing_says_how_far_and_a_fixed_one_is_listed(tmp_path):
    limit = "id: all, kind: athlete_total, squads: [all], at_most: 9"
    fixed = "id: few, kind: noc_event_limit, events: [race], at_most: 1, fixed: true"
    path = race(tmp_path, [size("exactly: 2"), limit, fixed], "[A, B, C]")
    text = berth("sensitivity", path).stdout
    assert "all.at_most   9 -> 10          nothing at least up to 25\n" in text
    assert "nothing down to 2; 1: conflict: size, all" in text
    assert "Fixed, and not ours to change: few.at_most 1.\n" in text
    found = berth_json("sensitivity", path)
    assert found["fixed"] == {"few.at_most": 1}
    (down,) = [step for step in found["steps"] if step["to"] == 8]
    assert (down["same_until"], down["then"]["to"], down["then"]["status"]) == (2, 1, "conflict")
    assert down["then"]["conflict"]["rules"] == ["size", "all"]


def test_a_lot_and_a_number_that_cannot_be_are_said(tmp_path):
    least = "id: least, kind: field_size, events: [race], at_least: 0"
    path = race(tmp_path, [size("exactly: 2"), least], "[[A, B], C]")
    text = berth("sensitivity", path).stdout
    assert "size.exactly    2 -> 1           a lot has to be drawn\n" in text
    assert "least.at_least  0 -> -1          not possible: -1 is too small" in text


def test_without_an_allocation_nothing_is_compared(tmp_path):
    found = berth("sensitivity", race(tmp_path, [size("exactly: 9")], "[A]"))
    assert found.exit_code == 3
    assert "cannot all be kept" in found.stdout
    assert berth("sensitivity", SOCHI, "--set", "no.such=1").exit_code == 2


def test_a_number_that_is_not_decided_in_time_is_exit_code_4(tmp_path, monkeypatch):
    monkeypatch.setattr("solver.many.outcomes.Again.found", lambda *_, **__: Found("out_of_time"))
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]")
    found = berth("sensitivity", path)
    assert found.exit_code == 4
    assert "size.exactly  2 -> 1          undecided in time\n" in found.stdout
    assert berth_json("sensitivity", path)["status"] == "allocated"


def test_sochi_fits_80_columns_and_relays_matter_more_than_the_total():
    found = berth("sensitivity", SOCHI)
    assert found.exit_code == 0
    assert max(map(len, found.stdout.splitlines())) <= 80
    lines = [line for line in found.stdout.splitlines() if " -> " in line]
    order = [line.split()[0] for line in lines]
    assert order.index("field-relay.exactly") < order.index("total.at_most")
    (down,) = [line for line in lines if line.startswith("total.at_most") and "119" in line]
    assert "nothing down to 116" in down


def test_the_ruling_behind_a_conflict_is_told(tmp_path):
    ruling = "rulings: [{noc: C, event: race, at_most: 0, date: 2020-02-01, basis: declined}]\n"
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C]", ruling)
    text = " ".join(berth("sensitivity", path).stdout.split())
    told = "conflict: size, the ruling that Cland has no place in Race from 2020-02-01"
    assert told in text
