"""`berth forecast`: who will qualify, while competitions are open."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from berth.cli import options
from berth.cli.exits import Code, Refused, code_of
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.forecast import ForecastAnswer

PICTURES = (".svg", ".png")


def _picture(value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in PICTURES:
        raise typer.BadParameter(f"'{value.name}' is no picture; call it .svg or .png")
    return value


def _needs_charts() -> None:
    """Before anything is drawn by lot: a forecast takes long."""
    from berth.charts import missing_to_draw
    from models.words import installing, together

    if missing := missing_to_draw():
        told = f"a picture needs {together(missing)}, not installed here: {installing('charts')}"
        raise Refused(f"--chart: {told}, or leave --chart out")


Runs = Annotated[
    int, typer.Option("--runs", metavar="N", min=1, max=500_000, help="So many are drawn.")
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help="Another number, other random numbers.")
]
Chart = Annotated[
    Path | None,
    typer.Option(
        "--chart",
        metavar="FILE.svg",
        help="The chances as a picture, .svg or .png. Needs berth[charts].",
        dir_okay=False,
        callback=_picture,
    ),
]


def forecast_command(
    path: options.InstancePath,
    *,
    open_: options.OpenCompetitions = None,
    upcoming: options.UpcomingCompetitions = None,
    runs: Runs = 2000,
    seed: Seed = 1,
    workers: options.Workers = None,
    scheduler: options.Scheduler = None,
    chart: Chart = None,
    variant: options.VariantName = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimitEach = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Who will qualify: the open competitions drawn many times from the results so far.

    The same seed gives the same answer, whatever the number of workers. Who starts in an open
    competition is taken from the last one written that is over. The time limit is for each run.
    Exit code 4 if a run was not decided in time; 130 if stopped by Ctrl-C, with what was done.
    """
    from berth.cli.answering import answered
    from berth.cli.computing import computing
    from berth.cli.typed import typed_question
    from berth.questions.crew import Crew
    from berth.questions.forecast import Draws, NeverAllocated, RunsUndecided, ask_forecast
    from berth.questions.options import TYPED
    from berth.store.written import check_target, write_new

    if chart is not None:
        _needs_charts()
        check_target(chart, "--chart")
    question = typed_question(path, variant, changes, drops, without_rulings, as_of=as_of)
    draws = Draws(options.each_once(open_), options.each_once(upcoming), runs, seed)

    def ask(tell: "Tell") -> "ForecastAnswer":
        try:
            return ask_forecast(
                question,
                draws,
                crew=Crew(workers, scheduler),
                keep_on_stop=True,
                time_limit=time_limit,
                tell=tell,
                spelling=TYPED,
            )
        except NeverAllocated as error:
            raise Refused(str(error), Code.CONFLICT) from None
        except RunsUndecided as error:
            raise Refused(f"{error.told}; allow more with --time-limit", Code.UNDECIDED) from None

    def drawn(answer: "ForecastAnswer") -> Code:
        if chart is not None:
            from berth.charts.forecast import forecast_picture

            write_new(chart, forecast_picture(answer, chart.suffix), "--chart")
        return code_of(answer)

    with computing("forecast"):
        answered(ask, as_json, drawn, "Ctrl-C stops, and shows what is done")
