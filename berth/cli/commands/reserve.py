"""`berth reserve`: who is next in an event, in order."""

from typing import TYPE_CHECKING, Annotated

import typer

from berth.cli import completing, options
from berth.cli.exits import Code
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.views.reserve import ReserveAnswer


def reserve_command(
    path: options.InstancePath,
    event: Annotated[
        str,
        typer.Argument(
            metavar="EVENT",
            help="An event of the rulebook.",
            autocompletion=completing.events_begun,
        ),
    ],
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
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Who is next in an event, in order, and what that changes."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.reserve import ask_reserve

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_reserve(question, event, first, time_limit=time_limit, tell=tell),
        as_json,
        _code_of,
    )


def _code_of(answer: "ReserveAnswer") -> Code:
    """A list that ends for want of time is undecided; one that begins with a lot is that lot."""
    end = answer.end.status if answer.end else ""
    if end == "out_of_time":
        return Code.UNDECIDED
    return Code.LOT_REQUIRED if end == "lot_required" and not answer.reserves else Code.DONE
