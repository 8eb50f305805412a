"""`berth import`: an instance that is one workbook as a folder of text files."""

from pathlib import Path
from typing import Annotated

import typer

from berth.cli.said import say


def import_command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE.xlsx", help="An instance that is one workbook, as berth template has it."
        ),
    ],
    *,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="FOLDER", help="It must not exist, or be empty."),
    ],
) -> None:
    """Make an instance folder of a workbook: rules as YAML, tables as CSV."""
    from berth.questions.workbook import files_in, read_again
    from berth.store.written import write_new_folder

    files, instance = files_in(file)
    write_new_folder(output, files, "--output", lambda folder: read_again(folder, instance))
    say(f"{output}: the instance of {file}, in {len(files)} files. Try:\n  berth solve {output}")
