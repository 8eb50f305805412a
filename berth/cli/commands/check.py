"""`berth check`: any table against the rules, without a solver."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli import options
from berth.cli.exits import Code

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
    as_json: options.AsJson = False,
) -> None:
    """Check a table against the rules: breaches and unjustified envy."""
    from berth.cli.terminal import print_json, show
    from berth.questions.case import asked
    from berth.questions.check import checked
    from berth.text.check import findings_text
    from berth.text.heading import heading
    from berth.views.check import of_check

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    findings = checked(question.instance, table)
    if as_json:
        print_json(of_check(question.instance, findings))
    else:
        show(*heading(question), "", *findings_text(question.instance, findings))
    raise typer.Exit(Code.DONE if findings.is_clean else Code.BREACH)
