"""`berth report`: all that is to be said of a case, in one file."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.report import ReportAnswer

HtmlFile = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE.html",
        help="Write it as one HTML file, which needs no network; without it, it is printed.",
        dir_okay=False,
    ),
]

WithEngine = Annotated[
    bool,
    typer.Option(
        "--live",
        help="With the engine inside: 12 MB, in which numbers can be changed by whoever reads it.",
    ),
]


def report_command(
    path: options.InstancePath,
    *,
    output: HtmlFile = None,
    live: WithEngine = False,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """All that is to be said of a case, in one file that can be mailed and printed.

    Whatever the outcome: the allocation with every step, who came where around each cut, reserve
    lists, rules, sources; a conflict with its repairs. The time limit is for all of it: what is
    not found by then is left out and named (exit code 4).
    """
    from berth.cli.answering import answered
    from berth.cli.typed import typed_options, typed_question
    from berth.questions.report import ask_report
    from berth.store.written import check_target, write_new
    from models.errors import BadQuestion
    from models.files import origins_of

    if live and output is None:
        raise BadQuestion("--live: this is about a file; name it with --output")
    if output is not None:
        check_target(output, "--output")
    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    origins = origins_of(path)

    def ask(tell: "Tell") -> "ReportAnswer":
        answer = ask_report(question, origins, time_limit=time_limit, tell=tell)
        if output is not None:
            write_new(output, html_of(answer).encode(), "--output")
        return answer

    def html_of(answer: "ReportAnswer") -> str:
        if live:
            from berth.api import Case
            from berth.live.file import live_html

            given = typed_options(variant, changes, drops, without_rulings, as_of)
            return live_html(answer, Case(path, given, question))
        from berth.html.report import report_html

        return report_html(answer)

    def told(answer: "ReportAnswer") -> str:
        from berth.sentences.in_short import told_in_short

        return f"{output}: {told_in_short(answer.outcome)}"

    answered(ask, as_json, told=told if output is not None else None)
