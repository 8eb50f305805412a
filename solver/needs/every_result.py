"""Every possible result of the open competitions in turn, where they are few: exact by trying."""

from collections.abc import Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from models.base import ListId
from models.classification import Result
from solver.needs.season import Finishes, Results, SeasonSoFar

#: With more than so many results none is tried.
MOST_RESULTS = 1_500


class Ends(NamedTuple):
    """One way in which everything open may end: list -> its results, competition by competition."""

    results: dict[ListId, tuple[Results, ...]]

    def finishes(self, name: ListId, noc: str, k: int) -> Finishes:
        """Of the NOC's k-th best athlete in the open competitions."""
        mine = ([r.place for r in one if r.noc == noc] for one in self.results[name])
        return tuple(sorted(places[k - 1] for places in mine if len(places) >= k))


def every_end(season: SeasonSoFar) -> list[Ends] | None:
    """All of them, or None where there are too many.

    In a list of an open competition any NOC of the season may start, with as many athletes as it
    has lines there or fewer, and they come in one behind the other in any order.
    """
    fields = [name for name, count in season.opens.items() for _ in range(count)]
    orders: list[list[Results]] = []
    number = 1
    for name in fields:
        most = season.classification.lines_in(name)
        found = list(islice(_orders(season.nocs, most), MOST_RESULTS + 1))
        number *= len(found)
        if number > MOST_RESULTS:
            return None
        orders.append(found)
    return [Ends(_by_list(fields, one)) for one in product(*orders)]


def _by_list(
    fields: Sequence[ListId], results: Sequence[Results]
) -> dict[ListId, tuple[Results, ...]]:
    found: dict[ListId, tuple[Results, ...]] = {}
    for name, one in zip(fields, results, strict=True):
        found[name] = (*found.get(name, ()), one)
    return found


def _orders(nocs: Sequence[str], most: int, so_far: Results = ()) -> Iterator[Results]:
    yield so_far
    for noc in nocs:
        if sum(result.noc == noc for result in so_far) < most:
            yield from _orders(nocs, most, (*so_far, Result(len(so_far) + 1, noc)))
