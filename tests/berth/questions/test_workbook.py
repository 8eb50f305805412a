"""An instance as a workbook or a folder, and back: every real case, and drawn worlds."""

from functools import cache
from pathlib import Path

import pytest
from documents import ROOT
from literal.drawing import drawn_world
from ruamel.yaml import YAML

from berth.excel.fill_in import workbook_to_fill_in
from berth.questions.workbook import files_in, instance_workbook, read_again, workbook_of
from models.errors import BadInput, BadQuestion
from models.files import find_variant, origins_of, read_instance, read_variant, variants_of
from models.reading.located import MOST_BYTES

INSTANCES = ROOT / "instances"
CASES = sorted(path.parent for path in INSTANCES.glob("*/instance.yaml"))
SINGLE = sorted(
    path
    for folder in ("examples", "conflicts")
    for path in (INSTANCES / folder).glob("*.yaml")
    if path.stat().st_size < MOST_BYTES
)


def rendered(sheets):
    return workbook_to_fill_in(sheets, ["Read me"])


@pytest.mark.parametrize(
    "path",
    # Of the small ones every third; the soak has all.
    [
        *CASES,
        *(
            path if number % 3 == 0 else pytest.param(path, marks=pytest.mark.soak)
            for number, path in enumerate(SINGLE)
        ),
    ],
    ids=lambda path: path.stem,
)
def test_a_case_is_the_same_as_a_workbook_and_as_a_folder_made_of_that(path, tmp_path):
    book = tmp_path / "case.xlsx"
    book.write_bytes(workbook_of(path, rendered))
    instance = read_instance(path, needs_rankings=False)
    assert read_instance(book, needs_rankings=False) == instance
    files, of_the_book = files_in(book)
    for name, data in files.items():
        (tmp_path / "folder" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "folder" / name).write_bytes(data)
    assert of_the_book == instance
    read_again(tmp_path / "folder", instance)
    kept = origins_of(path).sources
    assert origins_of(book).sources == origins_of(tmp_path / "folder").sources == kept


@pytest.mark.parametrize(
    "first", [0, *(pytest.param(first, marks=pytest.mark.soak) for first in (20, 40, 60, 80))]
)
def test_drawn_worlds_come_back_the_same(tmp_path, first):
    file, said, refused = tmp_path / "world.yaml", 0, []
    for seed in range(first, first + 20):
        with file.open("w") as opened:
            YAML(typ="safe", pure=True).dump(drawn_world(seed), opened)
        try:
            instance = read_instance(file)
        except BadInput:
            continue
        try:
            instance_workbook(instance, rendered)
            said += 1
        except BadQuestion as error:
            refused.append(str(error))
    assert said > 12
    # A ranking on a sheet has to have points where a rule reads them.
    assert [one for one in refused if "is about points, and no line has any" not in one] == []
    assert len(refused) < 5


@cache
def book_of_sochi():
    return workbook_of(INSTANCES / "sochi-2014", rendered)


def test_the_same_case_gives_the_same_bytes():
    assert workbook_of(INSTANCES / "sochi-2014", rendered) == book_of_sochi()


def test_variants_come_along(tmp_path):
    book = tmp_path / "sochi.xlsx"
    book.write_bytes(book_of_sochi())
    names = variants_of(INSTANCES / "sochi-2014")
    assert variants_of(book) == {name: book / name for name in names}
    for name, path in names.items():
        assert read_variant(find_variant(book, name)) == read_variant(path)


def test_a_list_that_is_called_like_a_sheet_of_its_own_or_too_long_keeps_its_name(tmp_path):
    long = "a-list-with-a-name-that-no-sheet-could-have"
    file = tmp_path / "one.yaml"
    file.write_text(
        "id: a\ntitle: A\nrankings: {rules: [KOR, NED], " + long + ": [NED], history: [KOR]}\n"
        "rulebook:\n  id: b\n  title: B\n  squads: {all: All}\n"
        "  events: {rules: {name: R, squad: all}, " + long + ": {name: L, squad: all}, "
        "history: {name: H, squad: all}}\n"
        "  rules: [{id: r, kind: field_size, events: [rules], exactly: 1, cite: c}]\n"
    )
    book = tmp_path / "one.xlsx"
    book.write_bytes(workbook_of(file, rendered))
    assert read_instance(book) == read_instance(file)


def test_the_workbook_to_start_from_is_the_example_with_room_for_more(tmp_path):
    template = ROOT / "berth" / "template"
    book = tmp_path / "start.xlsx"
    book.write_bytes(workbook_of(template, rendered, to_start_from=True))
    assert read_instance(book) == read_instance(template)
    assert Path(book).stat().st_size < 60_000
