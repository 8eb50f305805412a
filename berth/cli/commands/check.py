"""`berth check`: any table against the rules."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS

TablePath = Annotated[
    Path | None,
    typer.Argument(
        metavar="[TABLE]",
        help="A table of places: a column noc, and one per event and squad. Default: the "
        "published table of the instance.",
        show_default=False,
    ),
]


def check(
    path: options.InstancePath,
    table: TablePath = None,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Check a table against the rules: breaches and unjustified envy."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.check import ask_check

    question = typed_question(
        path, variant, changes, drops, without_rulings, as_of=as_of, needs_rankings=False
    )
    answered(lambda _: ask_check(question, table, time_limit=time_limit), as_json)
