"""The walk that never goes where no lawful allocation follows: so it ends at the allocation.

A line is awarded exactly where there is room and the decisions can still be completed. As long as
the next lines can be decided as the walk would, they are asked about many at a time.
"""

from collections.abc import Sequence

from models.place import Place
from solver.symmetry.orbits import Alike
from solver.walk.walk import Walk

#: How many lines are asked about at once where the walk meets the first doubt.
BLOCK = 64


def look_ahead(walk: Walk, lines: Sequence[Place], alike: Alike) -> dict[Place, bool]:
    """What the allocation decides about each of the lines, in the order of award."""
    numbers = [walk.plan.numbered.number[place] for place in lines]
    decided: dict[Place, bool] = {}
    block = BLOCK
    for index, (place, number) in enumerate(zip(lines, numbers, strict=True)):
        if not walk.has_room(number):
            alike.agrees(place, False)
            held = False
        else:
            held = alike.agrees(place, True)
            if not held and alike.is_open(place):
                while block > 1:
                    ahead = slice(index, index + block)
                    foreseen = walk.foreseen(numbers[ahead])
                    if alike.can(dict(zip(lines[ahead], foreseen, strict=True))):
                        break
                    block //= 4
                held = block > 1 or alike.can({place: True})
                block = max(4 * block, 4)
                if not held:
                    alike.rule_out(place)
        decided[place] = held
        walk.follow(number, held)
    return decided
