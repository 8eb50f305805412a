"""Instance to outcome: proven, and checked by other code before it leaves."""

from models.answers.outcome import Allocated, Conflict, LotRequired, Outcome, OutOfTime
from models.checks.envy import envies
from models.checks.lawful import breaches
from models.errors import Defect
from models.instance import Instance
from solver.allocate.components import parts
from solver.allocate.given_back import last_known, with_given_back
from solver.allocate.strategies import Ways
from solver.clock import Clock, Undecided
from solver.collector import paused_collector
from solver.cpsat.lexicographic import climb
from solver.rows.fewest import too_many_asked_for

#: Measured: with fewer lines one fixed search over all of them is faster.
COUNT_FROM = 1500


def solve(
    instance: Instance,
    time_limit: float | None = None,
    certify: bool = False,
    walk_first: bool = True,
    count_from: int = COUNT_FROM,
    *,
    counting: bool = True,
) -> Outcome:
    """The allocation of an instance, or why there is none.

    time_limit: seconds for the solver in all, None for none. certify: prove the result again by
    maximising packed tiers. walk_first: try the plain walk, whose lawful result needs no solver.
    count_from: with so many lines or more, NOCs in the same situation are counted together.
    counting: where laws are boxes and sums, count instead of searching.
    Raises Defect when the result is not what it claims to be.
    """
    try:
        with paused_collector():
            return _decided(
                instance,
                Clock(time_limit),
                certify=certify,
                walk_first=walk_first,
                count_from=count_from,
                counting=counting,
            )
    except Undecided as undecided:
        return OutOfTime(undecided.seconds, undecided.doing)


def _decided(
    instance: Instance,
    clock: Clock,
    *,
    certify: bool,
    walk_first: bool,
    count_from: int,
    counting: bool,
) -> Outcome:
    """Raises Undecided."""
    read = with_given_back(instance, lambda before: solve(before, clock.left()))
    if not isinstance(read, Instance):
        return read
    instance = read
    if counting and too_many_asked_for(instance.written_laws, instance.field):
        return Conflict()
    ways = Ways(instance, clock, instance.laws, instance.field)
    outcome = _without_solver(ways, walk_first, counting)
    if outcome is None:
        outcome = _within_reach(ways, walk_first, count_from, counting)
    if isinstance(outcome, Allocated):
        _check(instance, outcome)
        return _certified(_cut(ways), outcome) if certify else outcome
    return outcome


def as_last_known(instance: Instance, clock: Clock) -> Instance:
    """The case that what `solve` found is about: the instance, with what was given back as numbers;
    or as it stood before that, where there was no allocation. Raises Undecided."""
    read = last_known(instance, lambda before: solve(before, clock.left()))
    if isinstance(read.found, OutOfTime):
        raise clock.undecided()
    return read.instance


def _without_solver(ways: Ways, walk_first: bool, counting: bool) -> Outcome | None:
    """By the walk or by counting, over the whole field: limits cost these nothing, so that to find
    out first what is within reach, and all laws of that, would take longer than it saves."""
    if not ways.is_strict:
        return None
    outcome = ways.by_walk() if walk_first else None
    return ways.by_counting() if outcome is None and counting else outcome


def _cut(ways: Ways) -> Ways:
    """Of what is within reach, for the solver: every place less is a gain."""
    instance, reach = ways.instance, ways.instance.within_reach
    if reach is ways.field:
        return ways
    return Ways(instance, ways.clock, instance.laws_within_reach, reach)


def _within_reach(tried: Ways, walk_first: bool, count_from: int, counting: bool) -> Outcome:
    """With the solver where it takes it. tried: those of the whole field, without it.

    Every part on its own, since none has a say in another; without the solver where it may be:
    what is not covered may be out of reach, or in another part.
    """
    whole = _cut(tried)
    if not whole.is_strict:
        return whole.by_board()
    separate = parts(whole.laws, whole.field, whole.clock)
    was_tried = len(separate) == 1 and whole is tried
    found: list[Allocated] = []
    lots: list[LotRequired] = []
    for part in separate:
        ways = whole
        if len(separate) > 1:
            ways = Ways(whole.instance, whole.clock, part.laws, whole.field, part.places)
        outcome = ways.by_walk() if walk_first and not was_tried else None
        if outcome is None and counting and not was_tried:
            outcome = ways.by_counting()
        if outcome is None and len(ways.lines) >= count_from and ways.are_many:
            outcome = ways.by_look_ahead()
        outcome = outcome or ways.by_board()
        if isinstance(outcome, Conflict):
            return outcome
        if isinstance(outcome, Allocated):
            found.append(outcome)
        elif isinstance(outcome, LotRequired):
            lots.append(outcome)
    if lots:
        turns = {turn: number for number, turn in enumerate(whole.turns)}
        squads = list(whole.instance.rulebook.squads)

        def step(lot: LotRequired) -> int:
            """What is asked for after the last line comes after every line."""
            if lot.squad is not None:
                return len(turns) + squads.index(lot.squad)
            return min(turns[turn] for turn in lot.tied)

        return min(lots, key=step)
    proofs = {one.proof for one in found}
    # The walk's proof is the same everywhere; what needed more is what the whole rests on.
    proof = next(p for p in ("search", "prefix", "walk") if p in proofs)
    return Allocated(frozenset().union(*(one.held for one in found)), proof)


def _check(instance: Instance, found: Allocated) -> None:
    """Count every bound of every place, within reach or not, and look for envy."""
    if broken := next(breaches(instance.laws, found.held), None):
        raise Defect(f"the allocation breaks {broken.source.id}: {broken}")
    if envy := next(envies(instance, found.held), None):
        raise Defect(f"a line was passed over without need: {envy}")


def _certified(whole: Ways, found: Allocated) -> Allocated:
    """The same allocation, if maximising the packed tiers leads to it as well."""
    tiers = [tier for run in whole.runs for tier in run.tiers]
    again = climb(whole.board(), tiers + whole.last_tiers(), {}, by_search=False)
    if again != found.held:
        raise Defect("a second proof leads to another allocation")
    return Allocated(found.held, found.proof, certified=True)
