"""An allocation beside the published table: equal, explained, or unexplained."""

from typing import Literal

from berth.views.base import View


class Cause(View):
    """What explains a difference.

    kind: a `ruling` dated after the table; a `ruling_left_out` by the question; an `option` of the
    question, as whoever asks writes it. wording: of the ruling, or what the option is.
    """

    kind: Literal["ruling", "ruling_left_out", "option"]
    id: str
    wording: str = ""

    @property
    def words(self) -> str:
        """'leaving out the ruling that Italy has at most 1 place in ...'; what is changed."""
        ruling = f"the ruling that {self.wording}"
        left_out = f"leaving out {ruling}"
        return {"ruling": ruling, "ruling_left_out": left_out, "option": self.wording or self.id}[
            self.kind
        ]

    @property
    def in_short(self) -> str:
        """The same with the id of the ruling."""
        return f"leaving out {self.id}" if self.kind == "ruling_left_out" else self.id


class Discrepancy(View):
    """A cell in which an allocation and a published table differ. No causes: unexplained.

    explained_by: the causes, rulings by their ids.
    """

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
