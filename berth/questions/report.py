"""Asking for all that one file says of a case."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from typing import TypeVar

from berth.questions.case import Asked
from berth.questions.day import day_of
from berth.questions.diagnose import ask_diagnose
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.reserve import reserve_list
from berth.questions.solve import nocs_meant, solve_answer, solved_alone
from berth.questions.why import reasons_of
from berth.questions.within_limit import all_within_limit
from berth.views.diagnose import DiagnosisAnswer
from berth.views.near_the_cut import near_the_cut
from berth.views.of_some import of_some
from berth.views.report import ReportAnswer
from berth.views.reserve import ReserveAnswer
from berth.views.rules import rules_answer
from berth.views.solve import AllocationAnswer, ConflictAnswer
from berth.views.sources import sources_of
from berth.views.why import WhyAnswer, why_answer
from models.answers.outcome import Allocated
from models.files import Origins
from solver.alarm import unhurried
from solver.allocate.solve import COUNT_FROM
from solver.clock import Undecided
from solver.explain.why import Why

_Item = TypeVar("_Item")

#: Of a case that was never a file.
NOWHERE = Origins()

#: So many of each reserve list; `berth reserve` has all of it.
RESERVES_TOLD = 10


@all_within_limit
def ask_report(
    asked: Asked,
    origins: Origins = NOWHERE,
    *,
    whys: bool = False,
    nocs: Collection[str] = (),
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
) -> ReportAnswer:
    """Whatever the outcome is.

    origins: of the case, where it was read from files. whys: with the reasons for every NOC and
    event. nocs: codes or names of those alone of which it is to tell. The time limit is for all
    of it: what is not found by then is left out, and named. Raises BadQuestion.
    """
    only = nocs_meant(asked.instance, nocs)
    tell(Progress("Solving"))
    found = solved_alone(asked.instance, time_limit)
    outcome = solve_answer(asked, found, time_limit=time_limit, with_steps=True, tell=tell)
    missing: list[str] = []
    if isinstance(outcome, AllocationAnswer):
        missing += outcome.not_in_time or ()
        outcome = outcome.model_copy(update={"not_in_time": None})
    told = of_some(outcome, only) if only else outcome
    with unhurried():
        report = ReportAnswer(
            status=outcome.status,
            outcome=told,
            rules=rules_answer(asked.instance, outcome.heading),
            cuts=(),
            reserves=(),
            sources=sources_of(asked.instance, origins),
        )
    if isinstance(outcome, ConflictAnswer):
        return report.model_copy(update={"diagnosis": _diagnosis(asked, time_limit, tell)})
    if isinstance(told, AllocationAnswer) and isinstance(found.outcome, Allocated):
        tell(Progress("Looking for who is next"))
        events = [cut.event for cut in told.cuts]
        steps = outcome.steps if isinstance(outcome, AllocationAnswer) else None
        with unhurried():
            near = tuple(near_the_cut(event, steps) for event in events if steps is not None)
        reserves = _reserves(asked, found.outcome, events, time_limit)
        listed = tuple(_in_time(reserves))
        parts: dict[str, object] = {"cuts": near, "reserves": listed}
        if len(listed) < len(events):
            missing.append("some of the reserve lists")
        if whys:
            reasons = [*_in_time(_whys(asked, found.outcome, told, time_limit, tell))]
            parts["whys"] = tuple(filter(None, reasons))
            parts["whys_undecided"] = reasons.count(None) or None
            if None in reasons or not reasons:
                missing.append("some of the reasons for cells")
        return report.model_copy(update={**parts, "not_in_time": tuple(missing) or None})
    return report


def _in_time(items: Iterable[_Item]) -> Iterator[_Item]:
    """Those that there is time for."""
    with suppress(Undecided):
        yield from items


def _diagnosis(asked: Asked, time_limit: float, tell: Tell) -> DiagnosisAnswer | None:
    """None where time ran out: the conflict itself is known already."""
    try:
        return ask_diagnose(asked, time_limit=time_limit, tell=tell)
    except Undecided:
        return None


def _reserves(
    asked: Asked, found: Allocated, events: Collection[str], time_limit: float
) -> Iterator[ReserveAnswer]:
    """As in the table of the last places: with many lines only what takes no solver."""
    instance = asked.instance
    many = sum(len(turns) for _, turns in instance.stages) >= COUNT_FROM
    for event in events:
        yield reserve_list(asked, found, event, RESERVES_TOLD, time_limit, by_walk=many)


def _whys(
    asked: Asked, found: Allocated, outcome: AllocationAnswer, time_limit: float, tell: Tell
) -> Iterator[WhyAnswer | None]:
    """Of every NOC and event in which it has a place or a line, NOC by NOC; None where there was
    no time for it. outcome: what is told of the allocation, with its steps."""
    has = {(noc, event) for noc, row in outcome.nocs.items() for event in row if row[event]}
    has |= {(step.noc, step.event) for step in outcome.steps or ()}
    events = outcome.labels.events
    nocs = sorted({noc for noc, _ in has})
    cells = [(noc, event) for noc in nocs for event in events if (noc, event) in has]
    # What is found on the way to one answer helps with the next.
    why = Why(asked.instance, found, day_of(asked), time_limit)
    for done, (noc, event) in enumerate(cells):
        tell(Progress("Finding the reasons", done, len(cells)))
        why.clock.restart()
        try:
            # What was interrupted is not gone on with.
            why.clock.left()
            reasons = reasons_of(why, noc, event)
        except Undecided:
            yield None
        else:
            yield why_answer(asked.instance, asked.heading, asked.typed, reasons)
