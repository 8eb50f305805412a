"""What becomes of a ruling, in words."""

from berth.views.heading import AppliedRuling, WaivedDuty
from berth.views.parts import Labels


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
