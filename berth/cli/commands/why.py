"""`berth why`: why an NOC has a place, or why not, and what would change it."""

from typing import Annotated

import typer

from berth.cli import options

PlaceNumber = Annotated[
    int | None,
    typer.Argument(
        metavar="[K]",
        min=1,
        max=10_000,
        help="Its K-th place. Default: the last one that it has, and the next one.",
        show_default=False,
    ),
]


def why(
    path: options.InstancePath,
    noc: Annotated[str, typer.Argument(metavar="NOC", help="Its code.")],
    event: Annotated[str, typer.Argument(metavar="EVENT", help="An event, or a squad.")],
    k: PlaceNumber = None,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Why an NOC has a place, or why not, and what would change it."""
    from berth.cli.no_allocation import show_no_allocation
    from berth.cli.terminal import print_json, show
    from berth.questions.case import asked
    from berth.questions.solve import Answer
    from berth.questions.why import reasons
    from berth.text.heading import heading
    from berth.text.layout import hanging
    from berth.text.why import why_text
    from berth.views.why import of_why

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    found = reasons(question.instance, noc, event, k, time_limit)
    if isinstance(found, Answer):
        show_no_allocation(question, found, as_json)
        raise typer.Exit(found.code)
    if as_json:
        print_json(of_why(question, found))
        return
    if question.typed:
        show(*heading(question), "")
    show(*hanging(why_text(question.instance, found)))
