"""Validation that goes on: what is wrong is told and left out, and the rest is looked at again.

pydantic checks what a model's parts say of one another only when each part is right by itself.
So that a user sees all errors of a file at once, the wrong parts are left out and the rest is
validated again, until nothing is wrong with what is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from models.complaints import Complaints
from models.located import Loc, Located
from models.wording import in_plain_words

M = TypeVar("M", bound=BaseModel)

#: What stands in for a part without which nothing else could be looked at.
STAND_INS = {"id": "unnamed", "title": "", "rulebook": "unnamed", "rankings": {}}

#: Each round leaves something out, mostly up to its parent; real files need two or three.
MOST_ROUNDS = 12


@dataclass
class Salvage(Generic[M]):
    """value:   the model of what is right, if anything is left.
    located: what is right, with its places.
    wrong:   where in the file something was wrong.
    """

    value: M | None
    located: Located
    wrong: set[Loc]

    def is_whole(self, path: Loc) -> bool:
        """Whether nothing was wrong at a place or below it."""
        return not any(wrong[: len(path)] == path for wrong in self.wrong)

    def follows(self, path: Loc) -> bool:
        """Whether a problem at this place may arise only because something was left out: from
        the place itself, or from what is said of the name that stands there."""
        node = None
        for node in self.located.nodes(path):
            pass
        word = node.value if node is not None and isinstance(node.value, str) else path[-1:]
        names = set(self._names_in_doubt())
        return not self.is_whole(path) or word in names or path[-1:] in {(n,) for n in names}

    def _names_in_doubt(self) -> Iterator[str | int]:
        for path in self.wrong:
            for section, name in zip(path, path[1:], strict=False):
                if section in ("squads", "events", "lists", "nocs") and "rules" not in path:
                    yield name


def salvaged(model: type[M], located: Located, complaints: Complaints) -> Salvage[M]:
    """The model of what a file says; everything that is wrong with it goes to the complaints."""
    found = Salvage[M](None, located, set())
    for attempt in range(MOST_ROUNDS):
        data = found.located.data
        if attempt and isinstance(data, dict):
            known = {name: part for name, part in STAND_INS.items() if name in model.model_fields}
            data = known | data
        try:
            found.value = model.model_validate(data)
            break
        except ValidationError as error:
            if not _leave_out(error, model, found, complaints) and attempt:
                break
    return found
