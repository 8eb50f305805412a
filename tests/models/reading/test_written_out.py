"""Lines and rulings written out in an instance file, and words about its files as a whole."""

from decimal import Decimal

import pytest
from exported_tables import BOOK
from refused import complaints_told
from workbooks import workbook

from models.errors import BadInput
from models.files import find_variant, read_instance
from models.reading.pages.opened import pages_of

RANKING = "rank,noc\n1,KOR\n2,NED\n"


def instance_of(folder, said, **files):
    """An instance of one race; files: stem -> content, with what stands for the dot as __."""
    (folder / "rulebook.yaml").write_text(BOOK)
    for name, content in files.items():
        path = folder / name.replace("__", ".")
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    (folder / "instance.yaml").write_text(f"id: a\ntitle: a\nrulebook: rulebook.yaml\n{said}\n")
    return read_instance(folder)


def test_a_line_written_out_says_its_rank_athlete_points_and_whether_it_reached(tmp_path):
    said = (
        "rankings: {race: [KOR, [NED, {noc: GER, athlete: Otto, points: 7.50}], "
        "{noc: USA, rank: 9, reached: yes}, {noc: FRA, reached: 0}]}"
    )
    lines = instance_of(tmp_path, said).rankings["race"].lines
    assert [(one.rank, one.noc, one.athlete, one.points, one.other) for one in lines] == [
        (1, "KOR", None, None, ()),
        (2, "NED", None, None, ()),
        (2, "GER", "Otto", Decimal("7.50"), ()),
        (9, "USA", None, None, (("reached", "yes"),)),
        (10, "FRA", None, None, (("reached", "0"),)),
    ]


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        ("[KOR, {noc: NED, rank: 1, points: x}]",
         "instance.yaml:4:44: 'x' is no number of points; write it like 12.5"),
        ("[{noc: KOR, rank: 2}, {noc: NED, rank: 1}]",
         "instance.yaml:4:51: rank 1 comes after rank 2; put the lines in the order of their "
         "ranks"),
        ("[[{noc: KOR, rank: 2}, {noc: NED, rank: 3}]]",
         "instance.yaml:4:52: rank 3 stands among lines of rank 2; leave it out"),
        ("[[KOR, NED], {noc: GER, rank: 2}]",
         "instance.yaml:4:42: rank 2 comes after 2 lines of rank 1; if they are tied the next rank "
         "is 3, otherwise number them apart, or say 'ranks: dense' of the list"),
        ("[KOR, Germany]",
         "instance.yaml:4:24: 'Germany' is not an NOC code; write GER"),
    ],
)  # fmt: skip
def test_what_a_line_written_out_cannot_say_is_told_at_its_place(tmp_path, lines, what):
    assert complaints_told(instance_of, tmp_path, f"rankings: {{race: {lines}}}") == [what]


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("", "instance.yaml:1:1: neither 'rankings' nor 'competitions' is given; add one of them"),
        ("published: {KOR: {race: 1}}",
         "instance.yaml:1:1: neither 'rankings' nor 'competitions' is given; add one of them, or "
         "check the published table with 'berth check'"),
        ("rankings: {race: instance.xlsx}",
         "instance.yaml:4:12: there is no file 'instance.xlsx'; did you mean 'instance.yaml'?"),
    ],
)  # fmt: skip
def test_what_an_instance_lacks_is_told(tmp_path, said, what):
    assert complaints_told(instance_of, tmp_path, said) == [what]


RULINGS = [["noc", "event", "at_most", "date", "basis"],
           ["KOR", "race", 0, "2020-01-01", "declined"]]  # fmt: skip


def test_the_sheet_of_a_workbook_called_after_what_it_holds_is_read(tmp_path):
    twice = workbook(Rulings=RULINGS, Other=[*RULINGS, *RULINGS[1:]])
    found = instance_of(
        tmp_path,
        "rankings: {race: r.csv}\nrulings: x.xlsx\npublished: p.xlsx",
        r__csv=RANKING,
        x__xlsx=twice,
        p__xlsx=workbook(
            Other=[["noc", "race"], ["NED", 2]], Published=[["noc", "race"], ["NED", 1]]
        ),
    )
    assert [(one.noc, one.at_most) for one in found.rulings] == [("KOR", 0)]
    assert found.published.rows == {"NED": {"race": 1}}


def test_an_event_is_known_by_its_name_in_tables_of_rulings_and_places(tmp_path):
    found = instance_of(
        tmp_path,
        "rankings: {race: r.csv}\nrulings: x.csv\npublished: p.csv",
        r__csv=RANKING,
        x__csv="noc,event,at_most,date,basis\nKOR,The race,0,2020-01-01,declined\n",
        p__csv="noc,The race\nNED,1\n",
    )
    assert found.rulings[0].event == "race"
    assert found.published.rows == {"NED": {"race": 1}}


def test_a_variant_that_is_not_there_is_told(tmp_path):
    instance_of(tmp_path, "rankings: {race: [KOR]}")
    with pytest.raises(BadInput) as raised:
        find_variant(tmp_path, "other")
    assert [one.message for one in raised.value.complaints] == [
        "unknown variant 'other'; there is no folder 'variants' with any"
    ]
    (tmp_path / "variants").mkdir()
    (tmp_path / "variants" / "three.yaml").write_text("id: three\n")
    with pytest.raises(BadInput) as raised:
        find_variant(tmp_path, "thre")
    assert [one.message for one in raised.value.complaints] == [
        "unknown variant 'thre'; did you mean 'three'?"
    ]


def test_a_text_that_was_kept_from_being_a_formula_comes_back_as_it_was(tmp_path):
    (tmp_path / "a.csv").write_text("a,b\n'=1,'x\n'-1,-1\n")
    (page,) = pages_of(tmp_path / "a.csv", bool)
    assert [*page.rows] == [(1, ["a", "b"]), (2, ["=1", "'x"]), (3, ["-1", "-1"])]
