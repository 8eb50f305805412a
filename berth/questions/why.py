"""Asking why: the solve, the NOC and event that are meant, the answers."""

from dataclasses import dataclass

from berth.cli.exits import Refused
from berth.cli.terminal import waiting
from berth.questions.solve import Answer, solved_alone
from models.answers.outcome import Allocated, OutOfTime
from models.answers.reasons import Claim, Has, HasNot, SquadNumber
from models.errors import did_you_mean
from models.instance import Instance
from solver.clock import Undecided
from solver.explain.why import Why


@dataclass(frozen=True, slots=True)
class Reasons:
    """held: places or athletes held. places: answers about places of an event; squad: about the
    number of athletes; claim: the best claim of an NOC that has no place anywhere."""

    noc: str
    pool: str
    held: int
    places: tuple[Has | HasNot, ...] = ()
    squad: SquadNumber | None = None
    claim: Claim | None = None


def reasons(
    instance: Instance, noc: str, pool: str, k: int | None, time_limit: float
) -> Reasons | Answer:
    """Why the NOC has its k-th place, or why not; without k its last place and the next one.

    An Answer where there is no allocation to ask about.
    """
    _known(instance, noc, pool, k)
    with waiting("Finding the reasons"):
        answer = solved_alone(instance, time_limit)
        if not isinstance(answer.outcome, Allocated):
            return answer
        try:
            return asked_of(Why(instance, answer.outcome, time_limit), noc, pool, k)
        except Undecided:
            return Answer(OutOfTime(time_limit))


def asked_of(why: Why, noc: str, pool: str, k: int | None) -> Reasons:
    anywhere = any(place.noc == noc for place in why.found.held)
    claim = None if anywhere else why.best_claim(noc)
    if pool in why.instance.field.squads:
        number = why.squad(noc, pool)
        return Reasons(noc, pool, number.athletes, squad=number, claim=claim)
    held = why.held(noc, pool)
    about = [k] if k is not None else [*([held] if held else []), held + 1]
    answers = tuple(why.event(noc, pool, number) for number in about)
    return Reasons(noc, pool, held, answers, claim=claim)


def _known(instance: Instance, noc: str, pool: str, k: int | None) -> None:
    wrong = []
    if noc not in instance.nocs:
        wrong.append(f"unknown NOC '{noc}'; {did_you_mean(noc, instance.nocs)}")
    pools = (*instance.rulebook.events, *instance.rulebook.squads)
    if pool not in pools:
        wrong.append(f"unknown event or squad '{pool}'; {did_you_mean(pool, pools)}")
    elif k is not None and pool in instance.rulebook.squads:
        wrong.append(f"'{pool}' is a squad, whose athletes are not numbered; leave {k} out")
    if wrong:
        raise Refused("\n".join(wrong))
