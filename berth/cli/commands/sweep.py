"""`berth sweep`: what-ifs combined in every way."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli import options

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
Seed = Annotated[
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


def sweep(
    path: options.InstancePath,
    grid: GridFile,
    *,
    out: OutFile = None,
    csv: CsvFile = None,
    workers: options.Workers = None,
    scheduler: options.Scheduler = None,
    check_every: CheckEvery = 200,
    seed: Seed = None,
    changes: options.Changes = None,
    drops: options.Drops = None,
    without_rulings: options.WithoutRulings = False,
    as_of: options.AsOf = None,
    time_limit: options.TimeLimit = options.DEFAULT_SECONDS,
    as_json: options.AsJson = False,
) -> None:
    """Numbers, variants, rules and rulings combined in every way, and what each does.

    Results are kept as they come: a sweep that is stopped goes on when the command is given
    again. The time limit is for each solve. Exit code 4 if a variant was not decided in time,
    130 if stopped by Ctrl-C.
    """
    from berth.cli.exits import Code
    from berth.cli.terminal import print_json, show
    from berth.questions.grid import swept as read
    from berth.questions.sweep import Asking, Crew
    from berth.questions.sweep import sweep as run
    from berth.store.sweep_csv import write_csv
    from berth.store.sweeps import Store
    from berth.text.heading import heading
    from berth.text.sweep import sweep_text
    from berth.views.sweep import of_sweep
    from berth.views.sweep_summary import summary

    swept = read(path, grid, changes, drops, without_rulings, as_of=as_of, seed=seed)
    with Store(out or grid.with_suffix(".sqlite")) as store:
        before = run(swept, store, Asking(time_limit, check_every), Crew(workers, scheduler))
        found = summary(swept, store, before)
        if csv is not None:
            write_csv(swept, store, csv)
        kept_in = str(store.path)
    if as_json:
        print_json(of_sweep(swept, found, kept_in))
    else:
        show(*heading(swept.question), "", *sweep_text(swept, found, kept_in))
    raise typer.Exit(Code.UNDECIDED if found.undecided else Code.DONE)
