"""Why and why not, in sentences."""

from collections.abc import Iterator

from berth.sentences.rules import POLICIES
from berth.views.parts import Labels, PointedLine, RankedLine, Reason
from berth.views.place_reasons import (
    BetterAwards,
    LimitShown,
    PlaceHeld,
    PlaceNotHeld,
    PolicyShown,
)
from berth.views.why import CallerShown, ClaimShown, SquadShown, WhyAnswer
from models.words import cited, counted, number_called, ordinal, spoken_id, together

TIES = {
    "all": "Lines that share the rank at which the places end are all in (ties: all).",
    "none": "Of lines that share the rank at which the places end none is in, and nobody below "
    "them (ties: none).",
}
#: That none was found is no proof that there is none.
NO_SUM = "no sum was found that shows it; it may take telling cases apart"


def why_in_words(answer: WhyAnswer) -> Iterator[str]:
    """The answers, an empty line between them."""
    texts = _Texts(answer)
    for number, place in enumerate(answer.places):
        if number:
            yield ""
        yield from texts.has(place) if isinstance(place, PlaceHeld) else texts.has_not(place)
    if answer.squad is not None:
        yield from texts.squad(answer.squad)
    if answer.best_claim is not None:
        yield texts.claim(answer.best_claim)
    for lot in answer.lots:
        if lot.squad is not None:
            where = f"for athletes of {answer.labels.pool(lot.squad)}"
        else:
            first = lot.tied[0]
            where = f"in {answer.labels.pool(first.event)} at rank {first.rank}"
        but = ", but for which of its lines is named" if lot.squad is None else ""
        yield f"A lot is open {where}; whichever way it falls this does not change{but}."


def whys_not_found(number: int | None) -> Iterator[str]:
    """Of the reasons of so many cells, if any, that there was no time for them."""
    if number:
        yield f"{counted(number, 'cell')} more: the reasons were not found in the time given."


class _Texts:
    def __init__(self, answer: WhyAnswer) -> None:
        self.labels, self.held = answer.labels, answer.held
        self.noc = self.labels.nocs[answer.noc]
        self.event = self.labels.pool(answer.pool)
        event = self.labels.events.get(answer.pool)
        self.lists = event.lists if event else ()
        self.sort = "team place" if event and event.team else "place"

    def has(self, place: PlaceHeld) -> Iterator[str]:
        line = place.line
        number = f"its {ordinal(place.k)}" if self.held > 1 else "a"
        beside = " beside the field" if place.beside else ""
        yield f"{self.noc} has {number} {self.sort} in {self.event}{beside}."
        if line is None:
            yield "- No line of its own stands behind it."
        else:
            yield (
                f"- Its line is ranked {_ranked(line)}; awarded in step {place.step} of the "
                f"order of award (stage {line.stage}), the {ordinal(place.standing or 0)} of the "
                "event."
            )
        if place.givers:
            behind = "" if line is None else "Its rank alone would not have given it the place. "
            yield f"- {behind}It has it because of {together(map(_named, place.givers))}."
        for limit in place.room:
            yield f"- {_room(limit)}"
        if line is not None and place.cut is not None:
            yield f"- {self._above(place, line, place.cut)}"

    def _above(self, place: PlaceHeld, line: PointedLine, cut: PointedLine) -> str:
        if line == cut:
            return "It is the last place of the event."
        last, above = f"The last place went to {self._line(cut)}", place.above_cut
        if above is None or not above.ranks:
            return f"{last}."
        more = f" and {above.points} points" if above.points else ""
        return f"{last}: {counted(above.ranks, 'rank')}{more} below."

    def has_not(self, place: PlaceNotHeld) -> Iterator[str]:
        number = "" if place.k == 1 else f"{ordinal(place.k)} "
        yield f"Why has {self.noc} no {number}{self.sort} in {self.event}?"
        if place.after is not None:
            yield (
                f"- Its lines are served in their order, and it has no {ordinal(place.after)} "
                f"{self.sort} there:"
            )
        if place.line is None:
            yield f"- {_no_line(place)}"
            yield from (f"- {_sentence(_named(ruling))}." for ruling in place.struck)
        else:
            yield (
                f"- Its line is ranked {_ranked(place.line)}; it had its turn in step "
                f"{place.step} of the order of award (stage {place.line.stage})."
            )
        if place.follows is not None:
            lacks = together(map(self.labels.pool, place.follows.lacks))
            yield f"- What it would follow from is said by {_named(place.follows)}."
            if lacks:
                yield f"- It lacks one in {lacks}."
        for rule in place.claims:
            yield f"- What lines claim is said by {_named(rule)}."
        if place.no_room is not None:
            yield f"- {self._no_room_for(place)} beside"
            yield from (f"    {_named(rule)}" for rule in place.no_room.rules)
            yield from (f"    {self._awards(awards)}" for awards in place.no_room.awards)
            yield f"    {place.no_room.told or NO_SUM}"
            if place.ties is not None:
                yield f"- {TIES[place.ties]}"
        elif place.policy is not None:
            yield f"- {policy_in_words(place.policy)}"
        yield from _would(place, self.labels, len(self.lists) > 1)

    def _no_room_for(self, place: PlaceNotHeld) -> str:
        if place.line is not None:
            return "There was no room for it"
        name = place.would.list
        if len(self.lists) == 1:
            return "Even a further line has no room"
        return f"Even a further line in {name} leaves no room for one more place"

    def _awards(self, awards: BetterAwards) -> str:
        name = self.labels.pool(awards.event)
        if awards.count == 1:
            return f"the better award in {name}, to {self._line(awards.last)}"
        better = f"the {awards.count} better awards in {name}"
        return f"{better}, the last to {self._line(awards.last)}"

    def _line(self, line: RankedLine) -> str:
        return f"{self.labels.nocs[line.noc]} ({line.where})"

    def squad(self, squad: SquadShown) -> Iterator[str]:
        athletes = squad.athletes - (squad.beside or 0)
        of_them = f", {squad.beside} of them" if athletes else ""
        apart = f"{of_them} beside the field" if squad.beside else ""
        yield f"{self.noc} has {counted(squad.athletes, 'athlete place')} in {self.event}{apart}."
        for caller in squad.callers:
            yield f"- {self._caller(caller, athletes)}"
        if athletes and not squad.callers:
            yield "- The rules ask for them together; no single one does."
        if not squad.athletes:
            yield "- It has no place there that calls for an athlete."
        for limit in squad.limits:
            yield f"- One more would break {_named(limit)}: {limit.count} > {limit.at_most}."
        if athletes and squad.callers and not squad.limits:
            yield "- Nothing calls for one more, and as few are given as the places need."

    def _caller(self, caller: CallerShown, athletes: int) -> str:
        names = together(self.labels.pool(event) for event in caller.events)
        if caller.kind == "fact":
            starts = counted(athletes, "start place")
            return f"An athlete starts at most once in an event: {starts} in {names}."
        where = f"{names}: " if names else ""
        return f"{where}{_named(caller)}."

    def claim(self, claim: ClaimShown) -> str:
        event = self.labels.pool(claim.line.event)
        behind = (
            f"{counted(claim.behind, 'line')} behind the last place"
            if claim.behind > 0
            else "before the last place"
        )
        return (
            f"- It has no place anywhere. Its best claim is in {event}: ranked "
            f"{_ranked(claim.line)}, {behind}."
        )


