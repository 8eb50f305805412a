"""A few of the random worlds that `make soak` puts to Berth by the thousand (helpers/soak.py)."""

from pathlib import Path

import pytest
from literal.asks import ASKS, put
from literal.drawing import drawn_world
from literal.holdings import TooMany
from literal.kinds import KINDS
from literal.trial import Trial

from models.rules import Rule

#: Worlds of the quick run, for a question that is asked of every one.
SOME = 40


def test_every_rule_kind_is_drawn_and_read_literally():
    kinds = {kind.model_fields["kind"].default for kind in Rule.__args__[0].__args__}
    assert set(KINDS) == kinds
    # Thirty kinds, each in one world of eight or fewer, are not all in forty worlds.
    worlds = map(drawn_world, range(5 * SOME))
    drawn = {rule["kind"] for world in worlds for rule in world["rulebook"]["rules"]}
    assert drawn == {kind for kind in kinds if not hasattr(KINDS[kind], "JUDGED_IN")}


@pytest.mark.parametrize("question", ASKS)
def test_berth_says_what_follows_literally(question, tmp_path: Path):
    for seed in range(0, SOME, ASKS[question].EVERY):
        try:
            trial = Trial(drawn_world(seed), tmp_path, seed)
            put(question, trial)
        except TooMany:
            continue


def test_no_part_of_a_drawn_world_is_another_part_of_it_too():
    """A band that two bands shared (world 7015) was changed twice by one number."""
    for seed in range(SOME):
        parts = list(_parts(drawn_world(seed)))
        assert len(parts) == len(set(map(id, parts)))


def _parts(said):
    if isinstance(said, dict | list):
        yield said
        for part in said.values() if isinstance(said, dict) else said:
            yield from _parts(part)
