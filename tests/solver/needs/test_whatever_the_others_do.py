"""What is said whatever the others do, against every result of tiny seasons, taken literally."""

from itertools import permutations, product
from math import inf

from examples import examples
from hypothesis import example, given, settings
from hypothesis import strategies as st
from one_cup import season
from open_seasons import ABOUT, CHECKED, FIELD, MORE, found_in, seasons, ways

from models.answers.outcome import Allocated
from models.classification import Result, ranked
from solver.allocate.solve import solve
from solver.needs import every_result


def orders(nocs, most):
    """Every order in which athletes may come in, as many of each NOC as it has lines or fewer."""
    everybody = [noc for noc in nocs for _ in range(most)]
    return sorted({o for n in range(len(everybody) + 1) for o in permutations(everybody, n)})


def outcomes(instance, event, newcomers=(), cups=1):
    """Of every result of further cups in the event: A's places, cup by cup, its ranks, and how few
    and how many places it has there, by whatever lot; none where rules clash."""
    by = instance.rulebook.classification
    closed = [instance.competitions["first"][event]]
    nocs = sorted({*instance.competitions.nocs, ABOUT, *newcomers})
    for orders_of_cups in product(orders(nocs, by.lines_in(event)), repeat=cups):
        results = [
            tuple(Result(place, noc) for place, noc in enumerate(order, 1))
            for order in orders_of_cups
        ]
        ranking = ranked(by, event, [*closed, *results])
        mine = [[r.place for r in one if r.noc == ABOUT] for one in results]
        ranks = [line.rank for line in ranking.lines if line.noc == ABOUT]
        numbers = set()
        for way in ways(ranking):
            found = solve(instance.rebuilt(rankings={**instance.rankings, event: way}))
            if isinstance(found, Allocated):
                held = (p for p in found.held if p.noc == ABOUT and p.pool.startswith(event))
                numbers.add(sum(1 for _ in held))
        if numbers:
            # What is said of its rank is said of the same finish in every cup.
            full = all(places == mine[0] for places in mine)
            yield mine, ranks if full else [], min(numbers), max(numbers)


def finish_in(places, k, count):
    """A finish that A's k-th best athlete, or one behind it, has in so many cups, the best such."""
    return sorted(one[k - 1] if len(one) >= k else inf for one in places)[count - 1]


def check(found, literal, exact):
    """Nothing is said that some result belies; and where every result was tried nothing is left
    unsaid."""
    for place in found.places:
        k, said = place.k, place.whatever
        always, never = all(e[2] >= k for e in literal), all(e[3] < k for e in literal)
        if said.certain:
            assert always
        if said.out_of_reach:
            assert never
        # Where a lot decides how many it has nothing more is said of any of them.
        is_clear = all(low == high for _, _, low, high in literal)
        if exact and literal and is_clear and said.by == "results":
            assert not always
            assert not never
        for count, reached in enumerate(said.in_so_many, 1):
            ends = [(finish_in(mine, k, count), low, high) for mine, _, low, high in literal]
            if reached.enough:
                assert all(low >= k for finish, low, _ in ends if finish <= reached.enough)
            if reached.needed:
                assert all(high < k for finish, _, high in ends if finish > reached.needed)
            if exact and ends and is_clear and said.by == "results":
                wins = {f for f, low, _ in ends if low >= k} - {f for f, low, _ in ends if low < k}
                best = {f for f, _, _ in ends if f != inf}
                enough = [f for f in best if all(g in wins for g in best if g <= f)]
                assert reached.enough == max(enough, default=None)
                does = max(f for f, _, high in ends if high >= k)
                assert reached.needed == (None if does == inf else does)
        for window in place.ranks:
            for places, ranks, _, _ in literal:
                mine = places[0][k - 1] if all(len(one) >= k for one in places) else None
                if len(ranks) >= k and mine == window.finish:
                    assert window.best <= ranks[k - 1]
                    assert window.worst is None or ranks[k - 1] <= window.worst


RULE = {"kind": "field_size", "events": ["race"]}


@CHECKED
@given(seasons())
def test_where_every_result_is_tried_all_that_is_so_is_said(instance):
    found = found_in(instance)
    if found is not None:
        check(found, list(outcomes(instance, "race")), exact=True)


@CHECKED
@given(instance=seasons())
def test_what_is_counted_holds_in_every_result_also_with_an_noc_that_is_new(instance, monkeypatch):
    monkeypatch.setattr(every_result, "MOST_RESULTS", 0)
    found = found_in(instance)
    if found is not None:
        check(found, list(outcomes(instance, "race", newcomers="N")), exact=False)


@settings(CHECKED, max_examples=examples(6))
@given(instance=seasons(lines=2, rules=tuple(MORE[:3])))
def test_so_it_does_where_an_noc_has_two_lines(instance, monkeypatch):
    monkeypatch.setattr(every_result, "MOST_RESULTS", 0)
    found = found_in(instance)
    if found is not None:
        check(found, list(outcomes(instance, "race")), exact=False)


TWO_OF_THREE = season({"race": ["B", "C", "A"]}, [{**RULE, "exactly": 2}])
ONE_OF_THREE = season({"race": ["A", "B", "C"]}, [{**RULE, "exactly": 1}], points=(9, 5, 3, 1))


@settings(CHECKED, max_examples=examples(10))
@given(instance=seasons())
@example(instance=TWO_OF_THREE)
@example(instance=ONE_OF_THREE)
def test_of_two_open_competitions_all_that_is_so_is_said(instance):
    found = found_in(instance, more=2)
    if found is not None and len(instance.competitions.nocs) < 4:
        check(found, list(outcomes(instance, "race", cups=2)), exact=True)


@settings(CHECKED, max_examples=examples(10))
@given(instance=seasons())
@example(instance=TWO_OF_THREE)
@example(instance=ONE_OF_THREE)
def test_and_with_two_competitions_that_are_open(instance, monkeypatch):
    monkeypatch.setattr(every_result, "MOST_RESULTS", 0)
    found = found_in(instance, more=2)
    if found is not None:
        check(found, list(outcomes(instance, "race", cups=2)), exact=False)


ABOUT_BOTH = [
    {"kind": "field_size", "events": ["race", "relay"], "exactly": 2},
    {"kind": "noc_event_limit", "events": ["race", "relay"], "at_most": 1},
    {"kind": "host_guarantee", "events": {"race": 1, "relay": 1}, "squads": {"all": 2}},
    {"kind": "team_squad", "events": ["relay"], "athletes": 2},
    {"kind": "noc_squad_limit", "squads": ["all"], "at_most": 1, "team": False},
    {"kind": "athlete_total", "squads": ["all"], "at_most": 4},
]


@settings(CHECKED, max_examples=examples(15))
@given(
    first=st.tuples(*[st.lists(st.sampled_from("ABC"), min_size=1, max_size=4)] * 2),
    rules=st.lists(st.sampled_from(ABOUT_BOTH), min_size=1, unique_by=id),
    field=FIELD,
    event=st.sampled_from(["race", "relay"]),
)
def test_so_it_does_beside_another_event(first, rules, field, event, monkeypatch):
    monkeypatch.setattr(every_result, "MOST_RESULTS", 0)
    race, relay = first
    field = field if rules[0]["kind"] != "field_size" else rules[0]
    instance = season({"race": race, "relay": relay}, [field, *rules[1:]], host="B")
    found = found_in(instance, event)
    if found is not None:
        check(found, list(outcomes(instance, event)), exact=False)
