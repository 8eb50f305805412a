"""Asking why: the NOC and event that are meant, the allocation, the reasons."""

from berth.questions.case import Asked
from berth.questions.day import day_of
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.no_allocation import NoAllocation
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import allocated, solved_alone
from berth.questions.within_limit import all_within_limit
from berth.views.outcomes import lot_answer, outcome_answer
from berth.views.why import WhyAnswer, why_answer
from models.answers.outcome import Allocated, LotRequired, OutOfTime
from models.answers.reasons import CellReasons
from models.errors import BadQuestion, did_you_mean
from models.instance import Instance
from solver.allocate.open_lots import open_lots
from solver.clock import Undecided
from solver.explain.squads import squad_number
from solver.explain.why import Why


@all_within_limit
def ask_why(
    asked: Asked,
    noc: str,
    pool: str,
    k: int | None = None,
    *,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
) -> WhyAnswer:
    """Why the NOC has its k-th place, or why not; without k its last place and the next one.

    pool: an event, or a squad, whose athletes are not numbered. Raises BadQuestion, NoAllocation.
    """
    noc = asked.instance.naming.noc(noc)
    pool = asked.instance.rulebook.pool_meant(pool)
    _known(asked.instance, noc, pool, k)
    tell(Progress("Finding the reasons"))
    instance, found, lots = _certain(asked, noc, pool, time_limit)
    try:
        reasons = reasons_of(Why(instance, found, day_of(asked), time_limit), noc, pool, k)
    except Undecided as error:
        out = OutOfTime(error.seconds, error.doing)
        undecided = outcome_answer(asked.instance, asked.heading, out)
        raise NoAllocation(undecided) from None
    return why_answer(asked.instance, asked.heading, asked.typed, reasons, lots)


def _certain(
    asked: Asked, noc: str, pool: str, time_limit: float
) -> tuple[Instance, Allocated, tuple[LotRequired, ...]]:
    """The allocation; or, where lots are open that do not touch the cell, one in which they are
    thought to be drawn, and these lots. Raises NoAllocation."""
    instance = asked.instance
    solved = solved_alone(instance, time_limit)
    if isinstance(solved.outcome, LotRequired):
        open_ = open_lots(instance, solved.outcome, time_limit)
        is_certain = open_.table is not None and open_.table.get(noc, {}).get(pool, 0) is not None
        if is_certain and open_.example is not None:
            return (*open_.example, open_.lots)
        raise NoAllocation(lot_answer(instance, asked.heading, open_))
    return instance, allocated(asked, solved), ()


def reasons_of(why: Why, noc: str, pool: str, k: int | None = None) -> CellReasons:
    """The same of an allocation that is there. Raises Undecided."""
    anywhere = any(place.noc == noc for place in why.found.held)
    claim = None if anywhere else why.best_claim(noc)
    if pool in why.instance.field.squads:
        number = squad_number(why, noc, pool)
        return CellReasons(noc, pool, number.athletes, squad=number, claim=claim)
    held = why.held(noc, pool)
    about = [k] if k is not None else [*([held] if held else []), held + 1]
    answers = tuple(why.event(noc, pool, number) for number in about)
    return CellReasons(noc, pool, held, answers, claim=claim)


def _known(instance: Instance, noc: str, pool: str, k: int | None) -> None:
    wrong = []
    if noc not in instance.nocs:
        wrong.append(instance.naming.unknown(noc))
    pools = (*instance.rulebook.events, *instance.rulebook.squads)
    if pool not in pools:
        wrong.append(f"unknown event or squad '{pool}'; {did_you_mean(pool, pools)}")
    elif k is not None and pool in instance.rulebook.squads:
        wrong.append(f"'{pool}' is a squad, whose athletes are not numbered; leave {k} out")
    elif k is not None and k < 1:
        wrong.append(f"there is no place number {k}; places are numbered from 1")
    if wrong:
        raise BadQuestion(*wrong)
