"""Which rulings stand: they are dated, and of several about the same the last stands."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from models.errors import Problem
from models.extent import lists_of_event
from models.ranking import Line, Ranking
from models.rulebook import Rulebook
from models.ruling import RANK_MISSING, Ruling
from models.words import counted, ordinal, together

#: Event -> the lists that lead to it, in the order of award.
ListsOf = Mapping[str, Sequence[str]]


class StandingRulings(NamedTuple):
    """numbers: the rulings that stand and give a number; lines: those about single lines.

    replaced: those that a later one replaced, and by which. squads: the lots about athletes whom no
    start calls for. lots: numbers that are read as lots, each with the lot.
    """

    numbers: tuple[Ruling, ...]
    lines: tuple[Ruling, ...]
    replaced: tuple[tuple[Ruling, Ruling], ...]
    squads: tuple[Ruling, ...]
    lots: tuple[tuple[Ruling, Ruling], ...] = ()


#: The day of a lot that is only thought of as drawn: after all that were.
THOUGHT_OF = date.min


def counts_from(ruling: Ruling) -> date:
    """The day by which rulings come one after another."""
    return date.max if ruling.date == THOUGHT_OF else ruling.date


def last_by_date(
    rulings: Sequence[Ruling], lists_of: ListsOf
) -> tuple[list[Ruling], list[tuple[Ruling, Ruling]]]:
    """Of each thing that rulings are about the last, in their order; and what it replaced."""
    last: dict[tuple[object, ...], Ruling] = {}
    for ruling in sorted(rulings, key=counts_from):
        last[_about(ruling, lists_of)] = ruling
    kept = set(map(id, last.values()))
    replaced = [(r, last[_about(r, lists_of)]) for r in rulings if id(r) not in kept]
    return [r for r in rulings if id(r) in kept], replaced


def _about(ruling: Ruling, lists_of: ListsOf) -> tuple[object, ...]:
    """Where an event has one list, a line of it may be named without the list."""
    if not ruling.is_of_line or ruling.list is not None:
        return ruling.key
    return ruling.model_copy(update={"list": list_of(ruling, lists_of)}).key


def list_of(ruling: Ruling, lists_of: ListsOf) -> str:
    return ruling.list or lists_of[ruling.event][0]


def same_day_problems(
    rulings: Sequence[Ruling], rankings: Mapping[str, Ranking], lists_of: ListsOf
) -> Iterator[Problem]:
    """Two rulings of one day about the same that say different things. A lot that is given as a
    number is about its line: beside it a number may stand."""
    first: dict[tuple[object, ...], tuple[int, Ruling]] = {}
    for index, given in enumerate(rulings):
        ruling = lot_read(given, rankings, lists_of) or given
        before, other = first.setdefault((*ruling.key, ruling.date), (index, ruling))
        if (other.number, other.form) != (ruling.number, ruling.form):
            yield Problem(
                ("rulings", index, "date"),
                f"{ruling.noc} has another ruling about {ruling.event} of the same day, "
                f"{ruling.date.isoformat()}, number {before + 1} of them; of several the last by "
                "date stands, so leave one out or correct its date",
            )


def same_day_lots(
    rulings: Sequence[Ruling], rankings: Mapping[str, Ranking], events: Mapping[str, str]
) -> Iterator[Problem]:
    """More lots of one day than an NOC has lines at the rank.

    events: list -> the event it leads to.
    """
    lists = {event: name for name, event in reversed(list(events.items()))}
    drawn: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for index, ruling in enumerate(rulings):
        name = ruling.list or lists.get(ruling.event, "")
        if ruling.drawn is None or ruling.rank is None or name not in rankings:
            continue
        if ruling.date == THOUGHT_OF:
            continue
        numbers = drawn[ruling.noc, name, ruling.rank, ruling.date]
        numbers.add(ruling.drawn)
        lines = lines_at(rankings[name], ruling.noc, ruling.rank)
        if len(numbers) == lines + 1 > 1:
            has = counted(lines, "line")
            yield Problem(
                ("rulings", index, "drawn"),
                f"{ruling.noc} has {has} at rank {ruling.rank} in {name}, and more lots of the "
                "same day; of several the last by date stands, so leave one out or correct its "
                "date",
            )


def squad_lot_problems(rulings: Sequence[Ruling]) -> Iterator[Problem]:
    """Two NOCs drawn as the same number for athletes of a squad, which would leave them tied."""
    drawn: dict[tuple[str, int | None], str] = {}
    lots = [ruling for ruling in rulings if ruling.is_of_squad]
    stand = set(map(id, last_by_date(lots, {})[0]))
    for index, ruling in enumerate(rulings):
        if id(ruling) in stand:
            other = drawn.setdefault((ruling.event, ruling.drawn), ruling.noc)
            if other != ruling.noc:
                yield Problem(
                    ("rulings", index, "drawn"),
                    f"{other} is the {ordinal(ruling.drawn or 1)} drawn for athletes of "
                    f"{ruling.event} already; number all that are drawn for a squad apart",
                )


def line_problems(
    ruling: Ruling, rankings: Mapping[str, Ranking], events: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with a ruling about one line: the field, and what to do.

    events: list -> the event it leads to.
    """
    if ruling.rank is None:
        yield "rank", RANK_MISSING
        return
    lists = [name for name, event in events.items() if event == ruling.event]
    name = ruling.list or lists[0]
    if ruling.list is None and len(lists) > 1:
        yield "list", f"{ruling.event} has the lists {together(lists)}; say which in 'list'"
    elif name not in lists:
        yield "list", f"'{name}' is no list of {ruling.event}; its lists are {together(lists)}"
    elif name in rankings:
        mine = [line.rank for line in rankings[name].lines if line.noc == ruling.noc]
        if ruling.rank not in mine:
            has = f"its lines have rank {together(map(str, mine))}" if mine else "it has none there"
            yield "rank", f"{ruling.noc} has no line at rank {ruling.rank} in {name}; {has}"
        elif ruling.form == "lot" and not any(
            line.rank == ruling.rank and line.noc != ruling.noc for line in rankings[name].lines
        ):
            yield "rank", f"no other NOC shares rank {ruling.rank} in {name}: there is no lot"


