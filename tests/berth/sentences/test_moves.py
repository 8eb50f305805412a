"""Who gains and who loses: every change of a cell is said of the side to which it belongs."""

from berth.sentences.moves import moves_in_words
from berth.views.moves import moves_shown
from berth.views.parts import EventLabel, Labels
from models.answers.quota import Cell, Moves

EVENTS = {name: EventLabel(name=name, squad="men", team=False, lists=()) for name in ("a", "b")}
LABELS = Labels(nocs={}, events=EVENTS, squads={"men": "Men"}, reasons={})


def told(*cells, enter=(), vanish=()):
    moves = Moves(
        gained=0,
        lost=0,
        athletes_gained=0,
        athletes_lost=0,
        enter=enter,
        vanish=vanish,
        cells=tuple(Cell(*cell) for cell in cells),
    )
    return list(moves_in_words(moves_shown(moves), LABELS))[1:]


def test_an_noc_that_gains_a_place_and_loses_another_stands_on_both_sides():
    cells = ("X", "a", 0, 1), ("X", "b", 2, 1), ("X", "men", 2, 1)
    assert told(*cells) == ["- Gains: X: a 0 -> 1", "- Loses: X: b 2 -> 1, athletes in Men 2 -> 1"]


def test_whoever_has_the_greatest_changes_stands_first():
    cells = ("X", "a", 0, 1), ("Y", "a", 0, 2), ("Z", "b", 3, 2)
    assert told(*cells) == ["- Gains: Y: a 0 -> 2", "- Gains: X: a 0 -> 1", "- Loses: Z: b 3 -> 2"]


def test_whoever_enters_or_vanishes_is_said_to():
    cells = ("X", "a", 0, 1), ("Y", "a", 1, 0), ("Z", "b", 0, 1)
    assert told(*cells, enter=("X",), vanish=("Y",)) == [
        "- Enters: X: a 0 -> 1",
        "- Gains: Z: b 0 -> 1",
        "- Vanishes: Y: a 1 -> 0",
    ]
