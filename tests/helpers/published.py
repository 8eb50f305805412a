"""A real case beside the table that was published."""

from pathlib import Path

from models.checks.envy import envies
from models.checks.lawful import breaches
from models.files import read_instance
from models.place import column_of
from solver.allocate.solve import solve

INSTANCES = Path(__file__).parents[2] / "instances"


def real_case(name):
    return read_instance(INSTANCES / name)


def table(instance):
    """NOC -> event or squad -> places, as they come out; each checked by other code."""
    found = solve(instance)
    assert found.status == "allocated"
    assert not list(breaches(instance.laws, found.held))
    assert not list(envies(instance, found.held))
    event_of = instance.rulebook.event_of_list()
    rows = {}
    for place in found.held:
        pool = column_of(place.pool)
        column = event_of.get(pool, pool)
        row = rows.setdefault(place.noc, {})
        row[column] = row.get(column, 0) + 1
        if pool in instance.rulebook.squads:
            row["athletes"] = row.get("athletes", 0) + 1
    return rows


def differing(instance):
    """(NOC, column) -> places as they come out, and as they were published."""
    rows, published = table(instance), instance.published
    return {
        (noc, column): (here, there)
        for noc in sorted({*rows, *published.rows})
        for column in published.columns
        for here in [rows.get(noc, {}).get(column, 0)]
        for there in [published.rows.get(noc, {}).get(column, 0)]
        if here != there
    }


def without(instance, *rules):
    book = instance.rulebook
    kept = tuple(rule for rule in book.rules if rule.id not in rules)
    assert len(kept) == len(book.rules) - len(rules)
    return instance.with_rulebook(book.model_copy(update={"rules": kept}))


def unruled(instance):
    return instance.rebuilt(rulings=())
