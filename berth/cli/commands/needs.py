"""`berth needs`: what must happen for a further place."""

from typing import Annotated

import typer

from berth.cli import completing, options
from berth.questions.limits import DEFAULT_SECONDS

OneEvent = Annotated[
    str | None,
    typer.Argument(
        metavar="[EVENT]",
        help="An event. Default: each of them.",
        show_default=False,
        autocompletion=completing.events_begun,
    ),
]


def needs_command(
    path: options.InstancePath,
    noc: Annotated[
        str,
        typer.Argument(
            metavar="NOC", help="Its code, or its name.", autocompletion=completing.codes_begun
        ),
    ],
    event: OneEvent = None,
    *,
    open_: options.OpenCompetitions = None,
    upcoming: options.UpcomingCompetitions = None,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """What must happen for an NOC to have a further place, and which places are certain.

    With open competitions: the finish that it needs there, the others as they stand, and what holds
    whatever they do. Without: the rank that it would need. The time limit is for all of it.
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.needs import Open, ask_needs
    from berth.questions.options import TYPED

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    open_now = Open(options.each_once(open_), options.each_once(upcoming))
    answered(
        lambda tell: ask_needs(
            question, noc, event, open_now, time_limit=time_limit, tell=tell, spelling=TYPED
        ),
        as_json,
    )
