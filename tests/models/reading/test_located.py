"""YAML files with the place of everything: what is read, and what is refused where."""

from decimal import Decimal
from pathlib import Path

import pytest

from models.errors import BadInput, Complaint
from models.reading.complaints import TOLD_PER_FILE, Complaints
from models.reading.located import MOST_BYTES, Located, read_located

ALIAS_BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


def located(folder: Path, content: str | bytes) -> Located:
    """Reads a file; what can be read past is raised here as well."""
    file = folder / "some.yaml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    complaints = Complaints()
    found = read_located(file, complaints)
    if complaints:
        raise complaints.bad_input()
    return found


def told(folder: Path, content: str | bytes) -> list[str]:
    with pytest.raises(BadInput) as raised:
        located(folder, content)
    return [f"{c.line}:{c.column}: {c.message}" for c in raised.value.complaints]


def test_yaml_1_2_is_read_where_no_is_norway_and_dates_are_text(tmp_path):
    text = "a: NO\nb: 2013-11-22\nc: [yes, off, true, TRUE, False, ~, 007, '5', -3]\nd: {e: }\n"
    assert located(tmp_path, text).data == {
        "a": "NO",
        "b": "2013-11-22",
        "c": ["yes", "off", True, True, False, None, 7, "5", -3],
        "d": {"e": None},
    }


def test_numbers_with_a_fraction_keep_their_digits(tmp_path):
    data = located(tmp_path, "[1.10, 0.1, 1e2, 1_000, .inf, 0x1F, " + "9" * 5000 + "]").data
    assert data[:2] == [Decimal("1.10"), Decimal("0.1")]
    assert str(data[0]) == "1.10"
    assert data[3:6] == ["1_000", ".inf", "0x1F"]
    assert isinstance(data[6], str)


@pytest.mark.parametrize(
    ("loc", "place"),
    [
        ((), (1, 1)),
        (("rules", 1, "at_most"), (4, 13)),
        (("rules", 1), (4, 5)),
        (("rules", 1, "athlete_total", "at_most"), (4, 13)),  # pydantic names the kind
        (("rules", 1, "athlete_total", "cite"), (4, 5)),  # a missing field
        (("rules", 7, "id"), (2, 1)),
        (("title", "x"), (1, 1)),
        (("rules", 1, "events", 1), (5, 18)),
    ],
)
def test_a_place_is_as_far_down_as_the_data_go(tmp_path, loc, place):
    text = "title: t\nrules:\n  - {id: a}\n  - {id: b, at_most: 3,\n     events: [c, d]}\n"
    assert located(tmp_path, text).spot_of(loc)[1:] == place


