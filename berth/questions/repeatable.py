"""What is asked of a case by solving it many times over, as other cases or with drawn results."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from berth.questions.changeable import Changeable, value_of
from berth.questions.given_numbers import not_below, seconds_of
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Tell, nobody
from models.grid import Grid

if TYPE_CHECKING:
    from berth.views.forecast import ForecastAnswer
    from berth.views.sweep import SweepAnswer


@dataclass(frozen=True, slots=True, repr=False)
class Repeatable(Changeable):
    """A case, and the questions that several processes may share. What they need is loaded when
    they are asked."""

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

        not_below("check_every", check_every, 0)
        not_below("seed", seed or 0, 0)
        not_below("workers", workers, 1)
        said = Path(grid) if isinstance(grid, str | Path) else value_of(Grid, grid, "grid")
        found = swept(self._ranked.base, self.path, self.options, said, seed=seed)
        with Store(Path(out)) as store:
            answer = ask_sweep(
                found,
                store,
                check_every=check_every,
                crew=Crew(workers, scheduler),
                time_limit=seconds_of(time_limit),
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

        not_below("workers", workers, 1)
        more = (upcoming,) if isinstance(upcoming, str) else upcoming
        names, further = (tuple(dict.fromkeys(some)) for some in (competitions, more))
        return ask_forecast(
            self._ranked,
            Draws(names, further, runs, seed),
            crew=Crew(workers, scheduler),
            time_limit=seconds_of(time_limit),
            tell=progress or nobody,
        )
