"""A rulebook as text: a sentence per rule, and the order of award."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table

from berth.text.heading import heading_shown
from berth.views.parts import Labels
from berth.views.rules import RulesAnswer, StageShown
from models.words import cited, together

ORDERS = {
    None: "",
    "rank_by_rank": ", rank by rank",
    "list_by_list": ", list by list",
    "breadth_first": ", first the best line of every NOC, then the second ones",
    "noc_by_noc": ", each NOC's lines of a list all together, at the rank of its best one",
}
POLICIES = {
    "strict": "",
    "rank_maximal": ", as many of the first ranks as possible",
    "fill_first": ", as many places as possible first",
}


def shown(answer: RulesAnswer) -> Iterator[RenderableType]:
    yield from heading_shown(answer.heading, answer.labels)
    yield ""
    rules = Table.grid(padding=(0, 2, 0, 0))
    for rule in answer.rules:
        rules.add_row(rule.id, cited(rule))
    yield rules
    yield ""
    yield "Order of award"
    stages = Table.grid(padding=(0, 2, 0, 0))
    for stage in answer.award:
        stages.add_row(stage.id, _awarded(stage, answer.labels))
    yield stages


def _awarded(stage: StageShown, labels: Labels) -> str:
    """'Men's relay and Women's relay, rank by rank (sentence 6)'."""
    how = f"{together(map(labels.pool, stage.lists))}{ORDERS[stage.order]}{POLICIES[stage.policy]}"
    return f"{how} ({stage.cite})" if stage.cite else how