def standing_of(
    rulings: Sequence[Ruling], rankings: Mapping[str, Ranking], rulebook: Rulebook
) -> StandingRulings:
    """The rulings that stand. A lot that is given as a number is read as what it is: an order.

    Not in a list of which a rule says what its lines claim: there a number of places is none of
    lines, and says no more than it does.
    """
    lists_of, shaped = lists_of_event(rulebook), rulebook.shaped_lists()
    plain = {name: ranking for name, ranking in rankings.items() if name not in shaped}
    read = [lot_read(ruling, plain, lists_of) or ruling for ruling in rulings]
    written = {id(one): ruling for one, ruling in zip(read, rulings, strict=True)}
    kept, replaced = last_by_date(read, lists_of)
    redrawn = _redrawn(kept, rankings, lists_of, rulebook.lists_ranked_by_rules())
    again = {id(old) for old, _ in redrawn}
    kept = [ruling for ruling in kept if id(ruling) not in again]
    return StandingRulings(
        tuple(r for r in kept if not r.is_of_line and not r.is_of_squad),
        tuple(ruling for ruling in kept if ruling.is_of_line),
        tuple((written[id(old)], new) for old, new in (*replaced, *redrawn)),
        tuple(ruling for ruling in kept if ruling.is_of_squad),
        tuple((written[id(lot)], lot) for lot in kept if written[id(lot)] is not lot),
    )


def _redrawn(
    rulings: Iterable[Ruling],
    rankings: Mapping[str, Ranking],
    lists_of: ListsOf,
    ranked: Collection[str],
) -> list[tuple[Ruling, Ruling]]:
    """Lots that later ones replace: of an NOC's lines at one rank each has one, the last ones; its
    claims at a rank of their own have one together."""
    drawn: dict[tuple[str, str, int], list[Ruling]] = defaultdict(list)
    for ruling in sorted(rulings, key=counts_from):
        if ruling.form == "lot" and ruling.rank is not None:
            drawn[ruling.noc, list_of(ruling, lists_of), ruling.rank].append(ruling)
    return [
        (old, lots[-1])
        for (noc, name, rank), lots in drawn.items()
        if name in rankings
        for old in lots[: -(1 if name in ranked else lines_at(rankings[name], noc, rank))]
    ]


def lines_at(ranking: Ranking, noc: str, rank: int) -> int:
    """How many lines of the NOC share the rank."""
    return sum(line.noc == noc and line.rank == rank for line in ranking.lines)


def lot_read(ruling: Ruling, rankings: Mapping[str, Ranking], lists_of: ListsOf) -> Ruling | None:
    """'At most k, drawn by lot' as a lot that the NOC's next line lost; None if it is none.

    It is one where exactly one line of the NOC shares its rank with others and is its (k + 1)-th
    claim. The line is then drawn last, behind those that are not said to be drawn.
    """
    if ruling.at_most is None or not ruling.may_be_read_as_lot:
        return None
    tied = [
        (name, line)
        for name in lists_of.get(ruling.event, ())
        for line in (rankings[name].lines if name in rankings else ())
        if line.noc == ruling.noc and _is_tied(rankings[name], line)
    ]
    one_list = len(lists_of.get(ruling.event, ())) == 1
    found = [(name, line) for name, line in tied if line.k == ruling.at_most + 1 or not one_list]
    if len(found) != 1:
        return None
    name, line = found[0]
    return Ruling(
        noc=ruling.noc,
        event=ruling.event,
        list=name,
        rank=line.rank,
        form="lot",
        drawn=LOST,
        date=ruling.date,
        basis=ruling.basis,
    )


#: As which number a line counts that lost a lot, where no order is said.
LOST = 5_000
#: And a line of which nothing is said.
NOT_DRAWN = LOST - 1


def drawn_from(ranking: Ranking, tied: Line) -> int:
    """The number of the first line that is drawn next, among those tied with this one."""
    if tied.lot == LOST:
        return LOST + 1
    mine = (line.lot for line in ranking.lines if line.rank == tied.rank)
    return max((lot for lot in mine if lot < NOT_DRAWN), default=0) + 1


def drawn_from_in(squad: str, lots: Iterable[Ruling]) -> int:
    """The number of the first NOC that is drawn next for athletes of a squad."""
    return max((lot.drawn or 0 for lot in lots if lot.event == squad), default=0) + 1


def _is_tied(ranking: Ranking, line: Line) -> bool:
    return any(other.rank == line.rank and other.noc != line.noc for other in ranking.lines)
