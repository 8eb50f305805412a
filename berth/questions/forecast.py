"""Asking for a forecast: which competitions are open, the runs, and what they say."""

from contextlib import closing
from dataclasses import dataclass
from typing import Any

from berth.questions.case import Asked
from berth.questions.crew import THIS_MACHINE, Crew
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.open_competitions import (
    check_no_line_is_ruled_on,
    check_no_number_is_a_lot,
    check_open,
    contested_lists,
)
from berth.questions.options import IN_PYTHON, Spelling
from berth.questions.progress import Progress, Tell, nobody
from berth.views.forecast import ForecastAnswer, forecast_answer
from models.errors import BadQuestion, BerthError
from models.instance import Instance
from models.words import counted
from solver.clock import Undecided
from solver.forecast.chances import Chances
from solver.forecast.forecast import TOGETHER, Block, Forecaster, NothingToGoBy, opened
from solver.many.pool import mapped

#: Fewer runs than this for a process are done before it has started.
LEAST_RUNS = 1000
MOST_RUNS = 500_000


class RunsUndecided(Undecided):
    """Runs of a forecast were not decided in time, so that the chances are not known.

    told: how many of how many, without a way out.
    """

    def __init__(self, told: str, seconds: float) -> None:
        super().__init__(seconds)
        self.told = told

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.told, self.seconds)

    def __str__(self) -> str:
        return f"{self.told}; allow more time, such as time_limit={2 * self.seconds:g}"


class NeverAllocated(BerthError):
    """The rules cannot all be kept in any run of a forecast."""


@dataclass(frozen=True, slots=True)
class Draws:
    """What is drawn. names: open competitions of the instance; upcoming: such as it does not have
    yet; runs: how often; seed: another number, other random numbers."""

    names: tuple[str, ...]
    upcoming: tuple[str, ...] = ()
    runs: int = 2000
    seed: int = 1

    @property
    def open(self) -> tuple[str, ...]:
        return (*self.names, *self.upcoming)


def ask_forecast(
    asked: Asked,
    draws: Draws,
    *,
    crew: Crew = THIS_MACHINE,
    keep_on_stop: bool = False,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
    spelling: Spelling = IN_PYTHON,
) -> ForecastAnswer:
    """Draws, allocates and counts. time_limit: seconds for each run.

    keep_on_stop: when it is stopped, the runs that are done are the answer; else, and before any
    are done, KeyboardInterrupt is let out. Raises BadQuestion where nothing can be drawn, Undecided
    or NeverAllocated where nothing comes of it, WorkersLost, NoCluster.
    """
    instance = asked.instance
    _check(instance, draws, spelling)
    contested = contested_lists(instance, draws.names, draws.upcoming)
    check_no_line_is_ruled_on(instance, contested, spelling)
    tell(Progress("Fitting strengths to the results so far"))
    try:
        season = opened(instance, draws.names, len(draws.upcoming))
    except NothingToGoBy as error:
        raise BadQuestion(f"{error}; one of them has to have the list") from None
    check_no_line_is_ruled_on(season.base, contested, spelling)
    check_no_number_is_a_lot(season.base, contested, spelling)
    forecaster = Forecaster(season.base, season.season, draws.seed, time_limit)
    blocks: list[Block] = []
    try:
        _run(forecaster, draws, crew, blocks, tell)
    except KeyboardInterrupt:
        if not keep_on_stop:
            raise
        if not blocks:
            raise KeyboardInterrupt("Stopped before the first runs were done.") from None
    chances = Chances.of(forecaster.cells, blocks)
    _check_decided(chances, time_limit)
    return forecast_answer(
        instance,
        asked.heading,
        season,
        chances,
        names=draws.open,
        seed=draws.seed,
        runs=draws.runs,
    )


def _check(instance: Instance, draws: Draws, spelling: Spelling) -> None:
    about = "a forecast is drawn from their results"
    check_open(instance, draws.names, draws.upcoming, spelling, about)
    if not 1 <= draws.runs <= MOST_RUNS or draws.seed < 0:
        raise BadQuestion(f"runs are from 1 to {MOST_RUNS:,}, and a seed is 0 or more")


def _run(forecaster: Forecaster, draws: Draws, crew: Crew, blocks: list[Block], tell: Tell) -> None:
    """Adds the blocks in their order, so that those done are there if it is stopped."""
    tasks = [
        range(first, min(first + TOGETHER, draws.runs)) for first in range(0, draws.runs, TOGETHER)
    ]
    workers, done = crew.number(draws.runs, LEAST_RUNS), 0
    with closing(mapped(forecaster, tasks, workers, crew.scheduler)) as results:
        for block in results:
            blocks.append(block)
            done += len(block.ways)
            tell(Progress("Drawing", done, draws.runs))


def _check_decided(chances: Chances, time_limit: float) -> None:
    runs = counted(chances.runs, "run")
    if undecided := chances.ways["undecided"]:
        within = f"{undecided} of {runs} not decided within {time_limit:g} s each"
        raise RunsUndecided(f"{within}, so the chances are not known", time_limit)
    if not chances.allocated:
        raise NeverAllocated(f"the rules cannot all be kept in any of {runs}; diagnose says which")
