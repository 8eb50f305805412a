"""Arguments and options that several commands share."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from berth.cli import completing
from berth.questions.limits import WRITE_SECONDS, is_time_limit


def _seconds(value: float) -> float:
    if not is_time_limit(value):
        raise typer.BadParameter(WRITE_SECONDS)
    return value


def _day(value: str) -> date:
    from models.base import day_in

    if (day := day_in(value)) is not None:
        return day
    raise typer.BadParameter(f"'{value}' is not a day; write it like 2013-11-22")


InstancePath = Annotated[
    Path,
    typer.Argument(
        metavar="PATH",
        help="An instance: its folder, its instance.yaml, or a single file with everything in it: "
        "YAML or a workbook.",
    ),
]
VariantName = Annotated[
    str | None,
    typer.Option(
        "--variant",
        metavar="ID|FILE",
        help="A what-if: its id in variants/, or its file.",
        autocompletion=completing.variants_begun,
    ),
]
Changes = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="RULE.PARAMETER=VALUE",
        help="Another number in a rule, such as total-men.at_most=58. May be repeated.",
        autocompletion=completing.rule_numbers_begun,
    ),
]
Drops = Annotated[
    list[str] | None,
    typer.Option(
        "--drop",
        metavar="RULE",
        help="Leave a rule out. May be repeated.",
        autocompletion=completing.rule_ids_begun,
    ),
]
WithoutRulings = Annotated[bool, typer.Option("--without-rulings", help="Leave all rulings out.")]
AsOf = Annotated[
    date | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        parser=_day,
        help="The state on a day: only rulings dated up to it count.",
    ),
]
TimeLimit = Annotated[
    float,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        callback=_seconds,
        help="After so long, end with what is decided by then (exit code 4).",
    ),
]
TimeLimitEach = Annotated[
    float,
    typer.Option(
        "--time-limit",
        metavar="SECONDS",
        callback=_seconds,
        help="For each run or variant; one not decided by then is told as such (exit code 4).",
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        max=1024,
        help="Processes on this machine.",
        show_default="as many as there are cores and work for",
    ),
]
Scheduler = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="A dask scheduler, such as tcp://host:8786, or local. Needs berth[cluster].",
    ),
]
OnlyNocs = Annotated[
    list[str] | None,
    typer.Option(
        "--noc",
        metavar="NOC",
        help="Only its row, and what concerns it; its code, or its name. May be repeated.",
        autocompletion=completing.codes_begun,
    ),
]
OpenCompetitions = Annotated[
    list[str] | None,
    typer.Option(
        "--open",
        metavar="COMPETITION",
        help="Its results are not in; what the instance has of them plays no part. May be "
        "repeated.",
        autocompletion=completing.competitions_begun,
    ),
]
UpcomingCompetitions = Annotated[
    list[str] | None,
    typer.Option(
        "--upcoming",
        metavar="NAME",
        help="A further competition, which the instance does not have yet. May be repeated.",
    ),
]


def each_once(names: list[str] | None) -> tuple[str, ...]:
    """What an option was given, each once."""
    return tuple(dict.fromkeys(names or ()))
