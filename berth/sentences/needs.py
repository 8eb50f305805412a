"""What must happen for an NOC to have a further place, in sentences."""

from collections.abc import Iterator, Sequence

from berth.views.needs import EventNeeds, NeedsAnswer, NumberSpan, PlaceNeeded, RanksBetween
from models.words import cells_in_words, cited, competition_called, counted, ordinal, together

#: So many least changes are listed; of more it is said how many there are.
MOST_LISTED = 40

PROVED = {
    "rule": "a rule or ruling says so whatever the rankings",
    "lines": "it can have no line for it",
    "counting": "by counting the lines that can come before its own",
    "results": "every possible result was tried",
}


def needs_in_words(answer: NeedsAnswer) -> Iterator[str]:
    """Event by event, an empty line between them."""
    for number, event in enumerate(answer.events):
        if number:
            yield ""
        yield from event_in_words(answer, event)


def event_in_words(answer: NeedsAnswer, event: EventNeeds) -> Iterator[str]:
    """The event, then a sentence for each thing that is known of a place."""
    title, who = answer.labels.pool(event.event), answer.labels.nocs[answer.noc]
    if event.held is None:
        yield f"{title}: how many places {who} has as things stand, a lot decides."
        return
    has = counted(event.held, "place") if event.held else "no place"
    yield f"{title}: {who} has {has}{' as things stand' if answer.open else ''}."
    for place in event.places:
        yield from place_in_words(answer, event, place)
    yield from _unproved(answer, event)


def place_in_words(answer: NeedsAnswer, event: EventNeeds, place: PlaceNeeded) -> Iterator[str]:
    which = f"{'Its' if place.held else 'A'} {ordinal(place.k)} place"
    if place.k == 1 and not place.held:
        which = "A place"
    if place.certain:
        yield f"- {which} is certain: {_because(place)}."
        return
    if place.out_of_reach:
        yield f"- {which} is out of reach: {_because(place)}."
        return
    if place.held:
        for enough in _enough(answer, event, place):
            yield f"- {which} is certain with {enough}."
        return
    yield from _as_things_stand(answer, event, place, which)
    for enough in _enough(answer, event, place):
        yield f"- Whatever the others do, {enough} is enough."
    if place.enough is None and place.by is not None:
        yield "- No finish of its own is known to be enough whatever the others do."
    yield from _needed(answer, event, place)


def _enough(answer: NeedsAnswer, event: EventNeeds, place: PlaceNeeded) -> Iterator[str]:
    """What is enough whatever the others do: in one competition, and in more of them if a worse one
    is enough then."""
    if not place.in_so_many:
        if place.enough is not None:
            yield _finish(answer, event, place, place.enough)
        return
    before = None
    for said in place.in_so_many:
        if said.enough not in (None, before):
            before = said.enough
            yield _finish(answer, event, place, said.enough, said.competitions)


def _needed(answer: NeedsAnswer, event: EventNeeds, place: PlaceNeeded) -> Iterator[str]:
    """What it is not had without, in one competition, and in more of them if as good a one has to
    be had there too: then that alone is said."""
    if not place.in_so_many:
        if place.needed is not None:
            worst = ordinal(place.needed)
            yield f"- Whatever the others do, no finish worse than {worst} brings it."
        return
    after = [said.needed for said in place.in_so_many[1:]]
    for said, then in zip(place.in_so_many, [*after, None], strict=True):
        if said.needed not in (None, then):
            finish = _finish(answer, event, place, said.needed, said.competitions)
            yield f"- Whatever the others do, it is not had without {finish}."


def _as_things_stand(
    answer: NeedsAnswer, event: EventNeeds, place: PlaceNeeded, which: str
) -> Iterator[str]:
    if place.change is None:
        what = "no open competition leads to it" if answer.open else "no list was tried"
        yield f"- {which}: {what}, so nothing is said of a result."
        return
    others = "if nobody else scores any more" if answer.open else "all others in their order"
    tried = _spans((NumberSpan(first=place.tried[0].number, last=place.tried[-1].number),))
    if place.least is None:
        numbers = "rank" if place.change == "rank" else "finish"
        yield f"- {which}: no {numbers} from {tried} brings it, {others}."
    else:
        needs = _finish(answer, event, place, place.least.number)
        points = "" if place.least.points is None else f" ({place.least.points} points in all)"
        yield f"- {which} needs {needs}{points}, {others}."
    if place.least is not None and len(place.does) > 1:
        yield f"- Not every better one does; those that do: {_spans(place.does)}."
    if place.in_so_many:
        yield from _in_several(place)
    if place.lots:
        yield f"- A lot decides with: {_spans(place.lots)}."
    further = [cell for cell in place.then if cell.column != event.event]
    if further:
        yield f"- Besides, {cells_in_words(further, answer.labels)}."


