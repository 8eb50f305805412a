"""All that is said of a case, one answer after the other, as text."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.sentences.ledger import NO_REASONS
from berth.sentences.outcomes import not_found_in_time
from berth.sentences.sources import source_entries
from berth.sentences.why import why_in_words, whys_not_found
from berth.text import diagnose, solve
from berth.text.layout import hanging
from berth.text.reserve import reserve_list_shown
from berth.text.rules import rulebook_shown
from berth.views.report import ReportAnswer
from berth.views.solve import AllocationAnswer


def shown(answer: ReportAnswer) -> Iterator[RenderableType]:
    if answer.diagnosis is not None:
        yield from diagnose.shown(answer.diagnosis)
    else:
        yield from solve.shown(answer.outcome)
    if isinstance(answer.outcome, AllocationAnswer) and answer.outcome.steps is None:
        yield ""
        yield NO_REASONS
    for reserve in answer.reserves:
        yield ""
        yield from reserve_list_shown(reserve)
    for why in answer.whys or ():
        yield ""
        yield from hanging(why_in_words(why))
    yield from whys_not_found(answer.whys_undecided)
    yield from not_found_in_time(answer.not_in_time)
    yield ""
    yield from rulebook_shown(answer.rules)
    yield ""
    sources = Table.grid(padding=(0, 2, 0, 0))
    for entry in source_entries(answer.sources, answer.rules.labels):
        sources.add_row(*entry)
    yield sources
