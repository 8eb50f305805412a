"""A reserve list in words: what it is about, its entries, where it ends and why."""

from collections import Counter
from collections.abc import Iterator

from berth.sentences.cuts import NO_RESERVE
from berth.sentences.lot import lot_in_short
from berth.views.parts import Labels
from berth.views.reserve import ReserveAnswer, ReserveEnd, ReserveEntry
from models.words import all_cited, cells_in_words, cited, ordinal


def reserve_question(answer: ReserveAnswer) -> Iterator[str]:
    event, labels = answer.labels.pool(answer.event), answer.labels
    giver, last = answer.giver, answer.last
    if giver is None:
        if answer.end is not None:
            yield f"Reserve list of {event}: nobody has a place that may be given back."
        return
    if last is not None and giver != last:
        yield (
            f"The last place in {event} is that of {labels.noc(last.noc)} "
            f"({last.where}), which may not be given back; the nearest above it "
            "that may is asked about."
        )
    yield (
        f"Reserve list of {event}: who moves up when {labels.noc(giver.noc)} "
        f"({giver.where}) gives its {ordinal(giver.k)} place back; the second, when the "
        "first declines as well; and so on."
    )


def without_line_in_words(entry: ReserveEntry, labels: Labels) -> Iterator[tuple[str, str]]:
    """The NOCs that move up without a line, by their codes."""
    for noc, number in Counter(entry.without_line or ()).items():
        many = "" if number == 1 else f"{number} places "
        yield noc, f"{labels.nocs[noc]}, {many}without a line"


def what_else_changes(entry: ReserveEntry, labels: Labels) -> str:
    return cells_in_words(entry.changes, labels) or "nothing"


def athletes_needed_in_words(number: int) -> str:
    return "has it" if number <= 0 else f"{number} more"


def reserve_end(answer: ReserveAnswer) -> Iterator[str]:
    end, event = answer.end, answer.labels.pool(answer.event)
    if end is None and not answer.reserves:
        yield f"Who is next is {NO_RESERVE['not_looked_for']}."
    if end is None or answer.giver is None:
        return
    then = "If the last of them declines as well" if answer.reserves else "If so"
    if end.tied is not None:
        yield f"{then}, a lot has to be drawn: {lot_in_short(end, answer.labels)}."
    elif end.seconds is not None:
        yield f"{then}: undecided after {end.seconds:g} s, which is no answer."
    elif end.status == "conflict":
        yield f"{then}, the rules cannot all be kept: {_why(end, answer.labels)}."
    else:
        yield f"{then}, nobody takes the place, and {event} has a place less."


def _why(end: ReserveEnd, labels: Labels) -> str:
    if end.too_few is not None:
        return (
            f"{cited(labels.reasons[end.too_few])}, and the lines that could fill them are used up"
        )
    if end.conflict is None:
        return "which of them clash was not found in the time given"
    clash = end.conflict
    rules = all_cited([*(labels.reasons[rule] for rule in clash.rules), *(clash.rulings or ())])
    told = clash.told
    return f"{rules} ({'; '.join(told)})" if told else rules
