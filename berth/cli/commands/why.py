"""`berth why`: why an NOC has a place, or why not, and what would change it."""

from typing import Annotated

import typer

from berth.cli import completing, options
from berth.questions.limits import DEFAULT_SECONDS

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


def why_command(
    path: options.InstancePath,
    noc: Annotated[
        str, typer.Argument(metavar="NOC", help="Its code.", autocompletion=completing.codes_begun)
    ],
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT", help="An event, or a squad.", autocompletion=completing.pools_begun
        ),
    ],
    k: PlaceNumber = None,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Why an NOC has a place, or why not, and what would change it."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.why import ask_why

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_why(question, noc, event, k, time_limit=time_limit, tell=tell), as_json
    )
