"""Sums that no whole numbers keep: as many women as men, and 15 in all.

Seen at once by counting what the sums can come to, and by nothing else in time: half of 15 is fine
in every relaxation, and a search tries all who could be the last one.

Of the laws only those are read that are about one chain (the places of an NOC in a pool, held in
their order, so only their number matters), and sums over whole chains; what families of bounds come
to are such sums. The rest is left out, which only allows more: so a *no* is a proof.

First the numbers that a chain can come to by itself: none, five or ten. Chains that count the same
in every sum are added up, to all that they can come to together. Of these one after the other is
tried at all its values, and what is remembered is only what the sums that go on have come to.
A set of numbers is an integer (`values`).
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate

from models.bound import Bound, Law
from models.place import Place
from solver.clock import UNLIMITED, Clock
from solver.rows.families import chains_of, in_rows, is_link
from solver.rows.values import EVERYTHING, Stretch, added, no_values

#: The places of an NOC in a pool: (noc, pool).
Key = tuple[str, str]

#: How often each of several chains counts.
Times = tuple[tuple[Key, int], ...]


def no_whole_numbers(laws: Sequence[Law], clock: Clock = UNLIMITED) -> bool:
    """Whether the sums alone show that the laws cannot be kept together. If not, who knows.

    Raises Undecided.
    """
    bounds = [bound for _, bound in laws]
    lengths = {key: len(places) for key, places in chains_of(bounds).items()}
    numbers: dict[Key, int] = {}
    sums: dict[Times, Stretch] = {}

    def add(counted: Mapping[Place, int], span: Stretch) -> None:
        if (times := _over_chains(counted, lengths)) is not None:
            for key, _ in times:
                numbers.setdefault(key, (2 << lengths.get(key, 1)) - 1)
            if times and times[0][1] < 0:
                times, span = tuple((key, -n) for key, n in times), span.negated()
            sums[times] = sums.get(times, EVERYTHING).and_also(span)

    for bound in clock.during(bounds):
        if bound.when is None or bound.when.always:
            add(Counter(bound.places), Stretch(bound.at_least, bound.at_most))
    for _, terms, most in in_rows(laws, bounds, clock)[0]:
        counted: Counter[Place] = Counter()
        for place, n in terms:
            counted[place] += n
        add(counted, Stretch(None, most))
    for bound in clock.during(bounds):
        if (key := _one_chain(bound)) in numbers:
            numbers[key] &= _kept_by(bound, lengths.get(key, 1))
    return not all(numbers.values()) or any(
        _cannot_be(some, numbers) for some in _hanging_together(sums)
    )


def _one_chain(bound: Bound) -> Key | None:
    """The chain that a bound is about, if it is only one."""
    parts = [bound.places] if bound.when is None else [bound.places, bound.when.places]
    ends = {place[:2] for part in parts for place in (*part[:1], *part[-1:])}
    keys = ends if len(ends) != 1 else {place[:2] for part in parts for place in part}
    return keys.pop() if len(keys) == 1 else None


def _kept_by(bound: Bound, length: int) -> int:
    """The numbers up to the length at which a bound about one chain is kept."""
    if any(place.k > length for place in bound.named) or is_link(bound):
        return -1
    counts = _counts(bound.places, length)
    conditions = counts if bound.when is None else _counts(bound.when.places, length)
    kept = 0
    for number, (count, condition) in enumerate(zip(counts, conditions, strict=True)):
        kept |= (not bound.excess_of(count, condition)) << number
    return kept


def _counts(places: Sequence[Place], length: int) -> list[int]:
    """How many of the places are among the first so many of the chain, for each number."""
    times = Counter(place.k for place in places)
    return list(accumulate(times[number] for number in range(length + 1)))


def _over_chains(counted: Mapping[Place, int], lengths: Mapping[Key, int]) -> Times | None:
    """How often each chain counts; None unless they are of several NOCs, and each counts whole."""
    chains: dict[Key, dict[int, int]] = {}
    for place, n in counted.items():
        chains.setdefault(place[:2], {})[place.k] = n
    if len({noc for noc, _ in chains}) < 2:
        return None
    for key, by_number in chains.items():
        length = lengths.get(key, 1)
        if by_number != dict.fromkeys(range(1, length + 1), by_number.get(1)):
            return None
    return tuple(sorted((key, n[1]) for key, n in chains.items() if n[1]))


def _hanging_together(sums: Mapping[Times, Stretch]) -> Iterator[dict[Times, Stretch]]:
    """The sums that share a chain, directly or through others, together."""
    parts: list[tuple[set[Key], dict[Times, Stretch]]] = []
    for times, span in sums.items():
        keys, mine = {key for key, _ in times}, {times: span}
        apart = []
        for others, theirs in parts:
            if keys.isdisjoint(others):
                apart.append((others, theirs))
            else:
                keys, mine = keys | others, theirs | mine
        parts = [*apart, (keys, mine)]
    return (mine for _, mine in parts)


def _cannot_be(sums: Mapping[Times, Stretch], numbers: Mapping[Key, int]) -> bool:
    """Whether no numbers of the chains keep all the sums."""
    counts: dict[Key, list[int]] = {}
    for index, times in enumerate(sums):
        for key, n in times:
            counts.setdefault(key, [0] * len(sums))[index] = n
    together: dict[tuple[int, ...], int] = {}
    for key, weights in counts.items():
        before = together.get(tuple(weights), 1)
        together[tuple(weights)] = added(before, numbers[key])
    # What can come to most things is tried last, when the sums leave it little choice.
    order = sorted(together.items(), key=lambda entry: entry[1].bit_count())
    return no_values(order, list(sums.values()))
