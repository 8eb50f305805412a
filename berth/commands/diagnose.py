"""`berth diagnose`: which rules cannot be kept together, and the smallest repairs."""

import typer

from berth import options


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
    from berth.asked import asked
    from berth.diagnosing import diagnosed
    from berth.diagnosis_json import of_diagnosis
    from berth.diagnosis_text import diagnosis_text
    from berth.exits import Code
    from berth.terminal import hanging, print_json, show

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    found = diagnosed(question.instance, time_limit)
    if as_json:
        print_json(of_diagnosis(found))
    else:
        show(*hanging(diagnosis_text(question.instance, found)))
    raise typer.Exit(Code.CONFLICT if found.problems else Code.DONE)
