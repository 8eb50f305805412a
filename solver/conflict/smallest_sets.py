"""The smallest sets of things to leave out, each tried on the whole case.

What is left out can also take something away (a reason for athletes, a guaranteed place). So a set
that ought to do is tried, and where it does not, what then clashes says what else could be left
out (Reiter: A theory of diagnosis from first principles, 1987).
"""

from collections.abc import Callable, Iterable
from heapq import heapify, heappop, heappush

Ids = frozenset[str]


def smallest_sets(
    starts: Iterable[Ids], in_the_way: Callable[[Ids], Ids | None], at_most: int
) -> tuple[list[Ids], bool]:
    """The sets that do and of which no part does, the smaller first; and whether these are all.

    starts: sets of which one is part of every set that does. in_the_way: None where a set does, or
    of what else at least one has to be left out. at_most: how many sets are tried.
    """
    waiting = [(len(start), sorted(start)) for start in set(starts)]
    heapify(waiting)
    found: list[Ids] = []
    seen: set[Ids] = set()
    tried = 0
    while waiting:
        left_out = frozenset(heappop(waiting)[1])
        if left_out in seen or any(known <= left_out for known in found):
            continue
        if tried == at_most:
            return found, False
        seen.add(left_out)
        tried += 1
        more = in_the_way(left_out)
        if more is None:
            found.append(left_out)
        for one in more or ():
            grown = left_out | {one}
            heappush(waiting, (len(grown), sorted(grown)))
    return found, True
