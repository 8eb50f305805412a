"""What a job does, for tests: found by its module in whatever process does it."""

import time

from berth.questions.progress import Progress
from berth.web.jobs import made_beside, telling_file


def counts_to(_files, _query, last, told):
    """Slowly, and tells how far it is."""
    tell = telling_file(told)
    for number in range(last):
        tell(Progress("Counting", number + 1, last))
        time.sleep(0.05)
    return last


def sleeps(_files, _query, seconds, _told):
    time.sleep(seconds)


def writes(_files, _query, number, told):
    return made_beside(told).write_text(str(number))