def _room(limit: LimitShown) -> str:
    spare = limit.at_most - limit.count
    left = f"{spare} left after it" if spare else "the last"
    return f"Room under {_named(limit)}: {limit.count} of {limit.at_most}, {left}."


def _no_line(place: PlaceNotHeld) -> str:
    if not place.ranks:
        return "It has no line in the ranking."
    several = len(place.ranks_in) > 1
    told = together(
        f"{together(map(ordinal, ranks))}{f' in {name}' if several else ''}"
        for name, ranks in place.ranks_in.items()
    )
    where = "the rankings" if several else "the ranking"
    return f"It has only {counted(len(place.ranks), 'line')} in {where}: {told}."


def _would(place: PlaceNotHeld, labels: Labels, name_list: bool) -> Iterator[str]:
    ways = list(_ways(place, labels, name_list))
    if ways:
        yield "- It would have the place"
        yield from (f"    {way};" for way in ways[:-1])
        yield f"    {ways[-1]}."
    elif place.no_room is None and place.policy is None and place.without_a_line:
        has = counted(place.without_a_line, "place")
        yield f"- It has {has} without a line of its own, so a further line gives it none more."
    elif place.claims or place.follows:
        return
    elif place.no_room is None and place.policy is None:
        yield "- Even the best rank would lead to a lot, or to rules that clash."
    elif place.line is not None:
        yield "- No rank would give it the place, nor a number near the one in these rules."


def _ways(place: PlaceNotHeld, labels: Labels, name_list: bool) -> Iterator[str]:
    would = place.would
    if would.rank is not None:
        line = "its line" if place.line else "a further line of its own"
        path = f" in {would.list}" if name_list else ""
        yield f"with {line}{path} at rank {would.rank} or better"
    for change in would.changes:
        address, cite = f"{change.rule}.{change.name}", labels.reasons[change.rule].cite
        called = number_called(address, cite, labels.pool)
        yield f"with {called}: {change.old} -> {change.new}, the better awards kept"
    for ruling in would.rulings:
        yield f"without the ruling that {ruling.wording}"
    if would.reserve is not None:
        yield f"as {ordinal(would.reserve)} reserve, when the last places are given back one by one"


def _ranked(line: PointedLine) -> str:
    path = "" if line.list == line.event else f" in {line.list}"
    points = "" if line.points is None else f" with {line.points} points"
    return f"{ordinal(line.rank)}{path}{points}"


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def _named(reason: Reason) -> str:
    return (
        f"{reason.id}: {cited(reason)}" if reason.kind == "rule" else f"a ruling: {cited(reason)}"
    )


def policy_in_words(cost: PolicyShown) -> str:
    """Why a line is left out for which the rules leave room."""
    if cost.policy == "strict":
        left = "it was left to the stages before, which are not all awarded strict"
        return f"There was room, but {left}."
    awarded = f"awarded {spoken_id(cost.policy)}{POLICIES[cost.policy]}"
    if cost.found is None or cost.with_it is None:
        return f"The stage is {awarded}, which leaves the choice to better lines."
    whole = {
        "places": f"{cost.found} places are filled, with it no more than {cost.with_it}",
        "ranks": f"the ranks add up to {cost.found}, with it to {cost.with_it} at the least",
    }
    counts = whole.get(
        cost.of,
        f"{counted(cost.found, 'place')} of {cost.of} held, with it no more than {cost.with_it}",
    )
    return f"There was room, but the stage is {awarded}: {counts}."
