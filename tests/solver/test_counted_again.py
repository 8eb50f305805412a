"""Whoever asks for many allocations gets none that was not counted again."""

import pytest
from seasons import season
from tiny import field, world

from models.errors import Defect
from models.grid import Point
from solver.allocate.solve import solve
from solver.forecast.forecast import Forecaster, opened
from solver.many.sensitivity import sensitivity
from solver.many.sweep import Cases, Sweeper, Task
from solver.walk import compiled
from solver.walk.walk import Walk

LIMIT = field("short", at_most=1)
CASE = world({"short": ["A", "B", "C"]}, LIMIT)
FOUND = solve(CASE)
SEASON = season({"first": {"short": ["A", "B", "C"]}}, LIMIT, lines=1)


def swept():
    sweeper = Sweeper(Cases(CASE, {"base": CASE}), None, check_every=0)
    return sweeper(Task("0", Point("base", (("rule-1.at_most", 2),), (), ())))


def sensed():
    return sensitivity(CASE, FOUND)


def drawn():
    found = opened(SEASON, (), 1)
    return Forecaster(found.base, found.season, 1, check_every=0)(range(3))


@pytest.mark.parametrize("literally", [0, 20])
@pytest.mark.parametrize("many", [swept, sensed, drawn])
def test_a_walk_that_takes_every_place_is_found(many, literally, monkeypatch):
    monkeypatch.setattr(compiled, "LITERALLY", literally)
    many()

    def takes(walk, _):
        walk.next[:] = walk.plan.numbered.end

    monkeypatch.setattr(Walk, "go", takes)
    monkeypatch.setattr(Walk, "is_lawful", lambda _: True)
    with pytest.raises(Defect, match="the quick walk breaks"):
        many()
