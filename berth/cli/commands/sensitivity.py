"""`berth sensitivity`: which number matters."""

import typer

from berth.cli import options


def sensitivity(
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
    """Every number of every rule one up and one down: what it would do.

    The time limit is for each solve. Exit code 4 if some number was not decided in time.
    """
    from berth.cli.exits import Code
    from berth.cli.no_allocation import show_no_allocation
    from berth.cli.terminal import print_json, show, waiting
    from berth.questions.case import asked
    from berth.questions.solve import solved_alone
    from berth.text.heading import heading
    from berth.text.sensitivity import sensitivity_text
    from berth.views.sensitivity import of_sensitivity
    from models.answers.outcome import Allocated
    from solver.many.sensitivity import everything_about
    from solver.many.sensitivity import sensitivity as find

    question = asked(path, variant, changes, drops, without_rulings, as_of=as_of)
    with waiting("Trying every number"):
        base = solved_alone(question.instance, time_limit)
        outcome = base.outcome
        if isinstance(outcome, Allocated):
            found = find(question.instance, outcome, time_limit)
    if not isinstance(outcome, Allocated):
        show_no_allocation(question, base, as_json)
        raise typer.Exit(base.code)
    if as_json:
        print_json(of_sensitivity(question, found))
    else:
        show(*heading(question), "", *sensitivity_text(found))
    undecided = any(effect.status == "out_of_time" for effect in everything_about(found))
    raise typer.Exit(Code.UNDECIDED if undecided else Code.DONE)
