"""Tables of which no row names the columns: the instance says what they are called."""

import pytest
from exported_tables import BOOK
from workbooks import workbook

from models.errors import BadInput
from models.files import read_instance
from models.reading.pages.opened import pages_of


def instance_of(folder, entry, content, name="a.csv"):
    (folder / "rulebook.yaml").write_text(BOOK)
    said = (
        f"id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: {{race: {{file: {name}, {entry}}}}}\n"
    )
    (folder / "instance.yaml").write_text(said)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_instance(folder)


def lines(instance):
    found = instance.rankings["race"].lines
    return [(line.rank, line.noc, line.points and str(line.points)) for line in found]


def told(*case):
    with pytest.raises(BadInput) as caught:
        instance_of(*case)
    return [f"{one.line}:{one.column}: {one.message}" for one in caught.value.complaints]


@pytest.mark.parametrize(
    ("content", "name"),
    [
        ("1,KOR,9.5\n2,NED,8\n", "a.csv"),
        ("1;KOR;9,5\n2;NED;8,0\n", "a.csv"),
        ("1\tKOR\t9,5\n2\tNED\t8,0\n", "a.tsv"),
        (workbook(A=[[1, "KOR", 9.5], [2, "NED", 8]]), "a.xlsx"),
    ],
)
def test_the_first_row_is_a_line(tmp_path, content, name):
    found = instance_of(tmp_path, "header: [rank, noc, points]", content, name)
    assert [line[:2] for line in lines(found)] == [(1, "KOR"), (2, "NED")]
    assert [float(line.points) for line in found.rankings["race"].lines] == [9.5, 8]
    assert "no row names its columns: they are rank, noc, points" in found.notes[0]


def test_titles_above_the_first_line_are_none(tmp_path):
    content = "World Cup\n\nafter 5 of 6,,\n1,KOR,9\n2,NED,8\n\n* to be confirmed,,\n"
    found = instance_of(tmp_path, "header: [rank, noc, points]", content)
    assert lines(found) == [(1, "KOR", "9"), (2, "NED", "8")]
    assert "above the table 'World Cup', 'after 5 of 6'" in found.notes[0]


def test_columns_without_a_name_and_those_further_right_are_left_out(tmp_path):
    found = instance_of(tmp_path, "header: [rank, '', noc]", "1,x,KOR,9\n2,y,NED,8\n")
    assert lines(found) == [(1, "KOR", None), (2, "NED", None)]


def test_what_else_is_said_of_a_table_holds_for_these_names(tmp_path):
    content = "Men,1,KOR\nWomen,1,NED\n"
    entry = "header: [A, B, C], columns: {rank: B, noc: C}, only: {A: Women}"
    assert lines(instance_of(tmp_path, entry, content)) == [(1, "NED", None)]


def test_what_is_wrong_is_told_at_its_own_line(tmp_path):
    content = "1,KOR\nx,NED\n3,Atlantis\n"
    said = told(tmp_path, "header: [rank, noc]", content)
    assert [one.partition(";")[0] for one in said] == [
        "2:1: 'x' is no rank",
        "3:2: unknown NOC 'Atlantis'",
    ]


def test_a_header_that_does_not_say_what_is_needed_is_told(tmp_path):
    (missing,) = told(tmp_path, "header: [rank, athlete]", "1,KOR\n")
    assert missing.startswith("1:1: the column 'noc' is missing")
    (unknown,) = told(tmp_path, "header: [rank, x], columns: {noc: Wer}", "1,KOR\n")
    assert unknown.startswith("1:1: no row names the column 'Wer'")
    (twice,) = told(tmp_path, "header: [rank, noc, noc]", "1,KOR,KOR\n")
    assert "the column 'noc' stands twice" in twice
    assert "the table is empty" in told(tmp_path, "header: [rank, noc]", ",\n,\n")[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("1;GER;30,5\n2;NED;20,5\n", ["1", "GER", "30,5"]),
        ("1;GER;30,5\n2;NED;20\n", ["1", "GER", "30,5"]),
        ("List\n1;GER;30,5\n2;NED;20,5\n", ["List"]),
        ("1,GER,Foo; Bar\n2,NED,Baz\n", ["1", "GER", "Foo; Bar"]),
        ("1\tGER\t30,5\n2\tNED\t1\n", ["1", "GER", "30,5"]),
        ("1|GER|30,5\n", ["1", "GER", "30,5"]),
    ],
)
def test_what_stands_between_the_cells_is_what_cuts_all_lines_alike(tmp_path, text, first):
    (tmp_path / "a.csv").write_text(text)
    (page,) = pages_of(tmp_path / "a.csv", lambda _: False)
    rows = [cells for _, cells in page.rows]
    assert rows[0] == first
    assert {len(row) for row in rows} <= {1, 3}
