"""'So many of these, or so many of those' as clauses: of each at least one place is held."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from models.place import Chain, Place

#: Places of one NOC in one pool in their order, and how much each of them counts.
Weighed = tuple[Chain, int]
Alternatives = tuple[Place, ...]


def so_many(chains: Sequence[Weighed], number: int) -> Iterator[Alternatives]:
    """The clauses that all have a place that is held exactly if the places held count so much.

    Who falls short holds in every chain no more than some number, and these together count less:
    so for all such numbers, somewhere one more is held.
    """
    if number <= 0:
        return
    if not chains:
        yield ()
        return
    (places, weight), *others = chains
    most = min((number - 1) // weight, len(places))
    for count in range(most + 1) if others else [most]:
        for clause in so_many(others, number - weight * count) if others else [()]:
            yield (*places[count : count + 1], *clause)


def any_of(choices: Iterable[Iterable[Alternatives]]) -> Iterator[Alternatives]:
    """The clauses that all have a held place exactly if those of one of the choices have."""
    for clauses in product(*map(tuple, choices)):
        yield tuple(dict.fromkeys(place for clause in clauses for place in clause))
