"""`berth template`: a workbook to start from, or a case as one workbook."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli.said import say
from berth.questions.shipped import TEMPLATE


def template(
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FILE.xlsx", help="The workbook.", dir_okay=False),
    ],
    *,
    origin: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="PATH",
            help="Write this instance, with its variants; without it an example to start from.",
        ),
    ] = None,
) -> None:
    """Write an instance as one workbook, to be filled in with Excel or another spreadsheet.

    Every command takes it as PATH, and berth import makes a folder of it.
    """
    from berth.cli.exits import Refused
    from berth.excel.fill_in import workbook_to_fill_in
    from berth.questions.workbook import workbook_of
    from berth.sentences.fill_in import READ_ME
    from berth.store.written import check_target, write_new

    if output.suffix.lower() != ".xlsx":
        raise Refused(f"{output}: a workbook is written as .xlsx; name it so with --output")
    check_target(output, "--output")
    source = origin or TEMPLATE
    data = workbook_of(
        source, lambda sheets: workbook_to_fill_in(sheets, READ_ME), to_start_from=origin is None
    )
    write_new(output, data, "--output")
    what = "an example to fill in" if origin is None else f"{source} as one workbook"
    say(f"{output}: {what}. Try:\n  berth solve {output}")
