"""Competitions to rankings: points, lines per NOC, what counts, ties."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from models.classification import Classification, Result, ranked
from models.competition import Competitions, first_difference
from models.files import read_instance
from models.ranking import Line, Ranking, scored_line

SOCHI = read_instance(Path(__file__).parents[2] / "instances" / "sochi-2014")


def classification(points=(10, 8, 6, 4, 2), lines=1, **more):
    data = {"points": list(points) if isinstance(points, tuple) else points}
    return Classification.model_validate({**data, "lines": {"default": lines}, **more})


def falling(first, factor):
    return {"first": first, "factor": Decimal(factor)}


def competition(*placed):
    """NOCs, the best first: 'A', 'A 41.02' with a best time, or a list of those that share."""
    results = []
    for entry in placed:
        place = len(results) + 1
        for one in [entry] if isinstance(entry, str) else entry:
            noc, _, time = one.partition(" ")
            results.append(Result(place, noc, None, Decimal(time) if time else None))
    return tuple(results)


def lines(found):
    """Rank, NOC and points of each line."""
    return [(line.rank, line.noc, int(line.points)) for line in found.lines]


def refusal(**parts):
    with pytest.raises(ValidationError) as raised:
        classification(**parts)
    return raised.value.errors()[0]["msg"]


@pytest.mark.parametrize("name", SOCHI.rankings)
def test_the_rankings_of_sochi_follow_from_its_competitions(name):
    results = SOCHI.competitions.results(name)
    assert len(results) == 2
    found = ranked(SOCHI.rulebook.classification, name, results)
    assert found == SOCHI.rankings[name]
    assert first_difference(SOCHI.rankings[name], found) is None


def test_sochi_without_its_rankings_is_the_same_instance():
    bare = SOCHI.rebuilt(rankings={}, competitions=SOCHI.competitions)
    assert bare.rankings == SOCHI.rankings
    without = SOCHI.rulebook.rules[1:]
    variant = type(SOCHI.rulebook).model_validate(dict(SOCHI.rulebook) | {"rules": without})
    assert SOCHI.with_rulebook(variant).rankings == SOCHI.rankings


def test_sochi_with_other_rankings_leaves_its_competitions_out():
    other = {**SOCHI.rankings, "men-relay": Ranking(())}
    assert SOCHI.rebuilt(rankings=other).rankings == other
    with pytest.raises(ValidationError, match="leave out 'rankings'"):
        SOCHI.rebuilt(rankings=other, competitions=SOCHI.competitions)


def test_points_of_all_competitions_are_added_and_further_places_score_none():
    found = ranked(classification((5, 3)), "race", [competition("A", "B", "C"), competition("B")])
    assert lines(found) == [(1, "B", 8), (2, "A", 5), (3, "C", 0)]


def test_a_factor_is_exact_and_halves_are_rounded_up():
    assert classification(falling(10000, "0.8")).scores[:8] == (
        10000, 8000, 6400, 5120, 4096, 3277, 2621, 2097,
    )  # fmt: skip
    assert classification(falling(5, "0.5")).scores == (5, 3, 1, 1)  # 5, 2.5, 1.25, 0.625, 0.3125
    assert classification(falling(1, "0.5")).scores == (1, 1)  # 1, 0.5, 0.25
    # As a binary fraction 0.7 is a little less, and 15 x 0.7 = 10.5 would be rounded down.
    assert classification(falling(15, "0.7")).scores[:2] == (15, 11)


def test_the_best_results_of_a_competition_score_for_the_lines_in_turn():
    cups = [competition("A", "A", "A", "B"), competition("B", "A", "B")]
    assert lines(ranked(classification(lines=2), "race", cups)) == [
        (1, "A", 18),
        (2, "B", 14),
        (3, "A", 8),
        (4, "B", 6),
    ]
    assert lines(ranked(classification(lines=1), "race", cups)) == [(1, "A", 18), (2, "B", 14)]


def test_a_list_may_have_lines_of_its_own_number():
    some = Classification.model_validate({"points": [3, 2, 1], "lines": {"default": 2, "relay": 1}})
    results = [competition("A", "A")]
    assert [len(ranked(some, name, results).lines) for name in ("race", "relay")] == [2, 1]


def test_the_best_of_several_count():
    cups = [competition("A", "B"), competition("B", "A"), competition("B", "C", "A")]
    assert lines(ranked(classification(count="all"), "race", cups)) == [
        (1, "B", 28),
        (2, "A", 24),
        (3, "C", 8),
    ]
    assert lines(ranked(classification(count="best 2"), "race", cups)) == [
        (1, "B", 20),
        (2, "A", 18),
        (3, "C", 8),
    ]
    assert lines(ranked(classification(count="best 1"), "race", cups)) == [
        (1, "A", 10),
        (1, "B", 10),
        (3, "C", 8),
    ]


def test_what_is_left_tied_shares_a_rank_and_leaves_room():
    cups = [competition("D", "A", "B", "C"), competition("D", "B", "A", "C")]
    found = ranked(classification(ties=["best_place"]), "race", cups)
    assert [(line.rank, line.noc) for line in found.lines] == [
        (1, "D"),
        (2, "A"),
        (2, "B"),
        (4, "C"),
    ]


def test_a_tie_goes_to_the_better_single_place_and_then_to_the_faster_time():
    points = (6, 4, 2)
    cups = [competition("A 40", "B 39", "C 38"), competition("C", "B", "A")]  # 8 each
    assert lines(ranked(classification(points), "race", cups)) == [
        (1, "A", 8), (1, "B", 8), (1, "C", 8),
    ]  # fmt: skip
    for ties, ranks in (
        (["best_place"], "1 A 1 C 3 B"),
        (["best_time"], "1 C 2 B 3 A"),
        (["best_place", "best_time"], "1 C 2 A 3 B"),
    ):
        found = ranked(classification(points, ties=ties), "race", cups)
        assert " ".join(f"{line.rank} {line.noc}" for line in found.lines) == ranks


def test_in_a_tie_a_line_without_a_time_comes_last():
    cups = [competition(["A", "B 41.02", "C 41.019"])]
    found = ranked(classification(ties=["best_time"]), "race", cups)
    assert [line.noc for line in found.lines] == ["C", "B", "A"]


def test_who_shares_a_place_scores_its_points_and_the_next_are_left_out():
    assert lines(ranked(classification(), "race", [competition("A", ["B", "C"], "D")])) == [
        (1, "A", 10),
        (2, "B", 8),
        (2, "C", 8),
        (4, "D", 4),
    ]


def test_of_one_nocs_results_that_share_a_place_the_faster_is_its_first():
    cups = [competition("B 40"), competition(["A 42", "A 41"])]
    some = classification(lines=2, ties=["best_place", "best_time"])
    order = [line.noc for line in ranked(some, "race", cups).lines]
    assert order == ["B", "A", "A"]
    swapped = [cups[0], cups[1][::-1]]
    assert ranked(some, "race", swapped) == ranked(some, "race", cups)


def brute(points, most, best, ties, cups):
    """The definition, word by word: rank, NOC and points of each line."""
    held = {}
    for cup in cups:
        for noc in sorted({result.noc for result in cup}):
            own = sorted((r for r in cup if r.noc == noc), key=lambda r: (r.place, r.best_time))
            for number, result in enumerate(own[:most]):
                held.setdefault((noc, number), []).append(result)
    keys = []
    for (noc, _), results in held.items():
        scored = sorted((points[r.place - 1] if r.place <= len(points) else 0) for r in results)
        total = sum(scored if best is None else scored[-best:])
        told = {
            "best_place": min(r.place for r in results),
            "best_time": min(r.best_time for r in results),
        }
        keys.append(((-total, *(told[tie] for tie in ties)), noc))
    return sorted((1 + sum(o < key for o, _ in keys), noc, -key[0]) for key, noc in keys)


cups = st.lists(
    st.lists(
        st.tuples(st.sampled_from("ABC"), st.integers(1, 3), st.booleans()), min_size=1, max_size=7
    ),
    min_size=1,
    max_size=3,
)


@given(
    cups,
    st.lists(st.integers(0, 4), min_size=1, max_size=4).map(lambda p: sorted(p, reverse=True)),
    st.integers(1, 3),
    st.sampled_from([None, 1, 2]),
    st.permutations(["best_place", "best_time"]).flatmap(
        lambda ties: st.integers(0, 2).map(lambda count: ties[:count])
    ),
)
def test_a_ranking_is_what_the_definition_says(drawn, points, most, best, ties):
    seasons = []
    for cup in drawn:
        results, place = [], 1
        for position, (noc, seconds, shared) in enumerate(cup, 1):
            place = place if shared else position
            results.append(Result(place, noc, None, Decimal(seconds)))
        seasons.append(results)
    some = Classification.model_validate(
        {"points": points, "lines": {"default": most}, "ties": ties}
        | ({} if best is None else {"count": f"best {best}"})
    )
    assert lines(ranked(some, "race", seasons)) == brute(points, most, best, ties, seasons)


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        ({"points": falling(10, "1")}, "1 is not a factor; write a number between 0 and 1"),
        ({"points": falling(10, "0.12345")}, "0.12345 is not a factor"),
        ({"points": falling(10, "NaN")}, "NaN is not a factor"),
        ({"points": {"first": 10, "factor": 0.8}}, "0.8 is not a factor"),
        ({"points": (5, 3, 4)}, "place 3 has more points than place 2"),
        ({"count": "best of 3"}, "'best of 3' is no number of results; write 'all', or 'best 3'"),
        ({"count": "best 0"}, "'best 0' is no number of results"),
    ],
)
def test_what_is_no_classification_is_refused(parts, message):
    assert refusal(**parts).startswith(message)


def test_competitions_are_classified_once_and_anew_for_another_classification():
    given = Competitions({"cup": {"race": competition("A", "B")}})
    first = given.rankings(classification())
    assert given.rankings(classification()) is first
    assert lines(given.rankings(classification((7, 5)))["race"]) == [(1, "A", 7), (2, "B", 5)]
    assert given == {"cup": {"race": competition("A", "B")}}


def test_a_line_made_in_a_hurry_is_a_line():
    made = scored_line(3, "A", 2, Decimal(5))
    assert made == Line(3, "A", 2, None, Decimal(5), ())
    assert hash(made) == hash(Line(3, "A", 2, None, Decimal(5)))


def test_rankings_may_leave_out_points_and_write_tied_lines_in_any_order():
    derived = ranked(classification(), "race", [competition("A", ["B", "C"])])
    own = Ranking((Line(1, "A", 1), Line(2, "C", 1), Line(2, "B", 1, points=Decimal(8))))
    assert first_difference(own, derived) is None
    assert first_difference(Ranking((Line(1, "A", 1), Line(3, "B", 1))), derived) == (
        1,
        "rank 3 B stands where the competitions lead to rank 2 B with 8 points",
    )
