"""Rulings, and what becomes of them, in words."""

from collections.abc import Iterator

from berth.views.heading import AppliedRuling, Heading, WaivedDuty
from berth.views.parts import Labels
from models.words import counted


def rulings_counted(heading: Heading) -> str:
    """'5 rulings applied (inputs, not rules)'; nothing where there are none."""
    if not heading.rulings:
        return ""
    are = "an input, not a rule" if len(heading.rulings) == 1 else "inputs, not rules"
    return f"{counted(len(heading.rulings), 'ruling')} applied ({are})"


def rulings_left_out(heading: Heading) -> Iterator[str]:
    """'2 rulings left out: dated after 2013-11-22.'"""
    if heading.rulings_left_out:
        after = heading.as_of is not None and heading.rulings
        why = f": dated after {heading.as_of}" if after else ""
        yield f"{counted(heading.rulings_left_out, 'ruling')} left out{why}."


def ruling_in_words(ruling: AppliedRuling, labels: Labels) -> str:
    """Its wording, what it rests on, and what becomes of it."""
    return f"{ruling.wording}: {ruling.basis}{fate(ruling, labels)}"


def fate(ruling: AppliedRuling, labels: Labels) -> str:
    """What is to be said behind its wording and its basis, if anything."""
    if ruling.replaced:
        return "; replaced by a later one"
    told = []
    if ruling.last_drawn_at is not None:
        told.append(f"read as a lot: its line at rank {ruling.last_drawn_at} is drawn last")
    told += ["it changes nothing in the table"] * ruling.idle
    told += [f"waived with it: {waived_in_words(one, labels)}" for one in ruling.waives or ()]
    return "".join(f"; {one}" for one in told)


def waived_in_words(one: WaivedDuty, labels: Labels) -> str:
    """'oceania (D.3) in Women's board, 1 -> 0'."""
    return f"{one.rule} ({one.cite}) in {labels.column(one.column)}, {one.old} -> {one.new}"
