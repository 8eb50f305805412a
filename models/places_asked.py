"""How many places an instance may come to: too many are refused before they take any memory."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from models.errors import Problem
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.unclaimed import Claims

#: Many places come of many lines, but for what a guarantee, a ruling or a team adds to them: more
#: than this for each line, and so many besides, come of a number that nobody meant.
PLACES_PER_LINE = 10
PLACES_BESIDES = 10_000

#: However many lines there are. Measured: with 70,000 places a solve takes 190 MiB.
PLACES_IN_ALL = 500_000

#: So many of the largest numbers are tried, to find the one that asks for most.
_TRIED = 20


class _Number(NamedTuple):
    """A number of a rule or a ruling. where: in the instance; without: the claims with 1 for it."""

    where: tuple[str | int, ...]
    of: str
    name: str
    value: int
    without: Callable[[], Claims]


def places_allowed(rankings: Mapping[str, Ranking]) -> int:
    """So many may be asked for with these lines."""
    lines = sum(len(ranking.lines) for ranking in rankings.values())
    return min(PLACES_IN_ALL, PLACES_BESIDES + PLACES_PER_LINE * lines)


def too_many(
    claims: Claims, rulings: Sequence[Ruling], total: int, counted: Callable[[Claims], int]
) -> Iterator[Problem]:
    """rulings: all of the instance; total: places of the claims, as `counted` counts them."""
    most = places_allowed(claims.rankings)
    if total <= most:
        return
    lines = sum(len(ranking.lines) for ranking in claims.rankings.values())
    room = f"{total:,} places, and with {lines:,} lines in its rankings {most:,} are the most"
    places, blamed = _asks_for_most(claims, rulings, total, counted)
    if blamed is None:
        yield Problem(("rankings",), f"the instance would have {room}; leave lines or events out")
        return
    said = f"{blamed.of} says {blamed.name} = {blamed.value:,}, which alone asks for {places:,}"
    message = f"{said} of them; {_meant(blamed, claims)}"
    yield Problem(blamed.where, f"the instance would have {room}: {message}")


def asked_in_words(
    claims: Claims, rulings: Sequence[Ruling], total: int, counted: Callable[[Claims], int]
) -> str:
    """How many places there are, and which number asks for most of them; as for `too_many`."""
    places, blamed = _asks_for_most(claims, rulings, total, counted)
    said = f"the instance has {total:,} places"
    if blamed is None:
        return said
    return f"{said}; {blamed.of} says {blamed.name} = {blamed.value:,}, which asks for {places:,}"


def _asks_for_most(
    claims: Claims, rulings: Sequence[Ruling], total: int, counted: Callable[[Claims], int]
) -> tuple[int, _Number | None]:
    """For how many places more than with 1 in its stead; None where no number asks for any."""
    largest = sorted(_numbers(claims, rulings), key=lambda number: -number.value)[:_TRIED]
    asked = [(total - counted(number.without()), number) for number in largest]
    places, blamed = max(asked, key=lambda one: one[0], default=(0, None))
    return (places, blamed) if places > 0 else (0, None)


def _numbers(claims: Claims, rulings: Sequence[Ruling]) -> Iterator[_Number]:
    book = claims.rulebook
    for index, rule in enumerate(book.rules):
        for address, value in rule.parameters().items():
            if value > 1:
                where = ("rulebook", "rules", index, *_keys(address))

                def lowered(index: int = index, address: str = address) -> Claims:
                    return claims._replace(rulebook=_with_one(book, index, address))

                yield _Number(where, f"rule '{rule.id}'", address, value, lowered)
    for index, ruling in enumerate(claims.rulings):
        for name in ("exactly", "places"):
            value = getattr(ruling, name) or 0
            if value > 1:

                def without(index: int = index) -> Claims:
                    others = (*claims.rulings[:index], *claims.rulings[index + 1 :])
                    return claims._replace(rulings=others)

                of = f"the ruling on {ruling.noc} in {ruling.event} of {ruling.date.isoformat()}"
                same = (
                    n for n, r in enumerate(rulings) if (r.key, r.date) == (ruling.key, ruling.date)
                )
                yield _Number(("rulings", next(same), name), of, name, value, without)


def _keys(address: str) -> Iterator[str | int]:
    """In a row of several the first is number 1 for people."""
    return (int(key) - 1 if key.isdecimal() else key for key in address.split("."))


def _with_one(book: Rulebook, index: int, address: str) -> Rulebook:
    """Not validated: nothing but its places is asked for."""
    changed = book.rules[index].with_numbers({address: 1})
    return book.model_copy(
        update={"rules": (*book.rules[:index], changed, *book.rules[index + 1 :])}
    )


def _meant(blamed: _Number, claims: Claims) -> str:
    """What is known of a slip: what the number is larger than, and its digits without noughts."""
    longest = max((len(ranking.lines) for ranking in claims.rankings.values()), default=0)
    others = [
        value
        for index, rule in enumerate(claims.rulebook.rules)
        for address, value in rule.parameters().items()
        if ("rulebook", "rules", index, *_keys(address)) != blamed.where
    ]
    larger = []
    if blamed.value > longest:
        larger.append(f"than the longest ranking has lines ({longest:,})")
    if others and blamed.value > max(others):
        larger.append(f"than any other number in the rules ({max(others):,})")
    digits = str(blamed.value)
    short = [
        digits[:end]
        for end in range(1, len(digits))
        if not digits[end:].strip("0") and int(digits[:end]) <= max(longest, *others, 0)
    ]
    asked = f"is {' or '.join(short)} meant?" if short else "write a smaller number"
    return f"it is more {' and '.join(larger)}; {asked}" if larger else asked
