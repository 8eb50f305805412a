"""Unjustified envy: a line left out that could be added, or take a worse line's place."""

from tiny import athletes, field, host_has, per_noc, relay_brings, world

from models.answers.outcome import Allocated
from models.checks.envy import envies
from models.checks.exchange import Exchange
from models.checks.lawful import breaches, holding
from models.place import Place
from solver.allocate.solve import solve


def envious(instance, **rows):
    """Who envies whom: the lines left out as (NOC, k, list), with the line that has the place."""
    held = holding(instance, rows)
    assert not list(breaches(instance.laws, held)), "envy is looked for in lawful holdings"
    return [(name(envy.turn), name(envy.instead_of)) for envy in envies(instance, held)]


def name(turn):
    return turn and (turn.line.noc, turn.line.k, turn.list)


SPRINT = {"men-sprint": 1, "men": 1}


# --- who has reason to complain


def test_nobody_envies_anybody_where_all_lines_are_awarded():
    assert envious(world({"men-sprint": ["A", "B"]}), A=SPRINT, B=SPRINT) == []


def test_a_line_that_could_be_added_is_envious_of_nobody_in_particular():
    instance = world({"men-sprint": ["A", "B", "C"]}, field("men-sprint", at_most=3))
    assert envious(instance, A=SPRINT, C=SPRINT) == [(("B", 1, "men-sprint"), None)]


def test_a_line_envies_the_worse_line_whose_place_it_could_take():
    instance = world({"men-sprint": ["A", "B", "C"]}, field("men-sprint", exactly=2))
    assert envious(instance, A=SPRINT, C=SPRINT) == [
        (("B", 1, "men-sprint"), ("C", 1, "men-sprint"))
    ]


def test_a_line_does_not_envy_a_better_one():
    instance = world({"men-sprint": ["A", "B", "C"]}, field("men-sprint", exactly=2))
    assert envious(instance, A=SPRINT, B=SPRINT) == []


def test_a_line_envies_the_worst_line_of_its_event_and_only_that():
    instance = world({"men-sprint": ["A", "B", "C", "D"]}, field("men-sprint", exactly=3))
    assert envious(instance, B=SPRINT, C=SPRINT, D=SPRINT) == [
        (("A", 1, "men-sprint"), ("D", 1, "men-sprint"))
    ]


def test_every_line_with_reason_to_complain_is_named_once():
    instance = world({"men-sprint": ["A", "B", "C", "D"]}, field("men-sprint", exactly=2))
    assert envious(instance, C=SPRINT, D=SPRINT) == [
        (("A", 1, "men-sprint"), ("D", 1, "men-sprint")),
        (("B", 1, "men-sprint"), ("D", 1, "men-sprint")),
    ]


def test_an_nocs_second_line_has_no_claim_before_its_first_is_held():
    instance = world({"men-sprint": ["A", "A", "B"]}, field("men-sprint", exactly=1))
    assert envious(instance, B=SPRINT) == [(("A", 1, "men-sprint"), ("B", 1, "men-sprint"))]


def test_an_noc_with_two_places_would_give_back_its_second_not_its_first():
    instance = world({"men-sprint": ["A", "B", "A"]}, field("men-sprint", exactly=2))
    assert envious(instance, A={"men-sprint": 2, "men": 2}) == [
        (("B", 1, "men-sprint"), ("A", 2, "men-sprint"))
    ]
    # Its first line is worse than B's as well, but it cannot be given back before the second.
    instance = world(
        {"men-sprint": ["B", "A", "C", "A"]},
        field("men-sprint", exactly=2),
        per_noc("men-sprint", 2),
    )
    assert envious(instance, A={"men-sprint": 2, "men": 2}) == [
        (("B", 1, "men-sprint"), ("A", 2, "men-sprint")),
        (("C", 1, "men-sprint"), ("A", 2, "men-sprint")),
    ]


# --- who has none


def test_a_line_that_a_rule_keeps_out_has_no_reason_to_complain():
    instance = world(
        {"men-sprint": ["A", "A", "B"]}, field("men-sprint", exactly=2), per_noc("men-sprint", 1)
    )
    assert envious(instance, A=SPRINT, B=SPRINT) == []


