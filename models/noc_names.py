"""What NOCs are called besides their codes: names in several languages, and how cells write them.

The names stand in nocs.csv and noc_names.csv (tools/noc_names.py writes the latter).
"""

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from models.noc import noc_table, rows_of_data

_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_CUT = re.compile(r"[()\[\]/|:\n]|\s[-\u2013\u2014]+\s|\s*[\u2013\u2014]\s*")
_AROUND = " ,;-*#\u2020\u2021\u00b0\u00b9\u00b2\u00b3"
"""What may stand around a code or a name: marks of footnotes among it."""
_FLAG_A = ord("\U0001f1e6")

_WRITTEN_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
"""As German is written where there are no umlauts."""

_ASKED = "asked"
"""Source of names that nobody but the instance may say the NOC of."""


def plain(text: str) -> str:
    """A name without what spellings differ in: capitals, accents, dots, 'the', 'St', '&'."""
    letters = unicodedata.normalize("NFKD", text.replace("&", " and "))
    kept = "".join(c for c in letters if not unicodedata.combining(c)).casefold()
    words = re.sub(r"[^\w]+", " ", re.sub(r"['\u2019`.]", "", kept)).split()
    if words[:1] == ["the"] or words[-1:] == ["the"]:
        words = [word for word in words if word != "the"]
    return " ".join("saint" if word == "st" else word for word in words)


def parts_of(text: str) -> tuple[list[str], bool]:
    """What stands in a text, and whether it stands apart: in brackets, behind a dash, as a flag."""
    flags = ["".join(chr(ord(c) - _FLAG_A + ord("A")) for c in f) for f in _FLAG.findall(text)]
    cut = [part.strip(_AROUND) for part in _CUT.split(_FLAG.sub(" ", text))]
    parts = [part for part in (*flags, *cut) if part]
    if len(parts) > 1 or parts != [text.strip()]:
        return parts, True
    first, _, behind = parts[0].partition(" ")
    before, _, last = parts[0].rpartition(" ")
    if re.fullmatch("[A-Z]{3},?", first):
        return [first.rstrip(","), behind], False
    return ([last, before] if re.fullmatch("[A-Z]{3}", last) else []), False


@cache
def names_of_the_ioc() -> Mapping[str, tuple[str, ...]]:
    """Name, made plain -> the codes of the NOCs that have it."""
    names = {
        key: tuple(row["codes"].split())
        for row in rows_of_data("noc_names.csv")
        if row["source"] != _ASKED
        for key in (plain(row["name"].translate(_WRITTEN_OUT)), plain(row["name"]))
    }
    for code, noc in noc_table().items():
        key = plain(noc.name)
        names[key] = tuple(dict.fromkeys((*names.get(key, ()), code)))
    return names


@cache
def asked_about() -> Mapping[str, tuple[str, ...]]:
    """Codes and names of teams that are no NOC -> the NOCs whose places theirs may be."""
    return {
        plain(row["name"]): tuple(row["codes"].split())
        for row in rows_of_data("noc_names.csv")
        if row["source"] == _ASKED
    }
