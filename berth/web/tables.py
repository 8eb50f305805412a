"""THE table as far as somebody looks at it: one NOC, one event."""

from berth.sentences.columns import Quotas
from berth.views.parts import Labels
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from berth.web.state import State
from models.table import ATHLETES


def shown_quotas(answer: OutcomeAnswer, state: State, labels: Labels) -> Quotas | None:
    """None where there is no table. Totals stay those of all NOCs."""
    if not isinstance(answer, AllocationAnswer | LotAnswer):
        return None
    if answer.nocs is None or answer.totals is None:
        return None
    noc, event = state.seen("noc"), state.seen("event")
    nocs = {code: row for code, row in answer.nocs.items() if noc in (None, code)}
    if noc in labels.nocs and noc not in nocs:
        # Of one without a place it can be asked why.
        nocs = {noc: dict.fromkeys((*labels.events, *labels.squads, ATHLETES), 0)}
    if event in labels.events:
        nocs = {code: row for code, row in nocs.items() if row[event] != 0 or noc}
        squads = labels.events[event].squads
        labels = Labels(
            nocs=labels.nocs,
            events={event: labels.events[event]},
            squads={squad: labels.squads[squad] for squad in squads},
            reasons=labels.reasons,
        )
    return Quotas(nocs, answer.totals, labels)
