"""Sochi 2014: the table that was published, row by row."""

from pathlib import Path

import pytest

from models.answers.outcome import Allocated
from models.files import read_instance
from models.instance import Instance
from solver.allocate.solve import solve
from solver.explain.ledger import ledger

SOCHI = read_instance(Path(__file__).parents[2] / "instances" / "sochi-2014")
COLUMNS = (*SOCHI.rulebook.events, *SOCHI.rulebook.squads)
FOUND = solve(SOCHI)


def table(found) -> dict[str, dict[str, int]]:
    assert isinstance(found, Allocated)
    rows = {noc: dict.fromkeys(COLUMNS, 0) for noc in sorted({p.noc for p in found.held})}
    for place in found.held:
        rows[place.noc][place.pool] += 1
    return rows


def without_rulings() -> Instance:
    return SOCHI.rebuilt(rulings=())


@pytest.mark.parametrize("noc", sorted(SOCHI.published.rows))
def test_the_row_of_an_noc_is_the_published_one(noc):
    assert table(FOUND)[noc] == {name: SOCHI.published.rows[noc][name] for name in COLUMNS}


def test_twenty_five_nocs_have_places():
    assert len(table(FOUND)) == 25
    assert set(table(FOUND)) == set(SOCHI.published.rows)


def test_the_walk_is_the_proof_and_three_other_proofs_agree():
    assert FOUND.proof == "walk"
    assert solve(SOCHI, walk_first=False) == Allocated(FOUND.held, "prefix")
    assert solve(SOCHI, walk_first=False, counting=False) == Allocated(FOUND.held, "search")
    assert solve(SOCHI, certify=True).certified


def test_without_rulings_exactly_four_start_place_cells_differ():
    rows = table(solve(without_rulings()))
    differing = {
        (noc, event)
        for noc, published in SOCHI.published.rows.items()
        for event in SOCHI.rulebook.events
        if rows.get(noc, {}).get(event, 0) != published[event]
    }
    assert differing == {
        ("KAZ", "men-1000m"),
        ("HUN", "men-1000m"),
        ("GER", "men-1500m"),
        ("BLR", "men-1500m"),
    }


def test_rank_by_rank_or_event_by_event_gives_the_published_table_alike():
    stages = tuple(
        stage.model_copy(update={"order": "list_by_list"}) for stage in SOCHI.rulebook.award
    )
    other = SOCHI.rulebook.model_copy(update={"award": stages})
    assert table(solve(SOCHI.with_rulebook(other))) == table(FOUND)


def test_every_line_of_the_ledger_passed_over_has_a_reason():
    steps = list(ledger(SOCHI, FOUND))
    assert len(steps) == sum(len(ranking.lines) for ranking in SOCHI.rankings.values())
    assert sum(step.awarded for step in steps) == 216
    assert all(step.because for step in steps if not step.awarded)
    assert not any(step.because for step in steps if step.awarded)


def test_the_ruling_is_the_reason_why_kazakhstan_is_passed_over_in_the_1000_m():
    step = next(
        step
        for step in ledger(SOCHI, FOUND)
        if step.turn.event == "men-1000m" and step.turn.line.rank == 32
    )
    assert [source.id for source in step.because] == ["ruling:KAZ:men-1000m"]


def test_one_man_too_few_is_a_conflict_and_undecided_is_no_answer():
    # Eight relays of five need forty.
    assert solve(changed("total-men", 39)).status == "conflict"
    assert solve(SOCHI, walk_first=False, time_limit=1e-9).status == "out_of_time"


def changed(rule_id: str, at_most: int) -> Instance:
    rules = [
        rule.model_copy(update={"at_most": at_most}) if rule.id == rule_id else rule
        for rule in SOCHI.rulebook.rules
    ]
    return SOCHI.with_rulebook(SOCHI.rulebook.model_copy(update={"rules": tuple(rules)}))
