"""A workbook says all that an instance file and the files around it could say."""

import pytest
from filled import book
from refused import complaints_told
from workbooks import workbook

from models.files import read_instance
from models.reading.complaints import Complaints
from models.reading.instance_file import (
    holds_an_instance,
    is_book,
    located_variant,
    variants_in_book,
)
from models.reading.workbook.book import Book

RANKING = [["rank", "noc"], [1, "KOR"]]
EVERYTHING = {
    "Lists": [["list", "event", "ties"], ["cup", "men-500m", "all"]],
    "Award": [["stage", "lists", "order"], ["all", "cup, men-relay", "rank by rank"]],
    "Groups": [["group", "nocs"], ["zone", "KOR, NED"]],
    "NOCs": [["noc", "name"], ["ATL", "Atlantis"]],
    "Aliases": [["text", "noc"], ["Orange", "NED"]],
    "Sheets": [["sheet", "list"], ["sheet9", "cup"]],
    "Sheet9": [["rank", "noc"], [1, "Orange"], [2, "Atlantis"]],
    "Rulings": [
        ["noc", "event", "at_most", "date", "basis"],
        ["KOR", "men-relay", 0, "2020-01-01", "declined"],
    ],
    "Published": [["noc", "men-500m"], ["NED", 1]],
    "Results": [
        ["competition", "list", "place", "noc"],
        ["worlds", "men-500m", 1, "KOR"],
        ["worlds", "men-relay", 1, "KOR"],
        ["final", "men-500m", 1, "NED"],
    ],
    "Variants": [["variant", "field", "value"], ["three", "change.field.exactly", 3]],
    "My notes": [["later"]],
    "Read me": [["hello"]],
    "Empty": [],
}


def opened(folder, *changes, **more):
    """The book, and what reading it told."""
    complaints = Complaints()
    found = Book(book(folder, *changes, **more), complaints)
    return found, found.located()


def test_every_sheet_says_its_part_of_the_instance(tmp_path):
    found, located = opened(tmp_path, more=EVERYTHING, without=["men-500m"])
    assert located.data == {
        "id": "small",
        "title": "A small case",
        "rulebook": {
            "id": "small-rules",
            "title": "Small rules",
            "squads": {"men": "Men", "women": "Women"},
            "events": {
                "men-500m": {"name": "Men's 500 m", "squad": "men"},
                "men-relay": {"name": "Men's relay", "squad": "men", "team": True},
            },
            "lists": {"cup": {"event": "men-500m", "ties": "all"}},
            "award": [{"id": "all", "lists": ["cup", "men-relay"], "order": "rank_by_rank"}],
            "groups": {"zone": ["KOR", "NED"]},
            "rules": [
                {"id": "field", "kind": "field_size", "cite": "sentence 1",
                 "events": ["men-500m"], "exactly": 2},
                {"id": "teams", "kind": "field_size", "cite": "sentence 2",
                 "events": ["men-relay"], "at_most": 1},
            ],
        },
        "nocs": {"ATL": "Atlantis"},
        "aliases": {"Orange": "NED"},
        "rulings": "Rulings",
        "published": "Published",
        "rankings": {"cup": "Sheet9", "men-relay": "Men's relay"},
        "competitions": {
            "worlds": {
                "men-500m": "Results/worlds/men-500m",
                "men-relay": "Results/worlds/men-relay",
            },
            "final": {"men-500m": "Results/final/men-500m"},
        },
    }  # fmt: skip
    assert {name: [*page.rows][1:] for name, page in found.pages.items()} == {
        "Rulings": [(2, ["KOR", "men-relay", "0", "2020-01-01", "declined"])],
        "Published": [(2, ["NED", "1"])],
        "Sheet9": [(2, ["1", "Orange"]), (3, ["2", "Atlantis"])],
        "Men's relay": [(2, ["1", "NED"]), (3, ["2", "KOR"])],
        "Results/worlds/men-500m": [(2, ["", "", "1", "KOR"])],
        "Results/worlds/men-relay": [(3, ["", "", "1", "KOR"])],
        "Results/final/men-500m": [(4, ["", "", "1", "NED"])],
    }
    assert found.left_out == ["My notes"]
    assert [note for note in found.notes if note[1]] == [
        (str(tmp_path / "my.xlsx"), "sheet 'My notes' left out")
    ]
    assert {name: one.data for name, one in found.variants().items()} == {
        "three": {"id": "three", "change": {"field.exactly": 3}}
    }


