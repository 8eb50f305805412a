"""Small random seasons with open competitions, and what is found of A's places in them."""

from itertools import chain, groupby, permutations, product

from examples import examples
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from one_cup import season

from models.ranking import RankingBuilder
from solver.clock import Clock
from solver.needs.needs import Needs
from solver.needs.rows import NoTable
from solver.needs.season import season_so_far

ABOUT = "A"
CUPS = ("second", "third", "fourth")

CHECKED = settings(
    max_examples=examples(20),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


FIELD = st.builds(
    lambda kind, n: {"kind": "field_size", "events": ["race"], kind: n},
    st.sampled_from(["exactly", "at_most"]),
    st.integers(1, 3),
)
MORE = [
    {"kind": "noc_event_limit", "events": ["race"], "at_most": 1},
    {"kind": "noc_event_limit", "events": ["race"], "at_most": 2},
    {"kind": "host_guarantee", "events": {"race": 1}},
    {"kind": "athlete_total", "squads": ["all"], "at_most": 2},
    {"kind": "noc_squad_limit", "squads": ["all"], "at_most": 1},
    {"kind": "nocs_with", "events": ["race"], "places": 2, "at_most": 1},
]
RULINGS = [
    {"noc": "A", "event": "race", "at_most": 1},
    {"noc": "B", "event": "race", "at_most": 0},
    {"noc": "C", "event": "race", "exactly": 1},
]


@st.composite
def seasons(draw, lines=1, rules=tuple(MORE)):
    first = draw(st.lists(st.sampled_from("ABC"), min_size=1, max_size=5))
    more = draw(st.lists(st.sampled_from(rules), max_size=2, unique_by=id))
    return season(
        {"race": first},
        [draw(FIELD), *more],
        lines,
        points=draw(st.sampled_from([(5, 3, 1), (4, 4, 1), (3,), (9, 2, 1, 1)])),
        host=draw(st.sampled_from("AB")),
        ties=draw(st.sampled_from([(), ("best_place",)])),
        rulings=draw(st.lists(st.sampled_from(RULINGS), max_size=1)),
    )


def needs_of(instance, more=1):
    return Needs(season_so_far(instance, (), CUPS[:more], ABOUT), ABOUT, Clock(60), lambda _: None)


def found_in(instance, event="race", more=1):
    try:
        return needs_of(instance, more).event(event)
    except NoTable:
        return None


def ways(ranking):
    """The ranking, or where lines share a rank all orders of them, an NOC's own lines in theirs."""
    groups = [[line.noc for line in found] for _, found in groupby(ranking.lines, lambda r: r.rank)]
    for order in product(*(sorted(set(permutations(group))) for group in groups)):
        builder = RankingBuilder.empty()
        for rank, noc in enumerate(chain.from_iterable(order), 1):
            builder.add(rank, noc)
        yield builder.ranking()
