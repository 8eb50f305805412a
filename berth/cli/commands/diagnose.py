"""`berth diagnose`: which rules cannot be kept together, and the smallest repairs."""

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS


def diagnose_command(
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
    """Which rules cannot be kept together, and the smallest repairs."""
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.diagnose import ask_diagnose

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(lambda tell: ask_diagnose(question, time_limit=time_limit, tell=tell), as_json)
