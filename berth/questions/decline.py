"""Asking what follows when places are given back, or through the rulings that there are."""

from berth.questions.case import Asked
from berth.questions.day import day_of
from berth.questions.event import event_meant
from berth.questions.limits import DEFAULT_SECONDS
from berth.questions.progress import Progress, Tell, nobody
from berth.questions.solve import allocation_of
from berth.questions.verdicts import WhatIf, compared, what_if
from berth.questions.within_limit import all_within_limit
from berth.views.decline import DeclineAnswer, decline_answer
from berth.views.given_back import DeclineEntry, decline_entry
from models.answers.outcome import Allocated, Conflict, Outcome
from models.answers.quota import holders
from models.errors import BadQuestion
from models.place import beside, in_the_field
from models.ruling import Ruling
from models.words import counted
from solver.allocate.solve import as_last_known, solve
from solver.conflict.first import first_conflict
from solver.reallocate.decline import Declined, decline


@all_within_limit
def ask_decline(
    asked: Asked,
    noc: str | None = None,
    event: str | None = None,
    number: int = 1,
    *,
    time_limit: float = DEFAULT_SECONDS,
    tell: Tell = nobody,
) -> DeclineAnswer:
    """What follows when an NOC gives so many places of an event back.

    Without an NOC: the rulings of the instance one after another, in the order of their days; of
    one day, in the order of the file. Raises BadQuestion, NoAllocation.
    """
    tell(Progress("Solving"))
    if noc is None:
        return _through_rulings(asked, time_limit)
    if event is None:
        raise BadQuestion(f"which event does {noc} give back? Name it after the NOC")
    return _given_back(asked, noc, event, number, time_limit)


def _given_back(
    asked: Asked, noc: str, event: str, number: int, time_limit: float
) -> DeclineAnswer:
    noc = asked.instance.naming.noc(noc)
    event = _event_of(asked, noc, event, number)
    before = allocation_of(asked, time_limit)
    has = holders(asked.instance.rulebook, in_the_field(before.held), event)[noc]
    if number > has:
        beside_it = asked.instance.field.chain(noc, beside(event))
        raise BadQuestion(_too_many(asked, noc, event, has, len(beside_it)))
    ruling = Ruling(
        noc=noc, event=event, at_most=has - number, date=day_of(asked), basis="declined"
    )
    found = decline(asked.instance, ruling, time_limit)
    entry = _entry(before, found, time_limit, number)
    changed = what_if(asked) or WhatIf(asked.base, ())
    who, where = asked.instance.names[noc], asked.instance.names[event]
    told = f"{who} giving back {counted(number, 'place')} in {where}"
    by = (*changed.by, (told, told))
    return _answer(asked, [entry], found, changed._replace(by=by), time_limit)


def _through_rulings(asked: Asked, time_limit: float) -> DeclineAnswer:
    rulings = sorted(asked.instance.rulings, key=lambda ruling: ruling.date)
    if not rulings:
        raise BadQuestion("no ruling counts here; name an NOC and an event")
    instance = asked.instance.rebuilt(rulings=())
    before = solve(instance, time_limit)
    entries = []
    for ruling in rulings:
        found = decline(instance, ruling, time_limit)
        number = (ruling.places or 1) if ruling.form == "given_back" else None
        entries.append(_entry(before, found, time_limit, number))
        instance, before = found.instance, found.outcome
    return _answer(asked, entries, found, what_if(asked), time_limit)


def _entry(
    before: Outcome, found: Declined, time_limit: float, number: int | None = None
) -> DeclineEntry:
    clashes = isinstance(found.outcome, Conflict)
    conflict = first_conflict(found.instance, time_limit, as_last_known) if clashes else None
    return decline_entry(before, found, number, conflict)


def _answer(
    asked: Asked,
    entries: list[DeclineEntry],
    last: Declined,
    changed: WhatIf | None,
    time_limit: float,
) -> DeclineAnswer:
    outcome, comparison = last.outcome, None
    if isinstance(outcome, Allocated):
        comparison = compared(last.instance, outcome.held, time_limit, changed)
    return decline_answer(asked.heading, entries, last, comparison)


def _event_of(asked: Asked, noc: str, said: str, number: int) -> str:
    """The event that is meant. Raises BadQuestion where a part of the question cannot be."""
    if noc not in asked.instance.nocs:
        raise BadQuestion(asked.instance.naming.unknown(noc))
    event = event_meant(asked.instance, said)
    if number < 1:
        raise BadQuestion(f"{number} places are none to give back; name 1 or more")
    return event


def _too_many(asked: Asked, noc: str, event: str, has: int, beside_it: int) -> str:
    noc, event = asked.instance.names[noc], asked.instance.names[event]
    if beside_it:
        places = f"{noc} has {counted(has, 'place')} in the field of {event}" if has else noc
        more = counted(beside_it, "place")
        also = "and " if has else f"has no place in the field of {event}, "
        return (
            f"{places} {also}{more} beside it, which nobody else gets; leave out what gives it to "
            "see the table without"
        )
    if not has:
        return f"{noc} has no place in {event} to give back; ask why to know why"
    return f"{noc} has {counted(has, 'place')} in {event}; give back {has} or fewer"
