"""Lines looked at together, against each looked at by itself."""

import random

import pytest
from tiny import athletes, field, host_has, per_noc, relay_brings, world
from worlds import short_track

from models.bound import Bound, Condition, Law, Source
from models.checks.envy import envies
from models.checks.exchange import Exchange
from models.checks.givers import Givers
from models.checks.lawful import breaches, holding
from models.checks.room import Roomy, with_room
from models.order import standings
from models.place import Place
from solver.allocate.solve import solve


def one_by_one(case, held, possible=None):
    """As `envies`, every line left out compared with every last line of its event."""
    exchange = Exchange(case, held)
    standing = standings(case.stages)
    turns = sorted(
        (turn for _, of_stage in case.stages for turn in of_stage), key=lambda t: standing[t.place]
    )

    def fits(added, removed):
        broken = exchange.broken_by(added, removed)
        found = exchange.fits(added, removed, broken, possible is not None)
        return possible(added, removed) if found is None else found

    for turn in turns:
        place = turn.place
        if place in held or (place.k > 1 and place._replace(k=place.k - 1) not in held):
            continue
        if fits(place, None):
            yield turn, None
            continue
        broken = exchange.broken_by(place, None)
        if possible is not None:
            broken = {index: by for index, by in broken.items() if index in exchange.of_starts}
        for worse in reversed(turns):
            last = worse.place
            if standing[last] <= standing[place]:
                break
            is_last = last in held and last._replace(k=last.k + 1) not in held
            if worse.event != turn.event or not is_last:
                continue
            if exchange.may_mend(place, last, broken) and fits(place, last):
                yield turn, worse
                break


def spoiled(instance, held, draw):
    """One to three places moved, given or taken, or an athlete too many or too few."""
    places, squads = instance.field.places, instance.field.squads
    spoiled = set(held)
    for _ in range(draw.choice([1, 1, 2, 3])):
        last = [p for p in places if p in spoiled and p._replace(k=p.k + 1) not in spoiled]
        free = [
            p for p in places if p not in spoiled and (p.k == 1 or p._replace(k=p.k - 1) in spoiled)
        ]
        given, taken = draw.choice(last), draw.choice(free)
        spoiled -= {given} if draw.random() < 0.7 else set()
        spoiled |= {taken} if draw.random() < 0.7 else set()
        # Often the athletes come and go with the places.
        for place, step in ((given, -1), (taken, 1)):
            for squad in squads if draw.random() < 0.6 else ():
                of_noc = instance.field.athletes(squad, place.noc)
                number = max(0, sum(one in spoiled for one in of_noc) + step)
                spoiled = (spoiled - set(of_noc)) | set(of_noc[:number])
    return frozenset(spoiled)


def agree(instance, held, possible=None):
    """The same envies in the same order, and the same questions asked."""
    asked = [], []

    def asking(log):
        return possible and (lambda *places: log.append(places) or possible(*places))

    expected = list(one_by_one(instance, held, asking(asked[0])))
    assert [tuple(envy) for envy in envies(instance, held, asking(asked[1]))] == expected
    assert asked[0] == asked[1]
    return expected


@pytest.mark.parametrize("seed", range(10))
def test_a_spoiled_table_has_the_same_envies_as_looked_at_line_by_line(seed):
    draw = random.Random(seed)
    limit = draw.choice([None, 56, 52])
    squads = ["men", "women"] if seed == 0 else ["men"]
    instance = short_track(seed, squads=squads, exact=seed % 2 == 0, athletes=limit)
    held = solve(instance).held
    assert not agree(instance, held)
    for _ in range(6):
        agree(instance, spoiled(instance, held, draw))
    table = spoiled(instance, held, draw)
    agree(instance, table, lambda added, removed: ord(added.noc[-1]) % 3 == bool(removed))


def test_the_same_is_asked_of_whoever_keeps_counts_where_counting_leaves_it_open():
    instance = world(
        {"men-sprint": ["A", "B", "C", "D"], "women-sprint": ["A", "B", "C", "D"]},
        {"kind": "squad_multiple", "squads": ["men"], "of": 2},
        field("men-sprint", exactly=2),
        athletes(at_most=2),
    )
    men = frozenset(Place(noc, pool, 1) for noc in "CD" for pool in ("men-sprint", "men"))
    for answer in (True, False):
        agree(instance, men, lambda *_, answer=answer: answer)


def test_lines_alike_are_told_apart_by_what_the_nocs_own_laws_say():
    # The host loses as much as B and C would, but its place is guaranteed.
    instance = world(
        {"men-sprint": ["A", "B", "C", "H"]},
        field("men-sprint", exactly=3),
        host_has(events={"men-sprint": 1}),
        athletes(at_most=3),
        host="H",
    )
    held = frozenset(Place(noc, pool, 1) for noc in "BCH" for pool in ("men-sprint", "men"))
    ((turn, worse),) = agree(instance, held)
    assert (turn.line.noc, worse.line.noc) == ("A", "C")


