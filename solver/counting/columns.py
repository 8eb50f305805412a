"""The columns of a field: chains of an NOC that count as one number in every law."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from models.bound import once
from models.errors import BerthError
from solver.walk.clauses import Counted
from solver.walk.numbering import Numbered


class NotCovered(BerthError):
    """A law is neither a box nor a sum over whole columns. what: the law, to find the reason."""

    def __init__(self, what: object) -> None:
        super().__init__("a law is neither a box nor a sum over whole columns")
        self.what = what


def needed(is_so: bool, what: object) -> None:
    if not is_so:
        raise NotCovered(what)


class Columns:
    """of: chain -> its column, named by one of its chains; chains: column -> its chains.

    counted_together: the places of every law that counts several chains.
    """

    def __init__(self, numbered: Numbered, counted_together: Iterable[Counted]) -> None:
        self.numbered = numbered
        self.is_squad = [pool in numbered.field.squads for _, pool in numbered.chains]
        self.of = self._joined(counted_together)
        self.chains: dict[int, list[int]] = {}
        for chain, column in enumerate(self.of):
            self.chains.setdefault(column, []).append(chain)
        self.size: dict[int, int] = {}
        for column, chains in self.chains.items():
            self.size[column] = sum(numbered.end[c] - numbered.first[c] for c in chains)
        self._whole = once(partial(_whole, numbered, self.of, self.size))

    def _joined(self, counted_together: Iterable[Counted]) -> list[int]:
        root = list(range(len(self.numbered.chains)))

        def rooted(chain: int) -> int:
            while root[chain] != chain:
                root[chain] = chain = root[root[chain]]
            return chain

        for counted in counted_together:
            first: dict[str, int] = {}
            for chain in dict.fromkeys(map(self.numbered.chain.__getitem__, counted)):
                # Athletes of several squads add up without being one number.
                if not self.is_squad[chain]:
                    root[rooted(chain)] = rooted(first.setdefault(self.noc(chain), chain))
        return [rooted(chain) for chain in range(len(root))]

    def whole(self, counted: Counted) -> list[int]:
        """The columns that are counted, if each is counted as a whole and once."""
        return self._whole(counted)

    def one(self, counted: Counted) -> int:
        """The only column that is counted, which is none of athletes."""
        found = self.whole(counted)
        needed(len(found) == 1 and not self.is_squad[found[0]], counted)
        return found[0]

    def noc(self, chain: int) -> str:
        return self.numbered.chains[chain][0]

    def index(self, place: int, chain: int | None = None) -> int:
        """As which of its chain, from 0; of a place after its end with the chain named."""
        return place - self.numbered.first[self.numbered.chain[place] if chain is None else chain]


def _whole(
    numbered: Numbered, of: Sequence[int], size: Mapping[int, int], counted: Counted
) -> list[int]:
    needed(len(set(counted)) == len(counted), counted)
    found = Counter(of[numbered.chain[place]] for place in counted)
    needed(all(count == size[column] for column, count in found.items()), counted)
    return list(found)
