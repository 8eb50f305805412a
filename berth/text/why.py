"""Why and why not, as text."""

from collections.abc import Iterator

from berth.questions.why import Reasons
from berth.text.words import cited, counted, ordinal, together
from models.answers.reasons import (
    Awards,
    Caller,
    Claim,
    Has,
    HasNot,
    Limit,
    NoRoom,
    PolicyCost,
    SquadNumber,
    WouldDo,
)
from models.bound import Source
from models.facts import START_NEEDS_ATHLETE
from models.instance import Instance
from models.order import Turn


def why_text(instance: Instance, found: Reasons) -> Iterator[str]:
    """The answers, unwrapped, an empty line between them."""
    texts = _Texts(instance, found)
    for number, answer in enumerate(found.places):
        if number:
            yield ""
        yield from texts.has(answer) if isinstance(answer, Has) else texts.has_not(answer)
    if found.squad is not None:
        yield from texts.squad(found.squad)
    if found.claim is not None:
        yield texts.claim(found.claim)


class _Texts:
    def __init__(self, instance: Instance, found: Reasons) -> None:
        self.instance, self.found = instance, found
        self.noc = instance.nocs[found.noc].name
        event = instance.rulebook.events.get(found.pool)
        self.event = event.name if event else instance.rulebook.squads[found.pool]
        self.sort = "team place" if event and event.team else "place"

    def has(self, answer: Has) -> Iterator[str]:
        turn = answer.turn
        number = f"its {ordinal(answer.place.k)}" if self.found.held > 1 else "a"
        yield f"{self.noc} has {number} {self.sort} in {self.event}."
        if turn is None:
            yield "- No line of its own stands behind it."
        else:
            yield (
                f"- Its line is ranked {_ranked(turn)}; awarded in step {answer.step} of the "
                f"order of award (stage {turn.stage}), the {ordinal(answer.standing or 0)} of the "
                "event."
            )
        if answer.given_by:
            behind = "" if turn is None else "Its rank alone would not have given it the place. "
            yield f"- {behind}It has it because of {_all_named(answer.given_by)}."
        for limit in answer.room:
            yield f"- {self._room(limit)}"
        if turn is not None and answer.cut is not None:
            yield f"- {self._above(turn, answer.cut)}"

    def _room(self, limit: Limit) -> str:
        spare = limit.at_most - limit.count
        left = f"{spare} left after it" if spare else "the last"
        which = f"{limit.count} of {limit.at_most}, {left}"
        return f"Room under {_named(limit.source)}: {which}."

    def _above(self, turn: Turn, cut: Turn) -> str:
        if turn == cut:
            return "It is the last place of the event."
        last = f"The last place went to {self._line(cut)}"
        if turn.list != cut.list:
            return f"{last}."
        below = counted(cut.line.rank - turn.line.rank, "rank")
        points = turn.line.points, cut.line.points
        more = f" and {points[0] - points[1]} points" if points[0] and points[1] else ""
        return f"{last}: {below}{more} below." if turn.line.rank != cut.line.rank else f"{last}."

    def has_not(self, answer: HasNot) -> Iterator[str]:
        number = "" if answer.place.k == 1 else f"{ordinal(answer.place.k)} "
        yield f"Why has {self.noc} no {number}{self.sort} in {self.event}?"
        if answer.after is not None:
            yield (
                f"- Its lines are served in their order, and it has no {ordinal(answer.after.k)} "
                f"{self.sort} there:"
            )
        if answer.turn is None:
            yield f"- {self._no_line(answer)}"
        else:
            yield (
                f"- Its line is ranked {_ranked(answer.turn)}; it had its turn in step "
                f"{answer.step} of the order of award (stage {answer.turn.stage})."
            )
        if isinstance(answer.because, NoRoom):
            even = "There was no room for it" if answer.turn else "Even a further line has no room"
            yield f"- {even} beside"
            parts = [*map(_named, answer.because.rules), *map(self._awards, answer.because.awards)]
            yield from (f"    {part}" for part in parts)
            yield f"    {answer.because.sum or 'no sum shows it: it takes telling cases apart'}"
        elif isinstance(answer.because, PolicyCost):
            yield f"- {_policy(answer.because)}"
        yield from self._would(answer)

    def _no_line(self, answer: HasNot) -> str:
        lines = [
            line
            for name in self.instance.field.pools_of_event[self.found.pool]
            if name in self.instance.rankings
            for line in self.instance.rankings[name].lines
            if line.noc == self.found.noc
        ]
        if not lines:
            return "It has no line in the ranking."
        ranks = together(ordinal(line.rank) for line in lines)
        return f"It has only {counted(len(lines), 'line')} in the ranking: {ranks}."

    def _would(self, answer: HasNot) -> Iterator[str]:
        would = list(self._ways(answer.would, answer.turn))
        if would:
            yield "- It would have the place"
            yield from (f"    {way};" for way in would[:-1])
            yield f"    {would[-1]}."
        elif answer.because is None:
            yield "- Even the best rank would lead to a lot, or to rules that clash."
        elif answer.turn is not None:
            yield "- No rank would give it the place, nor a number near the one in these rules."

    def _ways(self, would: WouldDo, turn: Turn | None) -> Iterator[str]:
        if would.rank is not None:
            line = "its line" if turn else "a further line of its own"
            yield f"with {line} at rank {would.rank} or better"
        for change in would.changes:
            rule, _, name = change.parameter.partition(".")
            source = next(r.source for r in self.instance.rulebook.rules if r.id == rule)
            where = f" ({source.cite})" if source.cite else ""
            yield (
                f"with {rule}{where}, {name.replace('_', ' ')}: {change.old} -> {change.new}, "
                "the better awards kept"
            )
        for source in would.without:
            yield f"without the ruling that {source.wording}"
        if would.reserve is not None:
            yield (
                f"as {ordinal(would.reserve)} reserve, when the last places are given back one by "
                "one"
            )

    def _awards(self, awards: Awards) -> str:
        name = self.instance.rulebook.events[awards.event].name
        if awards.count == 1:
            return f"the better award in {name}, to {self._line(awards.last)}"
        better = f"the {awards.count} better awards in {name}"
        return f"{better}, the last to {self._line(awards.last)}"

    def _line(self, turn: Turn) -> str:
        path = "" if turn.list == turn.event else f", {turn.list}"
        name = self.instance.nocs[turn.line.noc].name
        return f"{name} ({ordinal(turn.line.rank)}{path})"

    def squad(self, found: SquadNumber) -> Iterator[str]:
        yield f"{self.noc} has {counted(found.athletes, 'athlete place')} in {self.event}."
        for caller in found.callers:
            yield f"- {self._caller(caller, found.athletes)}"
        if found.athletes and not found.callers:
            yield "- The rules ask for them together; no single one does."
        if not found.athletes:
            yield "- It has no place there that calls for an athlete."
        for limit in found.limits:
            yield f"- One more would break {_named(limit.source)}: {limit.count} > {limit.at_most}."
        if found.athletes and found.callers and not found.limits:
            yield "- Nothing calls for one more, and as few are given as the places need."

    def _caller(self, caller: Caller, athletes: int) -> str:
        events = self.instance.rulebook.event_of_list()
        held = list(dict.fromkeys(events.get(p.pool, p.pool) for p in caller.places))
        names = together(self.instance.rulebook.events[event].name for event in held)
        if caller.source == START_NEEDS_ATHLETE:
            starts = counted(athletes, "start place")
            return f"An athlete starts at most once in an event: {starts} in {names}."
        where = f"{names}: " if names else ""
        return f"{where}{_named(caller.source)}."

    def claim(self, claim: Claim) -> str:
        turn = claim.turn
        event = self.instance.rulebook.events[turn.event].name
        behind = (
            f"{counted(claim.behind, 'line')} behind the last place"
            if claim.behind > 0
            else "before the last place"
        )
        return (
            f"- It has no place anywhere. Its best claim is in {event}: ranked {_ranked(turn)}, "
            f"{behind}."
        )


def _ranked(turn: Turn) -> str:
    path = "" if turn.list == turn.event else f" in {turn.list}"
    points = "" if turn.line.points is None else f" with {turn.line.points} points"
    return f"{ordinal(turn.line.rank)}{path}{points}"


def _named(source: Source) -> str:
    return (
        f"{source.id}: {cited(source)}" if source.kind == "rule" else f"a ruling: {cited(source)}"
    )


def _all_named(sources: tuple[Source, ...]) -> str:
    return together(_named(source) for source in sources)


def _policy(cost: PolicyCost) -> str:
    if cost.found is None or cost.with_it is None:
        return f"The stage is awarded {cost.policy}, which leaves the choice to better lines."
    whole = {
        "places": f"{cost.found} places are filled, with it no more than {cost.with_it}",
        "ranks": f"the ranks add up to {cost.found}, with it to {cost.with_it} at the least",
    }
    counts = whole.get(
        cost.of,
        f"{counted(cost.found, 'place')} of {cost.of} held, with it no more than {cost.with_it}",
    )
    return f"There was room, but the stage is awarded {cost.policy}: {counts}."
