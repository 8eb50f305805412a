"""The variants of Sochi 2014: what each of the questions comes to.

A cell is (NOC, event or squad): places under the variant less places in the published table.
"""

import json
from functools import cache

import pytest
from running import SOCHI, berth

from berth.cli.typed import typed_question as asked
from models.answers.outcome import Allocated
from models.answers.quota import table_of
from models.checks.lawful import breaches
from models.files import find_variant, read_instance, read_variant
from solver.allocate.solve import solve

VARIANTS = sorted((SOCHI / "variants").glob("*.yaml"))
BASE = read_instance(SOCHI)
NOTHING_CHANGES = ("event-by-event", "no-host-guarantee", "no-limit-per-distance", "rank-maximal")

every_variant = pytest.mark.parametrize("path", VARIANTS, ids=lambda path: path.stem)


@cache
def solved(variant, *changes):
    return solve(asked(SOCHI, variant, changes).instance)


def table(variant, *changes):
    found = solved(variant, *changes)
    assert isinstance(found, Allocated)
    return table_of(BASE.rulebook, found.held)


def columns():
    return (*BASE.rulebook.events, *BASE.rulebook.squads)


def moved(variant, *changes, among=None):
    rows, published = table(variant, *changes), BASE.published.rows
    return {
        (noc, name): difference
        for noc in sorted({*rows, *published})
        for name in among or columns()
        if (difference := rows.get(noc, {}).get(name, 0) - published.get(noc, {}).get(name, 0))
    }


def total(column, variant, *changes):
    return sum(row.get(column, 0) for row in table(variant, *changes).values())


def with_a_relay(squad, variant):
    return {noc for noc, row in table(variant).items() if row.get(f"{squad}-relay")}


# --- all of them


def test_there_are_at_least_eight_questions():
    assert len(VARIANTS) >= 8


@every_variant
def test_a_variant_is_found_by_its_id_and_asks_a_question(path):
    variant = read_variant(find_variant(SOCHI, path.stem))
    assert variant.id == path.stem
    assert variant.question
    assert variant.question.startswith("What if ")
    assert variant.question.endswith("?")


@every_variant
def test_a_variant_makes_another_rulebook_and_leaves_the_base_untouched(path):
    base = read_instance(SOCHI)
    before = base.rulebook.model_dump_json()
    patched = read_variant(path).apply(base.rulebook)
    assert patched != base.rulebook
    assert base.rulebook.model_dump_json() == before
    assert base.rulebook == BASE.rulebook


@every_variant
def test_the_allocation_under_a_variant_keeps_every_bound(path):
    instance = asked(SOCHI, path.stem).instance
    found = solved(path.stem)
    assert isinstance(found, Allocated)
    assert not list(breaches(instance.laws, found.held))


#: Whose reasons take seconds.
LONG = ("equal-numbers", "rank-maximal")


@pytest.mark.parametrize(
    "path",
    [pytest.param(p, marks=pytest.mark.soak) if p.stem in LONG else p for p in VARIANTS],
    ids=lambda path: path.stem,
)
def test_the_command_answers_the_question(path):
    found = berth("solve", SOCHI, "--variant", path.stem, "--json")
    assert found.exit_code == 0
    told = json.loads(found.stdout)
    assert (told["status"], told["variant"]) == ("allocated", path.stem)


# --- one by one


@pytest.mark.parametrize("variant", NOTHING_CHANGES)
def test_to_some_questions_the_answer_is_that_nothing_changes(variant):
    assert moved(variant) == {}


def test_no_noc_has_a_fourth_line_in_a_distance_that_a_limit_could_keep_out():
    assert max(max(ranking.lines_of().values()) for ranking in BASE.rankings.values()) == 3


def test_with_fewer_men_event_by_event_is_another_table_than_rank_by_rank():
    assert table("event-by-event", "total-men.at_most=54") != table(None, "total-men.at_most=54")
    assert table("event-by-event", "total-men.at_most=55") == table(None, "total-men.at_most=55")


def test_without_a_guarantee_the_host_has_its_relays_and_ten_athletes_by_its_lines():
    host = table("no-host-guarantee")["RUS"]
    assert (host["men-relay"], host["women-relay"], host["men"], host["women"]) == (1, 1, 5, 5)


def test_rank_maximal_is_proved_by_the_tiers():
    assert solved("rank-maximal").proof == "tiers"


def test_smaller_relays_cost_every_noc_with_a_relay_one_athlete_and_nobody_a_start():
    assert moved("smaller-relays") == {
        (noc, squad): -1
        for squad in ("men", "women")
        for noc in with_a_relay(squad, "smaller-relays")
    }
    assert (total("men", "smaller-relays"), total("women", "smaller-relays")) == (52, 48)


def test_with_the_totals_of_2022_four_men_fewer_come_and_no_woman():
    squads = moved("totals-of-2022", among=("men", "women"))
    assert squads == dict.fromkeys([(noc, "men") for noc in ("BLR", "CZE", "JPN", "LAT")], -1)
    assert (total("men", "totals-of-2022"), total("women", "totals-of-2022")) == (56, 56)
    assert total("men-1500m", "totals-of-2022") == 36


def test_with_the_squads_of_2022_only_the_guaranteed_host_has_a_fifth_athlete():
    assert moved("squads-of-2022", among=BASE.rulebook.events) == {}
    for squad in ("men", "women"):
        teams = with_a_relay(squad, "squads-of-2022")
        brought = {noc: table("squads-of-2022")[noc][squad] for noc in teams}
        assert brought == {noc: 5 if noc == "RUS" else 4 for noc in teams}


def test_the_start_places_that_a_fifth_athlete_takes_are_foreseen_for_the_host():
    nine = "squad-below-eight.starts_below=9"
    assert moved("squads-of-2022", nine, among=BASE.rulebook.events)["RUS", "men-1500m"] == 1
    assert total("men-1500m", "squads-of-2022", nine) == 36
    # Three in each of three distances are nine, so ten cannot be held.
    assert solved("squads-of-2022", "squad-below-eight.starts_below=10").status == "conflict"


def test_ten_relays_bring_the_teams_of_ninth_and_tenth_rank_and_fill_both_squads():
    teams = moved("ten-relays", among=("men-relay", "women-relay"))
    assert teams == {
        ("FRA", "men-relay"): 1,
        ("GBR", "men-relay"): 1,
        ("USA", "women-relay"): 1,
        ("GER", "women-relay"): 1,
    }
    assert (total("men", "ten-relays"), total("women", "ten-relays")) == (60, 60)
    gone = set(BASE.published.rows) - set(table("ten-relays"))
    assert gone == {"BLR", "LAT", "SVK"}


def test_equal_numbers_bring_four_more_women_and_no_start_more():
    assert moved("equal-numbers") == {("FRA", "women"): 2, ("KAZ", "women"): 2}
    assert total("women", "equal-numbers") == total("men", "equal-numbers") == 60
