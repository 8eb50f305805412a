"""`berth solve`: the allocation, and what it rests on."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS

#: What `--steps=all` is to typer, which knows no option that may stand without its value.
ALL_STEPS = "--all-steps"


class StepsMayBeAll(TyperCommand):
    """Takes `--steps` and `--steps=all`; what stands behind `--steps ` is the next argument."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        plain = args.index("--") if "--" in args else len(args)
        options = [ALL_STEPS if arg == "--steps=all" else arg for arg in args[:plain]]
        return super().parse_args(ctx, [*options, *args[plain:]])


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
        typer.Option(
            "--steps",
            help="Every line in its turn, awarded or passed over, and why; what follows one "
            "another and is the same is said once, or line by line with --steps=all.",
        ),
    ] = False,
    all_steps: Annotated[bool, typer.Option(ALL_STEPS, hidden=True)] = False,
    certify: Annotated[
        bool, typer.Option("--certify", help="Prove the allocation a second time, another way.")
    ] = False,
    only: options.OnlyNocs = None,
    as_json: options.AsJson = False,
) -> None:
    """The allocation, as a table, and what it rests on."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.solve import ask_solve

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_solve(
            question,
            time_limit=time_limit,
            certify=certify,
            with_steps="all" if all_steps else steps,
            nocs=only or (),
            tell=tell,
        ),
        as_json,
    )
