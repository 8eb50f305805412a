"""What must fit together in an instance: rulings, competitions, the order of award."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import get_args

from models.competition import Competitions, first_difference
from models.errors import Problem, did_you_mean
from models.extent import lists_of_event
from models.named_by_lots import ever_named, is_named
from models.noc import Continent
from models.place import Field, column_of
from models.ranking import Ranking
from models.rulebook import Rulebook
from models.ruling import Ruling
from models.standing import (
    line_problems,
    same_day_lots,
    same_day_problems,
    squad_lot_problems,
)


def rankings_missing(rulebook: Rulebook, rankings: Mapping[str, Ranking]) -> Iterator[Problem]:
    """The lists without a ranking. All of them may be missing only where a table is checked."""
    for name in _unranked(rulebook, rankings):
        message = (
            f"no ranking is given for '{name}'; add it to 'rankings', or to a workbook as a sheet "
            "of that name"
        )
        yield Problem(("rankings",), message)


def _unranked(rulebook: Rulebook, rankings: Mapping[str, Ranking]) -> Iterator[str]:
    """The lists without a ranking, but for those of events whose places follow from others."""
    derived = rulebook.derived_events()
    for name, event in rulebook.event_of_list().items():
        if name not in rankings and event not in derived:
            yield name


def host_needed(rulebook: Rulebook) -> Iterator[Problem]:
    """The rules that are about a host, where there is none."""
    pools = (*rulebook.events, *rulebook.squads)
    for index, rule in enumerate(rulebook.rules):
        if rule.is_about_hosts(pools):
            message = f"rule '{rule.id}' is about the host, but no host is given; add 'host'"
            yield Problem(("rulebook", "rules", index), message)


def groups_known(rulebook: Rulebook, groups: Iterable[str]) -> Iterator[Problem]:
    """Rules about a group that there is not. groups: those of one's own."""
    known = (*get_args(Continent), *groups)
    for index, rule in enumerate(rulebook.rules):
        for group in rule.groups():
            if group not in known:
                message = f"unknown group '{group}'; {did_you_mean(group, known)}"
                yield Problem(("rulebook", "rules", index, "group"), message)


def lists_fit(
    rulebook: Rulebook, competitions: Competitions, rankings: Mapping[str, Ranking]
) -> Iterator[Problem]:
    """Every list needs a ranking, or results, and every ranking a list."""
    lists = rulebook.event_of_list()
    if not competitions:
        # Without any ranking a table can still be checked.
        if rankings:
            yield from rankings_missing(rulebook, rankings)
    elif rulebook.classification is not None:
        for name in _unranked(rulebook, rankings):
            message = f"no competition has results for '{name}'; add them, or a ranking"
            yield Problem(("competitions",), message)
    for name in rankings:
        if name not in lists and name not in competitions.lists:
            message = f"no list or event is called '{name}'; {did_you_mean(name, lists)}"
            yield Problem(("rankings", name), message)
    yield from _claims_clear(rulebook, rankings)


def rulings_fit(
    rulings: Sequence[Ruling], rulebook: Rulebook, rankings: Mapping[str, Ranking]
) -> Iterator[Problem]:
    """Their events and lines must be there, and no two of one day may say different things."""
    lists = rulebook.event_of_list()
    drawn, *earlier = ever_named(rulings, rulebook, rankings)
    for index, ruling in enumerate(rulings):
        if ruling.is_of_squad and ruling.event in rulebook.squads:
            continue
        if ruling.event in rulebook.squads:
            where = ("rulings", index, "event")
            yield Problem(
                where, f"'{ruling.event}' is a squad; only a lot without a rank names one"
            )
        elif ruling.event not in rulebook.events:
            hint = did_you_mean(ruling.event, rulebook.events)
            where = ("rulings", index, "event")
            yield Problem(where, f"unknown event '{ruling.event}'; {hint}")
        elif ruling.is_of_line or ruling.is_of_squad:
            named = drawn if ruling.form == "lot" else rankings
            if ruling.form == "lot" and is_named(ruling, earlier, lists):
                continue
            for name, message in line_problems(ruling, named, lists):
                yield Problem(("rulings", index, name), message)
    shaped = rulebook.shaped_lists()
    plain = {name: ranking for name, ranking in rankings.items() if name not in shaped}
    yield from same_day_problems(rulings, plain, lists_of_event(rulebook))
    yield from same_day_lots(rulings, drawn, lists)
    yield from squad_lot_problems(rulings)


def _claims_clear(rulebook: Rulebook, rankings: Mapping[str, Ranking]) -> Iterator[Problem]:
    """A list must say what a rule reads in it to tell what its lines claim."""
    for rule in rulebook.rules:
        for name, ranking in rankings.items() if rule.shapes_claims else ():
            for message in rule.unclear(name, ranking):
                said = f"rule '{rule.id}' cannot be read of {name}: {message}"
                yield Problem(("rankings", name), said)


def competitions_agree(
    competitions: Competitions, rulebook: Rulebook, rankings: Mapping[str, Ranking]
) -> Iterator[Problem]:
    """What is given twice must be the same."""
    lists, classification = rulebook.event_of_list(), rulebook.classification
    for competition, given in competitions.items():
        for name in given:
            if name not in lists:
                message = f"no list or event is called '{name}'; {did_you_mean(name, lists)}"
                yield Problem(("competitions", competition, name), message)
    if classification is None:
        if competitions:
            message = (
                "nothing says how the competitions become rankings; add 'classification' to "
                "the rulebook"
            )
            yield Problem(("rulebook", "classification"), message)
        return
    for index, name in enumerate(classification.leave_out if competitions else ()):
        if name not in competitions:
            message = f"no competition is called '{name}'; {did_you_mean(name, competitions)}"
            yield Problem(("rulebook", "classification", "leave_out", index), message)
    for name, derived in competitions.rankings(classification).items():
        if found := first_difference(rankings[name], derived):
            advice = "leave out 'rankings' to take them from the competitions"
            yield Problem(("rankings", name, found.line), f"{found.what}; {advice}")


def rules_fit(rulebook: Rulebook, field: Field) -> Iterator[Problem]:
    """Rules must be said exactly of the places that there are, and in an order."""
    for index, rule in enumerate(rulebook.rules):
        if message := rule.unsayable(field):
            yield Problem(("rulebook", "rules", index), message)
    yield from _order_needed(rulebook, field)


def _order_needed(rulebook: Rulebook, field: Field) -> Iterator[Problem]:
    """Berth refuses to guess the order across lists where a rule couples them."""
    if rulebook.award is not None:
        return
    lists_of: dict[str, set[str]] = {squad: set() for squad in rulebook.squads}
    for name, event in rulebook.event_of_list().items():
        for squad in rulebook.events[event].squads:
            lists_of[squad].add(name)
        lists_of[name] = {name}
    for rule in rulebook.rules:
        for bound in rule.laws(field):
            if bound.at_most is None and bound.when is None and not bound.at_least:
                continue
            condition = bound.when.places if bound.when else ()
            coupled = set[str]().union(
                # What is given without a line is in nobody's order.
                *(
                    lists_of.get(column_of(p.pool) if p in field.earlier else p.pool, set())
                    for p in bound.places + condition
                )
            )
            if len(coupled) > 1:
                yield Problem(
                    ("rulebook",),
                    f"rule '{rule.id}' couples the lists {', '.join(sorted(coupled))}, so the "
                    "order across them decides; add 'award' with its stages",
                )
                return
