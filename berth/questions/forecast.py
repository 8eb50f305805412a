"""Asking for a forecast: which competitions are open, the runs, and what they say."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import cached_property

from berth.cli.exits import Code, Refused
from berth.cli.progress import bar
from berth.cli.terminal import waiting
from berth.questions.case import Asked
from berth.text.words import counted, together
from models.errors import did_you_mean
from models.instance import Instance
from solver.forecast.chances import Chances
from solver.forecast.forecast import TOGETHER, Block, Forecaster, NothingToGoBy, Opened, opened
from solver.many.pool import NoCluster, WorkersLost, mapped, workers_for

#: Fewer runs than this for a process are done before it has started.
LEAST_PER_WORKER = 1000


@dataclass(frozen=True, slots=True)
class Plan:
    """What is asked for. names: open competitions of the instance; upcoming: such as it does not
    have yet; workers: None for as many as there are cores and work for."""

    names: tuple[str, ...]
    upcoming: tuple[str, ...]
    runs: int
    seed: int
    time_limit: float
    workers: int | None = None
    scheduler: str | None = None

    @property
    def open(self) -> tuple[str, ...]:
        return (*self.names, *self.upcoming)


@dataclass(frozen=True)
class Forecast:
    """What came out. The runs are fewer than were asked for where Ctrl-C has stopped them."""

    instance: Instance
    plan: Plan
    opened: Opened
    chances: Chances

    @property
    def is_stopped(self) -> bool:
        return self.chances.runs < self.plan.runs

    @property
    def code(self) -> Code:
        return Code.STOPPED if self.is_stopped else Code.DONE

    @cached_property
    def nocs(self) -> tuple[str, ...]:
        """Those that have a place in any run."""
        return tuple(self.chances.nocs())

    def events_of(self, squad: str) -> list[str]:
        events = self.instance.rulebook.events
        return [name for name, event in events.items() if event.squad == squad]


def forecast(question: Asked, plan: Plan) -> Forecast:
    """Draws, allocates and counts. Raises Refused where nothing can be drawn or decided."""
    instance = question.instance
    _known(instance, plan)
    try:
        with waiting("Fitting strengths to the results so far"):
            season = opened(instance, plan.names, len(plan.upcoming))
    except NothingToGoBy as error:
        raise Refused(f"{error}; one of them has to have the list") from None
    forecaster = Forecaster(season.base, season.season, plan.seed, plan.time_limit)
    found = Forecast(instance, plan, season, Chances.of(forecaster.cells, _run(forecaster, plan)))
    _decided(found)
    return found


def _known(instance: Instance, plan: Plan) -> None:
    names = list(instance.competitions)
    if not names or instance.rulebook.classification is None:
        raise Refused(
            f"{instance.id} has no competitions, and a forecast is drawn from their results; add "
            "'competitions', and 'classification' to the rulebook"
        )
    if not plan.open:
        raise Refused(
            f"which competition is open? write --open with one of {together(names)}, or --upcoming "
            "with the name of one that the instance does not have yet"
        )
    for name in plan.names:
        if name not in names:
            raise Refused(
                f"no competition is called '{name}'; {did_you_mean(name, names)} One that the "
                f"instance does not have yet: --upcoming {name}"
            )
    for name in plan.upcoming:
        if name in names:
            raise Refused(f"the instance has results of '{name}'; write --open {name}")
    if set(plan.names) == set(names):
        raise Refused("every competition is open; at least one has to be over to draw from")


def _run(forecaster: Forecaster, plan: Plan) -> list[Block]:
    """The blocks in their order; those that are done, where Ctrl-C stops them."""
    tasks = [
        range(first, min(first + TOGETHER, plan.runs)) for first in range(0, plan.runs, TOGETHER)
    ]
    workers = plan.workers or workers_for(plan.runs, LEAST_PER_WORKER)
    blocks: list[Block] = []
    results = mapped(forecaster, tasks, workers, plan.scheduler)
    try:
        with (
            bar("Drawing (Ctrl-C stops, and shows what is done)", plan.runs) as advance,
            closing(results),
        ):
            for block in results:
                blocks.append(block)
                advance(len(block.ways))
    except KeyboardInterrupt:
        if not blocks:
            raise Refused("Stopped before the first runs were done.", Code.STOPPED) from None
    except WorkersLost as error:
        raise Refused(f"berth forecast: {error}", Code.DEFECT) from None
    except NoCluster as error:
        raise Refused(f"berth forecast: {error}") from None
    return blocks


def _decided(found: Forecast) -> None:
    chances, runs = found.chances, counted(found.chances.runs, "run")
    if undecided := chances.ways["undecided"]:
        raise Refused(
            f"{undecided} of {runs} not decided within {found.plan.time_limit:g} s each, so the "
            "chances are not known; allow more with --time-limit",
            Code.UNDECIDED,
        )
    if not chances.allocated:
        raise Refused(
            f"the rules cannot all be kept in any of {runs}; 'berth diagnose' says which",
            Code.CONFLICT,
        )


def chosen(names: Sequence[str] | None) -> tuple[str, ...]:
    """What an option was given, each once."""
    return tuple(dict.fromkeys(names or ()))
