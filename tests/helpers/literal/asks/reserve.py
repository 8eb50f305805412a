"""The whole reserve list of an event: each entry, and its end, with places given back literally."""

from collections import Counter

from literal.changes import capped
from literal.names import noc_of
from literal.trial import Trial, expect

EVERY = 3


def ask(trial: Trial) -> None:
    if trial.answer.status != "allocated":
        return
    event = trial.draw.choice(trial.world.events)
    found, before = trial.case.reserve(event), trial.answer.in_the_field
    (cut,) = (cut for cut in trial.solved.cuts if cut.event == event)
    first = found.reserves[0].lines if found.reserves else ()
    told = (cut.reserve, *cut.others) if cut.reserve else ()
    expect(_lines(told), _lines(first), "first reserve")
    if found.giver is None:
        return
    had = {noc: before.get(noc, {}).get(event, 0) for noc in trial.world.nocs}
    kept = {(noc_of(found.giver.noc), event): had[noc_of(found.giver.noc)] - 1}
    for number, entry in enumerate([*found.reserves, None], 1):
        then = trial.other(capped(trial.tried, kept))
        what = f"entry {number} of the reserve of {event}"
        gained = Counter()
        if then.status == "allocated":
            for noc, number_had in had.items():
                gained[noc] = then.in_the_field.get(noc, {}).get(event, 0) - number_had
        if entry is None:
            status = "nobody" if then.status == "allocated" else then.status
            expect(found.end.status, status, f"end of the reserve of {event}")
            expect([noc for noc in gained if gained[noc] > 0], [], f"end of the reserve of {event}")
            continue
        expect(then.status, "allocated", what)
        takers = [*(line.noc for line in entry.lines), *(entry.without_line or ())]
        expect(Counter(map(noc_of, takers)), +gained, what)
        trial.seen.append("reserve entry")
        kept |= {(noc_of(noc), event): had[noc_of(noc)] for noc in takers}


def _lines(lines):
    return [(noc_of(line.noc), line.list, line.rank) for line in lines]
