"""`berth solve`: the allocation, and what it rests on."""

from typing import Annotated

import typer

from berth.cli import options


def solve(
    path: options.InstancePath,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
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
    from berth.cli.terminal import print_json
    from berth.questions.case import asked
    from berth.questions.solve import solved
    from berth.questions.verdicts import what_if
    from berth.text.solve import show_outcome
    from berth.views import solve as json

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    answer = solved(question.instance, time_limit, certify, steps, what_if(question))
    if as_json:
        print_json(json.of_solve(question, answer))
    else:
        show_outcome(question, answer)
    raise typer.Exit(answer.code)
