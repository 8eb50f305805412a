"""Who computes many tasks: processes of this machine, or a cluster."""

from dataclasses import dataclass

from solver.many.pool import workers_for


@dataclass(frozen=True, slots=True)
class Crew:
    """workers: None for as many as there are cores and work for. scheduler: a dask scheduler's
    address, or `local`."""

    workers: int | None = None
    scheduler: str | None = None

    def number(self, tasks: int, least: int) -> int:
        """How many workers. least: with fewer tasks for each they are done before it has
        started."""
        return self.workers or workers_for(tasks, least)


THIS_MACHINE = Crew()
