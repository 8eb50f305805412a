"""The short way to CP-SAT and the documented one: the same program, the same answers."""

import pytest
from hypothesis import given
from small_worlds import instances

from solver.clock import Clock
from solver.cpsat import program as ways
from solver.cpsat.documented import DocumentedProgram
from solver.cpsat.model import Board
from solver.cpsat.search import plain_settings, values_of

try:
    from solver.cpsat.direct import DirectProgram
except AttributeError:
    WAYS = [DocumentedProgram]
else:
    WAYS = [DirectProgram, DocumentedProgram]

needs_both = pytest.mark.skipif(len(WAYS) < 2, reason="ortools before 9.15: no layer below")


def with_each_way(make):
    """What is made on either way, in turn."""
    for way in WAYS:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(ways, "_way", lambda way=way: way)
            yield make()


@needs_both
@given(instances())
def test_a_board_is_the_same_on_both_ways_to_the_letter(instance):
    def made():
        board = Board(instance.laws, instance.field.places, Clock(), switched=True)
        held = board.any({}, board.switches)
        return str(board.program), held

    (one, held), (other, also_held) = with_each_way(made)
    assert one == other
    assert held == also_held


def everything(program):
    """A program that uses all there is; its greatest sum is where b is not held."""
    a, b = (program.number(0, 1) for _ in range(2))
    move, size = program.number(-3, 5), program.number(0, 5)
    program.size(size, move)
    program.either([~a, ~b])
    program.between([(b, 1), (a, 2), (b, 1), (move, -1), (move, 1)], 2, 9, [a])
    program.fix(a, 1)
    program.ones_first([b, a])
    copy = program.copy()
    copy.between([(move, 1)], -9, 2)
    copy.greatest([(size, 2), (b, 3), (b, -1)])
    return program, copy


@needs_both
@pytest.mark.parametrize("aim", ["smallest", "greatest"])
def test_all_there_is_is_the_same_on_both_ways_to_the_letter(aim):
    written = []
    for way in WAYS:
        programs = everything(way())
        for program in programs:
            getattr(program, aim)([(1, 2), (0, 3), (1, -2)])
        written.append([str(program) for program in programs])
    assert written[0] == written[1]


@pytest.mark.parametrize("way", WAYS)
def test_a_copy_can_be_changed_and_searched(way):
    _, copy = everything(way())
    settings = plain_settings() | {"search_branching": "FIXED_SEARCH"}
    assert values_of(copy, settings, Clock(), optimal=True) == [1, 0, -3, 3]


@pytest.mark.parametrize("way", WAYS)
def test_a_sum_between_numbers_that_leave_none_is_impossible_unless_its_literal_is_false(way):
    program = way()
    literal = program.number(0, 1)
    program.between([(program.number(0, 1), 1)], 5, 2, [literal])
    assert values_of(program, plain_settings(), Clock())[literal] == 0
    program.fix(literal, 1)
    assert values_of(program, plain_settings(), Clock()) is None


@pytest.mark.parametrize("way", WAYS)
def test_what_cp_sat_refuses_is_told(way):
    program = way()
    program.number(2, 1)
    with pytest.raises(ValueError, match="refused"):
        values_of(program, plain_settings(), Clock())
    with pytest.raises(AttributeError):
        program.search({"no_such_parameter": 1})


@needs_both
@pytest.mark.parametrize("name", ["number", "between", "either", "size", "fix", "copy", "search"])
def test_where_the_layer_below_is_not_as_expected_the_documented_way_is_taken(monkeypatch, name):
    assert ways._way.__wrapped__() is DirectProgram

    def gone(*_):
        raise AttributeError("renamed in another version")

    monkeypatch.setattr(DirectProgram, name, gone)
    assert ways._way.__wrapped__() is DocumentedProgram


@needs_both
@pytest.mark.parametrize("name", ["between", "either", "size", "fix", "greatest", "ones_first"])
def test_where_the_layer_below_means_something_else_the_documented_way_is_taken(monkeypatch, name):
    monkeypatch.setattr(DirectProgram, name, lambda *_: None)
    assert ways._way.__wrapped__() is DocumentedProgram


@pytest.mark.skipif(len(WAYS) > 1, reason="from ortools 9.15 on there is a layer below")
def test_where_there_is_no_layer_below_the_documented_way_is_taken():
    assert ways.new_program().__class__ is DocumentedProgram
