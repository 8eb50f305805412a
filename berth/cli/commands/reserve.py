"""`berth reserve`: who is next in an event, in order."""

from typing import Annotated

import typer

from berth.cli import options


def reserve(
    path: options.InstancePath,
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event of the rulebook.")],
    *,
    first: Annotated[
        int | None,
        typer.Option(
            "--first", metavar="N", min=1, help="Only the first N.", show_default="all of them"
        ),
    ] = None,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Who is next in an event, in order, and what that changes."""
    from berth.cli.no_allocation import show_no_allocation
    from berth.cli.terminal import print_json, show
    from berth.questions.case import asked
    from berth.questions.reserve import reserve_list
    from berth.questions.solve import Answer
    from berth.text.heading import heading
    from berth.text.reserve import reserve_text
    from berth.views.reserve import of_reserve

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    found = reserve_list(question, event, first, time_limit)
    if isinstance(found, Answer):
        show_no_allocation(question, found, as_json)
    elif as_json:
        print_json(of_reserve(question, found))
    else:
        show(*heading(question), "", *reserve_text(question.instance, found))
    raise typer.Exit(found.code)
