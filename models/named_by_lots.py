"""What lots name: lines that share a rank, and where a rule ranks what is claimed the claims.

Claims are ranked anew when a line is struck. A lot between those that there were until then still
says what there was when a place was given back.
"""

from collections.abc import Iterable, Mapping, Sequence

from models.extent import claimed_lines, lists_of_event
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.ruling import STRUCK, Ruling
from models.settled import settled_rankings
from models.standing import counts_from, last_by_date, line_problems


def _as_lots_name_them(
    rulings: Sequence[Ruling], rulebook: Rulebook, rankings: Mapping[str, Ranking]
) -> Mapping[str, Ranking]:
    """The rankings, and where a rule ranks what is claimed the claims, as they are without the
    lines that are struck."""
    own, lists = rulebook.lists_ranked_by_rules(), rulebook.event_of_list()
    if not own:
        return rankings
    known = [ruling for ruling in rulings if ruling.event in rulebook.events]
    struck = [
        ruling
        for ruling in last_by_date(known, lists_of_event(rulebook))[0]
        if ruling.form in STRUCK and not any(line_problems(ruling, rankings, lists))
    ]
    left = settled_rankings(rankings, struck, lists_of_event(rulebook))
    claimed = claimed_lines(rulebook, left)
    return {name: claimed[name] if name in own else rankings[name] for name in rankings}


def ever_named(
    rulings: Sequence[Ruling], rulebook: Rulebook, rankings: Mapping[str, Ranking]
) -> list[Mapping[str, Ranking]]:
    """What lots name as all is now; and where a rule ranks claims, as it was on each day on which a
    place was given back."""
    days = {counts_from(ruling) for ruling in rulings if ruling.form == "given_back"}
    if not rulebook.lists_ranked_by_rules():
        days = set()
    until = [[r for r in rulings if counts_from(r) <= day] for day in sorted(days)]
    return [_as_lots_name_them(known, rulebook, rankings) for known in (rulings, *until)]


def is_named(lot: Ruling, ever: Iterable[Mapping[str, Ranking]], lists: Mapping[str, str]) -> bool:
    """Whether there are lines in any of these between which it was drawn. lists: list -> event."""
    return any(not any(line_problems(lot, named, lists)) for named in ever)


def lots_heard(
    rulings: Sequence[Ruling], rulebook: Rulebook, rankings: Mapping[str, Ranking]
) -> tuple[Ruling, ...]:
    """The rulings of a case without the lots that are about claims of another day: those that there
    are since a line was struck, or were until then."""
    if not rulebook.lists_ranked_by_rules():
        return tuple(rulings)
    ever, lists = ever_named(rulings, rulebook, rankings), rulebook.event_of_list()
    return tuple(
        ruling
        for ruling in rulings
        if ruling.form != "lot" or ruling.is_of_squad or is_named(ruling, ever, lists)
    )
