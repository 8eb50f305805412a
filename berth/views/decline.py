"""The ledger of places given back, as JSON: keys in a fixed order, new keys at the end."""

from berth.questions.case import Asked
from berth.questions.decline import Entry, Ledger, held, totals_before_and_after
from berth.questions.reserve import cut_of
from berth.views.effects import Held, cell_json, line_json
from berth.views.old_json import (
    Json,
    about_question,
    comparison_json,
    of_conflict,
    ruling_json,
    turn_json,
)
from models.answers.outcome import Allocated, LotRequired
from models.answers.quota import Rows, table_of, with_athletes
from models.instance import Instance


def of_decline(question: Asked, ledger: Ledger) -> Json:
    """`status` is that of the last state, and so are `nocs`, `totals` and `published`."""
    last = ledger.entries[-1]
    value: Json = {
        "status": last.after.status,
        **about_question(question),
        "entries": [_entry(entry) for entry in ledger.entries],
    }
    if isinstance(last.after, Allocated):
        value["nocs"] = _rows(last.instance, last.after.held)
        value["totals"] = totals_before_and_after(last)[1]
    if ledger.comparison is not None:
        value["published"] = comparison_json(ledger.comparison)
    return value


def _entry(entry: Entry) -> Json:
    value: Json = {
        "ruling": ruling_json(entry.ruling),
        "given_back": entry.given_back,
        "waived": {one.address: [one.old, one.new] for one in entry.waived},
        "before": {"status": entry.before.status, **_standing(entry, held(entry.before))},
        "after": {"status": entry.after.status, **_standing(entry, held(entry.after))},
    }
    if entry.both_allocated:
        before, after = totals_before_and_after(entry)
        value |= {
            "moved_up": [line_json(line) for line in entry.gained],
            "lost": [line_json(line) for line in entry.lost],
            "changes": [cell_json(cell) for cell in entry.cells],
            "totals": {c: [n, after[c]] for c, n in before.items() if n != after[c]},
        }
    if entry.conflict is not None:
        value["conflict"] = of_conflict(entry.conflict)
    if isinstance(entry.after, LotRequired):
        value["tied"] = [turn_json(turn) for turn in entry.after.tied]
        value["at_stake"] = entry.after.at_stake
    return value


def _standing(entry: Entry, held: Held) -> Json:
    """The NOC's row and the last line awarded in the event; null where there is none."""
    last = cut_of(entry.instance, held, entry.ruling.event)[1]
    return {
        "row": _rows(entry.instance, held).get(entry.ruling.noc),
        "last": turn_json(last) if last else None,
    }


def _rows(instance: Instance, held: Held) -> Rows:
    return with_athletes(instance.rulebook, table_of(instance.rulebook, held))
