"""Digits are 0 to 9, wherever a number stands."""

import io
import zipfile

import pytest
from exported_tables import told_of
from running import berth, race, size
from workbooks import workbook

from models.errors import BadInput
from models.files import read_instance

ODD = (
    "\uff11\uff12",
    "\u0661\u0662",
    "1_000",
    "1e3",
    "0x10",
    "twelve",
    "\u00b2",
    "\u2460",
    "\u216b",
)


@pytest.mark.parametrize("text", ODD)
def test_other_digits_are_no_rank(tmp_path, text):
    table = f"rank,noc\n{text},KOR\n"
    said = f"2:1: '{text}' is no rank; write a whole number from 1"
    assert told_of(tmp_path, "race", table) == [said]


@pytest.mark.parametrize("text", ODD)
def test_nor_are_they_points(tmp_path, text):
    table = f"rank,noc,points\n1,KOR,{text}\n2,NED,4\n"
    assert told_of(tmp_path, "race", table)[0].startswith(f"2:3: '{text}' is no number of points")


@pytest.mark.parametrize("text", ODD)
def test_nor_a_number_of_a_rule_a_place_or_an_option(tmp_path, text):
    path = race(tmp_path, [size("exactly: 1")], "[A]")
    with pytest.raises(BadInput, match="is not a whole number"):
        read_instance(race(tmp_path, [size(f"exactly: {text}")], "[A]"))
    path = race(tmp_path, [size("exactly: 1")], "[A]", "published: p.csv\n")
    (tmp_path / "p.csv").write_text(f"noc,race\nA,{text}\n", encoding="utf-8")
    with pytest.raises(BadInput, match="is no number of places"):
        read_instance(path)
    path = race(tmp_path, [size("exactly: 1")], "[A]")
    refused = berth("solve", path, "--set", f"size.exactly={text}")
    assert refused.exit_code == 2
    assert "is not a number; write a whole one from 0" in refused.stderr


DAYS = ("20131121", "2013-W47-5", "2013-325", "2013-11-21T00:00", "21.11.13",
        "2013-11-31", "\uff12\uff10\uff11\uff13-11-21", "2013\u201111\u201121", "today",
        "1385000000")  # fmt: skip


@pytest.mark.parametrize("text", DAYS)
def test_a_day_in_yaml_and_of_an_option_is_written_in_one_way(tmp_path, text):
    with pytest.raises(BadInput, match="is not a day; write it as 2013-11-22"):
        read_instance(race(tmp_path, [size("exactly: 1")], "[A]", f"as_of: '{text}'\n"))
    refused = berth("solve", race(tmp_path, [size("exactly: 1")], "[A]"), "--as-of", text)
    assert refused.exit_code == 2
    assert "is not a day" in " ".join(refused.stderr.split())


@pytest.mark.parametrize("text", DAYS)
def test_in_a_table_a_time_is_left_out_and_the_others_are_refused(tmp_path, text):
    path = race(tmp_path, [size("exactly: 1")], "[A, B]", "rulings: r.csv\n")
    rows = f"noc,event,at_most,date,basis\nA,race,0,{text},declined\n"
    (tmp_path / "r.csv").write_text(rows, encoding="utf-8")
    if "T" in text:
        assert str(read_instance(path).rulings[0].date) == "2013-11-21"
    else:
        with pytest.raises(BadInput, match=f"'{text}' is not? a?"):
            read_instance(path)


@pytest.mark.parametrize("text", ["1_0", "\uff11\uff10", "\u0661\u0660"])
def test_the_cell_of_a_number_in_a_workbook_holds_ascii_digits(tmp_path, text):
    made = workbook(race=[["rank", "noc", "points"], [1, "KOR", 10.5], [2, "NED", 4]])
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as parts, zipfile.ZipFile(out, "w") as packed:
        for name in parts.namelist():
            packed.writestr(
                name, parts.read(name).replace(b"<v>10.5</v>", f"<v>{text}</v>".encode())
            )
    file = tmp_path / "sent.xlsx"
    file.write_bytes(out.getvalue())
    assert "this is no Excel workbook" in told_of(tmp_path, "race", file)[0]
