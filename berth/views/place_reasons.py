"""Why an NOC has a place of an event, or why not, and what would change it."""

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from berth.views.base import View
from berth.views.parts import PointedLine, RankedLine, Reason, line_of, pointed_line_of, reason_of
from models.answers.diagnosis import Change
from models.answers.reasons import Follows, Has, HasNot, Limit, NoRoom, PolicyCost, WouldDo
from models.instance import Instance
from models.order import Turn
from models.words import Names


class LimitShown(Reason):
    """A limit that a place counts against: it was the `count`-th of at most `at_most`."""

    count: int
    at_most: int


class DistanceToCut(View):
    """How far a line stands above the last one awarded in its list; points: an exact decimal,
    where both have some."""

    ranks: int
    points: str | None


class PlaceHeld(View):
    """A place that is held.

    line: none where the place has no line. step: the line's number in the order of award.
    standing: how many places of the event were held after it. room: the limits that left room for
    it. given_by: ids of the guarantees and rulings without which it would not be held; givers: the
    same in full. cut: the last line awarded in the event; above_cut: where that is another of the
    same list. beside: whether it is beside the field.
    """

    sparse = ("beside",)

    k: int
    held: Literal[True] = True
    line: PointedLine | None
    step: int | None
    standing: int | None
    room: tuple[LimitShown, ...]
    given_by: tuple[str, ...]
    cut: PointedLine | None
    givers: tuple[Reason, ...]
    above_cut: DistanceToCut | None
    beside: Literal[True] | None = None


class BetterAwards(View):
    """The better awards of one event, together: how many, and the last of them."""

    event: str
    count: int
    last: RankedLine


class NoRoomShown(View):
    """A smallest set of rules, rulings and better awards that leave no room for a line.

    sum: arithmetic that shows it; empty where no sum does. told: the same as a person says it.
    """

    rules: tuple[Reason, ...]
    awards: tuple[BetterAwards, ...]
    sum: str
    told: str


class PolicyShown(View):
    """There is room, but the policy of the stage puts something else first.

    of: what it counts: `places`, `ranks`, or `rank 3`; found: in the allocation; with_it: the best
    there could be with the line awarded; null where better lines decide.
    """

    policy: str
    of: str
    found: int | None
    with_it: int | None


class NumberThatDoes(View):
    """Another number in a rule, by its address; then the rule, and its name there."""

    parameter: str
    old: int = Field(alias="from")
    new: int = Field(alias="to")
    rule: str
    name: str


class WouldShown(View):
    """What would give the NOC the place: each was solved anew, and one step less does not do.

    without: ids of rulings of which each left out alone would do; rulings: the same in full.
    reserve: its number in the reserve list, if that is not far down. list: that of the rank, or of
    the further line that was thought of.
    """

    rank: int | None
    changes: tuple[NumberThatDoes, ...]
    without: tuple[str, ...]
    reserve: int | None
    rulings: tuple[Reason, ...]
    list: str | None


class FollowsShown(Reason):
    """The rule by which a place follows from one in each of other events, and those of these in
    which the NOC lacks one."""

    lacks: tuple[str, ...]


class PlaceNotHeld(View):
    """A place that is not held.

    line: none where the NOC's lines are used up. after: the NOC's earlier place that it does not
    hold either. Either no_room or policy says why; neither where a further line of the NOC would
    have room. ranks: of all the lines that the NOC has in the event. without_a_line: how many
    places it has there without one; a further line would only stand for one of these. claims: the
    rules that say what lines of the event claim, where any does. ranks_in: the ranks by list.
    struck: where no line is left, the rulings that strike some. follows: where places of the event
    follow from others. ties: what the list of the line says of lines that share the rank at which
    the places end, where that is not that a lot decides and any share one.
    """

    sparse = ("follows", "ties")

    k: int
    held: Literal[False] = False
    line: PointedLine | None
    step: int | None
    after: int | None
    no_room: NoRoomShown | None
    policy: PolicyShown | None
    cut: PointedLine | None
    would: WouldShown
    ranks: tuple[int, ...]
    without_a_line: int
    claims: tuple[Reason, ...]
    ranks_in: dict[str, tuple[int, ...]]
    struck: tuple[Reason, ...]
    follows: FollowsShown | None = None
    ties: Literal["all", "none"] | None = None


