"""A table checked: what it breaks, and who has reason to complain."""

from collections.abc import Mapping, Sequence
from typing import ClassVar, Literal, NamedTuple

from berth.views.base import Answer
from berth.views.heading import Heading
from berth.views.parts import Labels, RankedLine, Reason, labels_of, line_of
from models.checks.envy import Envy
from models.checks.lawful import Breach
from models.checks.spoken_sums import first_counted
from models.instance import Instance
from models.place import Place, column_of
from models.words import code_and_name, counted, ordinal, together


class BreachShown(Reason):
    """A bound that is not kept. noc: whose, null where places of several NOCs are counted.

    columns: the events and squads; held: places counted, at_least or at_most so many; witness:
    the same in words.
    """

    noc: str | None
    columns: tuple[str, ...]
    held: int
    at_least: int | None
    at_most: int | None
    witness: str


class EnvyShown(RankedLine):
    """A line passed over without need. instead_of: the worse line whose place it could take; null
    where it could simply be added."""

    instead_of: RankedLine | None


class CheckAnswer(Answer):
    """table: what was checked, for people. rules_kept: nothing is wrong with it as far as was
    looked; not_looked_at: what is not said of it, and why."""

    question: ClassVar[str] = "check"

    status: Literal["lawful", "rules_kept", "breached"]
    breaches: tuple[BreachShown, ...]
    envies: tuple[EnvyShown, ...]
    table: str
    heading: Heading
    labels: Labels
    not_looked_at: tuple[str, ...] = ()

    @property
    def headline(self) -> str:
        if self.status != "breached":
            return f"{self.table}, {self.status.replace('_', ' ')}"
        return f"{self.table}, {len(self.breaches)} breaches, {len(self.envies)} envies"

    def records(self) -> Sequence[Mapping[str, object]]:
        """A row per breach, then a row per envy."""
        breaches = [{"id": one.id, "noc": one.noc, "what": one.witness} for one in self.breaches]
        return breaches + [
            {"id": "envy", "noc": one.noc, "what": envy_in_words(one, self.labels)}
            for one in self.envies
        ]


class Findings(NamedTuple):
    """What a check came to; not_looked_at: what it does not say, and why."""

    breaches: Sequence[Breach]
    envies: Sequence[Envy] = ()
    not_looked_at: Sequence[str] = ()

    @property
    def status(self) -> Literal["lawful", "rules_kept", "breached"]:
        if self.breaches or self.envies:
            return "breached"
        return "rules_kept" if self.not_looked_at else "lawful"


def check_answer(instance: Instance, heading: Heading, table: str, found: Findings) -> CheckAnswer:
    nocs = {place.noc for breach in found.breaches for place in breach.places}
    turns = (turn for envy in found.envies for turn in (envy.turn, envy.instead_of))
    nocs |= {turn.line.noc for turn in turns if turn}
    nocs |= {*instance.hosts}
    return CheckAnswer(
        status=found.status,
        breaches=tuple(_breach(instance, breach) for breach in found.breaches),
        envies=tuple(_envy(envy) for envy in found.envies),
        table=table,
        heading=heading,
        labels=labels_of(instance, nocs),
        not_looked_at=tuple(found.not_looked_at),
    )


def _breach(instance: Instance, breach: Breach) -> BreachShown:
    source, bound = breach.source, breach.counted - breach.excess
    return BreachShown(
        kind=source.kind,
        id=source.id,
        wording=source.in_words(instance.names),
        cite=source.cite,
        noc=_noc_of(breach.places),
        columns=tuple(_pools_of(instance, breach.places)),
        held=breach.counted,
        at_least=bound if breach.excess < 0 else None,
        at_most=bound if breach.excess > 0 else None,
        witness=witness(instance, breach),
    )


def _envy(envy: Envy) -> EnvyShown:
    worse = envy.instead_of
    return EnvyShown(**dict(line_of(envy.turn)), instead_of=line_of(worse) if worse else None)


def envy_in_words(envy: EnvyShown, labels: Labels) -> str:
    """'KAZ Kazakhstan (32nd) was passed over though it could take the place of ...'."""
    worse, who = envy.instead_of, f"{labels.noc(envy.noc)} ({envy.where})"
    event = labels.pool(envy.event)
    if worse is None:
        return f"{who} was passed over though it could have a place in {event}"
    other = f"{labels.noc(worse.noc)} ({worse.where})"
    return f"{who} was passed over though it could take the place of {other} in {event}"


def witness(instance: Instance, breach: Breach) -> str:
    """ "Men's 500 m: 33 places held, at most 32"; 'HUN Hungary, Men: the 4th place is missing'."""
    if not breach.places:
        return f"nobody has a line or place that counts: 0, at least {-breach.excess}"
    names, noc = instance.names, _noc_of(breach.places)
    pools = together(names[pool] for pool in _pools_of(instance, breach.places))
    where = f"{code_and_name(noc, names[noc])}, {pools}" if noc else pools
    if (first := first_counted(breach.places)) > 1 and breach.excess > 0:
        whose = "the" if noc else "an NOC's"
        where += f", beyond {whose} {ordinal(first - 1)}"
    if len(breach.places) == 1 and breach.excess < 0:
        return f"{where}: the {ordinal(breach.places[0].k)} place is missing"
    bound = breach.counted - breach.excess
    limit = f"at most {bound}" if breach.excess > 0 else f"at least {bound}"
    squads = all(place.pool in instance.field.squads for place in breach.places)
    count = breach.counted
    has = counted(count, "athlete") if squads else f"{counted(count, 'place')} held"
    return f"{where}: {has}, {limit}"


def _noc_of(places: Sequence[Place]) -> str | None:
    """The NOC that all the places belong to."""
    nocs = {place.noc for place in places}
    return nocs.pop() if len(nocs) == 1 else None


def _pools_of(instance: Instance, places: Sequence[Place]) -> list[str]:
    """The events and squads of places, in the order of the places."""
    events = {**instance.rulebook.event_of_list(), **{name: name for name in instance.field.events}}
    return list(dict.fromkeys(events.get(name := column_of(place.pool), name) for place in places))
