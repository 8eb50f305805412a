"""THE table as far as somebody looks at it: one NOC, one event."""

from collections.abc import Collection

from berth.sentences.columns import Quotas
from berth.views.parts import Labels
from berth.views.solve import AllocationAnswer, LotAnswer, OutcomeAnswer
from berth.web.state import State
from models.errors import BadQuestion, did_you_mean
from models.table import ATHLETES


def shown_quotas(
    answer: OutcomeAnswer, state: State, labels: Labels, changed: Collection[tuple[str, str]]
) -> Quotas | None:
    """None where there is no table. Totals stay those of all NOCs. Of one event there are the NOCs
    with a place, and those that had one before the changes: of changed, by NOC and column. Raises
    BadQuestion where the link names an NOC or an event that the case does not have."""
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
    without = dict.fromkeys((*labels.events, *labels.squads, ATHLETES), 0)
    if noc is not None and noc not in nocs:
        # Of one without a place it can be asked why.
        nocs = {noc: without}
    if event is not None:
        lost_all = {code: without for code, column in changed if column == event and not noc}
        nocs = {
            code: row
            for code, row in sorted({**lost_all, **nocs}.items())
            if noc or row[event] != 0 or (code, event) in changed
        }
        squads = labels.events[event].squads
        labels = Labels(
            nocs=labels.nocs,
            events={event: labels.events[event]},
            squads={squad: labels.squads[squad] for squad in squads},
            reasons=labels.reasons,
        )
    return Quotas(nocs, answer.totals, labels)
