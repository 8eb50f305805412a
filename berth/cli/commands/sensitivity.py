"""`berth sensitivity`: which number matters."""

from typing import TYPE_CHECKING

from berth.cli import options
from berth.cli.exits import Code
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.views.sensitivity import SensitivityAnswer


def sensitivity_command(
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
    """Every number of every rule one up and one down: what it would do.

    The time limit is for all of it. Exit code 4 if some number was not decided in time.
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.questions.sensitivity import ask_sensitivity

    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    answered(
        lambda tell: ask_sensitivity(question, time_limit=time_limit, tell=tell), as_json, _code_of
    )


def _code_of(answer: "SensitivityAnswer") -> Code:
    return Code.UNDECIDED if answer.is_undecided else Code.DONE
