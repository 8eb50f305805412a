"""`berth solve`: the allocation, and what it rests on."""

from typing import Annotated

import typer

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS


def solve_command(
    path: options.InstancePath,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    steps: Annotated[
        bool,
        typer.Option("--steps", help="Every line in its turn, awarded or passed over, and why."),
    ] = False,
    certify: Annotated[
        bool, typer.Option("--certify", help="Prove the allocation a second time, another way.")
    ] = False,
    as_json: options.AsJson = False,
) -> None:
    """The allocation, as a table, and what it rests on."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.solve import ask_solve

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_solve(
            question, time_limit=time_limit, certify=certify, with_steps=steps, tell=tell
        ),
        as_json,
    )
