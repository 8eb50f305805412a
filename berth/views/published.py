"""An allocation beside the published table: equal, explained, or unexplained."""

from typing import Literal

from berth.views.base import View

LEAVING_OUT = "leaving out "


class Cause(View):
    """What explains a difference.

    kind: a `ruling` dated after the table; a `ruling_left_out` by the question; an `option` of the
    question, as it is typed.
    """

    kind: Literal["ruling", "ruling_left_out", "option"]
    id: str

    @property
    def words(self) -> str:
        return f"{LEAVING_OUT}{self.id}" if self.kind == "ruling_left_out" else self.id


class Discrepancy(View):
    """A cell in which an allocation and a published table differ. No causes: unexplained."""

    noc: str
    column: str
    allocated: int
    published: int
    explained_by: tuple[str, ...]
    causes: tuple[Cause, ...]


class Comparison(View):
    """equal: NOCs whose row is the same, of all that have a place here or there (nocs)."""

    equal: int
    different: tuple[Discrepancy, ...]
    nocs: int
