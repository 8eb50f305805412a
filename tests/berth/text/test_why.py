"""What `why` says of places that no line stands behind, and of lines that are gone."""

import pytest
from running import SOCHI, race, size

from berth.cli.typed import typed_question as asked
from berth.questions.solve import ask_solve
from berth.questions.why import ask_why
from berth.views.solve import AllocationAnswer

EXAMPLES = SOCHI.parent / "examples"
CASES = sorted(EXAMPLES.glob("*.yaml"))


def said(path, noc, pool):
    """Without the breaks of lines."""
    return " ".join(str(ask_why(asked(path), noc, pool)).split())


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_every_cell_of_the_table_is_the_number_that_why_says(path):
    answer = ask_solve(asked(path))
    if not isinstance(answer, AllocationAnswer):
        return
    for noc, cells in answer.nocs.items():
        for pool in cells.keys() - {"athletes"}:
            told = ask_why(asked(path), noc, pool)
            assert told.held == cells[pool], (noc, pool)
            lineless = [place for place in told.places if place.held and place.line is None]
            assert all(place.givers for place in lineless), (noc, pool)


def test_a_place_beside_the_field_and_its_athlete_are_told_as_such():
    told = said(EXAMPLES / "host-in-addition.yaml", "H", "race")
    assert "Hland has its 2nd place in Race beside the field." in told
    assert "because of host: the host has 1 place in Race beside the field" in told
    assert "Why has Hland no 3rd place" in told
    told = said(EXAMPLES / "host-in-addition.yaml", "H", "all")
    assert "Hland has 2 athlete places in Athletes, 1 of them beside the field." in told


def test_who_starts_beside_the_field_alone_is_not_said_to_be_of_others():
    told = said(EXAMPLES / "place-beside-the-field.yaml", "IRL", "women")
    assert "Ireland has 2 athlete places in Women beside the field." in told


def test_a_place_that_a_team_brings_names_the_rule_that_brings_it():
    told = said(EXAMPLES / "team-carries-starts.yaml", "A", "single")
    assert "It has it because of members: a team in Team brings 3 places in Single" in told


def test_a_host_that_has_not_qualified_is_told_which_rule_gives_it_the_place():
    told = said(EXAMPLES / "host-if-unqualified.yaml", "H", "race")
    assert "It has it because of host: the host has 1 place in Race, if it has earned none" in told


def test_a_team_that_follows_from_others_says_which_of_them_is_lacking():
    told = said(EXAMPLES / "team-that-follows.yaml", "B", "relay")
    assert "exactly if it has a place in each of Man, Woman and Doubles" in told
    assert "It lacks one in Woman." in told
    assert "clash" not in told


def test_ranks_in_several_lists_are_told_list_by_list(tmp_path):
    text = (EXAMPLES / "two-paths-to-one-event.yaml").read_text()
    path = tmp_path / "roomy.yaml"
    path.write_text(text.replace("exactly: 3", "exactly: 5").replace("at_most: 1", "at_most: 3"))
    told = said(path, "A", "race")
    assert (
        "only 3 lines in the rankings: 1st and 3rd in championship and 1st in second-event" in told
    )


def test_a_struck_line_is_told_with_its_ruling_and_whether_it_would_do(tmp_path):
    rulings = (
        "rulings: [{noc: B, event: race, rank: 2, form: not_eligible, "
        "date: 2020-02-01, basis: too young}]\n"
    )
    path = race(tmp_path, [size("exactly: 2")], "[A, B, C, H]", rulings)
    told = said(path, "B", "race")
    assert "- A ruling: the line of Bland at rank 2 in Race is struck (not eligible)" in told
    assert "without the ruling that the line of Bland at rank 2 in Race is struck" in told
    late = race(tmp_path, [size("exactly: 1")], "[A, B, C, H]", rulings)
    told = said(late, "B", "race")
    assert "is struck" in told
    assert "without the ruling" not in told


def test_where_tied_lines_are_all_in_or_none_is_it_says_so():
    told = said(EXAMPLES / "tie-lets-none-in.yaml", "C", "race")
    assert "Of lines that share the rank at which the places end none is in" in told


def test_a_limit_on_how_many_nocs_have_three_counts_their_thirds():
    told = said(EXAMPLES / "two-nocs-with-three.yaml", "C", "race")
    assert "2 places beyond an NOC's 2nd in Race and 1 more are 3; there is room for 2" in told
