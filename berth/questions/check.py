"""A table checked: what it breaks, and who has reason to complain."""

from collections.abc import Collection, Sequence
from pathlib import Path

from berth.questions.case import Asked
from berth.views.check import CheckAnswer, check_answer
from models.answers.quota import columns_of
from models.bound import Law
from models.checks.envy import envies
from models.checks.lawful import beyond_claims, breaches, holding
from models.checks.tally import Tally
from models.errors import BadQuestion
from models.files import read_table
from models.instance import Instance
from models.place import Held, of_one_noc
from models.reading.complaints import as_written
from models.table import Table
from models.words import together


def ask_check(asked: Asked, table: Path | Table | None = None) -> CheckAnswer:
    """Checks a table: of a file, as a value, or the published one. Raises BadInput, BadQuestion."""
    instance = asked.instance
    name, rows = _named(instance, table)
    if missing := [event for event in instance.field.events if event not in rows.columns]:
        raise BadQuestion(f"{name}: no column for {together(missing)}; add it, with 0 for none")
    laws = instance.laws
    unnamed = {squad for squad in instance.field.squads if squad not in rows.columns}
    held = _with_athletes(laws, holding(instance, rows.rows), unnamed)
    broken = dict.fromkeys([*beyond_claims(instance, rows.rows), *breaches(laws, held)])
    return check_answer(instance, asked.heading, name, tuple(broken), tuple(envies(instance, held)))


def _named(instance: Instance, table: Path | Table | None) -> tuple[str, Table]:
    if isinstance(table, Table):
        return "the table", table
    if table is not None:
        columns = columns_of(instance.rulebook)
        return as_written(table), read_table(table, columns, instance.nocs)
    if instance.published is not None:
        return "the published table", instance.published
    raise BadQuestion("berth check: the instance has no published table; name a table to check")


def _with_athletes(laws: Sequence[Law], held: Held, squads: Collection[str]) -> Held:
    """The athletes that the places of an NOC call for, in squads that a table says nothing of."""
    tally = Tally(laws, held)
    news = bool(squads)
    while news:
        news = False
        for index, (_, bound) in enumerate(laws):
            if not of_one_noc(bound.places) or bound.places[0].pool not in squads:
                continue
            for place in bound.places:
                if tally.excess(index) < 0 and place not in tally.held:
                    tally.add(place)
                    news = True
    return frozenset(tally.held)
