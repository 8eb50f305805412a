"""How many athletes an NOC brings in a squad: what calls for them, and what bars one more."""

from collections.abc import Iterator

from models.answers.reasons import Caller, Limit, SquadNumber
from models.place import Place, beside
from solver.explain.why import Why


def squad_number(why: Why, noc: str, squad: str) -> SquadNumber:
    """What determines how many athletes the NOC brings in a squad; those of its places beside the
    field, which no rule counts, are told apart."""
    its_own = why.instance.field.chain(noc, beside(squad))
    apart = sum(athlete in why.found.held for athlete in its_own)
    athletes = why.instance.field.athletes(squad, noc)
    held = [athlete for athlete in athletes if athlete in why.found.held]
    callers = tuple(_callers(why, held[-1])) if held else ()
    more = athletes[len(held) :]
    limits = tuple(_barring(why, more[0])) if more else ()
    return SquadNumber(noc, squad, len(held) + apart, callers, limits, apart)


def _callers(why: Why, last: Place) -> Iterator[Caller]:
    """What would be short of an athlete without the last one."""
    for index in why.tally.short_without(last):
        source, bound = why.tally.laws[index]
        when = bound.when.places if bound.when else ()
        places = tuple(place for place in when if place in why.found.held)
        yield Caller(source, places)


def _barring(why: Why, athlete: Place) -> Iterator[Limit]:
    broken = why.refusals.exchange.broken_by(athlete, None)
    for index, excess in broken.items():
        source, bound = why.tally.laws[index]
        if excess > 0 and source.kind != "fact" and bound.at_most is not None:
            yield Limit(source, bound.at_most + excess, bound.at_most)
