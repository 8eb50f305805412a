"""THE table as far as somebody looks at it: one NOC, one event."""

from berth.sentences.columns import Quotas
from berth.views.parts import Labels
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from berth.web.state import State
from models.errors import BadQuestion, did_you_mean
from models.table import ATHLETES


def shown_quotas(answer: OutcomeAnswer, state: State, labels: Labels) -> Quotas | None:
    """None where there is no table. Totals stay those of all NOCs. Raises BadQuestion where the
    link names an NOC or an event that the case does not have."""
    if not isinstance(answer, AllocationAnswer | LotAnswer):
        return None
    if answer.nocs is None or answer.totals is None:
        return None
    noc, event = state.seen("noc"), state.seen("event")
    if noc is not None and noc not in labels.nocs:
        raise BadQuestion(f"no NOC here is called '{noc}'; {did_you_mean(noc, labels.nocs)}")
    if event is not None and event not in labels.events:
        raise BadQuestion(f"unknown event '{event}'; {did_you_mean(event, labels.events)}")
    nocs = {code: row for code, row in answer.nocs.items() if noc in (None, code)}
    if noc is not None and noc not in nocs:
        # Of one without a place it can be asked why.
        nocs = {noc: dict.fromkeys((*labels.events, *labels.squads, ATHLETES), 0)}
    if event is not None:
        nocs = {code: row for code, row in nocs.items() if row[event] != 0 or noc}
        squads = labels.events[event].squads
        labels = Labels(
            nocs=labels.nocs,
            events={event: labels.events[event]},
            squads={squad: labels.squads[squad] for squad in squads},
            reasons=labels.reasons,
        )
    return Quotas(nocs, answer.totals, labels)
