"""What is left of a sweep, where others may sweep into the same file."""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from time import monotonic, sleep

from berth.questions.progress import Progress, Tell
from berth.store.sweeps import Store
from solver.many.sweep import Task

#: So much work is claimed at once, up to so many variants.
CLAIM_SECONDS = 0.25
MOST_CLAIMED = 512

#: So often it is looked whether another sweep is done.
WAIT_SECONDS = 0.5

#: The status of what is to be computed: nothing, or that time cut it short.
NO_ANSWER = (None, "out_of_time")


@dataclass
class SharedWork:
    """left: by their keys, what nobody has answered yet; again: the undecided among them, which are
    tried once more; count: of what was left at first."""

    store: Store
    left: dict[str, Task]
    again: set[str]
    count: int = 0
    _taken: deque[Task] = field(default_factory=deque)
    _is_first: bool = True

    @classmethod
    def found(cls, tasks: Sequence[Task], store: Store) -> "SharedWork":
        """What the store does not have of it."""
        statuses = {task.key: store.status(task.key) for task in tasks}
        left = {task.key: task for task in tasks if statuses[task.key] in NO_ANSWER}
        return cls(store, left, {key for key in left if statuses[key]}, len(left))

    def goes_on(self, tell: Tell) -> bool:
        """Whether there is anything left. What others compute is waited for, for a moment."""
        if not self._is_first:
            for key in [key for key in self.left if self._is_done(key)]:
                del self.left[key]
            if self.left:
                self._told("Waiting for another sweep of the same", tell)
                sleep(WAIT_SECONDS)
        self._is_first = False
        return bool(self.left)

    def _is_done(self, key: str) -> bool:
        status = self.store.status(key)
        return status not in NO_ANSWER or (status is not None and key not in self.again)

    def mine(self) -> Iterator[Task]:
        """What is free, claimed a few at a time just before it is computed."""
        self._taken.clear()
        unseen, size = iter(list(self.left.values())), 1
        while some := list(islice(unseen, size)):
            start = monotonic()
            for key in self.store.claimed([task.key for task in some], self.again):
                self._taken.append(self.left[key])
                yield self.left[key]
            took = monotonic() - start
            size = min(2 * size, MOST_CLAIMED) if took < CLAIM_SECONDS else max(1, size // 2)

    def answered(self, tell: Tell) -> Task:
        """The next of those taken, in their order."""
        task = self._taken.popleft()
        del self.left[task.key]
        self.again.discard(task.key)
        self._told("Sweeping", tell)
        return task

    def _told(self, doing: str, tell: Tell) -> None:
        tell(Progress(doing, self.count - len(self.left), self.count))
