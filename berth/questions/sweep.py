"""Sweeping: what is stored already is left alone, the rest is computed and stored as it comes.

Several sweeps may write to one store at once, each computing what no other does.
"""

from collections.abc import Sequence
from contextlib import closing, suppress

from berth.questions.crew import THIS_MACHINE, Crew
from berth.questions.grid import Swept
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Tell, nobody
from berth.questions.shared_work import NO_ANSWER, SharedWork
from berth.store.file import IN_MEMORY
from berth.store.sweeps import Store
from berth.store.trouble import NotKept
from berth.views.sweep import SweepAnswer
from berth.views.sweep_summary import sweep_answer
from models.errors import Defect
from models.text import printable
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

    time_limit: seconds for each full solve. Raises WorkersLost, NoCluster, NotKept; and
    KeyboardInterrupt when it is stopped. What is done by then is kept, and asked again it goes on
    from there.
    """
    grid, cases = swept.grid, swept.cases
    tasks = [cases.task(point) for _, point in grid.points()]
    work = SharedWork.found(tasks, store)
    before = sum(task.key not in work.left for task in tasks)
    store.declare(cases)
    base = solved(cases.base, time_limit).rows(cases.base.rulebook)
    sweeper = Sweeper(cases, base, time_limit, check_every)
    try:
        while work.goes_on(tell):
            workers = crew.number(len(work.left), LEAST_VARIANTS)
            with closing(mapped(sweeper, work.mine(), workers, crew.scheduler)) as results:
                for result in results:
                    task = work.answered(tell)
                    _agreed(swept, task, result)
                    store.add(cases, task, result)
        store.flush()
    except KeyboardInterrupt:
        raise KeyboardInterrupt("\n".join(_kept(store, tasks))) from None
    except WorkersLost as error:
        raise WorkersLost(f"{error}.", *_kept(store, tasks)) from None
    except NotKept as error:
        raise NotKept(*error.complaints, *_still_kept(store, tasks)) from None
    rows = store.rows(task.key for task in tasks)
    heading = swept.question.heading
    return sweep_answer(
        cases.base, heading, grid, rows, before=before, kept_in=printable(str(store.path))
    )


def _agreed(swept: Swept, task: Task, result: VariantResult) -> None:
    if result.differs:
        patch = swept.cases.patch(task.point)
        raise Defect(f"the quick walk and the full solve differ under the variant {patch}")


def _kept(store: Store, tasks: Sequence[Task]) -> Sequence[str]:
    """Said of a sweep that stopped, when all it found is in the file."""
    store.flush()
    return _still_kept(store, tasks)


def _still_kept(store: Store, tasks: Sequence[Task]) -> Sequence[str]:
    """The same, whatever could not be written; nothing where the file cannot be read."""
    if store.path == IN_MEMORY:
        return ()
    with suppress(NotKept):
        kept = sum(store.status(task.key) not in NO_ANSWER for task in tasks)
        return (
            f"Stopped: {kept} of {counted(len(tasks), 'variant')} are kept in {store.path}.",
            "The same command goes on from there.",
        )
    return ()
