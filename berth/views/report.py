"""The answer of `report`: all that one file says of a case, gathered."""

from collections.abc import Mapping, Sequence
from typing import Annotated, ClassVar

from pydantic import Field

from berth.views.base import Answer
from berth.views.diagnose import DiagnosisAnswer
from berth.views.heading import Heading
from berth.views.near_the_cut import NearTheCut
from berth.views.parts import Labels
from berth.views.reserve import ReserveAnswer
from berth.views.rules import RulesAnswer
from berth.views.solve import OutcomeAnswer, UndecidedAnswer
from berth.views.sources import Sources
from berth.views.why import WhyAnswer


class ReportAnswer(Answer):
    """outcome: what `solve` answers, with every step, if the reasons were found in time. Of an
    allocation cuts: the lines around the
    cut of each event, and reserves: the beginning of each reserve list. diagnosis: of a conflict,
    where it was found in time. whys: of every NOC and event in which it has a place or a line,
    where they are asked for; whys_undecided: so many of them were not found in time, if any.
    not_in_time: what of all this was not, in words.
    """

    question: ClassVar[str] = "report"
    sparse = ("diagnosis", "whys", "whys_undecided", "not_in_time")

    status: str
    outcome: Annotated[OutcomeAnswer, Field(discriminator="status")]
    rules: RulesAnswer
    cuts: tuple[NearTheCut, ...]
    reserves: tuple[ReserveAnswer, ...]
    sources: Sources
    diagnosis: DiagnosisAnswer | None = None
    whys: tuple[WhyAnswer, ...] | None = None
    whys_undecided: int | None = None
    not_in_time: tuple[str, ...] | None = None

    @property
    def heading(self) -> Heading:
        return self.outcome.heading

    @property
    def labels(self) -> Labels:
        """Of the rules alone, where there is no outcome."""
        outcome = self.outcome
        return self.rules.labels if isinstance(outcome, UndecidedAnswer) else outcome.labels

    @property
    def headline(self) -> str:
        return self.outcome.headline

    def records(self) -> Sequence[Mapping[str, object]]:
        """Those of the outcome."""
        return self.outcome.records()
