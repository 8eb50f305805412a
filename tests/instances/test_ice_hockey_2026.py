"""Ice hockey 2026: who is excluded is a ruling, who comes instead follows."""

from published import differing, real_case, table, unruled

CASE = real_case("ice-hockey-2026")


def test_all_twelve_nocs_are_the_published_ones():
    assert differing(CASE) == {}
    assert len(table(CASE)) == 12


def test_without_the_exclusion_it_is_as_reported_on_1_september_2024():
    assert differing(unruled(CASE)) == {
        ("FRA", "men-tournament"): (0, 1),
        ("RUS", "men-tournament"): (1, 0),
    }


def test_a_ninth_rank_would_not_move_up_for_the_excluded_eighth():
    lines = (CASE.rulebook.rules[1].kind, CASE.rulebook.rules[1].at_most)
    assert lines == ("rank_limit", 8)
    # With the ranking counting up to rank 7, another second-placed team comes for the eighth.
    rules = tuple(
        rule.with_numbers({"at_most": 7}) if rule.id == "top-eight" else rule
        for rule in CASE.rulebook.rules
    )
    cut = CASE.with_rulebook(CASE.rulebook.model_copy(update={"rules": rules}))
    assert differing(cut) == {
        ("CZE", "men-tournament"): (0, 1),
        ("NOR", "men-tournament"): (1, 0),
    }
