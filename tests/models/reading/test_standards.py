"""A table in which the points were not known is no table in which nobody reached anything."""

import pytest
from exported_tables import BOOK

from models.errors import BadInput
from models.files import read_instance

STANDARD = "{id: standard, kind: minimum_standard, events: [race], points: 10, cite: a clause}"


def read(folder, table, listed="race"):
    book = BOOK.replace("cite: a clause}]", f"cite: a clause}}, {STANDARD}]")
    if listed != "race":
        book = book.replace("lists: [race]", f"lists: [{listed}]")
        book += f"lists: {{{listed}: {{event: race}}}}\n"
    (folder / "rulebook.yaml").write_text(book)
    (folder / "instance.yaml").write_text(
        "id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: rankings/\n"
    )
    (folder / "rankings").mkdir()
    (folder / "rankings" / f"{listed}.csv").write_text(table)
    return read_instance(folder)


@pytest.mark.parametrize("listed", ["race", "world-cup"])
@pytest.mark.parametrize("column", ["", ",Club", ",Points [max 100]", ",points"])
def test_a_standard_asks_for_the_points_where_no_line_has_any(tmp_path, column, listed):
    table = f"rank,noc{column}\n1,KOR{column and ','}\n2,NED{column and ','}\n"
    with pytest.raises(BadInput, match="rule 'standard' is about points, and no line has any"):
        read(tmp_path, table, listed)


def test_a_single_line_without_points_falls_short(tmp_path):
    instance = read(tmp_path, "rank,noc,points\n1,KOR,12\n2,NED,\n")
    assert [line.points for line in instance.rankings["race"].lines][1] is None


def test_points_that_are_in_doubt_are_asked_about_once(tmp_path):
    with pytest.raises(BadInput) as raised:
        read(tmp_path, "rank;noc;points\n1;KOR;18.000\n2;NED;9.250\n")
    (complaint,) = raised.value.complaints
    assert complaint.message.startswith("'18.000' is 18000 or 18")


def test_an_empty_table_lacks_no_points(tmp_path):
    assert read(tmp_path, "rank,noc\n").rankings["race"].lines == ()
