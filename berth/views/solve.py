"""The answers of `solve`: the four outcomes, never disguised as one another."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field

from berth.views.base import Answer, View
from berth.views.cuts import CutLine
from berth.views.heading import Heading
from berth.views.ledger import StepShown
from berth.views.parts import ClashingRules, Labels, RankedLine, RulingShown
from berth.views.published import Comparison
from models.answers.outcome import Proof


class SolveAnswer(Answer):
    """What every outcome begins with: its status, and what it is about."""

    question: ClassVar[str] = "solve"

    status: str
    instance: str
    rulebook: str
    variant: str | None


class OptionChanges(View):
    """What the options change: numbers by their address, rules that are dropped, the day."""

    sparse = ("as_of",)

    set_: dict[str, int] = Field(alias="set")
    drop: tuple[str, ...]
    as_of: date | None = None


class AllocationAnswer(SolveAnswer):
    """The allocation.

    nocs: NOC -> column -> places, `athletes` the last; totals: the same, and how many NOCs.
    published: compared with the published table, if there is one. steps: the ledger, if asked for;
    folded: whether text says once what follows one another in it and is the same. only: the NOCs
    that were asked about, if not all: rows, rulings, steps and last places are theirs then, and
    totals those of the whole. not_in_time: what else was asked for and not found in time, in words.
    """

    sparse = ("published", "steps", "only", "not_in_time")

    status: Literal["allocated"] = "allocated"
    nocs: dict[str, dict[str, int]]
    totals: dict[str, int]
    published: Comparison | None = None
    proof: Proof
    certified: bool
    rulings: tuple[RulingShown, ...]
    changes: OptionChanges
    steps: tuple[StepShown, ...] | None = None
    heading: Heading
    cuts: tuple[CutLine, ...]
    labels: Labels
    folded: bool = Field(True, exclude=True)
    only: tuple[str, ...] | None = None
    not_in_time: tuple[str, ...] | None = None

    @property
    def headline(self) -> str:
        athletes, nocs = self.totals["athletes"], self.totals["nocs"]
        return f"{self.instance}, {athletes} athletes of {nocs} NOCs"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per NOC, the columns of the table."""
        return [
            {"noc": code, "name": self.labels.nocs[code], **row} for code, row in self.nocs.items()
        ]


class OpenLot(View):
    """A lot between lines that share a rank, or between NOCs; see LotAnswer."""

    sparse = ("squad", "between")

    tied: tuple[RankedLine, ...]
    at_stake: int
    step: int
    drawn_from: int
    squad: str | None = None
    between: tuple[str, ...] | None = None


class LotAnswer(SolveAnswer):
    """A lot has to be drawn between lines that share a rank.

    at_stake: how many of them can be awarded; step: of the first of them in the order of award;
    drawn_from: as which number the line is handed in that is drawn first. lots: this one and all
    others that are required whichever way the rest fall. nocs: the table as far as it is certain,
    null where a cell hangs on a lot; no table where there were too many ways to look at.

    Or, after the last line, between NOCs whose claims are the same in everything. squad: the one of
    which at_stake athletes hang on it; between: the NOCs; tied: the best line of each, if any.
    only: the NOCs that were asked about, if not all: the rows are theirs then.
    """

    sparse = ("squad", "between", "only")

    status: Literal["lot_required"] = "lot_required"
    tied: tuple[RankedLine, ...]
    at_stake: int
    heading: Heading
    step: int
    drawn_from: int
    labels: Labels
    lots: tuple[OpenLot, ...]
    nocs: dict[str, dict[str, int | None]] | None
    totals: dict[str, int | None] | None
    squad: str | None = None
    between: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None

    @property
    def headline(self) -> str:
        if self.squad is not None:
            return f"{self.instance}, a lot has to be drawn for athletes of {self.squad}"
        first = self.tied[0]
        where = f"{self.labels.pool(first.event)} at rank {first.rank}"
        return f"{self.instance}, a lot has to be drawn in {where}"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per line; per NOC where it is between them."""
        if self.between is not None:
            return [{"squad": self.squad, "noc": noc} for noc in self.between]
        return [dict(line) for line in self.tied]


class ConflictAnswer(SolveAnswer):
    """The rules cannot all be kept. conflict: one of them, where it was found in time."""

    status: Literal["conflict"] = "conflict"
    conflict: ClashingRules | None
    heading: Heading
    labels: Labels

    @property
    def headline(self) -> str:
        rules = " and ".join(self.conflict.rules) if self.conflict else "some of them"
        return f"{self.instance}, the rules cannot all be kept: {rules}"

    def records(self) -> Sequence[Mapping[str, object]]:
        rules = self.conflict.rules if self.conflict else ()
        return [dict(self.labels.reasons[rule]) for rule in rules]


class UndecidedAnswer(SolveAnswer):
    """Undecided after so many seconds: not an answer. doing: what was going on then, if known."""

    sparse = ("doing",)

    status: Literal["out_of_time"] = "out_of_time"
    seconds: float
    heading: Heading
    doing: str | None = None

    @property
    def headline(self) -> str:
        return f"{self.instance}, undecided after {self.seconds:g} s"

    def records(self) -> Sequence[Mapping[str, object]]:
        return []


OutcomeAnswer = AllocationAnswer | LotAnswer | ConflictAnswer | UndecidedAnswer
