"""How names of NOCs are compared, and what stands in a cell beside a code."""

import pytest

from models.noc_names import parts_of, plain


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("C\u00f4te d'Ivoire", "cote divoire"),
        ("The Gambia", "gambia"),
        ("Gambia, The", "gambia"),
        ("Isle of the Saints", "isle of the saints"),
        ("St. Kitts & Nevis", "saint kitts and nevis"),
        ("U.S.A.", "usa"),
        ("GUINEA-BISSAU", "guinea bissau"),
        ("the", ""),
        (" - ", ""),
    ],
)
def test_spellings_of_one_name_are_compared_as_one(text, compared):
    assert plain(text) == compared


@pytest.mark.parametrize(
    ("text", "parts", "apart"),
    [
        ("South Korea", [], False),
        ("KOR South Korea", ["KOR", "South Korea"], False),
        ("KOR, Kim", ["KOR", "Kim"], False),
        ("South Korea KOR", ["KOR", "South Korea"], False),
        ("(KOR)", ["KOR"], True),
        ("South Korea (KOR)", ["South Korea", "KOR"], True),
        ("KOR - Korea", ["KOR", "Korea"], True),
        ("KOR\u2014Korea", ["KOR", "Korea"], True),
        ("KOR/PRK", ["KOR", "PRK"], True),
        ("KOR*", ["KOR"], True),
        ("\U0001f1f0\U0001f1f7 Korea", ["KR", "Korea"], True),
        ("Guinea-Bissau", [], False),
        ("[KOR] ", ["KOR"], True),
        ("*", [], True),
    ],
)
def test_what_stands_in_a_cell_is_taken_apart(text, parts, apart):
    assert parts_of(text) == (parts, apart)
