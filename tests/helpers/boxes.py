"""Random laws over a few chains, mostly boxes and sums, and all that can be held of these."""

import random
from collections.abc import Iterator
from itertools import product

from models.bound import Bound, Condition, Law, Source
from models.place import Chain, Event, Field, Place

ANY = Source("rule", "any", "drawn")


def field(draw: random.Random) -> Field:
    """Two or three NOCs with one or two squads, up to three events each, and a team event; an event
    may have two lists."""
    nocs = ("A", "B", "C")[: draw.randint(2, 3)]
    squads = ("m", "w")[: draw.choice([1, 1, 2])]
    events = {f"{s}{n}": Event(name=s, squad=s) for s in squads for n in range(draw.randint(1, 3))}
    events |= {f"{s}t": Event(name=s, squad=s, team=True) for s in squads if draw.random() < 0.6}
    lists = {e: (e, f"again-{e}") if draw.random() < 0.25 else (e,) for e in events}
    lengths = {
        (noc, name): n
        for noc in nocs
        for event, names in lists.items()
        for name in names
        if (n := draw.choice([0, 1, 1] if events[event].team else [0, 1, 1, 2]))
    }
    lengths |= {(noc, s): n for noc in nocs for s in squads if (n := draw.choice([0, 1, 2, 2, 3]))}
    return Field(
        nocs=nocs,
        hosts=(),
        squads=squads,
        events=events,
        pools_of_event={event: (*names, f"{event}:given") for event, names in lists.items()},
        lengths=lengths,
        continents={},
        team_size={},
        granted={},
        rankings={},
    )


def laws(draw: random.Random, of: Field) -> Iterator[Law]:
    """What rules come down to, with numbers from loose to impossible; now and then anything."""
    yield from (Law(ANY, bound) for bound in _bounds(draw, of) if bound.places or bound.at_least)


def _bounds(draw: random.Random, of: Field) -> Iterator[Bound]:
    yield from _of_nocs(draw, of)
    for event in of.events:
        yield from _sum(draw, of.places_in(event), 0.6)
        yield from _sum(draw, of.places_in(event), 0.2)
    for squad in of.squads:
        yield Bound(of.athletes_in((squad,)), at_most=draw.randint(1, 6))
    if draw.random() < 0.3:
        yield Bound(of.athletes_in(of.squads), at_most=draw.randint(1, 8))
    if draw.random() < 0.3:
        yield _anything(draw, of)


def _of_nocs(draw: random.Random, of: Field) -> Iterator[Bound]:
    size, reasons, links = draw.randint(1, 3), draw.random() < 0.5, draw.random() < 0.9
    own = draw.random() < 0.8
    for squad, noc in product(of.squads, of.nocs):
        athletes, teams = of.athletes(squad, noc), of.teams(squad, noc)
        for event, one in of.events.items():
            if one.squad == squad and (places := of.places_of(event, noc)):
                yield from _need(places, athletes, 1) if links else ()
                if one.team and draw.random() < 0.8:
                    yield from _need(places, athletes, size)
                yield from _of_event(draw, places)
        whole = of.starts(squad, noc) + teams * size
        for athlete in athletes[draw.choice([0, 0, 0, 1]) :] if reasons else ():
            yield Bound(whole, athlete.k, when=Condition((athlete,), 1))
        if own:
            yield from _of_squad(draw, athletes, teams)
        if draw.random() < 0.1:
            yield Bound(athletes, at_least=draw.randint(1, 2))


def _need(places: Chain, athletes: Chain, size: int) -> Iterator[Bound]:
    """Each place needs so many athletes more."""
    for k in range(1, len(places) + 1):
        short = athletes[k - 1 : k] if size == 1 else athletes
        yield Bound(short, 1 if size == 1 else k * size, when=Condition(places, k))


def _of_event(draw: random.Random, places: Chain) -> Iterator[Bound]:
    if draw.random() < 0.2:
        yield Bound(places, at_most=draw.randint(0, 2))
    if draw.random() < 0.1:
        yield Bound(places, at_least=1)


def _of_squad(draw: random.Random, athletes: Chain, teams: Chain) -> Iterator[Bound]:
    if draw.random() < 0.5:
        yield Bound(athletes, at_most=draw.randint(1, 3))
    if draw.random() < 0.5:
        yield Bound(athletes, at_most=draw.randint(0, 2), when=Condition(teams, 0, 0))
    if draw.random() < 0.1:
        yield Bound(athletes, draw.randint(1, 2), when=Condition(teams, 0, 0))
    if draw.random() < 0.5:
        yield Bound(athletes, at_most=draw.randint(1, 3), when=Condition(teams, 1))


def _sum(draw: random.Random, places: Chain, often: float) -> Iterator[Bound]:
    if draw.random() < often:
        least = draw.randint(0, max(len(places) - 1, 1))
        yield draw.choice(
            [
                Bound(places, least, least),
                Bound(places, least, least),
                Bound(places, least),
                Bound(places, at_most=least),
                Bound(places, max(least - 1, 0), least),
            ]
        )


def _anything(draw: random.Random, of: Field) -> Bound:
    """Some places, mostly of one NOC, under some condition: mostly no box."""
    noc = draw.choice(of.nocs)
    chains = [of.chain(*key) for key in of.lengths if key[0] == noc or draw.random() < 0.1]

    def some() -> Chain:
        shape = draw.random()
        if shape < 0.5:
            return draw.choice(chains)
        if shape < 0.7:
            return sum(draw.sample(chains, min(2, len(chains))), ())
        return tuple(draw.choices(sum(chains, ()), k=draw.randint(1, 3)))

    if not chains:
        return Bound(of.places[:1], at_most=0)
    when = Condition(some(), draw.randint(0, 2), draw.choice([None, None, 0, 1]))
    kept = draw.choice([None, when, when])
    return Bound(some(), draw.choice([0, 0, 1, 2]), draw.choice([None, 0, 1, 2]), kept)


def lawful(bounds: list[Bound], of: Field) -> list[frozenset[Place]]:
    """Everything that can be held: of every NOC and pool the first places."""
    chains = [of.chain(*key) for key in of.lengths]
    found = [
        frozenset(p for one, n in zip(chains, numbers, strict=True) for p in one[:n])
        for numbers in product(*(range(len(one) + 1) for one in chains))
    ]
    for bound in bounds:
        found = [held for held in found if not bound.excess(held)]
    return found
