"""`berth diagnose`: which rules cannot be kept together, and the smallest repairs."""

import typer

from berth.cli import options


def diagnose(
    path: options.InstancePath,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Which rules cannot be kept together, and the smallest repairs."""
    from berth.cli.exits import Code
    from berth.cli.terminal import print_json, show
    from berth.questions.case import asked
    from berth.questions.diagnose import diagnosed
    from berth.text.diagnose import diagnosis_text
    from berth.text.layout import hanging
    from berth.views.diagnose import of_diagnosis

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    found = diagnosed(question.instance, time_limit)
    if as_json:
        print_json(of_diagnosis(found))
    else:
        show(*hanging(diagnosis_text(question.instance, found)))
    raise typer.Exit(Code.CONFLICT if found.problems else Code.DONE)
