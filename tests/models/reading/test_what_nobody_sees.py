"""What nobody sees in a text is left out once, where it is read, and said; codes are refused."""

import io
import unicodedata

import pytest
import xlsxwriter
from exported_tables import instance_of, ranking_of, told_of
from hypothesis import given
from hypothesis import strategies as st

from models.errors import BadInput
from models.files import read_instance
from models.text import Cleaned, clean, printable

HOSTILE = {
    "an escape sequence": "\x1b[31mA\x1b[0m b",
    "an escape of one byte": "a\x9b2J b",
    "delete": "a\x7f b",
    "an override": "\u202eA b\u202c",
    "an isolate": "a\u2066 b\u2069",
    "a mark of direction": "\u200fA b\u061c",
    "a blank without a width": "a\u200b b",
    "a mark of the order of bytes": "a\ufeff b",
    "a soft hyphen": "a\u00ad b",
    "a filler": "a\u3164 b",
    "a selector": "a\ufe0f b",
    "tags": "a\U000e0041\U000e007f b",
}
LINES = ("a\u2028b", "a\u2029b", "a\x85b", "a\x0bb", "a\x0cb", "a\tb", "a\u00a0b", "a\r\n b")


def race(*rows, header="rank,noc,athlete"):
    return "\n".join([header, *rows]) + "\n"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_name_is_read_without_what_nobody_sees_and_that_is_said_once(tmp_path, text):
    instance = instance_of(tmp_path, "race", race(f"1,KOR,{text}", f"2,NED,{text}"))
    names = {line.athlete for line in instance.rankings["race"].lines}
    (name,) = names
    assert name.isprintable()
    assert not any(unicodedata.category(c)[0] == "C" for c in name)
    (note,) = instance.notes
    assert note.endswith("that nobody sees left out, lines 2, 3")


@pytest.mark.parametrize("text", LINES)
def test_a_name_is_one_line(text):
    assert clean(text) == "a b"


def test_a_name_is_one_name_however_its_letters_are_composed(tmp_path):
    table = race("1,KOR,Zoe\u0308", "2,NED,Zo\u00eb")
    lines = instance_of(tmp_path, "race", table).rankings["race"].lines
    assert [line.athlete for line in lines] == ["Zo\u00eb", "Zo\u00eb"]


@pytest.mark.parametrize(
    "name",
    [
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # Persian, letters parted
        "\u0915\u094d\u200d\u0937",  # Devanagari, half a letter
        "\u0dc1\u0dca\u200d\u0dbb\u0dd3",  # Sinhala, as in Sri Lanka
        "\u0d28\u0d4d\u200d",  # Malayalam, at the end of a word
    ],
)
def test_joiners_stay_where_names_are_spelled_with_them(name):
    assert clean(name) == name


@pytest.mark.parametrize(
    "text", ["a\u200cb", "a\u200db", "\u200d", "\u0645\u200d\u0645", "\u200c\u0645"]
)
def test_a_joiner_that_spells_nothing_is_left_out(text):
    assert clean(text) == text.translate({0x200C: None, 0x200D: None})


def test_what_is_no_character_has_a_stand_in():
    assert clean("a\ud800b\ufffec\uffff") == "a\ufffdb\ufffdc\ufffd"


@given(st.text())
def test_a_clean_text_stays_as_it_is(text):
    once = clean(text)
    assert not isinstance(clean(once), Cleaned)
    assert clean(once) == once
    assert once == unicodedata.normalize("NFC", once)
    assert not {"\u2028", "\u2029", "\x85", "\n", "\x1b"} & {*once}
    once.encode()


@given(st.text())
def test_what_is_printed_is_one_line_that_no_terminal_obeys(text):
    assert printable(text).isprintable()
    assert len(printable(text).splitlines()) <= 1


def test_many_joiners_do_not_take_long():
    assert clean("\u0645" + "\u0651\u200c" * 16_000)
    assert clean("a" + "\u200c" * 32_000) == "a"


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("1,K\u200bOR,a", "2:2: U+200B, which nobody sees, stands in 'KOR'; write it anew"),
        ("1,K\u202eOR,a", "2:2: U+202E, which nobody sees, stands in 'KOR'; write it anew"),
        ("1\u20600,KOR,a", "2:1: U+2060, which nobody sees, stands in '10'; write it anew"),
    ],
)
def test_a_code_or_number_with_what_nobody_sees_within_is_refused(tmp_path, row, told):
    assert told in told_of(tmp_path, "race", race(row, "2,NED,b"))


