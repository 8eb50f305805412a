"""Validation that goes on: what is wrong is told and left out, and the rest is looked at again.

pydantic checks what the parts of a model say of one another only when each part is right by
itself. So that a user sees all errors of a file at once, the wrong parts are left out and the
rest is validated again, until nothing is wrong with what is left.
"""

from collections.abc import Mapping
from itertools import pairwise
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from models.reading.complaints import Complaints
from models.reading.located import Located
from models.reading.nodes import Amendments, Loc, StandIn
from models.reading.wording import in_plain_words

_M = TypeVar("_M", bound=BaseModel)

#: What stands in for parts that are missing or wrong, so that the rest can be looked at.
STAND_INS: Mapping[str | int, StandIn] = {
    "at_least": 0,
    "at_most": 1,
    "athletes": 1,
    "cite": "unnamed",
    "exactly": 1,
    "id": "unnamed",
    "name": "",
    "rankings": {},
    "rulebook": "unnamed",
    "title": "",
}

#: Where names are declared that are used elsewhere.
SECTIONS = ("squads", "events", "lists", "nocs")

#: What is wrong is left out, then perhaps what it belongs to; files need two or three rounds.
MOST_ROUNDS = 12


class Salvage(Generic[_M]):
    """value:    the model of all that is right.
    located:  what is right, with its places in the file.
    doubtful: names (after their section) in whose declaration something was wrong.

    Raises BadInput if what is right makes no model.
    """

    def __init__(self, model: type[_M], located: Located, complaints: Complaints) -> None:
        self.located = located
        self.doubtful: set[Loc] = set()
        self._model = model
        self._complaints = complaints
        self._touched: set[Loc] = set()
        self._replaced: set[Loc] = set()
        self.value = self._value()

    def is_whole(self, path: Loc) -> bool:
        """Whether nothing was wrong at a place of the file, or below it."""
        return path not in self._touched

    def follows(self, loc: Loc) -> bool:
        """Whether a problem may arise only because something was left out: from its place, or
        from what declares the name that stands there."""
        *_, node = self.located.nodes(loc)
        if not self.is_whole(self.located.path_of(loc)) or self.is_doubtful(node.key):
            return True
        return isinstance(node.value, str) and self.is_doubtful(node.value)

    def is_doubtful(self, name: str | int) -> bool:
        return any((section, name) in self.doubtful for section in SECTIONS)

    def _value(self) -> _M:
        for _ in range(MOST_ROUNDS):
            try:
                return self._model.model_validate(self.located.data)
            except ValidationError as error:
                changes = self._changes(error.errors(include_url=False))
                if not changes or self._complaints.full(self.located.file):
                    break
                self.located = self.located.amended(changes)
        raise self._complaints.bad_input()

    def _changes(self, errors: list[ErrorDetails]) -> Amendments:
        """Tells what is wrong, and what is to be left out or replaced because of it."""
        changes: dict[Loc, dict[str | int, StandIn | None]] = {}
        wrong: set[Loc] = set()
        for error in errors:
            loc = error["loc"]
            path = self.located.path_of(loc)
            where = (*path, loc[-1]) if error["type"] == "missing" else path
            hollow = error["type"] == "too_short" and error["input"]
            if not hollow and self.is_whole(where) and not self._is_about_a_doubtful_name(error):
                self._tell(error)
            replaceable = where[-1:] and where[-1] in STAND_INS and where not in self._replaced
            if replaceable and error["type"] != "extra_forbidden":
                self._replaced.add(where)
                changes.setdefault(where[:-1], {})[where[-1]] = STAND_INS[where[-1]]
            elif path:
                changes.setdefault(path[:-1], {})[path[-1]] = None
            wrong |= {where, path} - {()}
        self._note(wrong)
        return changes

    def _is_about_a_doubtful_name(self, error: ErrorDetails) -> bool:
        return error["type"] == "problem" and self.follows(error["loc"])

    def _tell(self, error: ErrorDetails) -> None:
        if self._complaints.full(self.located.file):
            message = ""  # it is only counted
        else:
            message = in_plain_words(error, self._model)
        self._complaints.add(*self.located.spot_of(error["loc"]), message)

    def _note(self, wrong: set[Loc]) -> None:
        for path in wrong:
            self._touched |= {path[:length] for length in range(len(path) + 1)}
            if "rules" not in path:
                self.doubtful |= {pair for pair in pairwise(path) if pair[0] in SECTIONS}