def test_a_line_that_a_ruling_keeps_out_has_no_reason_to_complain():
    declined = {"noc": "A", "event": "men-sprint", "at_most": 0}
    instance = world({"men-sprint": ["A", "B"]}, field("men-sprint", exactly=1), rulings=[declined])
    assert envious(instance, B=SPRINT) == []


def test_a_line_does_not_envy_the_host_its_guaranteed_place():
    instance = world(
        {"men-sprint": ["A", "B", "H"]},
        field("men-sprint", exactly=2),
        host_has(events={"men-sprint": 1}),
        host="H",
    )
    assert envious(instance, A=SPRINT, H=SPRINT) == []


def test_a_line_envies_the_host_a_place_beyond_its_guarantee():
    instance = world(
        {"men-sprint": ["A", "H", "B", "H"]},
        field("men-sprint", exactly=3),
        host_has(events={"men-sprint": 1}),
        host="H",
    )
    assert envious(instance, A=SPRINT, H={"men-sprint": 2, "men": 2}) == [
        (("B", 1, "men-sprint"), ("H", 2, "men-sprint"))
    ]


def test_a_line_does_not_envy_a_place_that_nobody_has_a_line_for():
    given = {"noc": "D", "event": "men-sprint", "exactly": 1}
    instance = world({"men-sprint": ["A", "B"]}, field("men-sprint", exactly=2), rulings=[given])
    assert envious(instance, A=SPRINT, D=SPRINT) == []


def test_lines_that_share_a_rank_do_not_envy_one_another_whichever_stands_first():
    for tied in (["A", "B"], ["B", "A"]):
        instance = world({"men-sprint": [tied]}, field("men-sprint", exactly=1))
        assert envious(instance, A=SPRINT) == []
        assert envious(instance, B=SPRINT) == []


def test_a_tied_line_that_could_be_added_is_envious_all_the_same():
    instance = world({"men-sprint": [["A", "B"]]}, field("men-sprint", at_most=2))
    assert envious(instance, A=SPRINT) == [(("B", 1, "men-sprint"), None)]


def test_envy_stays_within_an_event():
    # The definition gives A's place; but A could have it only if B gave back one elsewhere.
    instance = world({"men-sprint": ["A"], "men-long": ["B"]}, athletes(at_most=1))
    assert envious(instance, B={"men-long": 1, "men": 1}) == []


# --- athletes come and go with the places


def test_the_athlete_of_the_worse_line_goes_home_when_the_exchange_is_tried():
    instance = world({"men-sprint": ["A", "B"]}, athletes(exactly=1))
    assert envious(instance, B=SPRINT) == [(("A", 1, "men-sprint"), ("B", 1, "men-sprint"))]


def test_an_athlete_who_starts_elsewhere_too_does_not_go_home():
    instance = world({"men-sprint": ["A", "B"], "men-long": ["B"]}, athletes(exactly=1))
    assert envious(instance, B={"men-sprint": 1, "men-long": 1, "men": 1}) == []


def test_an_athlete_who_starts_elsewhere_already_is_not_called_again():
    instance = world({"men-sprint": ["A", "B"], "men-long": ["A", "B"]}, athletes(at_most=1))
    assert envious(instance, A={"men-sprint": 1, "men": 1}) == [(("A", 1, "men-long"), None)]


def test_a_line_that_calls_for_an_athlete_too_many_has_no_reason_to_complain():
    instance = world({"men-sprint": ["A", "B"]}, athletes(at_most=1))
    assert envious(instance, A=SPRINT) == []


def test_a_team_calls_for_all_its_athletes():
    rankings = {"men-relay": ["A", "B"]}
    row = {"men-relay": 1, "men": 2}
    three = world(rankings, relay_brings(2), athletes(at_most=3))
    assert envious(three, A=row) == []
    four = world(rankings, relay_brings(2), athletes(at_most=4))
    assert envious(four, A=row) == [(("B", 1, "men-relay"), None)]


def test_the_athletes_of_a_worse_team_go_home_together():
    instance = world({"men-relay": ["A", "B"]}, relay_brings(2), athletes(at_most=3))
    assert envious(instance, B={"men-relay": 1, "men": 2}) == [
        (("A", 1, "men-relay"), ("B", 1, "men-relay"))
    ]