def test_marks_at_the_ends_of_a_code_as_pages_leave_them_do_no_harm(tmp_path):
    lines, note = ranking_of(tmp_path, "race", race("1,\u200eKOR\u200e,a", "2,NED\u200b,b"))
    assert lines == "1 KOR, 2 NED"
    assert note == "3 characters that nobody sees left out, lines 2, 3"


@pytest.mark.parametrize("code", ["\u041aOR", "KO\u0420", "K\u039fR"])
def test_a_letter_that_only_looks_like_one_of_a_code_is_none(tmp_path, code):
    assert "unknown NOC" in told_of(tmp_path, "race", race(f"1,{code},a"))[0]


def test_the_same_holds_for_a_workbook(tmp_path):
    content = io.BytesIO()
    with xlsxwriter.Workbook(content) as book:
        sheet = book.add_worksheet("ra\u200bce")
        for at, row in enumerate([("rank", "noc", "athlete"), (1, "KOR", "A\u202eb c")]):
            sheet.write_row(at, 0, row)
    path = tmp_path / "sent.xlsx"
    path.write_bytes(content.getvalue())
    instance = instance_of(tmp_path, "race", path)
    assert instance.rankings["race"].lines[0].athlete == "Ab c"
    assert "1 character that nobody sees left out, line 2" in instance.notes[0]


INSTANCE = """\
id: a
title: "T\u202eitle of it"
rulebook:
  id: book
  title: Bo\u200bok
  squads: {all: "Al\u2028l of them"}
  events: {race: {name: "The\u200b race", squad: all}}
  rules: [{id: field, kind: field_size, events: [race], exactly: 1, cite: "a\u2066 clause"}]
rankings: {race: [KOR, NED]}
"""


def instance(folder, text):
    (folder / "instance.yaml").write_text(text, encoding="utf-8")
    return read_instance(folder)


def test_titles_names_and_citations_of_an_instance_are_read_so_too(tmp_path):
    found = instance(tmp_path, INSTANCE)
    book = found.rulebook
    assert (found.title, book.title, book.squads["all"]) == ("Title of it", "Book", "Al l of them")
    assert (book.events["race"].name, book.rules[0].cite) == ("The race", "a clause")
    assert found.notes[0].endswith(": 4 characters that nobody sees left out, lines 2, 5, 7, 8")


def test_escapes_of_yaml_hide_nothing(tmp_path):
    text = INSTANCE.replace("The\u200b race", "The\\u202e race")
    assert instance(tmp_path, text).rulebook.events["race"].name == "The race"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("{race: [", '{"ra\u200bce": [', "U+200B, which nobody sees, stands in 'race'"),
        ("[KOR,", "[K\u200bOR,", "U+200B, which nobody sees, stands in 'KOR'"),
        ("events: [race]", "events: [race\u200b]", "U+200B, which nobody sees, stands in 'race'"),
        ("exactly: 1", "exactly: 1\u200b", "U+200B, which nobody sees, stands in '1'"),
        ("[race]", "[r\u0430ce]", "is not an id"),  # a letter of Cyrillic
        ("KOR, NED", "KOR, \uff2eED", "is not an NOC code"),  # a wide letter
    ],
)
def test_an_id_code_or_number_of_an_instance_is_refused(tmp_path, old, new, told):
    with pytest.raises(BadInput) as raised:
        instance(tmp_path, INSTANCE.replace(old, new))
    assert any(told in one.message for one in raised.value.complaints)


def test_the_name_of_a_file_reaches_no_terminal_as_it_is(tmp_path):
    folder = tmp_path / "a\x1b[31m\u202eb"
    folder.mkdir()
    with pytest.raises(BadInput) as raised:
        instance(folder, "id: [")
    assert str(raised.value).isprintable()
    assert "a\\x1b[31m\\u202eb" in str(raised.value)
