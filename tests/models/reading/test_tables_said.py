"""Tables whose names do not tell what they hold: the instance says which sheet, columns, lines."""

import pytest
from exported_tables import BOOK
from workbooks import workbook

from models.errors import BadInput
from models.files import origins_of, read_instance

WRITTEN = "a.csv"


def instance_of(folder, entry, content, name=WRITTEN):
    (folder / "rulebook.yaml").write_text(BOOK)
    said = f"id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings: {{race: {entry}}}\n"
    (folder / "instance.yaml").write_text(said)
    (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_instance(folder)


def lines(instance):
    found = instance.rankings["race"].lines
    return [(line.rank, line.noc, line.points and str(line.points)) for line in found]


def told(folder, entry, content, name=WRITTEN):
    with pytest.raises(BadInput) as caught:
        instance_of(folder, entry, content, name)
    return [f"{one.line}:{one.column}: {one.message}" for one in caught.value.complaints]


def test_a_column_is_what_the_instance_says_that_it_is(tmp_path):
    entry = "{file: a.csv, columns: {rank: Liste, noc: Wer}}"
    content = "Liste,Wer,Points\n1,KOR,9\n2,NED,8\n"
    assert lines(instance_of(tmp_path, entry, content)) == [(1, "KOR", "9"), (2, "NED", "8")]


def test_a_column_that_is_called_so_gives_way_to_the_one_that_is_said(tmp_path):
    entry = "{file: a.csv, columns: {rank: OQR}}"
    content = "rank,oqr,noc\n7,1,KOR\n9,2,NED\n"
    assert lines(instance_of(tmp_path, entry, content)) == [(1, "KOR", None), (2, "NED", None)]


def test_of_several_columns_that_could_be_it_one_is_said_or_none(tmp_path):
    content = "rank,noc,Pts,Pts\n1,KOR,9,1\n"
    assert "could each be the column 'points'" in told(tmp_path, "{file: a.csv}", content)[0]
    for said, points in (("Pts", "9"), ("Pts (2)", "1"), ("null", None)):
        entry = f"{{file: a.csv, columns: {{points: {said}}}}}"
        found = instance_of(tmp_path, entry, content)
        assert lines(found) == [(1, "KOR", points)]
        meant = "no column is points" if points is None else f"'{said}' is points"
        assert found.notes == (f"a.csv: as the instance says {meant}",)


def test_columns_that_differ_in_capitals_alone_are_told_apart(tmp_path):
    content = "rank,noc,Wert,WERT\n1,KOR,9,1\n"
    for said, points in (("wert", "9"), ("WERT", "1"), ("WERT (2)", "1")):
        entry = f"{{file: a.csv, columns: {{points: {said}}}}}"
        assert lines(instance_of(tmp_path, entry, content)) == [(1, "KOR", points)]


def test_one_column_is_not_two(tmp_path):
    entry = "{file: a.csv, columns: {athlete: Wert, points: wert}}"
    said = told(tmp_path, entry, "rank,noc,Wert\n1,KOR,9\n")
    assert said == ["1:1: no two of the columns 'Wert', 'wert' may be one; say what each is called"]
    found = instance_of(tmp_path, entry, "rank,noc,Wert,wert\n1,KOR,A,9\n")
    assert lines(found) == [(1, "KOR", "9")]


def test_a_column_that_is_called_like_the_second_of_others_is_itself(tmp_path):
    entry = "{file: a.csv, columns: {points: 'Wert (2)'}}"
    content = "rank,noc,Wert (2),Wert,Wert\n1,KOR,9,8,7\n"
    assert lines(instance_of(tmp_path, entry, content)) == [(1, "KOR", "9")]


def test_columns_that_are_not_there_are_told_with_what_is(tmp_path):
    entry = "{file: a.csv, columns: {rank: Platzierun}}"
    content = "Welt,,\nPlatzierung,noc,x\n1,KOR,9\n"
    assert told(tmp_path, entry, content) == [
        "2:1: no row names the column 'Platzierun'; did you mean 'Platzierung'?"
    ]
    entry = "{file: a.csv, columns: {place: Platzierung}}"
    assert told(tmp_path, entry, content) == [
        "4:42: 'place' is not read here; known are: rank, noc, athlete, points"
    ]


def test_a_sheet_is_the_one_that_the_instance_says(tmp_path):
    rows = [["rank", "noc"], [1, "KOR"]], [["rank", "noc"], [1, "NED"]]
    book = workbook(Herren=rows[0], Damen=rows[1])
    entry = "{file: a.xlsx, sheet: damen}"
    assert lines(instance_of(tmp_path, entry, book, "a.xlsx")) == [(1, "NED", None)]
    entry = "{file: a.xlsx, sheet: Dame}"
    assert told(tmp_path, entry, book, "a.xlsx") == [
        "1:1: no sheet is called 'Dame'; did you mean 'Damen'?"
    ]
    assert "has no sheets" in told(tmp_path, "{file: a.csv, sheet: Damen}", "rank,noc\n1,KOR\n")[0]


def test_of_a_table_with_several_lists_the_lines_of_one_are_read(tmp_path):
    content = "Event,rank,noc\nrace,1,KOR\nother,1,GER\nRACE,2,NED\n,,\nother,2,SUI\n"
    found = instance_of(tmp_path, "{file: a.csv, only: {Event: race}}", content)
    assert lines(found) == [(1, "KOR", None), (2, "NED", None)]
    assert found.notes == ("a.csv: 2 lines of 'other' left out",)


def test_a_row_of_nothing_but_a_text_may_be_about_all_lists(tmp_path):
    content = "Event,rank,noc\nrace,1,KOR\nReserves,,\nrace,2,NED\n"
    said = told(tmp_path, "{file: a.csv, only: {Event: race}}", content)
    assert said[0].startswith("3:1: 'Reserves' stands between the lines")


def test_lines_that_are_not_there_are_told_with_what_is(tmp_path):
    content = "Event,rank,noc\nrace,1,KOR\n"
    assert told(tmp_path, "{file: a.csv, only: {Event: rase}}", content) == [
        "1:1: no line is of 'rase'; did you mean 'race'?"
    ]
    assert told(tmp_path, "{file: a.csv, only: {Evnt: race}}", content) == [
        "1:1: there is no column 'Evnt'; did you mean 'Event'?"
    ]


def test_a_workbook_with_one_sheet_for_all_lists_is_opened_once(tmp_path, monkeypatch):
    from models.reading import tables

    opened, before = [], tables.pages_of
    monkeypatch.setattr(tables, "pages_of", lambda *given: opened.append(1) or before(*given))
    rows = [["Event", "rank", "noc"], ["race", 1, "KOR"], ["other", 1, "NED"]]
    book = BOOK.replace("events: {", "events: {other: {name: Other, squad: all}, ")
    book = book.replace("[race]", "[race, other]")
    (tmp_path / "rulebook.yaml").write_text(book)
    (tmp_path / "a.xlsx").write_bytes(workbook(All=rows))
    (tmp_path / "instance.yaml").write_text(
        "id: a\ntitle: a\nrulebook: rulebook.yaml\nrankings:\n"
        "  race: {file: a.xlsx, only: {Event: race}}\n"
        "  other: {file: a.xlsx, only: {Event: other}}\n"
    )
    assert lines(read_instance(tmp_path)) == [(1, "KOR", None)]
    assert len(opened) == 1
    assert origins_of(tmp_path).files == ("instance.yaml", "rulebook.yaml", "a.xlsx")


@pytest.mark.parametrize("file", ["../a.csv", "/etc/passwd", "link.csv"])
def test_no_file_outside_the_folder_is_read(tmp_path, file):
    home = tmp_path / "home"
    home.mkdir()
    (tmp_path / "a.csv").write_text("rank,noc\n1,KOR\n")
    (home / "link.csv").symlink_to(tmp_path / "a.csv")
    assert "the instance's folder" in told(home, f"{{file: {file}}}", "rank,noc\n1,NED\n")[0]


def test_results_of_a_competition_are_said_as_rankings_are(tmp_path):
    book = BOOK + (
        "classification: {points: {first: 10, factor: 0.8}, lines: {default: 1}, count: all, "
        "ties: [best_place, best_time], cite: a clause}\n"
    )
    (tmp_path / "rulebook.yaml").write_text(book)
    (tmp_path / "a.csv").write_text("Nr,Wer,Time\n1,KOR,41.5\n2,NED,42.5\n")
    (tmp_path / "instance.yaml").write_text(
        "id: a\ntitle: a\nrulebook: rulebook.yaml\ncompetitions:\n  cup:\n    race: {file: a.csv, "
        "columns: {place: Nr, noc: Wer, best_time_s: Time}}\n"
    )
    found = read_instance(tmp_path)
    results = found.competitions["cup"]["race"]
    assert [(one.place, one.noc, str(one.best_time)) for one in results] == [
        (1, "KOR", "41.5"),
        (2, "NED", "42.5"),
    ]