def test_a_guaranteed_athlete_does_not_go_home():
    instance = world(
        {"men-sprint": ["A", "H"]}, athletes(at_most=1), host_has(squads={"men": 1}), host="H"
    )
    assert envious(instance, H=SPRINT) == []


def test_a_team_frees_its_noc_from_a_limit_that_stands_without_one():
    single = {"kind": "noc_squad_limit", "squads": ["men"], "at_most": 1, "team": False}
    instance = world(
        {"men-relay": ["A", "B"], "men-sprint": ["B", "A", "B"]},
        relay_brings(2),
        single,
        field("men-relay", exactly=1),
    )
    # A line of B alone would be one athlete too many; the team of B brings its own freedom.
    rows = {"A": {"men-relay": 1, "men-sprint": 1, "men": 2}, "B": SPRINT}
    assert envious(instance, **rows) == []
    rows = {"A": SPRINT, "B": {"men-relay": 1, "men-sprint": 2, "men": 2}}
    # A's team could not take the place: B has two starters and no team any more.
    assert envious(instance, **rows) == []
    rows = {"A": SPRINT, "B": {"men-relay": 1, "men-sprint": 1, "men": 2}}
    assert envious(instance, **rows) == [
        (("A", 1, "men-relay"), ("B", 1, "men-relay")),
        (("B", 2, "men-sprint"), None),
    ]


def test_trying_an_exchange_leaves_everything_as_it_was():
    instance = world({"men-relay": ["A", "B"]}, relay_brings(2), athletes(at_most=3))
    held = holding(instance, {"B": {"men-relay": 1, "men": 2}})
    exchange = Exchange(instance, held)
    tally = exchange.tally
    before = (set(tally.held), list(tally.counts))
    exchange.broken_by(Place("A", "men-relay", 1), Place("B", "men-relay", 1))
    exchange.broken_by(Place("A", "men-relay", 1), None)
    assert (tally.held, tally.counts) == before


# --- several lists, several stages


def test_a_line_of_an_earlier_stage_envies_one_of_a_later_stage():
    instance = world(
        {"championship": ["A", "B"], "second": ["C"]},
        field("men-sprint", exactly=2),
        lists={"championship": "men-sprint", "second": "men-sprint"},
        award=[{"id": "one", "lists": ["championship"]}, {"id": "two", "lists": ["second"]}],
    )
    assert envious(instance, A=SPRINT, C=SPRINT) == [(("B", 1, "championship"), ("C", 1, "second"))]
    assert envious(instance, A=SPRINT, B=SPRINT) == []


def test_where_the_policy_counts_ranks_a_line_does_not_envy_a_better_rank_whose_turn_is_later():
    for policy, envy in (
        ("strict", [(("B", 1, "first"), ("C", 1, "second"))]),
        ("rank_maximal", []),
        ("fill_first", []),
    ):
        instance = world(
            {"first": ["A", "B"], "second": ["C"]},
            field("men-sprint", exactly=2),
            lists={"first": "men-sprint", "second": "men-sprint"},
            award=[
                {
                    "id": "all",
                    "lists": ["first", "second"],
                    "order": "list_by_list",
                    "policy": policy,
                }
            ],
        )
        assert envious(instance, A=SPRINT, C=SPRINT) == envy
        # The program looks for envy in what it found, and would have refused it.
        found = solve(instance)
        assert isinstance(found, Allocated)


def test_two_tables_are_both_free_of_envy_and_the_allocation_is_one_of_them():
    # Lists BA / BA, two places and one place, one athlete in all.
    instance = world(
        {"men-sprint": ["B", "A"], "men-long": ["B", "A"]},
        field("men-sprint", at_most=2),
        field("men-long", at_most=1),
        athletes(at_most=1),
        per_noc("men-sprint", 2),
    )
    row = {"men-sprint": 1, "men-long": 1, "men": 1}
    assert envious(instance, B=row) == []
    assert envious(instance, A=row) == []
    found = solve(instance)
    assert isinstance(found, Allocated)
    assert found.held == holding(instance, {"B": row})
    # To stop at the first refusal wastes a place, and that one is missed.
    assert envious(instance, B={"men-sprint": 1, "men": 1}) == [(("B", 1, "men-long"), None)]
