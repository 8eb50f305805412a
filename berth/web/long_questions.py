"""In a worker: what is asked as a job. Each is told the file that it says how far it is in."""

from typing import NamedTuple

from berth.questions.forecast import Draws
from berth.views.forecast import ForecastAnswer
from berth.views.needs import NeedsAnswer
from berth.web.cases import CaseFiles
from berth.web.jobs import telling_file
from berth.web.loaded import case_of

#: Of a run, or of a solve.
SECONDS_EACH = 60.0
#: Of all of it.
SECONDS_IN_ALL = 300.0


def case_forecast(files: CaseFiles, query: str, draws: Draws, told: str) -> ForecastAnswer:
    return case_of(files, query).forecast(
        *draws.names,
        upcoming=draws.upcoming,
        runs=draws.runs,
        seed=draws.seed,
        time_limit=SECONDS_EACH,
        progress=telling_file(told),
    )


class NeedsOf(NamedTuple):
    """Whose places, of which event or of each; which competitions are open."""

    noc: str
    event: str | None
    competitions: tuple[str, ...]
    upcoming: tuple[str, ...]


def case_needs(files: CaseFiles, query: str, of: NeedsOf, told: str) -> NeedsAnswer:
    return case_of(files, query).needs(
        of.noc,
        of.event,
        competitions=of.competitions,
        upcoming=of.upcoming,
        time_limit=SECONDS_IN_ALL,
        progress=telling_file(told),
    )
