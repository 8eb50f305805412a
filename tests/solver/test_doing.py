"""What goes on is told by the rooms at work, each of which there is."""

import pkgutil
from importlib import import_module

import pytest

import solver
from solver.doing import ASKED, WORK, doing_at, doing_now


class Frame:
    def __init__(self, *modules):
        self.f_globals = {"__name__": modules[0]}
        self.f_back = Frame(*modules[1:]) if modules[1:] else None


@pytest.mark.parametrize("room", [*ASKED, *WORK])
def test_every_room_that_is_named_is_there(room):
    assert import_module(room)


def test_every_room_of_the_solver_is_named():
    rooms = {f"solver.{one.name}" for one in pkgutil.iter_modules(solver.__path__) if one.ispkg}
    assert rooms == {room for room in (*ASKED, *WORK) if room.startswith("solver.")}
    assert "models" in WORK


def test_what_is_asked_comes_before_the_work_for_it():
    frame = Frame("solver.cpsat.model", "solver.allocate.solve", "solver.explain.why", "berth.api")
    assert doing_at(frame) == "finding the reasons, searching"


def test_what_is_in_no_room_is_told_by_the_nearest_around_it():
    assert doing_at(Frame("contextlib", "models.rules.base")) == WORK["models"]
    assert doing_at(Frame("contextlib")) == doing_now() == ""
