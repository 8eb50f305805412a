"""Fields of forms as values."""

import re
from collections.abc import Mapping
from typing import Any

from berth.questions.changeable import value_of
from models.errors import BadQuestion
from models.ruling import Ruling

#: What the names of the fields of a further ruling begin with.
RULING = "ruling:"

#: What a ruling may say, as a form offers it; of a number, of places, of a line.
RULING_FORMS = {
    "at_most": "has at most so many places",
    "exactly": "has exactly so many places",
    "given_back": "gives back so many places",
    "beside": "has so many places beside the field",
    "withdrawn": "its line at this rank is withdrawn",
    "not_eligible": "its line at this rank is not eligible",
    "lot": "its line at this rank was drawn as this number",
}
_OF_A_NUMBER = ("at_most", "exactly")
_OF_PLACES = ("given_back", "beside")


def ruling_given(fields: Mapping[str, str], noc: str) -> Ruling:
    """A further ruling. Raises BadQuestion with what is missing or does not fit."""
    given = {
        key.removeprefix(RULING): text.strip()
        for key, text in fields.items()
        if key.startswith(RULING) and text.strip()
    }
    form = given.get("form", "")
    if form not in RULING_FORMS:
        raise BadQuestion("choose what the ruling says")
    told: dict[str, Any] = {"noc": noc, "event": given.get("event", "")}
    told |= {key: given[key] for key in ("date", "basis") if key in given}
    if form in _OF_A_NUMBER:
        told[form] = _whole(given, "number")
    elif form in _OF_PLACES:
        told |= {"form": form, "places": _whole(given, "number")}
    else:
        told |= {"form": form, "rank": _whole(given, "rank")}
        if form == "lot":
            told["drawn"] = _whole(given, "number")
        if "list" in given:
            told["list"] = given["list"]
    return value_of(Ruling, told, "further ruling")


def _whole(given: Mapping[str, str], name: str) -> int:
    text = given.get(name, "")
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise BadQuestion(f"further ruling, {name}: '{text}' is not a number; write a whole one")
    return int(text)
