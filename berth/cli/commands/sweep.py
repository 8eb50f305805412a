"""`berth sweep`: what-ifs combined in every way."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from berth.cli import options
from berth.questions.limits import DEFAULT_SECONDS

if TYPE_CHECKING:
    from berth.questions.progress import Tell
    from berth.views.sweep import SweepAnswer

GridFile = Annotated[
    Path,
    typer.Argument(
        metavar="GRID.yaml", help="Numbers, variants, rules and rulings to combine.", dir_okay=False
    ),
]
OutFile = Annotated[
    Path | None,
    typer.Option(
        "--out",
        metavar="FILE.sqlite",
        help="Where the results are kept, and found again when the sweep goes on.",
        show_default="beside the grid",
        dir_okay=False,
    ),
]
CsvFile = Annotated[
    Path | None,
    typer.Option("--csv", metavar="FILE.csv", help="A line per variant.", dir_okay=False),
]
CheckEvery = Annotated[
    int,
    typer.Option(
        "--check-every",
        metavar="N",
        min=0,
        help="One in N results of the walk is found again by the solver alone; 0 for none.",
    ),
]
LotSeed = Annotated[
    int | None,
    typer.Option(
        "--seed",
        metavar="N",
        min=0,
        help="Draw the lots that are required, the same for the same seed. Without it a lot that "
        "is required is the result.",
        show_default=False,
    ),
]


def sweep_command(
    path: options.InstancePath,
    grid: GridFile,
    *,
    out: OutFile = None,
    csv: CsvFile = None,
    workers: options.Workers = None,
    scheduler: options.Scheduler = None,
    check_every: CheckEvery = 200,
    seed: LotSeed = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimitEach = DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Numbers, variants, rules and rulings combined in every way, and what each does.

    Results are kept as they come: a sweep that is stopped goes on when the command is given
    again. The time limit is for each solve. Exit code 4 if a variant was not decided in time,
    130 if stopped by Ctrl-C.
    """
    from berth.cli.answering import answered
    from berth.cli.computing import computing
    from berth.cli.typed import typed_options
    from berth.questions.crew import Crew
    from berth.questions.grid import swept
    from berth.questions.options import TYPED
    from berth.questions.sweep import ask_sweep
    from berth.store.sweep_csv import write_csv
    from berth.store.sweeps import Store
    from berth.store.written import check_target
    from models.files import read_instance

    if csv is not None:
        check_target(csv, "--csv")
    given = typed_options(None, changes, drops, without_rulings, as_of)
    found = swept(read_instance(path), path, given, grid, seed=seed, spelling=TYPED)

    def ask(tell: "Tell") -> "SweepAnswer":
        with Store(out or grid.with_suffix(".sqlite"), "--out") as store:
            answer = ask_sweep(
                found,
                store,
                check_every=check_every,
                crew=Crew(workers, scheduler),
                time_limit=time_limit,
                tell=tell,
            )
            if csv is not None:
                write_csv(found.grid, found.cases, store, csv, "--csv")
            return answer

    with computing("sweep"):
        answered(ask, as_json, stop="Ctrl-C stops, and keeps what is done")
