"""Sailing 2008: crews of boats, one class each."""

from published import differing, real_case, table, unruled

CASE = real_case("sailing-2008")


def test_all_sixty_two_nocs_272_boats_and_400_athletes_are_the_published_ones():
    assert differing(CASE) == {}
    rows = table(CASE)
    boats = sum(row.get(event, 0) for row in rows.values() for event in CASE.rulebook.events)
    assert (len(rows), boats) == (62, 272)
    assert sum(row["athletes"] for row in rows.values()) == 400


def test_the_host_has_a_boat_in_every_class():
    row = table(CASE)["CHN"]
    assert all(row[event] == 1 for event in CASE.rulebook.events)


def test_without_the_rulings_the_boats_returned_and_those_that_moved_up_differ():
    found = differing(unruled(CASE))
    boats = {cell: numbers for cell, numbers in found.items() if cell[1] in CASE.rulebook.events}
    returned = {(ruling.noc, ruling.event) for ruling in CASE.rulings}
    assert {cell for cell, numbers in boats.items() if numbers == (1, 0)} == returned
    assert sum(numbers == (0, 1) for numbers in boats.values()) == len(returned) == 12
