"""Text from outside, made harmless once, where it is read: for a terminal, a page, a spreadsheet.

What is left out is what nobody sees or what changes how the rest is seen: control characters,
marks of direction, characters without a width (the Unicode standard, chapter 5.21, and annex 9).
"""

import re
import unicodedata

#: Unicode's Default_Ignorable_Code_Point, of version 15: also fillers and selectors of variants,
#: which are letters and marks by their category.
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)

_NO_JOINER, _JOINER = "\u200c", "\u200d"
_VIRAMA = 9
"""The combining class of what takes the vowel from a letter, in the scripts of India."""

_MOST_MARKS = 8
"""So many signs of vowels are looked behind for their letter."""

#: For what has no form of its own.
_STAND_INS = dict.fromkeys(("Cn", "Co", "Cs"), "\N{REPLACEMENT CHARACTER}")


class Cleaned(str):
    """A text of which something was left out. number: how many characters; first: the first of
    them, as U+200B; within: whether one of them stood between others, and not at an end."""

    number: int
    first: str
    within: bool


def clean(text: str) -> str:
    """One line of text, without blanks around it and without what nobody sees, each letter spelled
    in one way (NFC), so that names that look the same are the same.

    Where something was left out it is a `Cleaned`.
    """
    text = text.strip()
    if text.isprintable() and (text.isascii() or _is_sound(text)):
        return text
    return _cleaned(text)


def _is_sound(text: str) -> bool:
    return not _UNSEEN.search(text) and unicodedata.is_normalized("NFC", text)


def _cleaned(text: str) -> str:
    kept: list[str] = []
    out: list[int] = []
    places: list[int] = []
    for at, c in enumerate(text):
        shown = _shown(text, at, kept)
        if shown != c and not c.isspace():
            out.append(at)
        if shown:
            kept.append(shown)
        if shown.strip():
            places.append(at)
    line = unicodedata.normalize("NFC", " ".join("".join(kept).split()))
    if not out:
        return line
    found = Cleaned(line)
    found.number, found.first = len(out), f"U+{ord(text[out[0]]):04X}"
    found.within = bool(places) and any(places[0] < at < places[-1] for at in out)
    return found


def _shown(text: str, at: int, before: list[str]) -> str:
    """What is kept of a character: itself, a blank, a stand-in, or nothing."""
    c = text[at]
    if c.isspace():
        return " "
    if c in (_NO_JOINER, _JOINER):
        return c if _is_spelling(c, before, text[at + 1 : at + 2]) else ""
    if _UNSEEN.match(c):
        return ""
    return c if c.isprintable() else _STAND_INS.get(unicodedata.category(c), "")


def _is_spelling(joiner: str, before: list[str], after: str) -> bool:
    """Names in the scripts of India and in Persian are spelled with joiners, which change how
    their letters look: behind a virama, or (the one that parts them) between two letters of the
    Arabic scripts. Anywhere else nobody sees them (after RFC 5892, appendix A)."""
    if before and unicodedata.combining(before[-1]) == _VIRAMA:
        return True
    last = (c for c in reversed(before[-_MOST_MARKS:]) if unicodedata.category(c) != "Mn")
    around = (next(last, ""), after)
    return joiner == _NO_JOINER and all(c and unicodedata.bidirectional(c) == "AL" for c in around)


def could_be_a_code(text: Cleaned) -> bool:
    """Whether it is a word of ASCII, as codes, ids, numbers and days are: then what was left out
    may have made it another one, and nobody saw it."""
    return re.fullmatch("[!-~]+", text) is not None


def printable(text: str) -> str:
    """One line, nothing that a terminal would obey: with escapes for what nobody sees, so that
    whoever looks for it finds it."""
    if text.isprintable() and not _UNSEEN.search(text):
        return text
    return "".join(c if c.isprintable() and not _UNSEEN.match(c) else ascii(c)[1:-1] for c in text)
