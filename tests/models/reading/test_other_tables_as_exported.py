"""Rulings and published tables as people keep them: with names, other words, gaps and totals."""

import pytest

from models.errors import BadInput
from models.files import read_instance

BOOK = """\
id: book
title: Book
squads: {men: Men, women: Women}
events:
  men-500m: {name: Men's 500 m, squad: men}
  women-500m: {name: Women's 500 m, squad: women}
rules: [{id: field, kind: field_size, events: [men-500m, women-500m], exactly: 1, cite: a clause}]
award: [{id: one, lists: [men-500m, women-500m], order: list_by_list}]
"""

INSTANCE = """\
id: a
title: a
rulebook: rulebook.yaml
rankings: {men-500m: [KOR, GER, RUS], women-500m: [GER, KOR]}
"""


def read(folder, part, table):
    (folder / "rulebook.yaml").write_text(BOOK)
    (folder / "instance.yaml").write_text(f"{INSTANCE}{part}: {part}.csv\n")
    (folder / f"{part}.csv").write_text(table, encoding="utf-8")
    return read_instance(folder)


def told(folder, part, table):
    with pytest.raises(BadInput) as raised:
        read(folder, part, table)
    return [f"{c.file.rpartition('/')[2]}:{c.line}:{c.column}: {c.message}"
            for c in raised.value.complaints]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "note"),
    [
        ("noc,event,at_most,date,basis\nKOR,Men's 500 m,0,2020-02-01,x\n",
         "'Men's 500 m' is men-500m"),
        ("NOC,Event,At most,Date,Basis\nKOR,MEN 500M,0.0,2020-02-01,x\n",
         "'At most' is at_most; 'MEN 500M' is men-500m"),
        ("Land;Wettbewerb;H\u00f6chstens;Datum;Grund\nS\u00fcdkorea;men-500m;0;1.2.2020;x\n",
         "semicolons between the columns; 'Land' is noc, 'Wettbewerb' is event, 'Datum' is date, "
         "'Grund' is basis and 1 other; by name S\u00fcdkorea is KOR; '1.2.2020' is 2020-02-01"),
        ("Pays;\u00c9preuve;Au plus;Date;Motif\nKOR;men-500m;0;1er f\u00e9vrier 2020;x\n",
         "semicolons between the columns; 'Pays' is noc, '\u00c9preuve' is event, "
         "'Motif' is basis, 'Au plus' is at_most; '1er f\u00e9vrier 2020' is 2020-02-01"),
    ],
)  # fmt: skip
def test_rulings_are_read_as_a_person_would_read_them(tmp_path, table, note):
    instance = read(tmp_path, "rulings", table)
    (ruling,) = instance.rulings
    assert (ruling.noc, ruling.event, ruling.at_most) == ("KOR", "men-500m", 0)
    assert ruling.date.isoformat() == "2020-02-01"
    assert instance.notes == (f"rulings.csv: {note}",)


@pytest.mark.parametrize(
    ("rows", "complaint"),
    [
        (["KOR,500 m,0,2020-02-01,x"], "rulings.csv:2:2: '500 m' is not an id; write small"),
        (["KOR,men-500m,0,43862,x"], "rulings.csv:2:4: '43862' is no day; if it is one as Excel"),
        (["KOR,men-500m,0,2020-02-01,x", "KOR,Men's 500 m,1,1 Feb 2020,x"],
         "rulings.csv:3:4: KOR has another ruling about men-500m of the same day, 2020-02-01"),
        (["ROC,men-500m,0,2020-02-01,x", "RUS,men-500m,1,2020-02-01,x"],
         "rulings.csv:3:4: RUS has another ruling about men-500m of the same day, 2020-02-01"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_ruling_is_told_at_its_cell(tmp_path, rows, complaint):
    table = "\n".join(["noc,event,at_most,date,basis", *rows, ""])
    assert told(tmp_path, "rulings", table)[0].startswith(complaint)


@pytest.mark.parametrize(
    "table",
    [
        "NOC,Men's 500 m,Women's 500 m\nKOR,1,\u2013\nGER,-,X\n",
        "noc,MEN 500M,women-500m\nKOR,1.0,0.0\nGER,0.0,1.0\n",
        "Quota places\n\nNation;men-500m;women-500m\nS\u00fcdkorea;\u2713;\nGER;;\u2713\n",
    ],
)
def test_a_published_table_is_read_as_a_person_would_read_it(tmp_path, table):
    published = read(tmp_path, "published", table).published
    assert published.rows == {
        "KOR": {"men-500m": 1, "women-500m": 0},
        "GER": {"men-500m": 0, "women-500m": 1},
    }


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("noc,500 m\nKOR,1\n", "published.csv:1:2: unknown event or squad '500 m'"),
        ("noc,men-500m,Men's 500 m\nKOR,1,1\n",
         "published.csv:1:3: 'men's 500 m' is 'men-500m', which stands twice; rename or delete"),
        ("noc,men-500m\nKOR,1\nGesamt,1\n",
         "published.csv:3:1: a row of totals is no NOC; delete it, the totals are computed"),
        ("noc,men-500m\nKOR,1\nTotal: 1 NOC,1\n",
         "published.csv:3:1: a row of totals is no NOC; delete it, the totals are computed"),
        ("noc,men-500m\nKOR,1.5\n", "published.csv:2:2: '1.5' is no number of places"),
    ],
)  # fmt: skip
def test_what_is_in_doubt_in_a_published_table_is_told_at_its_cell(tmp_path, table, complaint):
    assert told(tmp_path, "published", table)[0].startswith(complaint)


def test_an_alias_may_lead_to_a_name_or_code_that_is_known(tmp_path):
    (tmp_path / "rulebook.yaml").write_text(BOOK)
    said = INSTANCE.replace("RUS", "FOO") + "aliases: {FOO: NLD}\n"
    (tmp_path / "instance.yaml").write_text(said)
    lines = read_instance(tmp_path).rankings["men-500m"].lines
    assert [line.noc for line in lines] == ["KOR", "GER", "NED"]


@pytest.mark.parametrize(
    ("host", "do"),
    [("Germany", "is not an NOC code; write GER"),
     ("S\u00fcdkorea", "is not an NOC code; write KOR"),
     ("Ruritania", "is not an NOC code; write capital letters, such as CAN"),
     ("Korea", "is the name of more than one NOC; write KOR for South Korea or PRK for")],
)  # fmt: skip
def test_a_name_that_stands_for_a_code_is_told_with_the_code(tmp_path, host, do):
    (tmp_path / "rulebook.yaml").write_text(BOOK)
    (tmp_path / "instance.yaml").write_text(f"{INSTANCE}host: {host}\n", encoding="utf-8")
    with pytest.raises(BadInput, match=f"'{host}' {do}"):
        read_instance(tmp_path)
