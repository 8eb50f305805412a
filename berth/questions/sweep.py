"""Sweeping: what is stored already is left alone, the rest is computed and stored as it comes."""

from collections.abc import Sequence
from contextlib import closing

from berth.questions.crew import THIS_MACHINE, Crew
from berth.questions.grid import Swept
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.store.sweeps import IN_MEMORY, Store
from berth.views.sweep import SweepAnswer
from berth.views.sweep_summary import sweep_answer
from models.errors import Defect
from models.words import counted
from solver.many.outcomes import solved
from solver.many.pool import WorkersLost, mapped
from solver.many.sweep import Sweeper, Task, VariantResult

#: One in so many results of the walk is found again by the solver alone.
CHECK_EVERY = 200

#: Fewer variants than this for a process are done before it has started.
LEAST_VARIANTS = 300


def ask_sweep(
    swept: Swept,
    store: Store,
    *,
    check_every: int = CHECK_EVERY,
    crew: Crew = THIS_MACHINE,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
) -> SweepAnswer:
    """Computes what is missing in the store, and sums it all up.

    time_limit: seconds for each full solve. Raises WorkersLost, NoCluster; and KeyboardInterrupt
    when it is stopped. What is done by then is kept, and asked again it goes on from there.
    """
    grid, cases = swept.grid, swept.cases
    keyed = (cases.task(point) for _, point in grid.points())
    tasks = [task for task in keyed if not store.is_answered(task.key)]
    before = grid.count - len(tasks)
    store.declare(cases)
    base = solved(cases.base, time_limit).rows(cases.base.rulebook)
    done = 0
    try:
        workers = crew.number(len(tasks), LEAST_VARIANTS)
        sweeper = Sweeper(cases, base, time_limit, check_every)
        with closing(mapped(sweeper, tasks, workers, crew.scheduler)) as results:
            for task, result in zip(tasks, results, strict=True):
                _agreed(swept, task, result)
                store.add(cases, task, result)
                done += 1
                tell(Progress("Sweeping", done, len(tasks)))
    except KeyboardInterrupt:
        raise KeyboardInterrupt("\n".join(_kept(store, before + done, grid.count))) from None
    except WorkersLost as error:
        raise WorkersLost(f"{error}.", *_kept(store, before + done, grid.count)) from None
    rows = store.rows(cases.task(point).key for _, point in grid.points())
    heading = swept.question.heading
    return sweep_answer(cases.base, heading, grid, rows, before=before, kept_in=str(store.path))


def _agreed(swept: Swept, task: Task, result: VariantResult) -> None:
    if result.differs:
        patch = swept.cases.patch(task.point)
        raise Defect(f"the quick walk and the full solve differ under the variant {patch}")


def _kept(store: Store, done: int, count: int) -> Sequence[str]:
    if store.path == IN_MEMORY:
        return ()
    return (
        f"Stopped: {done} of {counted(count, 'variant')} are kept in {store.path}.",
        "The same command goes on from there.",
    )
