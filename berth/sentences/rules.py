"""How stages are awarded, in words."""

from berth.views.parts import Labels
from berth.views.rules import StageShown
from models.words import together

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


def awarded_in_words(stage: StageShown, labels: Labels) -> str:
    """'Men's relay and Women's relay, rank by rank (sentence 6)'."""
    how = f"{together(map(labels.pool, stage.lists))}{ORDERS[stage.order]}{POLICIES[stage.policy]}"
    return f"{how} ({stage.cite})" if stage.cite else how
