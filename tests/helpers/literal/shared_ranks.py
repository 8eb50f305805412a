"""A limit over several NOCs, with what lists say of shared ranks where no lot decides.

`all`: of lines that share a rank all may be held while there is a place for one of them. `none`:
where there are not places for all of them, neither they nor lines below them in their list. What is
given whatever the lines takes its part of the places first, by a line or without.
"""

from itertools import groupby
from typing import Any, NamedTuple

from literal.reach import most_lines


def is_within(world, rows, names, events, most) -> bool:
    """Whether no more than `most` are held of what lines of the lists `names` claim and of what is
    given without a line in `events`; rows: of the NOCs that are counted."""
    nocs = [row.noc for row in rows]
    said = {world.ties(x.list) for name in names for x in world.lines[name] if x.noc in nocs}
    if not said - {"lot"} or not most:
        places = sum(row.places[event] for row in rows for event in events)
        of_lists = sum(row.lines[name] for row in rows for name in names) if not events else 0
        return places + of_lists <= most
    without = sum(
        row.places[event] - sum(row.lines[name] for name in world.lists_of[event])
        for row in rows
        for event in events
    )
    turns = [turn for turn in world.turns if turn.line.list in names and turn.line.noc in nocs]
    groups = [[t.line for t in tied] for _, tied in groupby(turns, key=lambda turn: turn.tie)]
    held = {
        (row.noc, name, k) for row in rows for name in names for k in range(1, row.lines[name] + 1)
    }
    limit = _Limit(world, groups, held, without, most)
    lines = [line for group in groups for line in group]
    given = without + sum(limit.holds(line) and limit.is_served(line) for line in lines)
    return given <= most and all(_fits(limit, number) for number in range(len(groups)))


class _Limit(NamedTuple):
    """groups: lines that share a rank, in the order of award; held: (NOC, list, k); without: so
    many places without a line; most: so many in all."""

    world: Any
    groups: list[list[Any]]
    held: set[tuple[str, str, int]]
    without: int
    most: int

    def holds(self, line):
        return (line.noc, line.list, line.k) in self.held

    def is_served(self, line) -> bool:
        """Whether what its NOC is given in the event is by this line."""
        left = self.world.unserved(line.noc, self.world.event_of[line.list])
        # A turn may say besides with which others the line is drawn.
        return (line.list, line.k) not in {(other.list, other.k) for other in left}


def _fits(limit: _Limit, number: int) -> bool:
    """Whether the lines of one group that are held may be, beside those that come before."""
    group, behind = limit.groups[number], limit.groups[number + 1 :]
    better = [line for one in limit.groups[:number] for line in one if limit.holds(line)]
    served = [x for one in behind for x in one if limit.holds(x) and limit.is_served(x)]
    before = limit.without + len(better) + len(served)
    own = [line for line in group if limit.holds(line) and not limit.is_served(line)]
    ties, tied = limit.world.ties(group[0].list), _possible(limit.world, group)
    if ties == "none" and len(tied) > 1 and before + len(tied) > limit.most:
        below = [x for one in (group, *behind) for x in one if x.list == group[0].list]
        return not any(limit.holds(line) and not limit.is_served(line) for line in below)
    if not own:
        return True
    if ties == "all" and len(group) > 1:
        return before < limit.most
    return before + sum(map(limit.holds, group)) <= limit.most


def _possible(world, group):
    """Those that no limit on their NOC alone rules out."""
    return [line for line in group if line.k <= most_lines(world, line.noc, [line.list])]