def test_lines_alike_are_told_apart_by_which_of_their_athletes_a_law_across_nocs_keeps():
    # B and C lose as much at the most: two athletes, one of them a third of an NOC. But C's fourth
    # may go home and B's third may not, nor who comes before it.
    instance = world(
        {
            "men-relay": ["A", "C", "B"],
            "men-sprint": ["C", "C", "B"],
            "men-long": ["C", "B"],
            "men-mass": ["C", "B"],
        },
        field("men-relay", exactly=2),
        athletes(at_most=7),
        relay_brings(1),
    )
    rows = {
        "B": {"men-relay": 1, "men-sprint": 1, "men-long": 1, "men-mass": 1, "men": 3},
        "C": {"men-relay": 1, "men-sprint": 2, "men-long": 1, "men-mass": 1, "men": 4},
    }
    thirds = Bound((Place("B", "men", 3), Place("C", "men", 3)), at_least=2)
    kept = Law(Source("rule", "thirds", "two NOCs have a third athlete"), thirds)
    case = with_room(instance, rows)
    case = case._replace(laws=(*case.laws, kept))
    held = holding(case, rows)
    assert not list(breaches(case.laws, held))
    ((turn, worse),) = agree(case, held)
    assert (turn.line.noc, worse.line.noc) == ("A", "C")


def test_lines_alike_are_told_apart_where_who_gains_calls_for_an_athlete_of_another_noc():
    # C's second athlete comes along with A, and has a start only while C keeps both of its own.
    instance = world(
        {"men-sprint": ["A", "B", "C"], "men-long": ["B", "C", "C"]},
        field("men-sprint", exactly=2),
        field("men-long", exactly=2),
    )
    partner = Bound((Place("C", "men", 2),), 1, when=Condition((Place("A", "men-sprint", 1),), 1))
    called = Law(Source("rule", "partner", "C brings two where A starts"), partner)
    case = Roomy(instance.field, (*instance.laws, called), instance.stages)
    row = {"men-sprint": 1, "men-long": 1, "men": 1}
    held = holding(case, {"B": row, "C": row})
    assert not list(breaches(case.laws, held))
    ((turn, worse),) = agree(case, held)
    assert (turn.line.noc, worse.line.noc) == ("A", "B")


def test_who_gains_may_break_a_law_about_another_noc_that_this_one_mends_by_giving_back():
    # C's second athlete comes along with A; C may have but one while it starts in the sprint.
    instance = world(
        {"men-sprint": ["A", "C"], "men-long": ["C", "C"], "men-mass": ["C"]},
        field("men-sprint", exactly=1),
        field("men-long", exactly=1),
    )
    start, second = Place("C", "men-sprint", 1), (Place("C", "men", 2),)
    partner = Bound(second, 1, when=Condition((Place("A", "men-sprint", 1),), 1))
    alone = Bound(second, at_most=0, when=Condition((start,), 1))
    laws = (Law(Source("rule", name, name), one) for name, one in (("p", partner), ("a", alone)))
    case = Roomy(instance.field, (*instance.laws, *laws), instance.stages)
    row = {"men-sprint": 1, "men-long": 1, "men-mass": 1, "men": 1}
    ((turn, worse),) = agree(case, holding(case, {"C": row}))
    assert (turn.line.noc, worse.place) == ("A", start)


def test_what_others_would_lose_is_not_asked_for_a_line_over_the_limit_of_its_own_noc(monkeypatch):
    instance = world(
        {"men-sprint": ["A", "A", "B"]}, field("men-sprint", exactly=2), per_noc("men-sprint", 1)
    )
    asked = []
    monkeypatch.setattr(Exchange, "loss", lambda _, removed: asked.append(removed))
    row = {"men-sprint": 1, "men": 1}
    assert not list(envies(instance, holding(instance, {"A": row, "B": row})))
    assert not asked


def test_an_noc_envies_itself_the_place_by_another_list_of_the_event():
    instance = world(
        {"men-early": ["A", "B"], "men-late": ["A", "C"]},
        field("men-sprint", exactly=2),
        {"kind": "noc_event_limit", "events": ["men-sprint"], "at_most": 1},
        lists={"men-early": "men-sprint", "men-late": "men-sprint"},
        award=[{"id": name, "lists": [f"men-{name}"]} for name in ("early", "late")],
    )
    held = frozenset(
        Place(*place, 1)
        for place in (("A", "men-late"), ("B", "men-early"), ("A", "men"), ("B", "men"))
    )
    ((turn, worse),) = agree(instance, held)
    assert (turn.list, worse.list, worse.line.noc) == ("men-early", "men-late", "A")


def test_a_place_is_tried_once_for_all_lines_that_are_alike(monkeypatch):
    instance = short_track(1, size=3, athletes=156)
    held, tried = solve(instance).held, []
    for kind, name in ((Givers, "_fits"), (Exchange, "may_mend")):
        plain = getattr(kind, name)
        monkeypatch.setattr(
            kind, name, lambda *said, plain=plain: tried.append(said) or plain(*said)
        )
    left_out = sum(turn.place not in held for _, turns in instance.stages for turn in turns)
    assert not list(envies(instance, held))
    # Compared with each of the last lines these were some hundred of each line left out.
    assert len(tried) < 8 * left_out
