"""Work for pools: functions that other processes can import."""

import os
import signal
from dataclasses import dataclass
from functools import cached_property
from time import sleep


@dataclass
class Squares:
    """task -> its square, and the process that computed it; 'x' fails."""

    made: int = 0

    @cached_property
    def worker(self):
        self.made += 1
        return os.getpid()

    def __call__(self, task):
        return task * task, self.worker, self.made


@dataclass
class Uneven:
    """A few tasks take a thousand times as long as the others."""

    def __call__(self, task):
        if 300 <= task < 340:
            sleep(0.05)
        return task


@dataclass
class Killed:
    """Kills its own worker over one task: once, if there is a file to remember it by."""

    over: int
    flag: str | None = None

    def __call__(self, task):
        if task == self.over and (self.flag is None or not os.path.exists(self.flag)):
            if self.flag is not None:
                open(self.flag, "w").close()
            os.kill(os.getpid(), signal.SIGKILL)
        return task


def never_ends(_):
    while True:
        pass
