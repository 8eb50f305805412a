"""Berth from Python: `load` reads a case, and a case answers every question of the command line.

A question prints nothing, ends no process and leaves signals alone. What cannot be answered is a
BerthError: BadInput where files are wrong, BadQuestion where the question is, NoAllocation where
there is no allocation to ask about, Undecided where time ran out.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from berth.questions.changeable import Changeable, value_of
from berth.questions.check import ask_check
from berth.questions.compare import ask_compare
from berth.questions.decline import ask_decline
from berth.questions.diagnose import ask_diagnose
from berth.questions.given_table import given_table
from berth.questions.limits import DEFAULT_SECONDS, WRITE_SECONDS, is_time_limit
from berth.questions.options import Options
from berth.questions.progress import Tell, nobody
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
from berth.views.reserve import ReserveAnswer
from berth.views.sensitivity import SensitivityAnswer
from berth.views.solve import OutcomeAnswer
from berth.views.why import WhyAnswer
from models.errors import BadQuestion
from models.files import read_instance
from models.grid import Grid

if TYPE_CHECKING:
    from berth.views.forecast import ForecastAnswer
    from berth.views.sweep import SweepAnswer


def load(path: str | Path) -> "Case":
    """A case from its folder, its `instance.yaml`, or a single file with everything in it.

    Raises BadInput with all that is wrong with the files, each complaint at its file, line and
    column.
    """
    file = Path(path)
    return Case.under(file, read_instance(file, needs_rankings=False), Options())


@dataclass(frozen=True, slots=True, repr=False)
class Case(Changeable):
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
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> OutcomeAnswer:
        """The allocation, and what it rests on; or a lot that has to be drawn, rules that cannot
        all be kept, or that time ran out.

        steps: with every line in its turn, where text says once what is the same, or "all" without
        that; certify: prove it a second time, another way.
        """
        return ask_solve(
            self._ranked,
            with_steps=steps,
            certify=certify,
            time_limit=_seconds(time_limit),
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
            self._ranked, noc, event, k, time_limit=_seconds(time_limit), tell=progress or nobody
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
        limit = _seconds(time_limit)
        return ask_reserve(self._ranked, event, first, time_limit=limit, tell=progress or nobody)

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
        limit = _seconds(time_limit)
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
        limit = _seconds(time_limit)
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
        return ask_check(self.asked, table, time_limit=_seconds(time_limit))

    def diagnose(
        self, *, time_limit: float = DEFAULT_SECONDS, progress: Tell | None = None
    ) -> DiagnosisAnswer:
        """Which rules cannot be kept together, and the smallest repairs. Raises Undecided."""
        limit = _seconds(time_limit)
        return ask_diagnose(self._ranked, time_limit=limit, tell=progress or nobody)

    def sensitivity(
        self, *, time_limit: float = DEFAULT_SECONDS, progress: Tell | None = None
    ) -> SensitivityAnswer:
        """Which number matters: every number of every rule one up and one down.

        The time limit is for each solve. Raises NoAllocation.
        """
        limit = _seconds(time_limit)
        return ask_sensitivity(self._ranked, time_limit=limit, tell=progress or nobody)

    def sweep(
        self,
        grid: "Grid | Mapping[str, Any] | str | Path",
        *,
        out: str | Path = ":memory:",
        csv: str | Path | None = None,
        seed: int | None = None,
        check_every: int = 200,
        workers: int = 1,
        scheduler: str | None = None,
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> "SweepAnswer":
        """Numbers, variants, rules and rulings combined in every way, and what each does.

        grid: a file, or its fields: `{"id": "relays", "grid": {"field-relay.exactly": [7, 8]}}`.
        out: an SQLite file that keeps the results, from which a sweep that was stopped goes on;
        csv: a file with a line per variant. seed: draws the lots that are required; check_every:
        one in so many results of the walk is found again by the solver, 0 for none. The time limit
        is for each solve.

        workers: so many processes; in a script, what starts some has to stand below
        `if __name__ == "__main__":`. scheduler: the address of a dask scheduler instead.

        Raises BadInput, BadQuestion; WorkersLost, NoCluster.
        """
        from berth.questions.crew import Crew
        from berth.questions.grid import swept
        from berth.questions.sweep import ask_sweep
        from berth.store.sweep_csv import write_csv
        from berth.store.sweeps import Store

        _from("check_every", check_every, 0)
        _from("seed", seed or 0, 0)
        _from("workers", workers, 1)
        said = Path(grid) if isinstance(grid, str | Path) else value_of(Grid, grid, "grid")
        found = swept(self._ranked.base, self.path, self.options, said, seed=seed)
        with Store(Path(out)) as store:
            answer = ask_sweep(
                found,
                store,
                check_every=check_every,
                crew=Crew(workers, scheduler),
                time_limit=_seconds(time_limit),
                tell=progress or nobody,
            )
            if csv is not None:
                write_csv(found.grid, found.cases, store, Path(csv))
            return answer

    def forecast(
        self,
        *competitions: str,
        upcoming: str | Iterable[str] = (),
        runs: int = 2000,
        seed: int = 1,
        workers: int = 1,
        scheduler: str | None = None,
        time_limit: float = DEFAULT_SECONDS,
        progress: Tell | None = None,
    ) -> "ForecastAnswer":
        """Who will qualify: the open competitions drawn many times from the results so far.

        competitions: those of the case that are drawn, whatever it has of them; upcoming: names of
        further ones. runs: how often; seed: another number, other random numbers; workers,
        scheduler: as for `sweep`. The time limit is for each run.

        Raises BadQuestion, Undecided, NeverAllocated; WorkersLost, NoCluster.
        """
        from berth.questions.crew import Crew
        from berth.questions.forecast import Draws, ask_forecast

        _from("workers", workers, 1)
        more = (upcoming,) if isinstance(upcoming, str) else upcoming
        names, further = (tuple(dict.fromkeys(some)) for some in (competitions, more))
        return ask_forecast(
            self._ranked,
            Draws(names, further, runs, seed),
            crew=Crew(workers, scheduler),
            time_limit=_seconds(time_limit),
            tell=progress or nobody,
        )

    def _state(self, state: "str | Path | date | Case") -> NamedCase:
        if isinstance(state, Case):
            if state.asked.base != self.asked.base:
                raise BadQuestion("compare: a case of other files; compare cases of the same ones")
            return NamedCase(name_of(state.options), state.asked)
        name = state.isoformat()[:10] if isinstance(state, date) else str(state)
        return state_named(self.path, name, self._ranked.base)


def _from(name: str, number: int, least: int) -> None:
    if number < least:
        raise BadQuestion(f"{name} = {number}: write {least} or more")


def _seconds(limit: float) -> float:
    if not is_time_limit(limit):
        raise BadQuestion(f"time_limit = {limit}: {WRITE_SECONDS}")
    return limit