def place_shown(instance: Instance, answer: Has | HasNot) -> PlaceHeld | PlaceNotHeld:
    return _held(instance.names, answer) if isinstance(answer, Has) else _not_held(instance, answer)


def limit_shown(names: Names, limit: Limit) -> LimitShown:
    reason = reason_of(names, limit.source)
    return LimitShown(**dict(reason), count=limit.count, at_most=limit.at_most)


def _held(names: Names, answer: Has) -> PlaceHeld:
    return PlaceHeld(
        k=answer.k,
        line=_line(answer.turn),
        step=answer.step,
        standing=answer.standing,
        room=tuple(limit_shown(names, limit) for limit in answer.room),
        given_by=tuple(source.id for source in answer.given_by),
        cut=_line(answer.cut),
        givers=tuple(reason_of(names, source) for source in answer.given_by),
        above_cut=_above(answer.turn, answer.cut),
        beside=answer.beside or None,
    )


def _not_held(instance: Instance, answer: HasNot) -> PlaceNotHeld:
    because, names = answer.because, instance.names
    ranks = _ranks(instance, answer.place.noc, answer.place.pool)
    return PlaceNotHeld(
        k=answer.place.k,
        line=_line(answer.turn),
        step=answer.step,
        after=answer.after.k if answer.after else None,
        no_room=_no_room(names, because) if isinstance(because, NoRoom) else None,
        policy=_policy(because) if isinstance(because, PolicyCost) else None,
        cut=_line(answer.cut),
        would=_would(names, answer.would),
        ranks=tuple(rank for its in ranks.values() for rank in its),
        without_a_line=answer.without_a_line,
        claims=tuple(reason_of(names, source) for source in answer.claims),
        ranks_in=ranks,
        struck=tuple(reason_of(names, source) for source in answer.struck),
        follows=_follows(names, answer.follows) if answer.follows else None,
        ties=_ties(instance, answer.turn) if answer.turn else None,
    )


def _line(turn: Turn | None) -> PointedLine | None:
    return pointed_line_of(turn) if turn else None


def _above(turn: Turn | None, cut: Turn | None) -> DistanceToCut | None:
    if turn is None or cut is None or turn == cut or turn.list != cut.list:
        return None
    ours, last = turn.line.points, cut.line.points
    more = str(ours - last) if ours and last else None
    return DistanceToCut(ranks=cut.line.rank - turn.line.rank, points=more)


def _no_room(names: Names, because: NoRoom) -> NoRoomShown:
    return NoRoomShown(
        rules=tuple(reason_of(names, source) for source in because.rules),
        awards=tuple(
            BetterAwards(event=one.event, count=one.count, last=line_of(one.last))
            for one in because.awards
        ),
        sum=because.sum,
        told=because.told.format_map(names),
    )


def _policy(cost: PolicyCost) -> PolicyShown:
    return PolicyShown(policy=cost.policy, of=cost.of, found=cost.found, with_it=cost.with_it)


def _would(names: Names, would: WouldDo) -> WouldShown:
    return WouldShown(
        rank=would.rank,
        changes=tuple(_changes(would.changes)),
        without=tuple(source.id for source in would.without),
        reserve=would.reserve,
        rulings=tuple(reason_of(names, source) for source in would.without),
        list=would.list,
    )


def _changes(changes: Iterable[Change]) -> Iterable[NumberThatDoes]:
    for change in changes:
        rule, _, name = change.parameter.partition(".")
        yield NumberThatDoes(
            parameter=change.parameter,
            old=change.old,
            new=change.new,
            rule=rule,
            name=name,
        )


def _follows(names: Names, follows: Follows) -> FollowsShown:
    return FollowsShown(**dict(reason_of(names, follows.source)), lacks=follows.lacks)


def _ties(instance: Instance, turn: Turn) -> Literal["all", "none"] | None:
    said = instance.rulebook.lists.get(turn.list)
    ranks = [line.rank for line in instance.rankings[turn.list].lines]
    if said is None or said.ties == "lot" or len(set(ranks)) == len(ranks):
        return None
    return said.ties


def _ranks(instance: Instance, noc: str, event: str) -> dict[str, tuple[int, ...]]:
    """List -> the ranks of the NOC's lines there, where it has any."""
    found = {
        name: tuple(line.rank for line in instance.rankings[name].lines if line.noc == noc)
        for name in instance.field.pools_of_event[event]
        if name in instance.rankings
    }
    return {name: ranks for name, ranks in found.items() if ranks}