def test_what_is_left_out_takes_nobody_elses_place(tmp_path):
    found = located(tmp_path, "a:\n- x\n- y\n- z\n").amended({("a",): {0: None}})
    assert found.data == {"a": ["y", "z"]}
    assert found.spot_of(("a", 0))[1:] == (3, 3)
    assert found.path_of(("a", 1)) == ("a", 2)


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("a: 1\nb: !!python/object/apply:os.system ['touch x']\n", "2:4: tags such as"),
        ("a: !mine 5", "1:4: tags such as '!mine' are not read; remove it"),
        ("a: &x [1]\nb: *x\n", "1:4: anchors and aliases ('x') are not read; write the value out"),
        (ALIAS_BOMB, "1:4: anchors and aliases ('a')"),
        ("a: &a [*a]", "1:4: anchors and aliases ('a')"),
        ("b: 1\na: *nowhere", "2:4: anchors and aliases ('nowhere')"),
        ("a: {<<: *x}", "1:9: anchors and aliases ('x')"),
        ("a: 1\nb: 2\na: 3\n", "3:1: 'a' stands twice, first in line 1; keep one"),
        ("a: 1\n5: 2\n", "2:1: the key '5' is not text; put it in quotes"),
        ("a: {true: 2}", "1:5: the key 'true' is not text"),
        (": 2", "1:1: a key is missing"),
        ("? [a, b]\n: c\n", "1:3: a list or mapping stands where a key is wanted"),
        ("a: 1\n---\nb: 2\n", "2:1: a second document starts here; keep one per file"),
        ("[" * 100_000, "1:52: this is nested deeper than 50 levels; write it flatter"),
        ("- " * 100_000, "this is nested deeper than 50 levels"),
        ("{a: " * 1_000, "this is nested deeper than 50 levels"),
        ("a: b\nc: 'd\ne: f\n", "2:4: a quote is opened here and never closed; close it"),
        ("a: [b, c\nd: e\n", "1:4: a '[' is opened here and not closed; add ']'"),
        ("a: {b: c\nd: e\n", "1:4: a '{' is opened here and not closed"),
        ("a:\n\tb: c\n", "2:1: a tab stands where spaces are wanted; indent with spaces"),
        ("a: b: c\n", "1:5: a ':' stands where none can be"),
        ("a:\n  - b\n - c\n", "3:2: this does not fit to the lines above it"),
        ("a: @b\n", "1:4: a text cannot start like this; put it in quotes"),
        ('a: "\\q"\n', "1:6: a '\\' starts no escape here"),
        ('a: "\\U00110000"\n', "this is not YAML; check quotes and escapes"),
        ('a: "\\ud800"\n', "1:4: a control character '\\ud800' stands here; remove it"),
        ('a: "\\x1b[31m"\n', "1:4: a control character '\\x1b' stands here; remove it"),
        ("a: b\nc: \x01\n", "2:1: a control character stands here; remove it"),
        ("", "1:1: the file is empty; fill it in"),
        (" \n\n", "1:1: the file is empty; fill it in"),
        ("# nothing yet\n", "1:1: the file is empty; fill it in"),
        (b"a: b\n\0", "2:1: the file is binary or not UTF-8"),
        (b"a: b\nc: \xff\n", "2:1: this is not UTF-8 text; save the file as UTF-8"),
        ("a: b".encode("utf-16"), "1:1: the file is binary or not UTF-8"),
        (b"x" * (MOST_BYTES + 1), "1:1: the file is larger than 512 KiB; put long rankings in CSV"),
    ],
)
def test_what_is_no_plain_yaml_is_refused_at_its_place(tmp_path, content, complaint):
    (first, *_) = told(tmp_path, content)
    assert complaint in first


def test_all_duplicate_keys_of_a_file_are_told_with_what_else_is_wrong(tmp_path):
    text = "a: 1\na: 2\nb: {c: 1, c: 2, c: 3}\nd: !x 4\n7: 5\n"
    assert [line.partition(": ")[0] for line in told(tmp_path, text)] == [
        "2:1",
        "3:11",
        "3:17",
        "4:4",
        "5:1",
    ]


def test_after_many_complaints_only_their_number_is_told(tmp_path):
    lines = told(tmp_path, "a: 1\n" * 71)
    assert len(lines) == TOLD_PER_FILE + 1
    assert lines[-1] == "51:1: and 20 more were found in this file; correct these first"


def test_a_complaint_names_the_file_from_here_and_stays_on_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "below").mkdir()
    with pytest.raises(BadInput) as raised:
        located(
            tmp_path / "below", "'a\\nb\x85': 1\n'a\\nb\x85': 2\n" + "x" * 5000 + ": 1\n!y z: 1"
        )
    assert all(line.startswith("below/some.yaml:") for line in str(raised.value).split("\n"))
    monkeypatch.chdir(tmp_path / "below")
    (tmp_path / "some.yaml").write_text("")
    with pytest.raises(BadInput, match=f"^{tmp_path}/some.yaml:1:1: the file is empty"):
        read_located(tmp_path / "some.yaml", Complaints())


def test_complaints_stand_in_the_order_of_files_and_lines_and_only_once():
    late, early = Complaint("b", 1, 1, "x; y"), Complaint("a", 10, 2, "x; y")
    between = Complaint("a", 9, 20, "x; y")
    assert str(BadInput(late, early, between, late)) == "a:9:20: x; y\na:10:2: x; y\nb:1:1: x; y"
