"""Sweeping: what is stored already is left alone, the rest is computed and stored as it comes."""

from contextlib import closing
from dataclasses import dataclass

from berth.cli.exits import Code, Refused
from berth.cli.progress import bar
from berth.questions.grid import Swept
from berth.store.sweeps import Store
from berth.text.words import counted
from models.errors import Defect
from solver.many.outcomes import solved
from solver.many.pool import NoCluster, WorkersLost, mapped, workers_for
from solver.many.sweep import Sweeper, Task, VariantResult

#: Fewer variants than this for a process are done before it has started.
LEAST_PER_WORKER = 300


@dataclass(frozen=True, slots=True)
class Crew:
    """Who computes. workers: None for as many as there are cores and work for."""

    workers: int | None = None
    scheduler: str | None = None


@dataclass(frozen=True, slots=True)
class Asking:
    """How it is computed. time_limit: seconds for each full solve; check_every: see Sweeper."""

    time_limit: float
    check_every: int


def sweep(swept: Swept, store: Store, asking: Asking, crew: Crew) -> int:
    """Computes what is missing in the store. Returns how many there were already.

    Raises Refused when it is stopped, with what is kept and how to go on.
    """
    cases = swept.cases
    tasks = [
        task
        for task in (cases.task(point) for _, point in swept.grid.points())
        if not store.is_answered(task.key)
    ]
    before = swept.grid.count - len(tasks)
    store.declare(cases)
    base = solved(cases.base, asking.time_limit).rows(cases.base.rulebook)
    sweeper = Sweeper(cases, base, asking.time_limit, asking.check_every)
    workers = crew.workers or workers_for(len(tasks), LEAST_PER_WORKER)
    done = 0
    try:
        with (
            bar("Sweeping (Ctrl-C stops, and keeps what is done)", len(tasks)) as advance,
            closing(mapped(sweeper, tasks, workers, crew.scheduler)) as results,
        ):
            for task, result in zip(tasks, results, strict=True):
                _agreed(swept, task, result)
                store.add(cases, task, result)
                done += 1
                advance(1)
    except KeyboardInterrupt:
        raise Refused(_stopped(store, before + done, swept.grid.count), Code.STOPPED) from None
    except WorkersLost as error:
        kept = _stopped(store, before + done, swept.grid.count)
        raise Refused(f"berth sweep: {error}.\n{kept}", Code.DEFECT) from None
    except NoCluster as error:
        raise Refused(f"berth sweep: {error}") from None
    return before


def _agreed(swept: Swept, task: Task, result: VariantResult) -> None:
    if result.differs:
        patch = swept.cases.patch(task.point)
        raise Defect(f"the quick walk and the full solve differ under the variant {patch}")


def _stopped(store: Store, done: int, count: int) -> str:
    return (
        f"Stopped: {done} of {counted(count, 'variant')} are kept in {store.path}.\n"
        "The same command goes on from there."
    )
