"""`berth export`: the answer as a workbook, or its table for another document."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from berth.cli import options
from berth.cli.said import say
from berth.exports import wrong_ending
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.report import ReportAnswer
    from berth.views.solve import AllocationAnswer


def _ending(value: Path) -> Path:
    if wrong := wrong_ending(value):
        raise typer.BadParameter(wrong)
    return value


ExportFile = Annotated[
    Path,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE.xlsx|csv|md|tex",
        help="Its ending says what is written.",
        dir_okay=False,
        callback=_ending,
    ),
]


def export(
    path: options.InstancePath,
    *,
    output: ExportFile,
    without_why: Annotated[
        bool,
        typer.Option("--without-why", help="Leave out the sheet of reasons, which takes longest."),
    ] = False,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    only: options.OnlyNocs = None,
    as_json: options.AsJson = False,
) -> None:
    """Write the answer as a workbook, or its table as CSV, Markdown or LaTeX.

    A workbook has whatever there is to say: the table as it is published, every step, reserve
    lists, rules, the reason of every cell, sources; lots that are open, or which rules clash, with
    the repairs. The table alone is written of an allocation only. The time limit is for all
    of it: what is not found by then is left out and named (exit code 4).
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_question
    from berth.exports import write_export
    from berth.questions.no_allocation import NoAllocation
    from berth.store.written import check_target
    from models.files import origins_of

    check_target(output, "--output")
    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    origins = origins_of(path)

    def ask(tell: "Tell") -> "ReportAnswer | AllocationAnswer":
        try:
            return write_export(
                question,
                origins,
                output,
                "--output",
                whys=not without_why,
                nocs=only or (),
                time_limit=time_limit,
                tell=tell,
            )
        except NoAllocation:
            say(f"{output} is not written: there is no allocation", to_stderr=True)
            raise

    def told(answer: "ReportAnswer | AllocationAnswer") -> str:
        from berth.sentences.in_short import told_in_short
        from berth.views.report import ReportAnswer

        outcome = answer.outcome if isinstance(answer, ReportAnswer) else answer
        return f"{output}: {answer.heading.title}; {told_in_short(outcome)}"

    answered(ask, as_json, told=told)
