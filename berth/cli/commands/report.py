"""`berth report`: all that is to be said of a case, in one file."""

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS


def report_command(
    path: options.InstancePath,
    *,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """All of it: the outcome with every step, reserve lists, rules, sources.

    The time limit is for each question that is asked for it.
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.report import ask_report
    from models.files import origins_of

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    origins = origins_of(path)
    answered(
        lambda tell: ask_report(question, origins, time_limit=time_limit, tell=tell),
        as_json,
    )