def _in_several(place: PlaceNeeded) -> Iterator[str]:
    """The least changes over several competitions, the others as they stand."""
    found, at = place.least_changes, _named(place.at)
    if found is not None and 0 < len(found.changes) <= MOST_LISTED:
        said = "; ".join(_change(one.finishes) for one in found.changes)
        yield f"- The least that brings it, each finish at another one of {at}: {said}."
    else:
        same = (
            f"{f'{ordinal(said.least.number)} or better' if said.least else 'no finish'} at "
            f"{_of_so_many(said.competitions, len(place.at))}"
            for said in place.in_so_many
        )
        yield f"- The same finish in so many of {at}: {'; '.join(same)}."
        if found is not None and found.changes:
            yield f"- There are {len(found.changes)} least changes, with other finishes in each."
        if found is None:
            yield "- Other finishes in each of them are too many to try."
    if found is not None and not found.safe and found.changes:
        yield "- Not everything that is more brings it as well."


def _change(finishes: tuple[int, ...]) -> str:
    """'2nd alone', '3rd and 7th'."""
    return (
        together(map(ordinal, finishes)) if len(finishes) > 1 else f"{ordinal(finishes[0])} alone"
    )


def _named(competitions: Sequence[str]) -> str:
    """'Kolomna and Torino'."""
    return together(map(competition_called, competitions))


def _of_so_many(count: int, of: int) -> str:
    return "each" if count == of else "one alone" if count == 1 else str(count)


def _finish(
    answer: NeedsAnswer,
    event: EventNeeds,
    place: PlaceNeeded,
    number: int,
    competitions: int | None = None,
) -> str:
    """'its best athlete 12th or better at Kolomna'; 'its line at rank 8 or better'. competitions:
    in so many of those that are open; in each of them unless it is said."""
    if place.change == "rank":
        name = "" if place.list == event.event else f" in {place.list}"
        line = "its line" if place.line == 1 else f"its {ordinal(place.line or 1)} line"
        return f"{line}{name} at rank {number}{'' if number == 1 else ' or better'}"
    of_them = "each of " if len(place.at) > 1 else ""
    if competitions not in (None, len(place.at)):
        of_them = f"{'one' if competitions == 1 else competitions} of "
    who = "team" if answer.labels.events[event.event].team else "athlete"
    place_of = "" if place.line in (1, None) else f"{ordinal(place.line or 1)} "
    best = "" if who == "team" and not place_of else f"{place_of}best "
    name = "" if place.list in (event.event, None) else f" of {place.list}"
    or_better = "" if number == 1 else " or better"
    return f"its {best}{who}{name} {ordinal(number)}{or_better} at {of_them}{_named(place.at)}"


def _because(place: PlaceNeeded) -> str:
    if place.reason is not None:
        return cited(place.reason)
    return PROVED[place.by or "rule"]


def _unproved(answer: NeedsAnswer, event: EventNeeds) -> Iterator[str]:
    """Of places of which nothing is proved: why, and what is known of the rank."""
    open_ = [place for place in event.places if place.tied is not None]
    if not open_:
        return
    ties = list(dict.fromkeys(reason.id for place in open_ for reason in place.tied or ()))
    because = f"the rules {together(ties)} tie it to more than its list" if len(ties) > 1 else ""
    if len(ties) == 1:
        because = f"the rule {ties[0]} ties it to more than its list"
    because = because or "its lines are not awarded one by one by rank"
    of_rank = ". What is proved is where it is ranked:" if any(p.ranks for p in open_) else "."
    yield f"- Whatever the others do: not proved, as {because}{of_rank}"
    for place in open_:
        yield from (f"    {_rank(answer, event, place, ranks)}" for ranks in place.ranks)


def _rank(answer: NeedsAnswer, event: EventNeeds, place: PlaceNeeded, ranks: RanksBetween) -> str:
    line = "Its line" if place.line in (1, None) else f"Its {ordinal(place.line)} line"
    if ranks.finish is None:
        when = "without any further result"
    else:
        when = f"with {_finish(answer, event, place, ranks.finish)}".replace(" or better", "")
    worst = "any rank behind" if ranks.worst is None else ordinal(ranks.worst)
    return f"{line} {when}: between {ordinal(ranks.best)} and {worst}."


def _spans(spans: tuple[NumberSpan, ...]) -> str:
    return together(
        ordinal(s.first) if s.first == s.last else f"{ordinal(s.first)} to {ordinal(s.last)}"
        for s in spans
    )


def what_was_tried(answer: NeedsAnswer) -> Iterator[str]:
    """What the words mean, and what was tried."""
    tried = counted(answer.results, "case")
    if not answer.open:
        yield (
            "All results are in, so ranks were tried: the line at each rank better than its own, "
            f"those between one down, {tried} in all."
        )
        return
    at = _named(answer.open)
    several = ", in each of them and in fewer," if len(answer.open) > 1 else ""
    yield (
        f"As things stand: nobody has further points at {at}. Every finish{several} was "
        f"tried for itself, {tried} in all. Whatever the others do: with any order in which "
        "athletes come in, of any NOCs of the season, each with as many as it has lines or fewer, "
        "no two sharing a place; that is said only where it is proved."
    )
