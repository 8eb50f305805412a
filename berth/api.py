"""Berth from Python: `load` reads a case, and a case answers every question of the command line.

A question prints nothing, ends no process and leaves signals alone. What cannot be answered is a
BerthError: BadInput where files are wrong, BadQuestion where the question is, NoAllocation where
there is no allocation to ask about, Undecided where time ran out.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from berth.questions.check import ask_check
from berth.questions.compare import ask_compare
from berth.questions.decline import ask_decline
from berth.questions.diagnose import ask_diagnose
from berth.questions.given_numbers import seconds_of
from berth.questions.given_table import given_table
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.needs import Open, ask_needs
from berth.questions.options import Options
from berth.questions.progress import Tell, nobody
from berth.questions.repeatable import Repeatable
from berth.questions.report import ask_report
from berth.questions.reserve import ask_reserve
from berth.questions.sensitivity import ask_sensitivity
from berth.questions.solve import WithSteps, ask_solve
from berth.questions.states import (
    AS_FILED,
    NamedCase,
    name_of,
    state_named,
    with_names_apart,
)
from berth.questions.why import ask_why
from berth.views.check import CheckAnswer
from berth.views.compare import CompareAnswer
from berth.views.decline import DeclineAnswer
from berth.views.diagnose import DiagnosisAnswer
from berth.views.needs import NeedsAnswer
from berth.views.report import ReportAnswer
from berth.views.reserve import ReserveAnswer
from berth.views.sensitivity import SensitivityAnswer
from berth.views.solve import AllocationAnswer, OutcomeAnswer
from berth.views.why import WhyAnswer
from models.errors import BadQuestion
from models.files import origins_of, read_instance


def load(path: str | Path) -> "Case":
    """A case from its folder, its `instance.yaml`, or a single file with everything in it.

    Raises BadInput with all that is wrong with the files, each complaint at its file, line and
    column.
    """
    file = Path(path)
    return Case.under(file, read_instance(file, needs_rankings=False), Options())


@dataclass(frozen=True, slots=True, repr=False)
class Case(Repeatable):
    """What an allocation follows from: a rulebook, rankings, rulings. It is never changed: `with_`
    and `without` make another case.

    Questions take `time_limit`, seconds for the solver (60), and `progress`, a function that is
    told how far they are (`berth.Progress`).
    """

    def solve(
        self,
        *,
        steps: WithSteps = False,
        certify: bool = False,
        nocs: str | Iterable[str] = (),
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> OutcomeAnswer:
        """The allocation, and what it rests on; or a lot that has to be drawn, rules that cannot
        all be kept, or that time ran out.

        steps: with every line in its turn, where text says once what is the same, or "all" without
        that; certify: prove it a second time, another way; nocs: codes or names of those alone of
        which it is to tell, beside the totals. Raises BadQuestion where one is unknown.
        """
        return ask_solve(
            self._ranked,
            with_steps=steps,
            certify=certify,
            nocs=_several(nocs),
            time_limit=seconds_of(time_limit),
            tell=progress or nobody,
        )

    def why(
        self,
        noc: str,
        event: str,
        k: int | None = None,
        *,
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> WhyAnswer:
        """Why an NOC has its k-th place in an event, or why not, and what would change it.

        event: an event, or a squad. k: from 1; without it its last place and the next one. Raises
        BadQuestion, NoAllocation.
        """
        return ask_why(
            self._ranked, noc, event, k, time_limit=seconds_of(time_limit), tell=progress or nobody
        )

    def reserve(
        self,
        event: str,
        *,
        first: int | None = None,
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> ReserveAnswer:
        """Who is next in an event, in order, and what that changes; all of them, or the first ones.

        Raises BadQuestion, NoAllocation.
        """
        limit = seconds_of(time_limit)
        return ask_reserve(self._ranked, event, first, time_limit=limit, tell=progress or nobody)

    def report(
        self,
        *,
        whys: bool = False,
        nocs: str | Iterable[str] = (),
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> ReportAnswer:
        """All that one file says of the case, whatever the outcome: the allocation with its steps,
        reserve lists, rules, sources, the lines around each cut; a conflict with its diagnosis.

        whys: with the reasons for every NOC and event. nocs: as in `solve`. The time limit is for
        each question. Raises BadQuestion.
        """
        return ask_report(
            self._ranked,
            origins_of(self.path),
            whys=whys,
            nocs=_several(nocs),
            time_limit=seconds_of(time_limit),
            tell=progress or nobody,
        )

    def export(
        self,
        path: str | Path,
        *,
        whys: bool = True,
        nocs: str | Iterable[str] = (),
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> ReportAnswer | AllocationAnswer:
        """Writes a file, and says what is in it: a workbook (`.xlsx`) with whatever there is to
        say of the case, or the table of its allocation as `.csv`, `.md` or `.tex`.

        whys: in a workbook the reason of every cell, which takes longest. nocs: as in `solve`. A
        file that says something else is left as it is. Raises BadQuestion, NoAllocation.
        """
        # By name: whoever only asks for numbers loads no renderer.
        write: Callable[..., ReportAnswer | AllocationAnswer]
        write = import_module("berth.exports").write_export
        return write(
            self._ranked,
            origins_of(self.path),
            Path(path),
            "path",
            whys=whys,
            nocs=_several(nocs),
            time_limit=seconds_of(time_limit),
            tell=progress or nobody,
        )

    def decline(
        self,
        noc: str | None = None,
        event: str | None = None,
        number: int = 1,
        *,
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> DeclineAnswer:
        """Who moves up when an NOC gives so many places of an event back.

        Without an NOC it goes through the rulings of the case in the order of their days. Raises
        BadQuestion, NoAllocation.
        """
        limit = seconds_of(time_limit)
        return ask_decline(
            self._ranked, noc, event, number, time_limit=limit, tell=progress or nobody
        )

    def compare(
        self,
        *states: "str | Path | date | Case",
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> CompareAnswer:
        """This case beside others: who gains, who loses, what did it.

        states: other cases of the same files, or their names: `base` (as the files say),
        `published`, `without-rulings`, a day, a variant's id or file. Without any, what this case
        changes is put beside `base`. Raises BadInput, BadQuestion.
        """
        here = NamedCase(name_of(self.options), self._ranked)
        if states:
            cases = [here, *(self._state(state) for state in states)]
        elif here.name != AS_FILED:
            cases = [self._state(AS_FILED), here]
        else:
            raise BadQuestion("nothing to compare with; name a state, such as published")
        limit = seconds_of(time_limit)
        named = tuple(with_names_apart(cases))
        return ask_compare(named, time_limit=limit, tell=progress or nobody)

    def check(self, table: Any = None, *, time_limit: float = DEFAULT_SECONDS) -> CheckAnswer:
        """What a table of places breaks, and who has reason to complain.

        table: a file; `{"KAZ": {"men-500m": 2, ...}, ...}`; a frame with the NOCs in its index or
        in a column `noc`; without it the published one. Squads that it does not name are worked
        out. What is not said of it stands in `not_looked_at`. Raises BadInput, BadQuestion.
        """
        if isinstance(table, str | Path):
            table = Path(table)
        elif table is not None:
            table = given_table(self.instance, table)
        return ask_check(self.asked, table, time_limit=seconds_of(time_limit))

    def needs(
        self,
        noc: str,
        event: str | None = None,
        *,
        competitions: str | Iterable[str] = (),
        upcoming: str | Iterable[str] = (),
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> NeedsAnswer:
        """What must happen for an NOC to have a further place, and which places are certain.

        event: without it each of them. competitions: those of the case whose results are not in,
        whatever it has of them; upcoming: names of further ones; with neither, the rank that it
        would need. The time limit is for all of it. Raises BadQuestion, NoAllocation.
        """
        return ask_needs(
            self._ranked,
            noc,
            event,
            Open.of(competitions, upcoming),
            time_limit=seconds_of(time_limit),
            tell=progress or nobody,
        )

    def diagnose(
        self, *, time_limit: float = DEFAULT_SECONDS, progress: Tell | None = None
    ) -> DiagnosisAnswer:
        """Which rules cannot be kept together, and the smallest repairs. Raises Undecided."""
        limit = seconds_of(time_limit)
        return ask_diagnose(self._ranked, time_limit=limit, tell=progress or nobody)

    def sensitivity(
        self, *, time_limit: float = DEFAULT_SECONDS, progress: Tell | None = None
    ) -> SensitivityAnswer:
        """Which number matters: every number of every rule one up and one down.

        The time limit is for each solve. Raises NoAllocation.
        """
        limit = seconds_of(time_limit)
        return ask_sensitivity(self._ranked, time_limit=limit, tell=progress or nobody)

    def _state(self, state: "str | Path | date | Case") -> NamedCase:
        if isinstance(state, Case):
            if state.asked.base != self.asked.base:
                raise BadQuestion("compare: a case of other files; compare cases of the same ones")
            return NamedCase(name_of(state.options), state.asked)
        name = state.isoformat()[:10] if isinstance(state, date) else str(state)
        return state_named(self.path, name, self._ranked.base)


def _several(names: str | Iterable[str]) -> tuple[str, ...]:
    return (names,) if isinstance(names, str) else tuple(names)
