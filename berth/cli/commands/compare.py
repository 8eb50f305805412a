"""`berth compare`: states of a case side by side, and what did it."""

from typing import Annotated

import typer

from berth.cli import completing, options
from berth.questions.limits import DEFAULT_SECONDS


def compare_command(
    path: options.InstancePath,
    states: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="STATE...",
            help="base, published, without-rulings, a day, a variant's id or file. The first is "
            "what the others are compared with; before a variant, or a single state, the base is.",
            show_default=False,
            autocompletion=completing.states_begun,
        ),
    ] = None,
    *,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """States side by side: who gains, who loses, what did it.

    What --set, --drop, --without-rulings and --as-of change is one more state, called options.
    A state that is no allocation is shown as such; the exit code is that of the first of them.
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.compare import ask_compare
    from berth.questions.states import states_named

    question = typed_question(path, None, changes, drops, without_rulings, as_of=as_of)
    changed = question if question.typed else None
    cases = tuple(states_named(path, states or [], question.base, changed))
    answered(lambda tell: ask_compare(cases, time_limit=time_limit, tell=tell), as_json)