def test_what_a_sheet_names_is_complained_of_at_that_sheet(tmp_path):
    _, located = opened(tmp_path, more=EVERYTHING, without=["men-500m"])
    for loc, sheet in [
        (("id",), "Instance"),
        (("rulebook",), "Instance"),
        (("rulebook", "events"), "Events"),
        (("rulebook", "rules"), "Rules"),
        (("rulings",), "Rulings"),
        (("published",), "Published"),
        (("rankings",), "Instance"),
        (("rankings", "cup"), "Sheet9"),
        (("competitions",), "Results"),
        (("competitions", "worlds"), "Results"),
        (("competitions", "worlds", "men-500m"), "Results"),
    ]:
        assert located.path_of(loc) == loc
        assert located.spot_of(loc).file.sheet == sheet


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ({"Sheets": [["sheet", "list"], ["Sheet8", "men-500m"]], "Sheet9": RANKING},
         ["1:1: sheet 'Sheet9', A1: no list or event is called 'Sheet9', and here stands a "
          "ranking; known are: men-500m, men-relay, or say in a sheet 'Sheets' whose it is",
          "2:1: sheet 'Sheets', A2: there is no sheet 'Sheet8'; did you mean 'Sheets' or "
          "'Sheet9'?"]),
        ({"Sheets": [["sheet", "list"], [None, "men-500m"]]},
         ["2:1: sheet 'Sheets', A2: there is no sheet ''; known are: Instance, Squads, Events, "
          "Rules, Award, men-500m, Men's relay, Sheets"]),
        ({"Sheets": [["sheet", "list"], ["men-500m"]]},
         ["2:2: sheet 'Sheets', B2: whose ranking the sheet is, is missing; fill it in"]),
        ({"Sheets": [["sheet", "list"], ["Sheet9", "men-500m"]], "Sheet9": RANKING},
         ["1:1: sheet 'Sheet9', A1: sheet 'men-500m' is the ranking of 'men-500m' too; keep one "
          "of them"]),
    ],
)  # fmt: skip
def test_what_the_sheets_around_cannot_say_is_told_at_its_cell(tmp_path, more, wrong):
    assert complaints_told(read_instance, book(tmp_path, more=more)) == [
        f"my.xlsx:{one}" for one in wrong
    ]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rankings", "folder/"),
        ("competitions", "folder/"),
        ("rulings", "r.csv"),
        ("published", "table.csv"),
    ],
)
def test_a_workbook_names_no_files(tmp_path, field, value):
    without = {"rankings": ["men-500m", "Men's relay"]}.get(field, [])
    more = {"Instance": [["field", "value"], ["id", "a"], ["title", "A"], ["rulebook.id", "b"],
                         ["rulebook.title", "B"], [field, value]]}  # fmt: skip
    assert complaints_told(read_instance, book(tmp_path, more=more, without=without)) == [
        f"my.xlsx:6:2: sheet 'Instance', B6: '{value}' stands where lines are wanted; give them a "
        "sheet"
    ]


def test_a_list_is_its_sheet_by_its_id_or_by_the_name_of_its_event_where_that_is_alone(tmp_path):
    lists = {
        "Lists": [["list", "event"], ["cup", "men-500m"], ["worlds", "men-500m"]],
        "Award": [["stage", "lists", "order"], ["all", "cup, worlds, men-relay", "list by list"]],
        "CUP": RANKING,
        "Worlds": RANKING,
        "Men's 500 m": [["x"]],
    }
    found, located = opened(tmp_path, more=lists, without=["men-500m"])
    assert located.data["rankings"] == {
        "men-relay": "Men's relay",
        "cup": "CUP",
        "worlds": "Worlds",
    }
    # Two lists lead to the event.
    assert found.left_out == ["Men's 500 m"]


def test_a_variant_is_found_by_its_id_below_the_workbook(tmp_path):
    path = book(tmp_path, more={"Variants": EVERYTHING["Variants"]})
    assert list(variants_in_book(path)) == ["three"]
    assert located_variant(path / "three", Complaints()).data["id"] == "three"
    assert complaints_told(located_variant, path / "thre", Complaints()) == [
        "my.xlsx:1:1: unknown variant 'thre'; did you mean 'three'?"
    ]
    (tmp_path / "four.yaml").write_text("id: four\n")
    assert located_variant(tmp_path / "four.yaml", Complaints()).data == {"id": "four"}
    assert list(variants_in_book(book(tmp_path))) == []


def test_a_workbook_is_meant_to_be_an_instance_if_it_has_its_sheets(tmp_path):
    assert holds_an_instance(book(tmp_path))
    for name, content in {
        "lower.xlsx": workbook(INSTANCE=[["x"]], rules=[["x"]]),
        "half.xlsx": workbook(Instance=[["x"]]),
        "other.xlsx": workbook(Sheet1=RANKING),
        "broken.xlsx": b"PK\3\4 and no more",
        "instance.yaml": b"id: a\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        assert holds_an_instance(tmp_path / name) is (name == "lower.xlsx")
    assert is_book(tmp_path / "A.XLSX")
    assert not is_book(tmp_path / "a.csv")


def test_a_workbook_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "my.xlsx").write_bytes(b"no workbook")
    assert complaints_told(Book, tmp_path / "my.xlsx", Complaints()) == [
        "my.xlsx:1:1: this is no Excel workbook; save it as .xlsx, or as .csv in UTF-8"
    ]
    assert complaints_told(Book, tmp_path / "none.xlsx", Complaints())[0].startswith(
        "none.xlsx:1:1: "
    )
