"""What was understood of tables stands above every answer that rests on them."""

import pytest
from exported_tables import instance_of
from running import berth, berth_json

from berth.api import load
from berth.web.cases import CaseFiles
from berth.web.loaded import case_of

TABLE = "Rang;Nation;Punkte\n1.;Südkorea;1.200,5\n2.;NED;980,25\n"
NOTE = (
    "rankings/race.csv: semicolons between the columns; 'Rang' is rank, 'Nation' is noc, 'Punkte' "
    "is points; by name Südkorea is KOR; '1.200,5' read as 1200.5; '1.' is rank 1, '2.' is rank 2"
)


@pytest.fixture
def folder(tmp_path):
    """An instance whose one ranking is as a spreadsheet saved it."""
    instance_of(tmp_path, "race", TABLE)
    return tmp_path


ASKED = [
    ["solve"],
    ["why", "KOR", "race"],
    ["reserve", "race"],
    ["decline", "KOR", "race"],
    ["diagnose"],
    ["sensitivity"],
    ["compare", "--set", "field.exactly=2"],
    ["solve", "--set", "field.exactly=5"],
]


@pytest.mark.parametrize("words", ASKED, ids=" ".join)
def test_every_answer_says_what_was_understood(folder, words):
    command, *more = words
    said = " ".join(berth(command, folder, *more).stdout.split())
    assert f"Read as follows: {NOTE}" in said


def test_json_has_it_whole(folder):
    assert berth_json("solve", folder)["heading"]["notes"] == [NOTE]


def test_a_table_that_is_checked_is_told_of_too(folder, tmp_path):
    table = tmp_path / "places.csv"
    table.write_text("NOC;race\nKorea, South;1\n")
    notes = berth_json("check", folder, table)["heading"]["notes"]
    assert notes[0] == NOTE
    assert notes[1:] == [f"{table}: semicolons between the columns; by name Korea, South is KOR"]


def test_files_of_which_the_same_is_said_share_a_line(folder):
    races = [f"r{n}" for n in range(4)]
    (folder / "rulebook.yaml").write_text(
        f"""
id: book
title: Book
squads: {{all: All}}
events: {{{", ".join(f"{race}: {{name: {race}, squad: all}}" for race in races)}}}
rules: [{{id: field, kind: field_size, events: [r0], exactly: 1, cite: a clause}}]
award: [{{id: one, lists: [{", ".join(races)}], order: list_by_list}}]
"""
    )
    (folder / "rankings" / "race.csv").unlink()
    for race in races:
        (folder / "rankings" / f"{race}.csv").write_text("rank;noc\n1;KOR\n")
    assert berth_json("solve", folder)["heading"]["notes"] == [
        "rankings/r0.csv, rankings/r1.csv, rankings/r2.csv and 1 other: semicolons between the "
        "columns"
    ]


def test_what_is_written_as_the_format_has_it_needs_no_word(tmp_path):
    instance_of(tmp_path, "race", "rank,noc\n1,KOR\n2,NED\n")
    assert "Read as" not in berth("solve", tmp_path).stdout


@pytest.fixture
def folder_with_what_nobody_sees(tmp_path):
    """An instance with a variant and a grid, each with a character in its question that nobody
    sees."""
    instance_of(tmp_path, "race", "rank,noc\n1,KOR\n2,NED\n")
    (tmp_path / "variants").mkdir()
    variant = 'id: two\nquestion: "Two\u200b, then?"\nchange: {field.exactly: 2}\n'
    (tmp_path / "variants" / "two.yaml").write_text(variant)
    grid = 'id: g\nquestion: "Which\u202e?"\nvariants: [base, two]\ngrid: {field.exactly: [1]}\n'
    (tmp_path / "grid.yaml").write_text(grid)
    return tmp_path


def one_left_out(file):
    return f"{file}: 1 character that nobody sees left out, line 2"


OF_THE_VARIANT = one_left_out("variants/two.yaml")


@pytest.mark.parametrize("words", [["solve", "--variant", "two"], ["compare", "two"]], ids=" ".join)
def test_what_a_variant_is_read_without_is_told(folder_with_what_nobody_sees, words):
    command, *more = words
    answer = berth_json(command, folder_with_what_nobody_sees, *more)
    assert answer["heading"]["notes"] == [OF_THE_VARIANT]


def test_what_a_variant_is_read_without_is_told_on_the_page(folder_with_what_nobody_sees):
    files = CaseFiles.at(folder_with_what_nobody_sees)
    assert case_of(files, "variant=two").solve().heading.notes == (OF_THE_VARIANT,)


def test_what_a_grid_and_its_variants_are_read_without_is_told_once(folder_with_what_nobody_sees):
    grid = folder_with_what_nobody_sees / "grid.yaml"
    answer = berth_json("sweep", folder_with_what_nobody_sees, grid, "--workers", 1)
    assert answer["heading"]["notes"] == [one_left_out(grid), OF_THE_VARIANT]


def test_what_rulings_from_python_were_read_without_is_told(folder_with_what_nobody_sees):
    rulings = folder_with_what_nobody_sees / "further.csv"
    rulings.write_text("noc,event,at_most,date,basis\nKOR,race,0,2020-01-01,decl\u200bined\n")
    case = load(folder_with_what_nobody_sees).with_rulings(rulings)
    assert case.solve().heading.notes == (one_left_out("further.csv"),)
    assert not case.without_rulings().solve().heading.notes
