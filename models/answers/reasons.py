"""Why a place is held, why not, and what would change it: answers about one cell of the table."""

from dataclasses import dataclass

from models.answers.diagnosis import Change
from models.bound import Source
from models.order import Turn
from models.place import Place


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit that a place counts against: it was the `count`-th of at most `at_most`."""

    source: Source
    count: int
    at_most: int


@dataclass(frozen=True, slots=True)
class Has:
    """A place that is held.

    k: its number among the NOC's places in the event, in the order of award. turn: its line, none
    where the place has no line. step: the line's number in the order of award, from 1.
    standing: how many places of the event were held after it.
    room: the limits that left room for it. given_by: the guarantees and rulings without which the
    NOC would not hold it. cut: the last line awarded in the event. beside: the field.
    """

    place: Place
    k: int
    turn: Turn | None
    step: int | None
    standing: int | None
    room: tuple[Limit, ...]
    given_by: tuple[Source, ...]
    cut: Turn | None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Awards:
    """The better awards of one event, together: how many, and the last of them."""

    event: str
    count: int
    last: Turn


@dataclass(frozen=True, slots=True)
class NoRoom:
    """A smallest set of rules, rulings and better awards that leave no room for a line.

    Without any one of the rules, or of the groups of awards, there would be room.
    sum: arithmetic that shows it ('32 + 1 = 33 > 32'); empty where no sum does. told: the same as a
    person says it, with gaps for names.
    """

    rules: tuple[Source, ...]
    awards: tuple[Awards, ...]
    sum: str = ""
    told: str = ""


@dataclass(frozen=True, slots=True)
class PolicyCost:
    """There is room for the line, but the policy of its stage puts something else first.

    of: what the policy counts: 'places', 'ranks' (their sum, the smaller the better), or
    'rank 3' (places of that rank); found: in the allocation; with_it: the best there could be with
    the line awarded. None where the policy is indifferent, and better lines decide.
    """

    policy: str
    of: str = ""
    found: int | None = None
    with_it: int | None = None


@dataclass(frozen=True, slots=True)
class WouldDo:
    """What would give the NOC the place; every entry was solved anew, and one step less as well.

    rank: the worst rank at which its line would be awarded, or a further line. list: the one of the
    line, or the one in which a further line was thought of. changes: for single numbers of rules
    the smallest change with which the line is awarded and the better awards stay. without: the
    rulings of which each left out alone would do. reserve: its place among the first ten of the
    reserve list.
    """

    rank: int | None = None
    list: str | None = None
    changes: tuple[Change, ...] = ()
    without: tuple[Source, ...] = ()
    reserve: int | None = None


@dataclass(frozen=True, slots=True)
class Follows:
    """The rule by which a place follows from one in each of other events, and those of these in
    which the NOC lacks one."""

    source: Source
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HasNot:
    """A place that is not held.

    turn: the NOC's line for it, none where its lines are used up. step: as in `Has`.
    after: the NOC's earlier place that it does not hold either, and which comes first.
    because: where its lines are used up, why even a further one right behind them would have no
    room; none if it would have. without_a_line: the places that it has in the event without one.
    claims: the rules that say what lines of the event claim, where any does. struck: where its
    lines are used up, the rulings that strike some. follows: where no list leads to the event.
    """

    place: Place
    turn: Turn | None
    step: int | None
    after: Place | None
    because: NoRoom | PolicyCost | None
    cut: Turn | None
    would: WouldDo
    without_a_line: int = 0
    claims: tuple[Source, ...] = ()
    struck: tuple[Source, ...] = ()
    follows: Follows | None = None


@dataclass(frozen=True, slots=True)
class Caller:
    """What calls for athletes: a rule or fact, and the places held that make it apply."""

    source: Source
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class SquadNumber:
    """What determines how many athletes an NOC brings in a squad.

    callers: each calls for as many athletes as there are. limits: what bars one more, whoever
    called for it. beside: how many of the athletes are beside the field, which no rule counts.
    """

    noc: str
    squad: str
    athletes: int
    callers: tuple[Caller, ...]
    limits: tuple[Limit, ...]
    beside: int = 0


@dataclass(frozen=True, slots=True)
class Claim:
    """The line of an NOC that came nearest to a place: so many lines behind the last award."""

    turn: Turn
    behind: int


@dataclass(frozen=True, slots=True)
class CellReasons:
    """What is said of one cell of the table: of an NOC in an event or a squad (`pool`).

    held: places or athletes held. places: answers about places of an event; squad: about the
    number of athletes; claim: the best claim of an NOC that has no place anywhere.
    """

    noc: str
    pool: str
    held: int
    places: tuple[Has | HasNot, ...] = ()
    squad: SquadNumber | None = None
    claim: Claim | None = None
