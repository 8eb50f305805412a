"""Questions that take long: started by somebody, looked at by whoever has the link, kept a
while."""

import asyncio
import json
import os
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from berth.questions.progress import Progress, Tell
from berth.web.cases import CaseFiles
from berth.web.solvers import BUSY, Asks, Refusal

#: So many are under way, and so many stay after they are done.
MOST_UNDER_WAY = 8
MOST_KEPT = 32


class LongQuestion(NamedTuple):
    """function: is called with the files, the query and arguments, and a file that it tells how far
    it is."""

    function: Callable[..., Any]
    files: CaseFiles
    query: str
    args: tuple[Any, ...] = ()

    @property
    def key(self) -> str:
        """The same for the same question, and for no other."""
        told = repr((self.function.__name__, self.files, self.query, self.args))
        return sha256(told.encode()).hexdigest()[:32]


@dataclass(slots=True)
class Job:
    """task: of which the result is the answer. told: the file with how far it is, and beside it
    what is made, if that is a file."""

    task: asyncio.Task[Any]
    told: Path

    @property
    def is_done(self) -> bool:
        return self.task.done()

    @property
    def made(self) -> Path:
        return made_beside(self.told)

    @property
    def progress(self) -> Progress:
        try:
            doing, done, of = json.loads(self.told.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return Progress("Waiting")
        return Progress(doing, done, of)

    def result(self) -> Any:
        """Raises Refusal."""
        if self.task.cancelled():
            raise Refusal(BUSY, ("This was stopped before it was done.",))
        return self.task.result()


@dataclass(slots=True)
class Jobs:
    """solvers: processes of their own, so that no page waits for what takes long."""

    solvers: Asks
    folder: Path
    _jobs: OrderedDict[str, Job] = field(default_factory=OrderedDict)

    def find(self, question: LongQuestion) -> Job | None:
        return self._jobs.get(question.key)

    def start(self, question: LongQuestion) -> Job:
        """The job of the question, which is asked once however many start it. Raises Refusal."""
        found = self.find(question)
        if found is not None and not (found.is_done and _failed(found.task)):
            return found
        if sum(not job.is_done for job in self._jobs.values()) >= MOST_UNDER_WAY:
            raise Refusal(
                BUSY, (f"{MOST_UNDER_WAY} long questions are under way; wait for one of them.",)
            )
        told = self.folder / f"{question.key}.json"
        function, files, query, args = question
        task = asyncio.create_task(self.solvers.ask(function, files, query, *args, str(told)))
        task.add_done_callback(_failed)  # Looked at, or Python would complain that nobody did.
        self._jobs[question.key] = Job(task, told)
        self._forget()
        return self._jobs[question.key]

    def stop(self, question: LongQuestion) -> None:
        """Its process is ended, and another takes its place."""
        if (job := self.find(question)) is not None:
            job.task.cancel()

    def _forget(self) -> None:
        for key in [key for key, job in self._jobs.items() if job.is_done]:
            if len(self._jobs) <= MOST_KEPT:
                return
            gone = self._jobs.pop(key)
            for file in (gone.told, gone.made):
                file.unlink(missing_ok=True)


def _failed(task: asyncio.Task[Any]) -> bool:
    return task.cancelled() or task.exception() is not None


def made_beside(told: Path | str) -> Path:
    """Where a job that makes a file has it."""
    return Path(told).with_suffix(".made")


def telling_file(path: str) -> Tell:
    """In a worker: writes how far it is, whole at any moment."""

    def tell(progress: Progress) -> None:
        beside = f"{path}.new"
        Path(beside).write_text(json.dumps(progress), encoding="utf-8")
        os.replace(beside, path)

    return tell
