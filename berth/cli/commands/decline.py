"""`berth decline`: places given back, and who moves up."""

from typing import Annotated

import typer

from berth.cli import completing, options
from berth.questions.limits import DEFAULT_SECONDS

NocName = Annotated[
    str | None,
    typer.Argument(
        metavar="NOC",
        help="The NOC that gives places back.",
        show_default=False,
        autocompletion=completing.codes_begun,
    ),
]
EventName = Annotated[
    str | None,
    typer.Argument(
        metavar="EVENT",
        help="An event of the rulebook.",
        show_default=False,
        autocompletion=completing.events_begun,
    ),
]
Number = Annotated[
    int,
    typer.Argument(metavar="N", min=1, max=10_000, help="How many of its places."),
]


def decline_command(
    path: options.InstancePath,
    noc: NocName = None,
    event: EventName = None,
    number: Number = 1,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Who moves up when places are given back.

    Without NOC and EVENT it goes through the rulings of the instance in the order of their days;
    of one day, in the order of the file.
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.decline import ask_decline

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_decline(question, noc, event, number, time_limit=time_limit, tell=tell),
        as_json,
    )
